"""How much text that names nobody is changed all the same: every word outside the annotated persons, and all of it for strangers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from dhr_desktop.sanitise.engine import AgeForm, DateForm, compile_registry, sanitise
from dhr_desktop.sanitise.registry import Identity
from tests.benchmarks.sanitise_corruptions import PEOPLE
from tests.benchmarks.sanitise_litbank import books, registry_of

_WORD: Final = re.compile(r"[^\W\d_]+")
_CASES: Final = Path(__file__).parents[2] / "resources" / "demo" / "cases"
_STRANGER: Final = "Stranger"


def kept_text(archive: Path | None) -> None:
    """Print how many words that should stay are changed."""
    if archive is not None:
        words = changed = 0
        samples: list[str] = []
        for book in books(archive):
            named = [(start, end) for start, end, _ in book.people]
            result = sanitise(
                book.text, compile_registry(registry_of(book)), dates=DateForm.KEEP, ages=AgeForm.KEEP
            )
            words += _outside(book.text, [], named)
            touched = [(c.start, c.end) for c in result.changes]
            changed += _inside(book.text, touched, named, samples)
        print(
            f"novels, each with its own people known: {changed} of {words} words that name nobody changed = {changed / words:.2%}"
        )
        print("   ", "; ".join(samples[:40]))
    _strangers("invented case files", list(_case_texts()))
    if archive is not None:
        _strangers("novels", [book.text for book in books(archive)])


def _strangers(what: str, texts: list[str]) -> None:
    """Print how many words are taken for people of whom no part of a name occurs in the texts."""
    there = {word for text in texts for word in _WORD.findall(text)}
    names = [name for name in PEOPLE if not there.intersection(name.split())]
    matcher = compile_registry(
        tuple(Identity(str(n), "", _STRANGER, (name,)) for n, name in enumerate(names))
    )
    words = wrong = 0
    samples: list[str] = []
    for text in texts:
        words += len(_WORD.findall(text))
        for change in sanitise(text, matcher).changes:
            if _STRANGER in change.reason:
                wrong += len(_WORD.findall(change.original))
                samples.append(change.original)
    print(
        f"{what}, with {len(names)} strangers known: {wrong} of {words} words taken for one of them = {wrong / words:.3%}"
    )
    print("   ", "; ".join(samples[:20]) or "none")


def _outside(text: str, touched: list[tuple[int, int]], named: list[tuple[int, int]]) -> int:
    return sum(not _covered(m, named) and not _covered(m, touched) for m in _WORD.finditer(text))


def _inside(
    text: str, touched: list[tuple[int, int]], named: list[tuple[int, int]], samples: list[str]
) -> int:
    count = 0
    for start, end in touched:
        lost = [m.group() for m in _WORD.finditer(text, start, end) if not _covered(m, named)]
        count += len(lost)
        if lost:
            samples.append(f"{text[start:end]!r}: {' '.join(lost)}")
    return count


def _covered(match: re.Match[str], places: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in places)


def _case_texts() -> Iterator[str]:
    for path in sorted(_CASES.glob("*.toml")):
        with path.open("rb") as handle:
            yield from _strings(tomllib.load(handle))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
