"""Finds what singles a person out without any name: the only one of a kind, small counts, quotations that can be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.outcome import Finding, Weight

_SINGLED_OUT: Final = re.compile(
    r"\b(?:the|an?|his|her|their|one of the)[ ](?:only|sole|first|lone|youngest|oldest)[ ](?:[\w'-]+[ ]){0,3}?(?:woman|man|girl|boy|child|person|family"
    r"|couple|resident|pupil|nurse|doctor|mother|father|teacher|officer|student|member|worker|driver|employee|muslim|sikh|jew|traveller|speaker|household"
    r"|victim|(?-i:[A-Z][a-z]+))[^.,;:\n\"\x00]{0,80}"
    r"|\bonly[ ](?:(?-i:[A-Z][a-z]+)|black|asian|disabled|deaf|blind|gay|lesbian|trans)[ ](?:woman|man|girl|boy|person|family|couple)[^.,;:\n\x00]{0,60}"
    r"|\bwell[- ]known (?:local )?\w+|\bfamous for\b[^.,;\n\x00]{0,60}|\b(?:local|national) (?:celebrity|footballer|councillor|headteacher)\b",
    re.IGNORECASE,
)
_SMALL_COUNT: Final = re.compile(
    r"\b(?:[1-4]|one|two|three|four|none|a single|only one|just one)[ ](?:of (?:the|these|them)[ ])?(?:\w+[ ]){0,2}?(?:was|were|had|has|have|is|are|identified as"
    r"|lived|used|died|came)[ ](?!found|noted|made|held|given)[^.,;:\n\x00]{2,50}?(?=[.,;:\n\x00]| and (?:\d|one|two|three|four)|$)",
    re.IGNORECASE,
)
_LABEL_LEFT: Final = re.compile(
    r"\b(?:pages?|sections?|years?|chapters?|steps?|phase|stage|level|part|paragraph|appendix|table|figure|question|recommendation|action|form|grade|tier|week|day|room|ward)[ ]\Z",
    re.IGNORECASE,
)
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
    """Yield small counts of people with something in common."""
    for match in _SMALL_COUNT.finditer(plain):
        if _LABEL_LEFT.search(plain, max(0, match.start() - 20), match.start()):
            continue
        yield Finding(match.start(), match.end(), None, "small count", Weight.HINT)
