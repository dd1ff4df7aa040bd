"""Recognises numbers and codes by which offices know a person; a checksum may add weight, it never excuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.contacts import is_helpline
from dhr_desktop.sanitise.outcome import Finding
from dhr_desktop.sanitise.recogniser import recognised, rule
from dhr_desktop.sanitise.word_sets import words_of

_CUES: Final = re.compile(
    r"\b(?:case|crime|incident|occurrence|occ|log|cad|ref(?:erence)?|urn|id|nhs|ni|nino|hospital|patient|mrn|emis|systmone|account|acct?|a/c"
    r"|sort[ ]?code|policy|claim|invoice|tenancy|rent|badge|collar|warrant|custody|prison|hmp|nomis|noms|pnc|cro|niche|athena|delius|oasys"
    r"|liquidlogic|mosaic|frameworki|carefirst|passport|brp|licen[cs]e|driver|imei|imsi|iccid|sim|serial|device|mac|vin|chassis|reg(?:istration)?"
    r"|plate|vrm|upn|uln|ucas|pupil|student|staff|payroll|employee|utr|tax|hmrc|home office|ho|port|asylum|nass|visa|exhibit|file|docket|court|claim"
    r"|record|unit|unique|tracking|order|customer|membership|card|iban|swift|booking|flight|gp|practice|ods|dhr|marac|mash|strategy|ticket|call)"
    r"(?:[ ](?:case|crime|record|account|card|police|id|book|number|no|ref(?:erence)?|occ(?:urrence)?))*(?:[ ]?(?:number|no|num|nr|#|ref|id)\b)?"
    r"\.?[ ]?[:#=]?[ ]*$",
    re.IGNORECASE,
)
_MIXED: Final = re.compile(r"[A-Z0-9]{6,24}(?![\w])")
_CALLERS: Final = words_of(
    """case crime incident occurrence occ log cad ref reference urn id nhs ni nino hospital patient mrn emis systmone account
    acct acc a/c code policy claim invoice tenancy rent badge collar warrant custody prison hmp nomis noms pnc cro niche
    athena delius oasys liquidlogic mosaic frameworki carefirst passport brp licence license driver imei imsi iccid sim
    serial device mac vin chassis reg registration plate vrm upn uln ucas pupil student staff payroll employee utr tax hmrc
    office ho port asylum nass visa exhibit file docket court record unit unique tracking order customer membership card
    iban swift booking flight gp practice ods dhr marac mash strategy ticket call police book number no num nr"""
)
_CORE: Final = re.compile(r"\d(?:[\w/.-]*\w)?")
_RULES: Final = (
    rule(
        r"(?<![\w])(?P<x>[a-z]{1,2}[0-9][0-9a-z]?[ \t]{0,2}[0-9][a-z]{2})(?![\w])",
        "[postcode]",
        "UK postcode",
        "0aa",
    ),
    rule(
        r"(?<![\w])(?P<x>[A-Z]{1,2}[0-9O]{1,2}[ ][0-9OIl][A-Z]{2})(?![\w])",
        "[postcode]",
        "UK postcode",
        "a0 aaa|aaa 0aa|a00 aaa",
        exact_case=True,
    ),
    rule(
        r"(?<![\w])[a-z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[a-d](?![\w])|(?<![\w])(?!(?:on|in|at|by|to|of|no)\b)[a-z]{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}(?![\w])",
        "[National Insurance number]",
        "National Insurance number",
        "aa0|aa 0|aa-0|aa.0",
    ),
    rule(
        r"(?<![\w])[a-z9]{5}[ ]?\d{6}[ ]?[a-z9]{2}[0-9a-z]{3}(?:[ ]?\d{2})?(?![\w])",
        "[driving licence number]",
        "driving licence number",
        "000000",
    ),
    rule(
        r"(?<![\w])[A-Z]{3,5}[ ]\d{6}(?:[ ][A-Z0-9]{2,5})?(?:[ ]\d{2})?(?![\w])",
        "[reference]",
        "licence or reference number",
        "000000",
        exact_case=True,
    ),
    rule(r"\b(?:gb)\d{2}[ ]?[a-z]{4}(?:[ ]?\d{2,4}){3,5}\b", "[account number]", "bank account", "gb"),
    rule(
        r"(?<![\d/.])\d{2}[-‐ ]\d{2}[- ]\d{2}[ ,/]{1,3}(?:a/c[ ]?|account[ ]?(?:no\.?[ ]?)?)?\d{7,8}(?!\d)",
        "[account number]",
        "bank account",
        "00-00-00|00 00 00|00-00 00",
    ),
    rule(
        r"\b(?:sort[ ]?code|s/c)\b[^\n\d]{0,12}(?P<x>\d{2}[- ]?\d{2}[- ]?\d{2})(?!\d)",
        "[account number]",
        "sort code",
        "sort|s/c",
    ),
    rule(r"(?<![\w/])\d{2,4}/\d{1,7}[a-z](?![\w/])", "[reference]", "police number", "0/0"),
    rule(r"(?<![\w/])\d{1,6}/\d{2}[a-z](?![\w/])", "[reference]", "criminal record number", "0/00a"),
    rule(
        r"(?<![\w/])(?:[a-z]{1,4}/)?\d{1,4}[a-z]?/\d{3,8}/\d{2,4}(?![\w/])",
        "[reference]",
        "crime or incident number",
        "0/000|a/000",
    ),
    rule(
        r"(?<![\w/])[a-z]{1,5}[/-](?:[a-z]{1,4}[/-])?\d{3,10}(?:[/-]\d{2,6})*(?:[/-][a-z0-9]{1,4})?(?![\w/])",
        "[reference]",
        "reference number",
        "a/0|a-0",
    ),
    rule(
        r"(?<![\w/])\d{2}[ ]?[A-Z]{2}[ ]?[0-9A-Z]{2}?[ ]?\d{5}[ ]?\d{2}(?![\w/])|(?<![\w/])\d{2}[ ][A-Z]{2}[ ]\d{5}[ ]\d{2}",
        "[reference]",
        "police case number",
        "00AA|00 AA",
        exact_case=True,
    ),
    rule(r"(?<![\w])[a-z]\d{4}[a-z]{2}(?![\w])", "[prison number]", "prison number", "a0000aa"),
    rule(r"(?<![\w])[a-z]\d{6,10}[a-z]?(?![\w])", "[reference]", "reference number", "a000000"),
    rule(
        r"(?<![\w])[A-Z]{2,4}[ ]?-?\d{6,12}[A-Z]?(?![\w])",
        "[reference]",
        "reference number",
        "000000",
        exact_case=True,
    ),
    rule(
        r"(?<![\w])[A-Z]{1,4}\d{1,3}[ ]\d{5,9}(?![\w])",
        "[reference]",
        "reference number",
        "a0 00000|a00 00000|a000 00000",
        exact_case=True,
    ),
    rule(
        r"(?<![\w])[a-z]{2}\d{2}[ ]?[a-z]{3}(?![\w])",
        "[registration]",
        "vehicle registration",
        "00aaa|00 aaa",
    ),
    rule(
        r"(?<![\w])(?:[A-Z]\d{1,3}[ ]?[A-Z]{3}|[A-Z]{3}[ ]?\d{1,3}[A-Z])(?![\w])",
        "[registration]",
        "vehicle registration",
        "0AAA|0 AAA|AAA0|AAA 0",
        exact_case=True,
    ),
    rule(
        r"\[?\(?(?:19|20)\d\d\]?\)?[ ](?:\d[ ])?(?:ewhc|ewca|ewfc|uksc|ukut|ewcop|ukftt|all er|wlr|flr|ac|qb|kb|fam)\b(?:[ ](?:crim|civ|b\d+|\d+|\((?:fam|qb|kb|admin|b)\)))*",
        "[case citation]",
        "published case",
        "ew|uks|ukut|ukft|all er|wlr|flr|] ac|] qb|] kb|] fam| fam",
    ),
    rule(
        r"\b(?:pc|pcso|wpc|dc|ds|di|dci|ps|sgt|insp|con|det con|officer|operator)[ .]{1,2}(?P<x>\d{2,6})\b",
        "[number]",
        "collar number",
        "pc|wpc|dc |ds |di |dci|ps |sgt|insp|con |officer|operator",
    ),
    rule(
        r"\b(?:exhibit|ex\.?|item)[ ](?P<x>[a-z]{2,3}[/ -]\d{1,3}[a-z]?)\b",
        "[reference]",
        "exhibit number",
        "exhibit|ex|item",
    ),
    rule(
        r"\bcad(?:[ ](?:no\.?|number|ref))?[: ]*(?P<x>\d{1,6}(?:[-/ ]\d{1,8})*)",
        "[reference]",
        "command log",
        "cad",
    ),
    rule(
        r"\b(?:pc|pcso|wpc|dc|ds|di|dci|ps|sgt)[ .]{1,2}[a-z'-]{2,20}[ ](?P<x>\d{2,6})\b(?![ ](?:was|were|had|hours|times|years))",
        "[number]",
        "collar number",
        "pc |wpc|dc |ds |di |dci|ps |sgt|pcso",
    ),
    rule(
        r"(?<![\w./-])\d{3}[ -]\d{3}[ -]\d{3}(?![\w-])",
        "[number]",
        "number of nine digits",
        "000 000 000|000-000-000",
    ),
    rule(
        r"\b(?:imei|sim|iccid|account|acct|acc|a/c|card|passport|policy|sort code)(?:[ ](?:no|number))?[.:]?[ ]{0,2}(?P<x>\d(?:[ -]?\d){5,21})(?!\d)",
        "[number]",
        "grouped number",
        "imei|sim|iccid|acc|a/c|card|passport|policy|sort",
    ),
    rule(
        r"(?<![\w])(?=(?:[A-Z0-9]{3}[ ]?){3}(?![\w]))(?=[A-Z ]*\d[A-Z ]*\d[A-Z ]*\d)[A-Z0-9]{3}[ ][A-Z0-9]{3}[ ][A-Z0-9]{3}(?![\w])",
        "[reference]",
        "share code",
        "00A|0A0|A00|A0 0|A0 A0",
        exact_case=True,
    ),
    rule(r"\blog[ ](?:(?:no\.?|number)[ ]?)?(?P<x>\d{1,6})\b", "[reference]", "command log", "log"),
)
_PLAIN_RUN: Final = re.compile(r"(?<![\w$./-])(?<!\d,)\d{6,19}(?![\w%]|[.,]\d)")
_TEN: Final = re.compile(r"(?<![\w./$-])\d{3}[ .\-]{1,3}\d{3}[ .\-]{1,3}\d{4}(?![\w])")
_CARD: Final = re.compile(r"(?<![\w./$-])(?:\d{4}[ .\-]){3}\d{1,4}(?![\w])")


def codes(plain: str) -> Iterator[Finding]:
    """Yield every number and code in a folded text (capitals kept) that points at somebody."""
    for found in recognised(_RULES, plain):
        if found.reason != "UK postcode" or _is_postcode(plain[found.start : found.end]):
            yield found
    yield from _mixed(plain)
    for match in _TEN.finditer(plain):
        reason = "NHS number" if has_nhs_checksum(match.group()) else "number laid out like an NHS number"
        yield Finding(match.start(), match.end(), "[NHS number]", reason)
    for match in _CARD.finditer(plain):
        yield Finding(match.start(), match.end(), "[card number]", "card number")
    for match in _PLAIN_RUN.finditer(plain):
        run = match.group()
        if not is_helpline(run):
            kind = "[NHS number]" if len(run) == 10 and has_nhs_checksum(run) else "[number]"
            yield Finding(match.start(), match.end(), kind, "long number")


def _mixed(plain: str) -> Iterator[Finding]:
    """Yield runs of capitals and digits, and what stands after a word that calls for a number."""
    for match in _MIXED.finditer(plain):
        digits = sum(c.isdigit() for c in match.group())
        if 4 <= digits < len(match.group()) and not plain[match.start() - 1 : match.start()].isalnum():
            yield Finding(match.start(), match.end(), "[reference]", "reference number")
    done = 0
    for match in _CORE.finditer(plain):
        if match.start() < done:
            continue
        start, done = match.start(), match.end()
        while start and (plain[start - 1].isalpha() or plain[start - 1] in "/._-"):
            start -= 1
        code = plain[start:done].lstrip("/._-")
        start = done - len(code)
        if len(code) > 4 and sum(c.isdigit() for c in code) > 2 and _is_called(plain, start):
            yield Finding(start, done, "[reference]", "reference number")


def _is_called(plain: str, start: int) -> bool:
    """Say whether the words before a place call for a number; the last word alone decides most of the time."""
    words = plain[max(0, start - 24) : start].split()
    last = re.sub(r"[^a-z/]", "", words[-1].lower()) if words else ""
    return last in _CALLERS and _CUES.search(plain, max(0, start - 48), start) is not None


def _is_postcode(text: str) -> bool:
    """Say whether letters and digits stand where a postcode has them; small-letter units (2 mg) are refused."""
    squeezed = re.sub(r"\s", "", text)
    return not (
        squeezed.islower()
        and " " in text
        and squeezed[-2:] in {"mg", "ml", "kg", "cm", "mm", "km", "pm", "am", "st", "nd", "rd", "th", "hr"}
    )


def has_nhs_checksum(text: str) -> bool:
    """Say whether ten digits carry the check digit of an NHS number: it raises certainty and never lowers it."""
    digits = [int(c) for c in text if c.isdigit()]
    if len(digits) != 10:
        return False
    check = 11 - sum(d * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return check % 11 == digits[9] and check != 10
