"""Words that call for a closer look at their neighbourhood: streets, named days, counts, spelling; found in one pass."""

from __future__ import annotations

from enum import Flag, auto
from functools import cache
from typing import Any, Final

import ahocorasick

from dhr_desktop.sanitise.word_sets import words_of


class Call(Flag):
    """What a word calls for."""

    PLACE = auto()
    DAY = auto()
    COUNT = auto()
    CODE = auto()


_WORDS: Final[dict[Call, frozenset[str]]] = {
    Call.PLACE: words_of(
        """street road lane avenue close crescent terrace drive rd ave cres opposite behind beside house flat door cottage bungalow
        caravan farm primary secondary junior infant infants grammar school academy college preschool nursery sixth apartment apt bedsit
        property pub shop past above row gardens"""
    ),
    Call.DAY: words_of(
        """january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
        dec christmas boxing eve hogmanay nye valentine valentines paddy halloween hallowe bonfire fawkes fireworks remembrance armistice
        leap midsummer easter friday thursday sunday monday pancake shrove ash mothering mother mothers father fathers whit eid diwali divali
        kippur hashanah vaisakhi holi holiday twelfth fool fools bastille ve wigilia results final burns david patrick andrew saints"""
    ),
    Call.COUNT: words_of(
        """only sole lone youngest oldest famous known celebrity footballer headteacher one two three four none single headline headlined
        newspaper gazette times posted post"""
    ),
    Call.CODE: words_of(
        """dot insta instagram snapchat snap tiktok twitter telegram discord kik username handle gamertag psn xbox login
        alpha alfa bravo delta echo foxtrot kilo lima quebec romeo sierra tango uniform whiskey whisky yankee zulu juliet juliett
        zero oh nought double treble triple five six seven eight nine ewhc ewca ewfc uksc words"""
    ),
}


@cache
def trigger_automaton() -> Any:
    """Return the automaton that finds the words in a spaced text; built once, when it is first needed."""
    calls: dict[str, Call] = {}
    for call, words in _WORDS.items():
        for word in words:
            calls[word] = calls.get(word, Call(0)) | call
    automaton = ahocorasick.Automaton()
    for word, found in calls.items():
        automaton.add_word(f" {word} ", found)
    automaton.make_automaton()
    return automaton


def called_for(stream: str) -> dict[Call, list[int]]:
    """Return the places of the words that call for a look, in a spaced text with one more space at either end."""
    places: dict[Call, list[int]] = {call: [] for call in Call}
    for last, found in trigger_automaton().iter(stream):
        for call in Call:
            if call in found:
                places[call].append(last - 2)
    return places
