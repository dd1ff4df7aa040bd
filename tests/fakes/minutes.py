"""Invented minutes with what must be gone, kept and asked about in each; read from tests/data and judged by one rule."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dhr_desktop.sanitise.fold import fold_name
from dhr_desktop.sanitise.scrub import scrub_line

_FILES: Final = tuple(
    Path(__file__).parents[1] / "data" / name
    for name in ("minutes.toml", "minutes-3.toml", "minutes-4.toml", "minutes-5.toml")
)


@dataclass(frozen=True)
class Verdict:
    """What is wrong with one answer: strings left, words lost, questions not put, questions too many."""

    leaked: tuple[str, ...]
    lost: tuple[str, ...]
    unasked: tuple[str, ...]
    needless: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.leaked or self.lost or self.unasked or self.needless)


def minutes() -> list[dict[str, Any]]:
    """Return the cases in the order of the files."""
    return [case for path in _FILES for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


def answer(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return output and flags for a case."""
    return scrub_line({"id": case["kind"], "registry": case["registry"], "text": case["text"]})


def judged(case: Mapping[str, Any], output: str, flags: Iterable[str]) -> Verdict:
    """Judge one answer."""
    asked = [fold_name(flag) for flag in flags]
    whole = fold_name(output)
    return Verdict(
        tuple(entry for entry in case["gone"] if _is_left(entry, output)),
        tuple(entry for entry in case.get("kept", ()) if entry not in output),
        tuple(
            entry
            for entry in case.get("asked", ())
            if fold_name(entry) in whole and not any(_overlap(fold_name(entry), flag) for flag in asked)
        ),
        tuple(entry for entry in case.get("unasked", ()) if fold_name(entry) in asked),
    )


def _overlap(name: str, flag: str) -> bool:
    return name in flag or (len(flag) > 2 and flag in name)


def _is_left(entry: str, output: str) -> bool:
    if entry.startswith("re:"):
        return re.search(entry[3:], output) is not None
    if entry.startswith("sq:"):
        return _squeezed(entry[3:]) in _squeezed(output)
    return fold_name(entry) in fold_name(output)


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold_name(text))
