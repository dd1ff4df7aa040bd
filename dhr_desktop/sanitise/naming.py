"""Turns mentions of known people into what stands in their place, so that the sentence still reads well."""

from __future__ import annotations

import re
from typing import Final

from dhr_desktop.sanitise.fold import Folded
from dhr_desktop.sanitise.homonyms import SMALL_WORDS, decide
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.mentions import Mention
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.variants import Kind

_FAMILY_RIGHT: Final = re.compile(r"(?:'s?)?[ \t](?:family|household|clan)\b|'(?![a-z])|", re.IGNORECASE)
_THE_LEFT: Final = re.compile(r"\b(?:the|both|all the|these)[ \t]+$", re.IGNORECASE)
_ALIAS_RIGHT: Final = re.compile(
    r"[ \t,(]{0,3}(?:is |was |now |also |formerly |previously |otherwise ){0,2}(?:known as|called|nee|formerly|aka|a\.k\.a\.?|alias|goes by|now)[ \t:]+"
    r"(?:the name )?[\"']?(?P<x>[A-Z][a-z]\w*(?:['-]\w+)*(?:[ ][A-Z][a-z]\w*)?)"
)
_PUBLIC_LAWS: Final = re.compile(
    r"(?:clare|jade|sarah|martha|martyn|helen|finn|harper|natasha|ruth|charlotte|awaab|raneem|holly|tim|lucy)'?s? (?:law|rule|act)\b|"
    r"st\.? (?=[a-z])",
    re.IGNORECASE,
)
_SAINT_LEFT: Final = re.compile(r"\b(?:St|Saint|Ste)\.?[ \t]+$")
_OFFICE_LEFT: Final = re.compile(
    r"\b(?:PC|PCSO|WPC|DC|DS|DI|DCI|DSU|PS|Sgt|Sergeant|Insp|Inspector|Supt|Superintendent|Chief Inspector|Constable|Cllr|Councillor"
    r"|Judge|HHJ|Rev|Revd|Nurse|Coroner|Det)\.?[ \t]+(?:\d{2,6}[ \t]+)?$"
)


def weigh(  # noqa: PLR0911 - a ladder of rules, one answer each
    mention: Mention, folded: Folded, matcher: Matcher
) -> Weight | None:
    """Say how surely a mention stands for a person; None for an ordinary word."""
    plain = folded.plain
    start, end = mention.start, mention.end
    hit = mention.hits[0]
    shown = plain[hit.start : hit.end]
    law = _PUBLIC_LAWS.match(plain, start)
    if mention.is_lone and law and not law.group().lower().startswith("st"):
        return None
    if mention.is_lone and _SAINT_LEFT.search(plain[max(0, start - 8) : start]):
        return Weight.HINT
    if not mention.is_lone:
        doubtful = all(h.entry.ordinary for h in mention.hits) and shown.islower()
        return None if doubtful else Weight.SURE
    entry = hit.entry
    words = matcher.words
    is_word = words.is_word(entry.word)
    if shown.islower():
        if entry.is_derived and (is_word or len(entry.word) < 4):
            return None
        unclear = (
            entry.ordinary
            or entry.place
            or entry.word in SMALL_WORDS
            or (is_word and len(entry.word) > 3 and entry.word not in words.given)
        )
    else:
        unclear = entry.ordinary or entry.place
        if unclear and entry.plural and _THE_LEFT.search(plain[max(0, start - 12) : start]):
            return Weight.SURE
    if not unclear:
        return Weight.LIKELY if entry.is_derived or entry.guessed else Weight.SURE
    weight = decide(entry.word, plain, start, end, words, place=entry.place)
    if entry.is_derived and weight is not None:
        return Weight.LIKELY if weight is Weight.SURE else Weight.HINT
    return weight


def name_finding(mention: Mention, folded: Folded, matcher: Matcher) -> Finding | None:
    """Return what to put in place of a mention, or None where it names nobody."""
    weight = weigh(mention, folded, matcher)
    if weight is None:
        return None
    plain = folded.plain
    who = sorted(mention.people)
    reason = _reason(mention, matcher, who)
    if weight is Weight.HINT:
        return Finding(mention.start, mention.end, None, f"{reason}, or an ordinary word", weight)
    family = _family(mention, plain)
    if family:
        return Finding(family[0], family[1], family[2], reason, weight)
    start = mention.start
    replacement = _people_words(mention, matcher, who)
    office = (
        mention.has(Kind.SURNAME)
        and mention.is_lone
        and _OFFICE_LEFT.search(plain[max(0, start - 30) : start])
    )
    if office:
        replacement, weight = "[name]", Weight.LIKELY
    end, ending = _possessive_end(mention, plain)
    replacement = _grammar(replacement, plain, start) + ending
    if mention.relative or mention.notes or len(who) > 1:
        weight = min(weight, Weight.LIKELY)
    return Finding(start, end, replacement, reason, weight)


def _people_words(mention: Mention, matcher: Matcher, who: list[int]) -> str:
    best = _strongest(mention, matcher, who)
    names = list(dict.fromkeys(matcher.replacement(p) for p in best))
    if len(names) > 3:
        return "[name]"
    words = " or ".join(names)
    if mention.relative:
        return f"a relative of {words}"
    return words


def _strongest(mention: Mention, matcher: Matcher, who: list[int]) -> list[int]:
    def strength(person: int) -> tuple[int, int]:
        kinds = [hit.entry.kind(person) or Kind.NICK for hit in mention.hits]
        squeezed = "".join(re.findall(r"[a-z]", " ".join(hit.entry.word for hit in mention.hits)))
        return (0 if squeezed in matcher.people[person].full else 1, sum(kinds))

    best = min((strength(person) for person in who), default=(0, 0))
    if not mention.whole and best[1] <= Kind.SURNAME:
        return [person for person in who if strength(person)[1] <= Kind.SURNAME]
    return [person for person in who if strength(person) == best]


def _reason(mention: Mention, matcher: Matcher, who: list[int]) -> str:
    names = " or ".join(dict.fromkeys(matcher.replacement(p) for p in who[:3]))
    if mention.notes:
        return f"close to {names}: {mention.notes[0]}"
    if any(hit.entry.guessed for hit in mention.hits):
        return f"misspelt name of {names}"
    if mention.has(Kind.NICK) and mention.is_lone:
        return f"short or other form of the name of {names}"
    if len(who) > 1:
        return f"name shared by {names}"
    return f"name of {names}"


def _family(mention: Mention, plain: str) -> tuple[int, int, str] | None:
    """Return the stretch and words for a family (the Smiths, the Smith family, Mr and Mrs Smith)."""
    if not mention.has(Kind.SURNAME):
        return None
    start, end = mention.start, mention.end
    if mention.family:
        return start, end, "the family"
    the = _THE_LEFT.search(plain[max(0, start - 12) : start])
    match = _FAMILY_RIGHT.match(plain, end)
    tail = match.group() if match else ""
    if (
        not the
        or not mention.is_lone
        or not (mention.hits[0].entry.plural or "family" in tail.lower() or "h" in tail)
    ):
        return None
    begin = start - len(the.group())
    words = "The family" if plain[begin].isupper() else "the family"
    return begin, end + len(tail), words + ("'s" if tail == "'" else "")


def _grammar(words: str, plain: str, start: int) -> str:
    """Capitalise a phrase that opens a sentence."""
    if words[:1].islower() and (start == 0 or re.search(r"[.!?\n]\s*$", plain[max(0, start - 3) : start])):
        return words[0].upper() + words[1:]
    return words


def _possessive_end(mention: Mention, plain: str) -> tuple[int, str]:
    """Return where the replaced stretch ends and what to add: James' becomes Adult A's, Gemmas coat Adult A's coat."""
    end = mention.end
    plural = mention.hits[-1].entry.plural and mention.hits[-1].end == end
    if (
        plain[end : end + 1] == "'"
        and not plain[end + 1 : end + 2].isalpha()
        and plain[end - 1 : end] in "sSxXzZ"
    ):
        return end + 1, "'s"
    return end, "'s" if plural and plain[end : end + 1] != "'" else ""


def other_names(mention: Mention, finding: Finding, plain: str) -> Finding | None:
    """Return a further, unlisted name that the text itself gives to the person (known as ..., née ...)."""
    match = _ALIAS_RIGHT.match(plain, mention.end)
    if not match or finding.replacement is None:
        return None
    return Finding(
        match.start("x"),
        match.end("x"),
        "[another name]",
        f"another name of {finding.replacement}: not in the list",
        Weight.LIKELY,
    )
