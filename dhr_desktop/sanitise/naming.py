"""Turns mentions of known people into what stands in their place, so that the sentence still reads well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.homonyms import MODALS, context, decide, is_verb
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.mention import Mention
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.surroundings import IMPERATIVES, SMALL_WORDS
from dhr_desktop.sanitise.variants import Kind
from dhr_desktop.sanitise.word_sets import words_of

_FAMILY_RIGHT: Final = re.compile(
    r"(?:'s?)?[ \t](?:family|household|clan)\b|(?P<of>(?=[ ](?:children|kids|boys|girls|twins|brothers|sisters)\b))|'(?![a-z])|",
    re.IGNORECASE,
)
_THE_LEFT: Final = re.compile(r"\b(?:the|both|all the|these)[ \t]+$", re.IGNORECASE)
_ARTICLES: Final = frozenset({"a ", "A "})
_ALIAS_RIGHT: Final = re.compile(
    r"[ \t,(]{0,3}(?:is |was |now |also |formerly |previously |otherwise ){0,2}(?:known as|called|nee|formerly|aka|a\.k\.a\.?|alias|goes by|now)[ \t:]+"
    r"(?:the name )?[\"']?(?P<x>[A-Z][a-z]\w*(?:['-]\w+)*(?:[ ][A-Z][a-z]\w*)?)"
)
_LAW_NAMES: Final = words_of(
    "clare claire jade sarah martha martyn helen finn harper natasha ruth charlotte awaab raneem holly tim lucy"
)
_LAW_OF_LEFT: Final = re.compile(rf"\b(?:{'|'.join(sorted(_LAW_NAMES))})'?s? \Z", re.IGNORECASE)
_TITLES_OF_SOMEBODY: Final = words_of("mr mrs ms miss dr mx")
_BEFORE_SOMEBODY: Final = words_of("re from with by and saw met told rang ex husband wife partner son called")
_PUBLIC_LAWS: Final = re.compile(r"[a-z]+'?s? (?:law|rule|act)\b", re.IGNORECASE)
_PLURAL_VERBS: Final = frozenset({"were", "are", "have", "do"})
_ALIAS_STARTS: Final = frozenset(" \t,(")
_KIN_LEFT: Final = re.compile(
    r"\b(?:mother|father|mum|dad|sister|brother|son|daughter|aunt|auntie|uncle|cousin|niece|nephew|wife|husband|partner|friend|named|called|child)[ ]$"
)
_QUOTED: Final = re.compile(r"(?:^|[\s(\[:;,])'[^']*$")
"""A single quotation mark that is still open."""
_SAINT_LEFT: Final = re.compile(r"\b(?:St|Saint|Ste)\.?[ \t]+$")
_OFFICE_LEFT: Final = re.compile(
    r"\b(?:PC|PCSO|WPC|DC|DS|DI|DCI|DSU|PS|Sgt|Sergeant|Insp|Inspector|Supt|Superintendent|Chief Inspector|Constable|Cllr|Councillor"
    r"|Judge|HHJ|Rev|Revd|Nurse|Coroner|Det)\.?[ \t]+(?:\d{2,6}[ \t]+)?$"
)


class Namer:
    """Names the people of one registry; remembers what it has worked out for each form."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._words: dict[tuple[object, ...], tuple[str, str]] = {}

    def findings(self, mention: Mention, plain: str) -> Iterator[Finding]:
        """Yield what to put in place of a mention, and of a further name that the text itself gives to the person."""
        weight = weigh(mention, plain, self._matcher)
        if weight is None:
            return
        replacement, reason = self._known(mention)
        if weight is Weight.HINT:
            yield Finding(mention.start, mention.end, None, f"{reason}, or an ordinary word", weight)
            return
        family = _family(mention, plain) if self._is_surname(mention) else None
        if family:
            yield Finding(family[0], family[1], family[2], reason, weight)
            return
        start = mention.start
        if (
            mention.is_lone
            and mention.has(Kind.SURNAME)
            and _OFFICE_LEFT.search(plain[max(0, start - 30) : start])
        ):
            replacement, weight = "[name]", Weight.LIKELY
        end, ending = _possessive_end(mention, plain)
        if mention.relative and _KIN_LEFT.search(plain, max(0, start - 20), start):
            replacement = "[name]"
        if mention.relative or mention.notes or len(mention.people) > 1:
            weight = min(weight, Weight.LIKELY)
        yield Finding(start, end, capitalised(replacement, plain, start) + ending, reason, weight)
        other = (
            _ALIAS_RIGHT.match(plain, mention.end)
            if plain[mention.end : mention.end + 1] in _ALIAS_STARTS
            else None
        )
        if other:
            why = f"another name of {replacement}: not in the list"
            yield Finding(other.start("x"), other.end("x"), "[another name]", why, Weight.LIKELY)

    def _is_surname(self, mention: Mention) -> bool:
        """Say whether a mention is of a surname, though the word may be a given name too (Kim Fox, Fox Kim)."""
        if mention.has(Kind.SURNAME):
            return True
        word = mention.hits[-1].entry.word
        people = self._matcher.people
        return any(not people[p].surnames.isdisjoint((word, word[:-1], word[:-2])) for p in mention.people)

    def _known(self, mention: Mention) -> tuple[str, str]:
        key = (
            *(hit.entry.word for hit in mention.hits),
            mention.people,
            mention.whole,
            mention.relative,
            *mention.notes,
        )
        known = self._words.get(key)
        if known is None:
            who = sorted(mention.people)
            known = self._words[key] = (
                _people_words(mention, self._matcher, who),
                _reason(mention, self._matcher, who),
            )
        return known


def weigh(  # noqa: C901, PLR0911 - a ladder of rules, one answer each
    mention: Mention, plain: str, matcher: Matcher
) -> Weight | None:
    """Say how surely a mention stands for a person; None for an ordinary word."""
    entry = mention.hits[0].entry
    small = plain[mention.hits[0].start : mention.hits[0].end].islower()
    if not mention.is_lone or mention.has(Kind.WHOLE):
        doubtful = all(hit.entry.ordinary and plain[hit.start : hit.end].islower() for hit in mention.hits)
        return _small_pair(mention, plain, matcher) if doubtful else Weight.SURE
    if entry.word in {"law", "rule", "act"} and _LAW_OF_LEFT.search(
        plain, max(0, mention.start - 14), mention.start
    ):
        return None
    if entry.word in _LAW_NAMES and _PUBLIC_LAWS.match(plain, mention.start):
        return None
    if plain[mention.start - 4 : mention.start - 1].lower().strip(" .") in (
        "st",
        "ste",
        "int",
    ) and _SAINT_LEFT.search(plain[max(0, mention.start - 8) : mention.start]):
        return Weight.HINT
    if small and entry.is_derived and (matcher.words.is_word(entry.word) or len(entry.word) < 4):
        return None
    if entry.is_derived and len(entry.word) < 4 and plain[mention.start : mention.end].isupper():
        return Weight.HINT
    unclear = entry.ordinary or entry.place or (small and entry.word in SMALL_WORDS)
    unclear = unclear and (small or " " not in entry.word)
    if small and not unclear and matcher.words.is_rare_word(entry.word):
        return Weight.HINT
    if not unclear:
        return Weight.LIKELY if entry.is_derived or entry.guessed else Weight.SURE
    if entry.plural and not small and _THE_LEFT.search(plain[max(0, mention.start - 12) : mention.start]):
        return Weight.SURE
    if entry.plural:
        if small:
            return None
        return Weight.HINT if matcher.words.is_word(entry.word) else Weight.LIKELY
    weight = decide(entry.word, plain, mention.start, mention.end, matcher.words, place=entry.place)
    if entry.is_derived and weight is not None:
        return Weight.LIKELY if weight is Weight.SURE else Weight.HINT
    return weight


def _small_pair(mention: Mention, plain: str, matcher: Matcher) -> Weight | None:
    """Weigh a whole name in small letters whose words are all everyday words (jack moody): by what stands around, else ask."""
    around = context(plain, mention.start, mention.end)
    acts = (around.joined_after and is_verb(around.after)) or around.gap_after.startswith("'")
    first = mention.hits[0].entry.word.partition(" ")[0]
    titled = plain[mention.start : mention.hits[0].start].strip(" .") in _TITLES_OF_SOMEBODY
    named = around.joined_before and around.before in _BEFORE_SOMEBODY and first not in IMPERATIVES
    if titled:
        return Weight.LIKELY
    if first in matcher.words.english_given and (acts or named) and first not in MODALS:
        return Weight.LIKELY
    return None if first in MODALS else Weight.HINT


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
    if len(who) == 1:
        return who
    squeezed = "".join(c for hit in mention.hits for c in hit.entry.word if c.isalpha())
    strengths = {
        person: (
            squeezed not in matcher.people[person].full,
            sum(hit.entry.kind(person) or Kind.NICK for hit in mention.hits),
        )
        for person in who
    }
    best = min(strengths.values())
    if not mention.whole and best[1] <= Kind.SURNAME:
        return [person for person in who if strengths[person][1] <= Kind.SURNAME]
    return [person for person in who if strengths[person] == best]


def _reason(mention: Mention, matcher: Matcher, who: list[int]) -> str:
    names = " or ".join(dict.fromkeys(matcher.replacement(p) for p in who[:3]))
    if mention.notes:
        return f"close to {names}: {mention.notes[0]}"
    if any(hit.entry.guessed for hit in mention.hits):
        return f"misspelt name of {names}"
    if mention.has(Kind.NICK, Kind.CLIPPED) and mention.is_lone:
        return f"short or other form of the name of {names}"
    if len(who) > 1:
        return f"name shared by {names}"
    return f"name of {names}"


def _family(mention: Mention, plain: str) -> tuple[int, int, str] | None:
    """Return the stretch and words for a family (the Smiths, the Smith family, Mr and Mrs Smith)."""
    start, end = mention.start, mention.end
    if mention.family:
        return start, end, "the family"
    if not (mention.is_lone or (mention.hits[-1].entry.plural and not mention.has(Kind.GIVEN))):
        return None
    the = _THE_LEFT.search(plain[max(0, start - 12) : start])
    match = _FAMILY_RIGHT.match(plain, end)
    tail = match.group() if match else ""
    if tail == "'" and _QUOTED.search(plain, max(0, start - 60), start):
        tail = ""
    of = match is not None and match.group("of") is not None
    if (
        plain[max(0, start - 2) : start] in _ARTICLES
        and mention.is_lone
        and not plain[max(0, start - 3) : max(0, start - 2)].isalnum()
    ):
        around = context(plain, start, end)
        if around.joined_after and is_verb(around.after):
            return start, end, "member of the family"
    if not the or not (mention.hits[-1].entry.plural or of or "family" in tail.lower() or "h" in tail):
        return None
    begin = start - len(the.group())
    words = "The family" if plain[begin].isupper() else "the family"
    return begin, end + len(tail), words + ("'s" if tail == "'" or of else "")


def capitalised(words: str, plain: str, start: int) -> str:
    """Capitalise a phrase that opens a sentence."""
    if words[:1].islower() and (start == 0 or re.search(r"[.!?\n]\s*$", plain[max(0, start - 3) : start])):
        return words[0].upper() + words[1:]
    return words


def _possessive_end(mention: Mention, plain: str) -> tuple[int, str]:
    """Return where the replaced stretch ends and what to add: James' becomes Adult A's, Gemmas coat Adult A's coat."""
    end = mention.end
    plural = mention.hits[-1].entry.plural and mention.hits[-1].end == end
    if plain[end : end + 1] != "'":
        if not plural:
            return end, ""
        around = context(plain, mention.start, end)
        acts = around.joined_after and (around.after in _PLURAL_VERBS or is_verb(around.after))
        return end, "" if acts else "'s"
    owns = plain[end - 1 : end] in "sSxXzZ" and not plain[end + 1 : end + 2].isalpha()
    return (
        (end + 1, "'s")
        if owns and not _QUOTED.search(plain, max(0, mention.start - 60), mention.start)
        else (end, "")
    )
