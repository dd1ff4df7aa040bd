"""Splits the lead agencies of an action: "Police / Adult Social Care" is two, "Children and Families Service" is one.

Where it is not sure, a text stays one name: joining two agencies by mistake is seen at once, parting one is not.
"""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 2_000
"""Characters beyond which a text is no list of agencies, and is not looked through for one."""
_LINES: Final = re.compile(r"\s*(?:;|•|\||\t|\n(?!\s*(?:and|of|&|[a-z]{2,}\b)))\s*")
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
    agencies: dict[str, str] = {}
    for line in _LINES.split(text):
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
    for i, joint in enumerate(joints):
        end = joints[i + 1].start() if i + 1 < len(joints) else len(line)
        if _parts(joint, line[start : joint.start()], line[joint.end() : end]):
            parts.append(line[start : joint.start()])
            start = joint.end()
    return [*parts, line[start:]]


def _parts(joint: re.Match[str], left: str, right: str) -> bool:
    """Say whether a joint parts two names rather than standing within one."""
    if joint["slash"] is not None and joint["slash"] != "/":
        return True
    if not joint["slash"] and not joint["comma"] and not joint["and"]:
        return True
    if not (_stands_alone(left) and _stands_alone(right)):
        return False
    if _POST.match(left):
        return bool(_POST.match(right)) or (joint["comma"] is None and _names(right))
    return _names(left) or _names(right) or bool(_FUNCTION.match(right)) or bool(_GENERIC.search(left))


def _names(text: str) -> bool:
    return bool(_NAMED.search(text.strip(" .")))


def _stands_alone(text: str) -> bool:
    plain = _BRACKETS.sub("", text).strip(" .")
    return bool(
        _NAMED.search(plain) or _FUNCTION.match(plain) or _GENERIC.search(plain) or _POST.match(plain)
    )
