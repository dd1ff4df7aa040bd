"""Recognises how a person is reached: phone numbers, e-mail and web addresses, screen names, devices, places on a map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.outcome import Finding
from dhr_desktop.sanitise.recogniser import recognised, rule
from dhr_desktop.sanitise.word_sets import words_of

_HELPLINES: Final = words_of("""08082000247 116123 08001111 08088010327 08001691111 08088010302 08088010800 08088026666 08005999247 08001613393 08000192410
    08001070726 999 112 111 101 105 119 08000 08001831555 08085001222 08088023333 08001114505 08088000082 08001412411""")
_PUBLIC_HOSTS: Final = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:legislation\.gov\.uk|gov\.uk|nhs\.uk|nice\.org\.uk|bailii\.org)(?:/[a-z/\-]*)?[.,;)]?$",
    re.IGNORECASE,
)
_RULES: Final = (
    rule(
        r"(?<![\w.+-])[\w.+'%-]+(?:[ ]?@[ ]?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+|@[a-z][a-z0-9-]+)",
        "[email address]",
        "e-mail address",
        "@",
    ),
    rule(r"(?:https?://|www\.|ftp://)[^\s<>\"']+", "[web address]", "web address", "://|www."),
    rule(
        r"\b(?:[a-z0-9-]+\.)+(?:com|co\.uk|org|net|io|me|uk|example)/[^\s<>\"']+",
        "[web address]",
        "web address",
        ".com/|uk/|.org/|.net/|.io/|.me/|.example/",
    ),
    rule(r"(?<![\w@/])@[a-z_][\w.]{2,}\w", "[username]", "social media name", "@"),
    rule(r"\b(?:[a-f0-9]{2}[:-]){5}[a-f0-9]{2}\b", "[device number]", "hardware address", ":"),
    rule(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])", "[network address]", "network address", "0.0"),
    rule(
        r"(?<![\w:])(?=[0-9:]*[a-f])[a-f0-9]{1,4}(?:::?[a-f0-9]{1,4}){3,7}(?![\w:])",
        "[network address]",
        "network address",
        ":",
    ),
    rule(
        r"(?<![\d.])-?\d{1,2}\.\d{4,}[°]?[ ]?[ns]?,?[ ]?(?:lo?ng?(?:itude)?[: ]*)?-?\d{1,3}\.\d{4,}[°]?[ ]?[ew]?(?!\d)",
        "[location]",
        "map position",
        ".0000",
    ),
    rule(
        r"\b(?:grid ref(?:erence)?|ngr|os ref)[:. ]*(?P<x>[a-z]{2}[ ]?\d{2,5}[ ]?\d{2,5})\b",
        "[location]",
        "map position",
        "grid|ngr|os ref",
    ),
)
_PHONE: Final = re.compile(
    r"(?<![\w./$-])(?:(?:\+|00)\d{1,3}[ .\-]?(?:\(0\)[ ]?)?\(?\d(?:[ .\-()]{0,2}\d){7,11}|\(?0(?:[ .\-()/]{0,2}\d){9,10}|44[ ]?7(?:[ .\-]{0,2}\d){9}|7\d{3}[ .-]?\d{3}[ .-]?\d{3})(?![\w])"
)
_MISREAD: Final = re.compile(
    r"(?<![\w./$-])[0Oo][0-9OoIl]{3,4}[ .-]?[0-9OoIl]{3}[ .-]?[0-9OoIl]{3,4}(?![\w])"
)
_PARTIAL: Final = re.compile(r"(?<![\w./$-])0\d{3,4}[ ]?\d{0,5}(?:[xX*?_]{2,}|\.{3,})[ ]?\d{0,4}")
_EXTENSION: Final = re.compile(r"\b(?:(?:ext|extn|extension)\.?[ ]?|x)(\d{3,6})\b", re.IGNORECASE)
_ENDING: Final = re.compile(
    r"\b(?:(?:ending|ends)(?: in| with)?|last (?:three|four|five|six|[3-6])(?: digits)?(?: (?:are|were|being|is))?)[ :]+(\d{3,6})\b",
    re.IGNORECASE,
)


def contacts(plain: str) -> Iterator[Finding]:
    """Yield every way to reach somebody in a folded text; emergency numbers, helplines and public offices' pages stay."""
    for found in recognised(_RULES, plain):
        if found.reason != "web address" or not _PUBLIC_HOSTS.match(plain[found.start : found.end]):
            yield found
    for match in _PHONE.finditer(plain):
        if not is_helpline(match.group()):
            yield Finding(match.start(), match.end(), "[phone number]", "phone number")
    for match in _PARTIAL.finditer(plain):
        yield Finding(match.start(), match.end(), "[phone number]", "part of a phone number")
    for match in _MISREAD.finditer(plain):
        if sum(c.isdigit() for c in match.group()) > 5:
            yield Finding(match.start(), match.end(), "[phone number]", "phone number")
    for pattern, reason in ((_EXTENSION, "phone extension"), (_ENDING, "end of a number")):
        for match in pattern.finditer(plain):
            yield Finding(match.start(1), match.end(1), "[number]", reason)


def is_helpline(number: str) -> bool:
    """Say whether a number is that of a public helpline or of the emergency services."""
    return re.sub(r"\D", "", number) in _HELPLINES
