"""Takes a person's written names apart: title, given names, surname, generation; the one place that knows what a name is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.word_sets import words_of

TITLES: Final = words_of("""mr mrs ms miss mx master dr prof professor sir lady lord dame rev revd reverend fr father sister canon imam rabbi hon cllr
    councillor pc pcso wpc dc ds di dci dsu dcs ps sgt sergeant insp inspector supt superintendent constable dep det detective
    judge hhj justice qc kc mp nurse cpl capt captain major col colonel lt uncle aunt auntie aunty nan nanny grandma grandad mum
    señor senor senora sra sr dna pani pan monsieur madame mme m hajji haji sheikh shaikh maulana mufti ustad chief alhaji alhaja
    bhai bai ji sahib sardar sardarni shri smt dona dom don""")
_ALSO_NAMES: Final = words_of(
    "col major dean earl duke justice nan nanny mum chief judge pan dom don m canon sister ma ji bai sr"
)
SUFFIXES: Final = {
    "snr": "senior", "sr": "senior", "senior": "senior", "sen": "senior", "elder": "senior",
    "jnr": "junior", "jr": "junior", "junior": "junior", "jun": "junior", "younger": "junior", "ii": "junior", "iii": "junior",
}  # fmt: skip
PARTICLES: Final = words_of("""de da do das dos del della di du la le las los van von der den ter ten al el ul ud bin ibn bint binti ben abu umm um abd
    mac mc nic ni o ap ab ferch verch st saint y e i af av zu zur""")
JOINED_PARTICLES: Final = words_of("al el mac mc nic ni o ap ab abu umm abd st san bin ibn de da van von")
FAMILY_FIRST: Final = words_of(
    """wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng han feng cao peng zeng
    xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lau chan wong cheung leung ng ho lam chow kwok tsang chiu nguyen
    tran le pham hoang huynh phan vu vo dang bui do ngo duong ly kim lee park choi jung kang cho yoon jang szabo nagy kovacs toth horvath varga kiss molnar"""
)
SHARED_LAST: Final = words_of("begum kaur singh bibi khatun khatoon devi kumari bano akhtar sultana khanum")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ASIDE: Final = re.compile(
    r"[(\[\"]\s*(?:nee|born|formerly|aka|a\.k\.a\.?|known as|also known as)?\s*([^)\]\"]+)[)\]\"]"
    r"|\b(?:nee|formerly|aka|a\.k\.a\.?|also known as|known as)\s+(.+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """One written name in folded small letters; a lone word is both a possible given name and a possible surname."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    generation: str = ""
    lone: bool = False
    others: tuple[str, ...] = field(default=())


def _cut_asides(name: str) -> tuple[str, list[str]]:
    asides: list[str] = []

    def take(match: re.Match[str]) -> str:
        asides.append(match.group(1) or match.group(2) or "")
        return " "

    return _ASIDE.sub(take, name), asides


def _surname_start(words: list[str]) -> int:
    """Return the place of the first word of the surname, particles included."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    if start == 1 and len(words) > 2 and words[0] not in PARTICLES:
        return start
    return start


def name_parts(name: str) -> tuple[NameParts, ...]:
    """Take a written name apart; a maiden or other name in brackets or after née comes back as a name of its own."""
    whole, asides = _cut_asides(fold(name).low)
    results = [_parts_of(whole)]
    results += [_parts_of(aside) for aside in asides]
    return tuple(parts for parts in results if parts.given or parts.surname)


def _is_title(words: list[str]) -> bool:
    """Say whether the first of some words is a title; those that are also given names (Col, Dean) need two names after them."""
    return words[0] in TITLES and (len(words) > 2 or words[0] not in _ALSO_NAMES)


def family_name_first(parts: NameParts) -> NameParts | None:
    """Return the other reading of a name that may be written family name first (Lin Xiaoyan), or None."""
    if len(parts.given) in (1, 2) and parts.given[0] in FAMILY_FIRST and len(parts.surname) == 1:
        return NameParts((*parts.given[1:], *parts.surname), parts.given[:1], parts.generation)
    return None


def _parts_of(text: str) -> NameParts:
    head, comma, tail = text.partition(",")
    if comma and _WORD.search(tail) and _WORD.search(tail).group() not in SUFFIXES:  # type: ignore[union-attr]
        text = f"{tail} {head}"
    words = _WORD.findall(text)
    titled = len(words) > 1 and _is_title(words)
    while len(words) > 1 and _is_title(words):
        words = words[1:]
    generation = ""
    while len(words) > 1 and words[-1] in SUFFIXES:
        generation = SUFFIXES[words[-1]]
        words = words[:-1]
    if words and words[-1] == "the" and len(words) > 1:
        words = words[:-1]
    if not words:
        return NameParts((), ())
    if len(words) == 1:
        return (
            NameParts((), (words[0],), generation)
            if titled
            else NameParts((words[0],), (), generation, lone=True)
        )
    if titled and len(words) == 2 and words[0] in PARTICLES:
        return NameParts((), tuple(words), generation)
    start = _surname_start(words)
    if words[0] in {"abu", "umm", "um"}:
        return NameParts((), tuple(words), generation)
    return NameParts(tuple(words[:start]), tuple(words[start:]), generation)
