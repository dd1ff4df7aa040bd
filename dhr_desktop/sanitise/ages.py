"""Coarsens the ages of people: ten-year bands for adults, a stage of childhood for those under eighteen; whole groups stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from dhr_desktop.sanitise.homonyms import is_verb
from dhr_desktop.sanitise.outcome import Finding
from dhr_desktop.sanitise.word_sets import words_of


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
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS: Final = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_SPELLED: Final = {word: number for number, word in enumerate(_UNITS) if word} | {
    _TENS[ten] + (f"-{_UNITS[unit]}" if unit else ""): ten * 10 + unit
    for ten in range(2, 10)
    for unit in range(10)
}
_IN_WORDS: Final = "|".join(sorted(_SPELLED, key=len, reverse=True))
_NUMBER: Final = rf"\d{{1,3}}|(?:{_IN_WORDS})(?![a-z])"
_AGE: Final = re.compile(
    rf"(?P<aged>\b(?:then[ ])?aged?[ ](?:about[ ]|around[ ]|of[ ]|just[ ]|only[ ])?)(?P<a>{_NUMBER})(?:[ ]years?(?:[ ]old)?)?(?![\w%/-]|\.\d|[ ]?(?:to|and|or)[ ](?:\d|over|above|under))"
    rf"|(?P<b>\b{_NUMBER})[ ](?:years?|yrs?)[ ]old\b(?![ ][a-z]+s\b)"
    rf"|(?P<lead>\b(?P<article>an?)[ ])?(?P<c>\b(?:{_NUMBER}))[ -]?(?:years?|yrs?)-old\b"
    rf"|(?P<lead2>\b(?P<article2>an?)[ ])?(?P<d>\b\d{{1,3}})[ ]?(?:yo|y/o|yrs|y(?=[ .,;)]))\b"
    rf"|(?P<turns>\b(?:turned|turning|turns|rising|nearly|almost|(?:she|he|is|was)[ ](?:is|was|now|then))[ ])(?P<e>{_NUMBER})(?=[.,;:)\n]|[ ](?:and|but|when|in|on|that|last|this)\b|$)(?![ ]and a)"
    rf"|(?P<says>\b(?:i'm|i am|who is|who was|(?:she|he) (?:is|was))[ ])(?P<g>{_NUMBER})(?=[.,;:)\n]|[ ](?:and|but|when|now)\b|$)"
    rf"|(?<=[ (])(?P<h>\d\d)(?=[ ]?[FM][ .,;)])"
    rf"|(?P<infant>\b\d{{1,2}}[ -]months?[ -]old)\b"
    rf"|(?<=\bboy )of (?P<i>{_NUMBER})(?=[ .,;])|(?<=\bgirl )of (?P<j>{_NUMBER})(?=[ .,;])"
    rf"|(?P<half>\b(?:is|was|aged|nearly)[ ])(?P<f>{_NUMBER})[ ]and a half(?:[ ]years old)?\b",
    re.IGNORECASE,
)
_BIRTHDAY: Final = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)[ ]birthday\b", re.IGNORECASE)
_RANGE_LEFT: Final = re.compile(
    rf"(?:(?:{_NUMBER})(?:[ ](?:to|and|or)[ ]|[ ]?-[ ]?)|\bbetween[ ]|[\w.]-|\.)$", re.IGNORECASE
)
_OWNER_LEFT: Final = re.compile(r"\b(?:his|her|their|my|our|your|the|an?)[ ]\Z", re.IGNORECASE)
_NEXT_WORD: Final = re.compile(r"[ ]([a-z]+)")
_NO_NOUN: Final = words_of(
    "who with without in at on by to of for from when while as if but so than that because after before"
)
_BESIDE: Final = re.compile(
    r"[ ]?\((?:aged?[ ])?(?P<bracketed>\d{1,2})(?:[ ]?(?:yrs|years|yo))?\)|[ ](?:is|was)[ ](?P<told>\d{1,2}|"
    + _IN_WORDS
    + r")(?=[ ](?:when|at the time|and|in)\b|[.,;)](?!\d)|$)|,[ ](?:[FM],[ ])?(?P<plain>\d{1,2})(?=,[ ][a-z]|[.;)](?!\d)|$|\n)"
)


def ages(  # noqa: C901 - one branch for each way to write an age
    plain: str, form: AgeForm
) -> Iterator[Finding]:
    """Yield what is to stand in place of every age in a folded text."""
    if form is AgeForm.KEEP:
        return
    for match in _BIRTHDAY.finditer(plain):
        yield Finding(match.start(), match.end(), "birthday", "exact age")
    for match in _AGE.finditer(plain):
        written = match.group("a") or match.group("b") or match.group("c") or match.group("d")
        written = written or match.group("e") or match.group("f") or match.group("g") or match.group("h")
        written = written or match.group("i") or match.group("j") or ""
        if match.group("infant"):
            yield Finding(match.start(), match.end(), "very young", "exact age")
            continue
        number = _SPELLED.get(written.lower()) or int(written if written.isdigit() else 0)
        if not 0 < number <= 110 or _RANGE_LEFT.search(plain, max(0, match.start() - 16), match.start()):
            continue
        if match.group("h"):
            words = f"aged {_band(number)} "
        elif match.group("turns") or match.group("half") or match.group("says"):
            lead = match.group("turns") or match.group("half") or match.group("says")
            lead = lead.lower().removesuffix("aged ") if match.group("half") or match.group("turns") else lead
            lead = "became " if lead.startswith("turn") else lead
            words = f"{lead}aged {_band(number)}"
        elif (
            match.group("aged")
            or match.group("i")
            or match.group("j")
            or (match.group("b") and not _owned(plain, match))
        ):
            words = f"aged {_band(number)}"
        else:
            words = _adjective(number) + _noun(plain, match.end(), number)
            article = match.group("article") or match.group("article2")
            if article:
                words = f"{article[0]}{'n' if words[0] in 'aeiou' else ''} {words}"
        if match.group()[0].isupper():
            words = words[0].upper() + words[1:]
        yield Finding(match.start(), match.end(), words, "exact age")


def age_beside(plain: str, end: int, form: AgeForm) -> Iterator[Finding]:
    """Yield the age that stands right after a person's name: in brackets, or between commas."""
    if form is AgeForm.KEEP or plain[end : end + 2] not in (" (", ", ", " i", " w"):
        return
    match = _BESIDE.match(plain, end)
    if match:
        group = next(name for name in ("bracketed", "told", "plain") if match.group(name))
        yield Finding(
            match.start(group),
            match.end(group),
            f"aged {_band(_SPELLED.get(match.group(group)) or int(match.group(group)))}",
            "exact age",
        )


def _owned(plain: str, match: re.Match[str]) -> bool:
    """Say whether an age stands before the noun that it describes (his 15 yr old sister)."""
    return bool(
        _OWNER_LEFT.search(plain, max(0, match.start() - 8), match.start())
        and _NEXT_WORD.match(plain, match.end())
    )


def _noun(plain: str, end: int, number: int) -> str:
    """Return the noun that is missing where an age stands for the person (a 7-year-old was seen)."""
    if not 1 < number < 18:
        return ""
    after = _NEXT_WORD.match(plain, end)
    return "" if after and after.group(1) not in _NO_NOUN and not is_verb(after.group(1)) else " child"


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
