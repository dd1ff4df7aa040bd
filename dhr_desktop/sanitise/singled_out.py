"""Finds what singles a person out without any name: the only one of a kind, small counts, quotations that can be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.outcome import Finding, Weight

_SINGLED_OUT: Final = re.compile(
    r"\b(?:the|an?|his|her|their|one of the)[ ](?:only|sole|first|lone|youngest|oldest)[ ](?:[\w'-]+[ ]){0,3}?(?:woman|man|girl|boy|child|person|family"
    r"|couple|resident|pupil|nurse|doctor|mother|father|teacher|officer|student|member|worker|driver|employee|muslim|sikh|jew|traveller|speaker|household"
    r"|victim|(?-i:[A-Z][a-z]+))\b[^.,;:\n\"\x00]{0,80}"
    r"|\bonly[ ](?:(?-i:[A-Z][a-z]+)|black|asian|disabled|deaf|blind|gay|lesbian|trans)[ ](?:woman|man|girl|boy|person|family|couple)[^.,;:\n\x00]{0,60}"
    r"|\bwell[- ]known (?:local )?\w+|\bfamous for\b[^.,;\n\x00]{0,60}|\b(?:local|national) (?:celebrity|footballer|councillor|headteacher)\b",
    re.IGNORECASE,
)
_NUMBER: Final = r"(?:[1-4]|one|two|three|four|a single|only one|just one)"
_COUNTED: Final = (
    r"(?:wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|bab(?:y|ies)|people|persons?|adults?|victims?|perpetrators?|suspects?|survivors?"
    r"|residents?|patients?|pupils?|mothers?|fathers?|couples?|famil(?:y|ies)|households?|deaths?|homicides?|suicides?|murders?|killings?"
    r"|cases?|reviews?|incidents?|assaults?|stabbings?|travellers?|workers?|members?|respondents?|employers?)"
)
_VERB: Final = r"(?:was|were|had|has|have|is|are|identified as|lived|used|died|came)"
_REST: Final = (
    r"[ ](?!found|noted|made|held|given)[^.,;:\n\x00]{2,50}?(?=[.,;:\n\x00]| and (?:\d|one|two|three|four)|$)"
)
_SMALL_COUNT: Final = re.compile(
    rf"\b{_NUMBER}[ ](?:of (?:the|these|them)[ ])?(?:\w+[ ])?{_COUNTED}[ ]{_VERB}{_REST}"
    rf"|\b{_NUMBER}[ ]of (?:the(?:m|se)|those)[ ]{_VERB}{_REST}"
    rf"|\b{_NUMBER}[ ]{_VERB}{_REST}",
    re.IGNORECASE,
)
"""A number of people or deaths with something in common; where none are named (2 were Polish), a larger number must stand before."""
_BARE: Final = re.compile(rf"{_NUMBER}[ ]{_VERB}\b", re.IGNORECASE)
_TOTAL_LEFT: Final = re.compile(
    rf"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|all|these|those|the)[ ](?:\w+[ ])?{_COUNTED}\b[^.\n\x00]*\Z"
    r"|\bof (?:the |those |these )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b[^.\n\x00]*\Z",
    re.IGNORECASE,
)
_LABEL_LEFT: Final = re.compile(
    r"\b(?:pages?|sections?|years?|chapters?|steps?|phase|stage|level|part|paragraph|appendix|table|figure|question|recommendation|action|form|grade|tier|week|day|room|ward"
    r"|no|any|every|each|the|this|that|another)[ ]\Z",
    re.IGNORECASE,
)
_FEWER: Final = re.compile(rf"{_NUMBER}(?:[ ]of (?:the(?:se|m)?|those))?[ ]", re.IGNORECASE)
_ONE: Final = re.compile(r"(?:1|one|a single|only one|just one)[ ]", re.IGNORECASE)
_HEADLINE: Final = re.compile(
    r"(?:\bheadline|\bheadlined|\barticle|\bnewspaper|\bGazette|\bTimes|\bpost(?:ed)?)\b[^\"\n\x00]{0,40}\"[^\"\n\x00]{8,200}\"",
    re.IGNORECASE,
)


def singled_out(plain: str) -> Iterator[Finding]:
    """Yield phrases by which a reader could tell who is meant."""
    for match in _SINGLED_OUT.finditer(plain):
        yield Finding(match.start(), match.end(), None, "singles somebody out", Weight.HINT)


def quotations(plain: str) -> Iterator[Finding]:
    """Yield words of the press that a reader could look up."""
    for match in _HEADLINE.finditer(plain):
        yield Finding(match.start(), match.end(), None, "quotation that can be looked up", Weight.HINT)


def small_counts(plain: str) -> Iterator[Finding]:
    """Yield small counts of people or events with something in common."""
    for match in _SMALL_COUNT.finditer(plain):
        start = match.start()
        if _LABEL_LEFT.search(plain, max(0, start - 20), start):
            continue
        if _BARE.match(match.group()) and not _TOTAL_LEFT.search(plain, max(0, start - 96), start):
            continue
        yield Finding(start, match.end(), None, "small count", Weight.HINT)


def without_count(phrase: str) -> str:
    """Return a small count as it may be shown: a band in place of the number (one victim was male: fewer than eight were male)."""
    words = _FEWER.sub("fewer than eight ", phrase, count=1)
    if _ONE.match(phrase):
        for one, many in (("was", "were"), ("is", "are"), ("has", "have")):
            words = re.sub(rf"\b{one}\b", many, words, count=1)
        for one, many in (
            ("woman", "women"),
            ("man", "men"),
            ("child", "children"),
            ("person", "people"),
            ("family", "families"),
        ):
            words = re.sub(rf"\b{one}\b", many, words, count=1)
        words = re.sub(
            r"(fewer than eight (?:\w+ )?)(girl|boy|adult|victim|perpetrator|suspect|resident|patient|mother|father|death|homicide|suicide|case|review|incident)\b",
            r"\1\2s",
            words,
            count=1,
        )
    return words[0].upper() + words[1:] if phrase[:1].isupper() else words
