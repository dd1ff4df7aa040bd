"""Recognises numbers and codes that point at a person in the United Kingdom; a checksum may add weight, it never excuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.word_sets import words_of


@dataclass(frozen=True, slots=True)
class Recogniser:
    """One kind of string: its pattern, what stands in its place and what it is called; `group` names what is replaced."""

    pattern: re.Pattern[str]
    replacement: str
    reason: str
    group: str | int = 0


def _rule(pattern: str, replacement: str, reason: str, *, exact_case: bool = False) -> Recogniser:
    compiled = re.compile(pattern, 0 if exact_case else re.IGNORECASE)
    return Recogniser(compiled, replacement, reason, "x" if "x" in compiled.groupindex else 0)


_HELPLINES: Final = words_of("""08082000247 116123 08001111 08088010327 08001691111 08088010302 08088010800 08088026666 08005999247 08001613393 08000192410
    08001070726 999 112 111 101 105 119 08000 08001831555 08085001222 08088023333 08001114505 08088000082 08001412411""")
_PUBLIC_HOSTS: Final = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:legislation\.gov\.uk|gov\.uk|nhs\.uk|nice\.org\.uk|bailii\.org)(?:/[a-z/\-]*)?[.,;)]?$",
    re.IGNORECASE,
)
_CUES: Final = (
    r"(?:case|crime|incident|occurrence|occ|log|cad|ref(?:erence)?|urn|id|nhs|ni|nino|hospital|patient|mrn|emis|systmone|account|acct?|a/c"
    r"|sort[ ]?code|policy|claim|invoice|tenancy|rent|badge|collar|warrant|custody|prison|hmp|nomis|noms|pnc|cro|niche|athena|delius|oasys"
    r"|liquidlogic|mosaic|frameworki|carefirst|passport|brp|licen[cs]e|driver|imei|imsi|iccid|sim|serial|device|mac|vin|chassis|reg(?:istration)?"
    r"|plate|vrm|upn|uln|ucas|pupil|student|staff|payroll|employee|utr|tax|hmrc|home office|ho|port|asylum|nass|visa|exhibit|file|docket|court|claim"
    r"|record|unit|unique|tracking|order|customer|membership|card|iban|swift|booking|flight|gp|practice|ods|dhr|marac|mash|strategy|ticket|call)"
)
_RECOGNISERS: Final = (
    _rule(
        r"(?<![\w.+-])[\w.+'%-]+[ ]?@[ ]?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+",
        "[email address]",
        "e-mail address",
    ),
    _rule(
        r"\b[\w.+-]+[ ]?(?:\(at\)|\[at\]|[ ]at[ ])[ ]?[\w-]+(?:[ ]?(?:\(dot\)|\[dot\]|[ ]dot[ ])[ ]?[a-z]+)+\b",
        "[email address]",
        "e-mail address",
    ),
    _rule(r"(?:https?://|www\.|ftp://)[^\s<>\"']+", "[web address]", "web address"),
    _rule(
        r"\b(?:[a-z0-9-]+\.)+(?:com|co\.uk|org|net|io|me|uk|example)/[^\s<>\"']+",
        "[web address]",
        "web address",
    ),
    _rule(r"(?<![\w@/])@[a-z_][\w.]{2,}\w", "[username]", "social media name"),
    _rule(
        r"\b(?:snapchat|snap|instagram|insta|tiktok|twitter|telegram|discord|kik|username|user name|user id|handle|gamertag|psn|xbox|login|screen name)"
        r"(?:[ ](?:name|handle|account|user|profile|is|was|as|called|under|id))*[ ]?[:=]?[ ]*[\"']?(?P<x>(?=[\w.]*[\d_.])[a-z][\w.]{3,}\w)",
        "[username]",
        "social media name",
    ),
    _rule(r"\b(?:[a-f0-9]{2}[:-]){5}[a-f0-9]{2}\b", "[device number]", "hardware address"),
    _rule(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])", "[network address]", "network address"),
    _rule(r"\b(?:[a-f0-9]{1,4}:){4,7}[a-f0-9]{1,4}\b", "[network address]", "network address"),
    _rule(
        r"(?<![\d.])-?\d{1,2}\.\d{4,}[°]?[ ]?[ns]?,?[ ]?-?\d{1,3}\.\d{4,}[°]?[ ]?[ew]?(?!\d)",
        "[location]",
        "map position",
    ),
    _rule(
        r"///[a-z]+\.[a-z]+\.[a-z]+|\bwhat3words[: ]+(?P<x>[a-z]+\.[a-z]+\.[a-z]+)",
        "[location]",
        "map position",
    ),
    _rule(
        r"\b(?:grid ref(?:erence)?|ngr|os ref)[:. ]*(?P<x>[a-z]{2}[ ]?\d{2,5}[ ]?\d{2,5})\b",
        "[location]",
        "map position",
    ),
    _rule(
        r"(?<![\w])(?P<x>[a-z]{1,2}[0-9][0-9a-z]?[ \t]{0,2}[0-9][a-z]{2})(?![\w])",
        "[postcode]",
        "UK postcode",
    ),
    _rule(
        r"(?<![\w])(?P<x>[A-Z]{1,2}[0-9O]{1,2}[ ][0-9OIl][A-Z]{2})(?![\w])",
        "[postcode]",
        "UK postcode",
        exact_case=True,
    ),
    _rule(
        r"(?<![\w])[a-z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[a-d](?![\w])|(?<![\w])(?!(?:on|in|at|by|to|of|no)\b)[a-z]{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}(?![\w])",
        "[National Insurance number]",
        "National Insurance number",
    ),
    _rule(
        r"(?<![\w])[a-z9]{5}[ ]?\d{6}[ ]?[a-z9]{2}[0-9a-z]{3}(?:[ ]?\d{2})?(?![\w])",
        "[driving licence number]",
        "driving licence number",
    ),
    _rule(
        r"(?<![\w])[A-Z]{3,5}[ ]\d{6}(?:[ ][A-Z0-9]{2,5})?(?:[ ]\d{2})?(?![\w])",
        "[reference]",
        "licence or reference number",
        exact_case=True,
    ),
    _rule(r"\b(?:gb)\d{2}[ ]?[a-z]{4}(?:[ ]?\d{2,4}){3,5}\b", "[account number]", "bank account"),
    _rule(
        r"(?<![\d/.])\d{2}[-‐ ]\d{2}[- ]\d{2}[ ,/]{1,3}(?:a/c[ ]?|account[ ]?(?:no\.?[ ]?)?)?\d{7,8}(?!\d)",
        "[account number]",
        "bank account",
    ),
    _rule(
        r"\b(?:sort[ ]?code|s/c)\b[^\n\d]{0,12}(?P<x>\d{2}[- ]?\d{2}[- ]?\d{2})(?!\d)",
        "[account number]",
        "sort code",
    ),
    _rule(r"(?<![\w/])\d{2,4}/\d{1,7}[a-z](?![\w/])", "[reference]", "police number"),
    _rule(r"(?<![\w/])\d{1,6}/\d{2}[a-z](?![\w/])", "[reference]", "criminal record number"),
    _rule(
        r"(?<![\w/])(?:[a-z]{1,4}/)?\d{1,4}[a-z]?/\d{3,8}/\d{2,4}(?![\w/])",
        "[reference]",
        "crime or incident number",
    ),
    _rule(
        r"(?<![\w/])[a-z]{1,5}[/-](?:[a-z]{1,4}[/-])?\d{3,10}(?:[/-]\d{2,6})*(?:[/-][a-z0-9]{1,4})?(?![\w/])",
        "[reference]",
        "reference number",
    ),
    _rule(
        r"(?<![\w/])\d{2}[ ]?[A-Z]{2}[ ]?[0-9A-Z]{2}?[ ]?\d{5}[ ]?\d{2}(?![\w/])|(?<![\w/])\d{2}[ ][A-Z]{2}[ ]\d{5}[ ]\d{2}",
        "[reference]",
        "police case number",
        exact_case=True,
    ),
    _rule(r"(?<![\w])[a-z]\d{4}[a-z]{2}(?![\w])", "[prison number]", "prison number"),
    _rule(r"(?<![\w])[a-z]\d{6,10}[a-z]?(?![\w])", "[reference]", "reference number"),
    _rule(
        r"(?<![\w])[A-Z]{2,4}[ ]?-?\d{6,12}[A-Z]?(?![\w])", "[reference]", "reference number", exact_case=True
    ),
    _rule(
        r"(?<![\w])(?=[A-Z0-9]*(?:\d[A-Z]*){4})(?=\d*[A-Z])[A-Z0-9]{6,24}(?![\w])",
        "[reference]",
        "reference number",
        exact_case=True,
    ),
    _rule(
        r"(?<![\w])[A-Z]{1,4}\d{1,3}[ ]\d{5,9}(?![\w])", "[reference]", "reference number", exact_case=True
    ),
    _rule(r"(?<![\w])[a-z]{2}\d{2}[ ]?[a-z]{3}(?![\w])", "[registration]", "vehicle registration"),
    _rule(
        r"(?<![\w])(?:[A-Z]\d{1,3}[ ]?[A-Z]{3}|[A-Z]{3}[ ]?\d{1,3}[A-Z])(?![\w])",
        "[registration]",
        "vehicle registration",
        exact_case=True,
    ),
    _rule(r"(?<![\w])[A-HJ-NPR-Z0-9]{17}(?![\w])", "[registration]", "chassis number", exact_case=True),
    _rule(
        r"\[?\(?(?:19|20)\d\d\]?\)?[ ](?:\d[ ])?(?:ewhc|ewca|ewfc|uksc|ukut|ewcop|ukftt|all er|wlr|flr|ac|qb|kb|fam)\b(?:[ ](?:crim|civ|b\d+|\d+|\((?:fam|qb|kb|admin|b)\)))*",
        "[case citation]",
        "published case",
    ),
    _rule(
        r"\b(?:pc|pcso|wpc|dc|ds|di|dci|ps|sgt|insp|con|det con|officer)[ .]{1,2}(?P<x>\d{2,6})\b",
        "[number]",
        "collar number",
    ),
    _rule(
        r"\b(?:exhibit|ex\.?|item)[ ](?P<x>[a-z]{2,3}[/ -]\d{1,3}[a-z]?)\b", "[reference]", "exhibit number"
    ),
    _rule(
        r"\bcad(?:[ ](?:no\.?|number|ref))?[: ]*(?P<x>\d{1,6}(?:[-/ ]\d{1,8})*)", "[reference]", "command log"
    ),
    _rule(r"\blog[ ](?:(?:no\.?|number)[ ]?)?(?P<x>\d{1,6})\b", "[reference]", "command log"),
    _rule(
        rf"\b{_CUES}(?:[ ](?:case|crime|record|account|card|police|id|book|number|no|ref(?:erence)?|occ(?:urrence)?))*(?:[ ]?(?:number|no|num|nr|#|ref|id)\b)?\.?[ ]?[:#=]?[ ]*(?P<x>(?=[a-z0-9/._-]*\d[a-z0-9/._-]*\d[a-z0-9/._-]*\d)[a-z0-9][a-z0-9/._-]{{3,}}[a-z0-9])(?![\w])",
        "[reference]",
        "reference number",
    ),
)
_DIGITS: Final = re.compile(r"(?<![\w$])(?:\+|\(\+?)?\d[\d ().\-/\t]{4,24}\d(?![\w%])")
_PLAIN_RUN: Final = re.compile(r"(?<![\w$.,/-])\d{6,19}(?![\w%]|[.,]\d)")
_EXTENSION: Final = re.compile(r"\b(?:ext|extn|extension|x)\.?[ ]?(\d{3,6})\b", re.IGNORECASE)
_ENDING: Final = re.compile(r"\b(?:ending|ends)(?: in| with)?[ ]+(\d{3,6})\b", re.IGNORECASE)
_PHONE: Final = re.compile(
    r"(?<![\w./$-])(?:(?:\+|00)\d{1,3}[ .\-]?(?:\(0\)[ ]?)?\(?\d(?:[ .\-()]{0,2}\d){7,11}|\(?0(?:[ .\-()/]{0,2}\d){9,10}|44[ ]?7(?:[ .\-]{0,2}\d){9}|7\d{3}[ .-]?\d{3}[ .-]?\d{3})(?![\w])"
)
_TEN: Final = re.compile(r"(?<![\w./$-])\d{3}[ .\-]{1,3}\d{3}[ .\-]{1,3}\d{4}(?![\w])")
_CARD: Final = re.compile(r"(?<![\w./$-])(?:\d{4}[ .\-]){3}\d{1,4}(?![\w])")
_NATO: Final = (
    r"(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra"
    r"|tango|uniform|victor|whisk[e]?y|x-?ray|yankee|zulu)"
)
_SPELLED: Final = re.compile(rf"\b{_NATO}(?:[ ,.\-/]+{_NATO}){{2,}}\b", re.IGNORECASE)
_SPOKEN_DIGIT: Final = r"(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|double[ ,-]+\w+|treble[ ,-]+\w+|triple[ ,-]+\w+)"
_SPOKEN: Final = re.compile(rf"\b{_SPOKEN_DIGIT}(?:[ ,.\-]+{_SPOKEN_DIGIT}){{5,}}\b", re.IGNORECASE)


def patterns(plain: str) -> Iterator[Finding]:
    """Yield every number and code in a folded text (capitals kept) that points at somebody."""
    for rule in _RECOGNISERS:
        for match in rule.pattern.finditer(plain):
            start, end = match.span(rule.group)
            if start < 0:
                start, end = match.span()
            if rule.reason == "web address" and _PUBLIC_HOSTS.match(match.group()):
                continue
            if rule.reason == "UK postcode" and not _is_postcode(plain[start:end]):
                continue
            yield Finding(start, end, rule.replacement, rule.reason)
    yield from _numbers(plain)


def _is_postcode(text: str) -> bool:
    """Say whether letters and digits stand where a postcode has them; small-letter units (2 mg) are refused."""
    squeezed = re.sub(r"\s", "", text)
    return not (
        squeezed.islower()
        and " " in text
        and squeezed[-2:] in {"mg", "ml", "kg", "cm", "mm", "km", "pm", "am", "st", "nd", "rd", "th", "hr"}
    )


def _numbers(plain: str) -> Iterator[Finding]:
    for match in _PHONE.finditer(plain):
        digits = re.sub(r"\D", "", match.group())
        if digits not in _HELPLINES:
            yield Finding(match.start(), match.end(), "[phone number]", "phone number")
    for match in _TEN.finditer(plain):
        reason = "NHS number" if has_nhs_checksum(match.group()) else "number laid out like an NHS number"
        yield Finding(match.start(), match.end(), "[NHS number]", reason)
    for match in _CARD.finditer(plain):
        yield Finding(match.start(), match.end(), "[card number]", "card number")
    for match in _PLAIN_RUN.finditer(plain):
        digits = match.group()
        if digits in _HELPLINES:
            continue
        kind = "[NHS number]" if len(digits) == 10 and has_nhs_checksum(digits) else "[number]"
        yield Finding(match.start(), match.end(), kind, "long number", Weight.SURE)
    yield from _told(plain)


def _told(plain: str) -> Iterator[Finding]:
    """Yield numbers and letters that are told rather than written: endings, extensions, words, spelling."""
    for pattern, reason in ((_EXTENSION, "phone extension"), (_ENDING, "end of a number")):
        for match in pattern.finditer(plain):
            yield Finding(match.start(1), match.end(1), "[number]", reason)
    for match in _SPELLED.finditer(plain):
        yield Finding(match.start(), match.end(), "[spelled name]", "letters spelled out")
    for match in _SPOKEN.finditer(plain):
        yield Finding(match.start(), match.end(), "[phone number]", "number in words")


def has_nhs_checksum(text: str) -> bool:
    """Say whether ten digits carry the check digit of an NHS number: it raises certainty and never lowers it."""
    digits = [int(c) for c in text if c.isdigit()]
    if len(digits) != 10:
        return False
    check = 11 - sum(d * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return check % 11 == digits[9] and check != 10
