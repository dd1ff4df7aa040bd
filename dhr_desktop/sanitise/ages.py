"""Coarsens ages: ten-year bands for adults, a stage of childhood for those under eighteen; only where a profile asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from dhr_desktop.sanitise.outcome import Finding


class AgeForm(Enum):
    """How ages leave."""

    KEEP = "as written"
    BAND = "in bands"


_STAGES: Final = (
    (1, "baby"),
    (4, "pre-school-age"),
    (10, "primary-school-age"),
    (17, "secondary-school-age"),
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty")
_AGE: Final = re.compile(
    r"(?P<aged>\b(?:then[ ])?aged?[ ](?:about[ ]|around[ ]|of[ ])?)(?P<a>\d{1,3})(?:[ ]years?(?:[ ]old)?)?(?![\w.%/-]|[ ]?(?:to|and)[ ]\d)"
    r"|(?<![\w.-])(?P<b>\d{1,3})[ -]?(?:years?|yrs?)[ -]old(?P<s>s?)\b"
    r"|(?<![\w.-])(?P<c>\d{1,3})[ ]?(?:yo|y/o|yrs)\b",
    re.IGNORECASE,
)


def ages(plain: str, form: AgeForm) -> Iterator[Finding]:
    """Yield what is to stand in place of every age in a folded text."""
    if form is AgeForm.KEEP:
        return
    for match in _AGE.finditer(plain):
        number = int(match.group("a") or match.group("b") or match.group("c"))
        if number > 110:
            continue
        words = f"aged {_band(number)}" if match.group("aged") else _adjective(number)
        if match.group("aged") and match.group("aged")[0].isupper():
            words = words.capitalize()
        yield Finding(match.start(), match.end(), words, "exact age")


def _band(number: int) -> str:
    """Return the band of an age after the word aged: 30 to 39, under 1, 5 to 10."""
    if number >= 90:
        return "90 or over"
    if number >= 18:
        low = number // 10 * 10
        return f"{max(18, low)} to {low + 9}"
    floor = 0
    for ceiling, _ in _STAGES:
        if number <= ceiling:
            return f"{floor} to {ceiling}"
        floor = ceiling + 1
    return "17"


def _adjective(number: int) -> str:
    """Return the band of an age before a noun: thirty-something, primary-school-age."""
    if number >= 90:
        return "over-90"
    if number >= 20:
        return f"{_TENS[number // 10]}-something"
    if number >= 18:
        return "young adult"
    return next(stage for ceiling, stage in _STAGES if number <= ceiling)
