"""Words that call for a closer look at their neighbourhood: months, streets, named days, counts, spelling; found in one pass."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import Any, Final

import ahocorasick

from dhr_desktop.sanitise.word_sets import words_of


class Call(IntEnum):
    """What a word calls for."""

    MONTH = 0
    DAY = 1
    PLACE = 2
    COUNT = 3
    SPELLING = 4
    CODE = 5
    ALONE = 6
    PRESS = 7
    HOME = 8
    AGE = 9


_WORDS: Final[dict[Call, frozenset[str]]] = {
    Call.MONTH: words_of(
        """january february febuary march april may june july august september october november december jan feb mar apr jun jul aug sep sept
        oct nov dec"""
    ),
    Call.DAY: words_of(
        """christmas boxing eve hogmanay nye valentine valentines paddy halloween hallowe bonfire fawkes fireworks remembrance armistice
        leap midsummer easter friday pancake shrove ash mothering mother mothers father fathers whit eid diwali divali kippur hashanah vaisakhi
        holi holiday twelfth fool fools bastille ve wigilia results final burns david patrick andrew saints maundy palm"""
    ),
    Call.PLACE: words_of(
        """street st road rd lane ln avenue ave close drive dr way crescent cres court ct place pl terrace terr grove gardens gdns rise square sq
        walk mews row hill park view green parade mount croft fold gate vale bank heath meadow meadows yard wharf quay circus approach end path
        broadway embankment boulevard chase drove mead garth wynd brow nook villas cottages house flat primary secondary junior infant infants grammar school academy college preschool nursery sixth apartment apt
        bedsit room school"""
    ),
    Call.COUNT: words_of("""one two three four none single"""),
    Call.ALONE: words_of("only sole lone youngest oldest famous known celebrity footballer headteacher"),
    Call.PRESS: words_of("headline headlined newspaper gazette times posted post article"),
    Call.HOME: words_of(
        "opposite behind beside house flat door cottage bungalow caravan farm property pub shop past above corner"
    ),
    Call.AGE: words_of(
        "age aged birthday old yo yrs y o f m who boy girl month months half turned turning turns rising nearly almost"
    ),
    Call.SPELLING: words_of(
        """dot insta instagram snapchat snap tiktok twitter telegram discord kik username handle gamertag psn xbox login w3w alpha alfa bravo delta
        echo foxtrot kilo lima quebec romeo sierra tango uniform whiskey whisky yankee zulu juliet juliett zero oh nought double treble triple
        five six seven eight nine words"""
    ),
    Call.CODE: words_of(
        """pc pcso wpc operator dc ds di dci ps sgt insp officer cad log exhibit item ext extn extension ending ends last number no num nr case crime
        incident occurrence ref reference urn id nhs ni nino hospital patient emis account policy claim badge collar warrant custody prison
        niche athena passport licence license serial device unit dhr ticket call code ewhc ewca ewfc uksc"""
    ),
}


@cache
def trigger_automaton() -> Any:
    """Return the automaton that finds the words in a spaced text; built once, when it is first needed."""
    calls: dict[str, list[Call]] = {}
    for call, words in _WORDS.items():
        for word in words:
            calls.setdefault(word, []).append(call)
    automaton = ahocorasick.Automaton()
    for word, found in calls.items():
        automaton.add_word(f" {word} ", (len(word), tuple(found)))
    automaton.make_automaton()
    return automaton


def called_for(stream: str) -> list[list[int]]:
    """Return, for each call, the places of the words that make it, in a spaced text with one more space at either end."""
    places: list[list[int]] = [[] for _ in Call]
    for last, (length, found) in trigger_automaton().iter(stream):
        for call in found:
            places[call].append(last - length - 1)
    return places
