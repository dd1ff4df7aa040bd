"""Short invented passages with what must be gone, what must stay and what must be asked, and the judge over them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dhr_desktop.sanitise.engine import compile_registry, sanitise
from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.registry import Identity


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: `people` maps a published name to real names parted by bars; `gone`, `kept`, `asked` by bars too.

    In `gone` a plain part is compared after folding, `~x` as a regular expression on the output, `=x` letters and digits only.
    """

    why: str
    people: dict[str, str]
    text: str
    gone: str = ""
    kept: str = ""
    asked: str = ""
    born: str | None = None
    address: str = ""
    phone: str = ""
    references: tuple[str, ...] = field(default=())


def faults(passage: Passage) -> list[str]:
    """Return what is wrong with the sanitised passage, in words; an empty list is right."""
    registry = tuple(
        Identity(
            key=str(number),
            role="",
            replacement=words,
            names=tuple(names.split("|")),
            born=passage.born if number == 0 else None,
            addresses=(passage.address,) if passage.address and number == 0 else (),
            phones=(passage.phone,) if passage.phone and number == 0 else (),
            references=passage.references if number == 0 else (),
        )
        for number, (words, names) in enumerate(passage.people.items())
    )
    result = sanitise(passage.text, compile_registry(registry))
    flags = [fold(flag.text).low for flag in result.flags]
    wrong = [f"leaked {part!r}" for part in _parts(passage.gone) if _is_in(part, result.output)]
    wrong += [f"lost {part!r}" for part in _parts(passage.kept) if part not in result.output]
    for part in _parts(passage.asked):
        low = fold(part).low
        if low in fold(result.output).low and not any(
            low in flag or (len(flag) > 2 and flag in low) for flag in flags
        ):
            wrong.append(f"not asked {part!r}")
    return [f"{fault} in {result.output!r}, asked {flags}" for fault in wrong]


def _parts(text: str) -> list[str]:
    return [part for part in text.split("|") if part]


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text).low)


def _is_in(part: str, output: str) -> bool:
    if part[0] == "~":
        return bool(re.search(part[1:].replace("¦", "|"), output, re.MULTILINE))
    if part[0] == "=":
        return _squeezed(part[1:]) in _squeezed(output)
    return fold(part).low in fold(output).low
