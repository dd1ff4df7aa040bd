"""Takes every picture anew: `python run.py shots`, with `--accept` to keep them as the new references."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.screenshots.comparing import small
from tests.screenshots.rendering import (
    PICTURES,
    REFERENCES,
    Vaults,
    all_shots,
    contact_sheet,
    keep,
    reference_of,
    render,
)


def main(words: list[str]) -> int:
    """Render, write and lay out; return the exit code."""
    app = QApplication([])
    accept = "--accept" in words
    wanted = [word for word in words if not word.startswith("--")]
    vaults = Vaults()
    shots = [shot for shot in all_shots(vaults) if not wanted or any(word in shot.name for word in wanted)]
    by_theme: dict[str, list[tuple[str, object]]] = {}
    if accept and not wanted:
        for old in REFERENCES.glob("*.png"):
            old.unlink()
    for shot in shots:
        picture = render(app, shot)
        keep(shot, picture)
        by_theme.setdefault(f"{shot.theme}-{shot.percent}", []).append((shot.name, picture))
        if accept:
            REFERENCES.mkdir(exist_ok=True)
            small(picture).save(str(reference_of(shot)))
    for name, pictures in by_theme.items():
        contact_sheet(pictures).save(str(PICTURES / f"contact-{name}.png"))  # type: ignore[arg-type]
    vaults.close()
    print(f"{len(shots)} pictures and {len(by_theme)} contact sheets are in {PICTURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
