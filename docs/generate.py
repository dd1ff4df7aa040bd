"""Writes the pages that are made from the code: `python3 run.py docs`. A test compares them, so none can go stale."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docs import data_dictionary, export_policy
from installer import licences

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent

# Every generated page, and what returns its text.
PAGES: dict[str, Callable[[], str]] = {
    "data-dictionary.md": data_dictionary.page,
    "export-policy.md": export_policy.page,
    "licences.md": licences.page,
}


def main() -> None:
    """Write every generated page and say which."""
    for name, text in PAGES.items():
        (FOLDER / name).write_text(text(), "utf-8", newline="\n")
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
