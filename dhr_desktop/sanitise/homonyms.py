"""Decides by capital and context whether a word that is also an everyday word or a place stands for a person here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.outcome import Weight
from dhr_desktop.sanitise.parts import TITLES
from dhr_desktop.sanitise.surroundings import (
    BEFORE_MONTH,
    BEFORE_PERSON,
    CALENDAR,
    FAMILY_NOUNS,
    FINITE,
    FUNCTION_NAMES,
    IMPERATIVES,
    IN_PLACE,
    INSTITUTIONS,
    KINSFOLK,
    LABELS,
    MOVING,
    NO_VERBS,
    NOUNS,
    NUMBERED,
    OF_MONTHS,
    SMALL_WORDS,
    SPAN_OF_TIME,
    SPEAKERS,
    SPEAKING,
    SUBJECTS,
    TO_PLACE,
)
from dhr_desktop.sanitise.word_sets import words_of

_AMBIGUOUS_AFTER: Final = words_of(
    "or may must set put read cut let hit hurt shut then again later once still"
)
DETERMINERS: Final = words_of(
    "the a an this that these those each every any no some our your its another which what"
)
OPENERS: Final = words_of("""yesterday today tomorrow when whenever if as but and or nor so then while that because after before since although though
    until once meanwhile however later why how where what who whose which also even only not for from with by to in on at both
    either neither about against despite without following during between perhaps maybe sometimes often again still yet just
    hi hey hello dear thanks thank sorry oh yes no well please love re fw fwd cc bcc subject case client patient victim witness
    suspect did does do is are was were has had have can could should would may might must tell ask did met saw told while
    whereas unless than like per via regarding concerning spoke called visited interviewed name forename surname alias""")
MODALS: Final = words_of("will may can might must")
EPITHETS: Final = words_of(
    "big little old oul auld young younger poor gypsy fat mad crazy long tall wee lady auntie nanny granny uncle cousin our dear black blonde"
)
_RIGHT: Final = re.compile(r"([^\w]*)([A-Za-z0-9][\w']*)?")
_OWNED: Final = re.compile(
    r"'[sS] (?:Hospital|College|Cross|Court|Church|School|Academy|Hospice|Infirmary|House|Place|Cathedral|Square|Park|Road|Street|Law|Rule|Day)\b"
)
_STOP: Final = re.compile(r"[.!?:;\n\r\t|\"“”*#>\[\](){}]|(?:^|\s)[-–—]\s")


@dataclass(frozen=True, slots=True)
class Context:
    """The words beside a stretch of text, and what stands between."""

    before: str
    gap_before: str
    gap_after: str
    after: str
    opens: bool

    @property
    def joined_before(self) -> bool:
        """Whether the word before belongs to the same phrase."""
        return bool(self.before) and not self.opens and bool(re.fullmatch(r"[ \-]?\s?", self.gap_before))

    @property
    def joined_after(self) -> bool:
        """Whether the word after belongs to the same phrase."""
        return bool(self.after) and bool(re.fullmatch(r"[ \-]\s?|\n", self.gap_after))


def context(plain: str, start: int, end: int) -> Context:
    """Return the neighbours of a stretch; `opens` says that a sentence, line or quotation starts with it."""
    last = start
    floor = max(0, start - 48)
    while last > floor and not plain[last - 1].isalnum():
        last -= 1
    first = last
    while first > floor and (plain[first - 1].isalnum() or plain[first - 1] == "'"):
        first -= 1
    before, gap_before = plain[first:last], plain[last:start]
    right = _RIGHT.match(plain, end, end + 48)
    gap_after, after = (right.group(1), right.group(2) or "") if right else ("", "")
    opens = not before or (gap_before != " " and bool(_STOP.search(gap_before)))
    if opens and gap_before.startswith(".") and "\n" not in gap_before and before.lower() in TITLES:
        opens = False
    return Context(before, gap_before, gap_after, after, opens)


def is_verb(word: str) -> bool:
    """Say whether a word in small letters reads as what a person did."""
    again = word[2:] if word.startswith("re") else ""  # rewrote, retold, reread
    return (
        word in FINITE or again in FINITE or (len(word) > 3 and word.endswith("ed") and word not in NO_VERBS)
    )


def decide(  # noqa: PLR0911 - a ladder of rules, one answer each
    word: str, plain: str, start: int, end: int, words: Lexicon, *, place: bool
) -> Weight | None:
    """Weigh one occurrence of an ambiguous word: SURE it is the person, LIKELY (replace and ask), HINT (ask), None (not)."""
    shown = plain[start:end]
    around = context(plain, start, end)
    before, after = around.before.lower(), around.after.lower()
    if around.gap_before.startswith(":") and (
        before in LABELS or plain[max(0, start - 10) : start].lower().endswith("known as: ")
    ):
        return Weight.SURE
    if (
        around.joined_after
        and around.gap_after == " "
        and after.isdigit()
        and len(after) < 4
        and word in NUMBERED
    ):
        return Weight.HINT
    if shown.islower():
        return _small(word, before, after, around, words)
    owns = around.gap_after.startswith("'") and after == "s"
    if word in CALENDAR and _is_calendar(word, around, plain, start):
        return _owning_month(before) if owns else None
    if around.joined_before and before in DETERMINERS and before not in {"that", "which", "what"}:
        return _behind_article(word, around, words, is_place=place)
    if word in MODALS and shown.isupper() and not around.opens:
        return Weight.HINT if before in SPEAKERS or before in BEFORE_PERSON else None
    if owns:
        return Weight.HINT if _OWNED.match(plain, end) else Weight.SURE
    if around.opens:
        return _opening(word, after, around, words)
    return _amid(plain, (start, end), around, words, is_place=place)


def _owning_month(before: str) -> Weight:
    """Weigh a month with a possessive ending: last May's is most likely the month, in May's is either."""
    return Weight.HINT if before in {"last", "next", "this", "early", "late", "mid"} else Weight.LIKELY


def _amid(
    plain: str, place: tuple[int, int], around: Context, words: Lexicon, *, is_place: bool
) -> Weight | None:
    """Weigh an ambiguous word with a capital in the middle of a sentence."""
    start, end = place
    shown, before, after = plain[start:end], around.before.lower(), around.after.lower()
    if _in_other_name(around, words, shown):
        return None
    if is_place and around.joined_before:
        if before == "of" and re.search(r"[A-Z][\w']*[ ]of[ ]$", plain[max(0, start - 30) : start]):
            return None
        return _at_place(before, plain, start)
    if shown.isupper() and len(shown) > 1 and (around.before.isupper() or around.after.isupper()):
        return Weight.LIKELY if is_verb(after) or around.before.isupper() else Weight.HINT
    return Weight.LIKELY if around.joined_before and before in {"his", "her", "their", "my"} else Weight.SURE


def _behind_article(word: str, around: Context, words: Lexicon, *, is_place: bool) -> Weight | None:
    """Weigh a word after an article: the ward is none, the Kettering children are somebody's."""
    after = around.after.lower()
    article = around.before.lower()
    if article == "the" and around.joined_after and after in KINSFOLK:
        return Weight.LIKELY
    if (
        article in {"a", "an"}
        and around.joined_after
        and after in {"cousin", "brother", "sister", "uncle", "aunt", "lad", "boy", "girl", "child"}
    ):
        return Weight.LIKELY
    if article in {"a", "an"} and is_verb(after):
        return Weight.HINT
    if is_place and not words.is_ordinary(word):
        return Weight.LIKELY if after in FAMILY_NOUNS else Weight.HINT
    return None


def _at_place(before: str, plain: str, start: int) -> Weight | None:
    if before in IN_PLACE:
        return None
    if before in TO_PLACE:
        return None if _moves(plain, start) else Weight.LIKELY
    return Weight.SURE


def _small(word: str, before: str, after: str, around: Context, words: Lexicon) -> Weight | None:
    ordinary = words.is_ordinary(word) or word in SMALL_WORDS
    if before in DETERMINERS and around.joined_before:
        return None
    if around.opens and around.gap_after.startswith(":"):
        return Weight.LIKELY
    if around.joined_before and before in {"mr", "mrs", "ms", "miss"}:
        return Weight.LIKELY
    speaks = before in {"from", "to"} and around.joined_before and around.gap_after.startswith(":")
    speaks = speaks or (around.joined_after and after in SPEAKING and (around.opens or before in SPEAKERS))
    greeted = around.joined_before and before in {"hi", "hiya", "hey", "hello", "luv"}
    signed = around.joined_before and before == "love" and (not around.after or after in {"x", "xx", "xxx"})
    if speaks or greeted or signed:
        return Weight.LIKELY
    return None if ordinary else Weight.HINT


def _is_calendar(word: str, around: Context, plain: str, start: int) -> bool:  # noqa: PLR0911 - one return for each thing the words around can say
    before, after = around.before.lower(), around.after.lower()
    if around.joined_after and (after[:2] in {"19", "20"} or (after.isdigit() and len(after) <= 2)):
        return True
    if not around.joined_before:
        return False
    if before == "on":
        return word.endswith("day")
    if before.isdigit() and len(before) < 3:
        return True
    if before[-2:] in {"st", "nd", "rd", "th"} and before[:-2].isdigit():
        return True
    if before in BEFORE_MONTH:
        return not is_verb(after) or before not in BEFORE_PERSON
    if before in {"to", "of", "and", "from", "between"}:
        span = SPAN_OF_TIME.search(plain, max(0, start - 40), start)
        acts = around.joined_after and is_verb(after) and after not in OF_MONTHS
        return span is not None and not (
            acts and before in {"and", "to"} and "between" not in span.group().lower()
        )
    return False


def _opening(  # noqa: PLR0911 - a ladder of rules, one answer each
    word: str, after: str, around: Context, words: Lexicon
) -> Weight | None:
    if not around.joined_after:
        return Weight.LIKELY
    if word in FUNCTION_NAMES:
        return Weight.SURE if around.joined_after and is_verb(after) else None
    if word == "will":
        return Weight.SURE if is_verb(after) or after == "will" else None
    if after in SUBJECTS:
        return (
            Weight.LIKELY
            if around.after[0].isupper() and len(after) > 1 and not around.after.isupper()
            else None
        )
    if is_verb(after):
        return Weight.SURE if after not in _AMBIGUOUS_AFTER else Weight.LIKELY
    if around.after[:1].isupper() and not around.after.isupper():
        return (
            Weight.LIKELY
            if (after in words.surnames or after in words.english_given) and after not in INSTITUTIONS
            else Weight.HINT
        )
    if around.after.isupper():
        return Weight.LIKELY
    noun = after in NOUNS or (after.endswith("s") and len(after) > 3 and words.is_ordinary(after))
    return Weight.HINT if noun or word in IMPERATIVES else Weight.LIKELY


def _in_other_name(around: Context, words: Lexicon, shown: str) -> bool:  # noqa: PLR0911 - a ladder of rules, one answer each
    """Say whether the word is part of a longer proper name that is no person's (Derby County, Union Jack)."""
    if shown.isupper() and len(shown) > 1 and (around.before.isupper() or around.after.isupper()):
        return False
    if (
        around.joined_after
        and around.gap_after == " "
        and around.after[:1].isupper()
        and len(around.after) > 1
    ):
        after = around.after.lower()
        if words.is_word(after) and after not in words.english_given and after not in OPENERS | SUBJECTS:
            return True
    if around.after == "of" and around.joined_after:
        return True
    if (
        around.joined_before
        and around.gap_before == " "
        and around.before[:1].isupper()
        and len(around.before) > 1
    ):
        before = around.before.lower()
        if before.endswith("'s") and words.is_ordinary(before[:-2]):
            return True
        if before in EPITHETS:
            return False
        if around.before.isupper() and len(before) > 1 and not shown.isupper() and before not in TITLES:
            return True
        return words.is_word(before) and not (
            before in TITLES or before in words.english_given or before in OPENERS or is_verb(before)
        )
    return False


def _moves(plain: str, start: int) -> bool:
    return any(word in MOVING for word in re.findall(r"[a-z]+", plain[max(0, start - 40) : start].lower()))
