"""Splits the lead agencies of an action: "Police / Adult Social Care" is two, "Children and Families Service" is one.

Where it is not sure, a text stays one name: joining two agencies by mistake is seen at once, parting one is not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.importers.plan_lists import listed_in

_LONGEST: Final = 2_000
"""Characters beyond which a text is no list of agencies, and is not looked through for one."""
_LINES: Final = re.compile(r"\s*(?:;|•|\||\t|\n(?!\s*(?:and|of|&|[a-z]{2,}\b)))\s*")
_OPEN_END: Final = re.compile(r"((?<=\s)(?:and|of|the|for)|[/&+])[ \t]*\n")
"""A line that ends in the middle of a name or of a pair."""
_JOINT: Final = re.compile(
    r"\s+and\s*/\s*or\s+|(?P<slash>\s*/\s*)|(?P<comma>\s*,\s*(?:and\s+)?)|(?P<and>\s+(?:and|&|\+|plus)\s+)",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_NUMBERED: Final = re.compile(r"^(?:\(?\d{1,2}[.)]\s|[-–—*•·]\s*)")
_NOBODY: Final = re.compile(
    r"n/?a|tbc|tba|tbd|none|nil|to be (confirmed|agreed|decided)|not applicable|[-–—?.\s]*", re.IGNORECASE
)
_ONE_NAME: Final = re.compile(
    r"\b(?:police (?:and|&) (?:crime|fire)|fire (?:and|&) (?:rescue|police)|health (?:and|&) (?:adult )?(?:social )?(?:care|wellbeing)"
    r"|(?:courts|prisons?|revenues) (?:and|&) \w+|work (?:and|&) pensions|city (?:and|&) county|county (?:and|&) city"
    r"|nhs (?:(?!trust|foundation|england|icb|police)[\w’'-]+,? ){1,4}(?:and|&) (?:(?!trust|police|icb)[\w’'-]+ ){1,3}"
    r"(?:icb|integrated care board|(?:nhs )?(?:foundation )?trust)\b"
    r"|safe(?:r)? (?:and|&) strong(?:er)?|accident (?:and|&) emergency|england (?:and|&) wales|learning (?:and|&) \w+"
    r"|mental health (?:and|&) \w+|(?:adult|child|children|young|famil)[a-z’']* (?:and|&) [\w’']+"
    r"|(?:drugs?|alcohol|substance|domestic|sexual)(?: \w+)? (?:and|&) (?:drugs?|alcohol|substance|domestic|sexual)\b)",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"\b(?:police|constabulary|icbs?|ccgs?|nhs|trusts?|councils?|probation|csps?|gps?|hospitals?|women[’']?s aid|refuges?"
    r"|home office|ministry|government|cps|marac|mappa|i[ds]vas?|cafcass|dwp|asc|csc|pcc|opcc|hmpps|hmcts|social care"
    r"|victim support|coroner)\b"
    r"|^(?-i:[A-Z]{2,7}s?)$",
    re.IGNORECASE,
)
_FUNCTION: Final = re.compile(
    r"^(?:all |other |partner |local |adult |child(?:ren)?[’']?s? )*(?:housing|agencies|partners|schools|universities|charities|education|public health|mental health|primary care|ambulance|fire"
    r"|social work|social services|youth justice|environmental health|adults[’']? services|children[’']?s services)$",
    re.IGNORECASE,
)
_GENERIC: Final = re.compile(
    r"\b(?:services?|team|directorate|department|board|partnership|forum|committee|unit|hub|group|panel|college|network"
    r"|executive|commissioners?|associations?|universit(?:y|ies)|schools?|charit(?:y|ies)|authority|agency|office|practices?|surger(?:y|ies)|providers?)$",
    re.IGNORECASE,
)
_POST: Final = re.compile(
    r"^(?:(?:deputy|assistant|interim|strategic|designated|named|service|head|lead|senior|chief|detective)\s+)*"
    r"(?:director|head|chief|manager|chair|lead|officer|nurse|doctor|superintendent|inspector|co-?ordinator)s?\b",
    re.IGNORECASE,
)


def split_agencies(text: str) -> tuple[str, ...]:
    """Return the agencies that a tidy text names, in order, each once; an empty tuple where it names none."""
    if len(text) > _LONGEST:
        return (" ".join(text.split()),)
    text = _OPEN_END.sub(r"\1 ", text)
    numbered = listed_in(text)
    pieces = [numbered.before, *numbered.items] if numbered and numbered.marks else [text]
    agencies: dict[str, str] = {}
    for line in (line for piece in pieces for line in _LINES.split(piece)):
        for part in _split_line(" ".join(_NUMBERED.sub("", line).split())):
            name = part.strip(" ,.")
            if not _NOBODY.fullmatch(name):
                agencies.setdefault(name.casefold(), name)
    return tuple(agencies.values())


def _split_line(line: str) -> list[str]:
    """Split one line at every joint that surely stands between two names."""
    if _NOBODY.fullmatch(line):
        return []
    guarded = [match.span() for pattern in (_BRACKETS, _ONE_NAME) for match in pattern.finditer(line)]
    joints = [
        joint
        for joint in _JOINT.finditer(line)
        if not any(a <= joint.start() and joint.end() <= b for a, b in guarded)
    ]
    parts: list[str] = []
    start = 0
    whole = list(_whole_names(line, joints))
    for (_, end, joint), (begin, next_end, _) in itertools.pairwise(whole):
        if joint is not None and _parts(joint, line[start:end], line[begin:next_end]):
            parts.append(line[start:end])
            start = begin
    return [*parts, line[start:]]


def _whole_names(line: str, joints: list[re.Match[str]]) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield start and end of each piece between joints, with the joint after it.

    What is no agency by itself belongs to the next: "Mere and Vale ICB" stays together, whatever stands before it.
    """
    start = 0
    for joint in joints:
        if _surely_parts(joint) or _stands_alone(line[start : joint.start()]):
            yield start, joint.start(), joint
            start = joint.end()
    yield start, len(line), None


def _parts(joint: re.Match[str], left: str, right: str) -> bool:
    """Say whether a joint parts two names rather than standing within one."""
    if _surely_parts(joint):
        return True
    if not (_stands_alone(left) and _stands_alone(right)):
        return False
    if _POST.match(left):
        return bool(_POST.match(right)) or (joint["comma"] is None and _names(right))
    return _names(left) or _names(right) or bool(_FUNCTION.match(right)) or bool(_GENERIC.search(left))


def _surely_parts(joint: re.Match[str]) -> bool:
    """Say whether a joint never stands within a name: a slash with space around it, "and/or"."""
    if joint["slash"] is not None:
        return bool(joint["slash"] != "/")
    return not joint["comma"] and not joint["and"]


def _names(text: str) -> bool:
    return bool(_NAMED.search(text.strip(" .")))


def _stands_alone(text: str) -> bool:
    plain = _BRACKETS.sub("", text).strip(" .")
    return bool(
        _NAMED.search(plain) or _FUNCTION.match(plain) or _GENERIC.search(plain) or _POST.match(plain)
    )
