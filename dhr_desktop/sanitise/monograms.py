"""Finds people who are named by their initials alone (K.A., KA), and keeps them apart from everyday abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.homonyms import Context, context, is_verb
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.page import Page
from dhr_desktop.sanitise.word_sets import words_of

_DOTTED: Final = re.compile(r"(?<![\w.])[A-Z](?:\.[ ]?[A-Z]){1,3}(?:\.|(?![\w.]))(?![a-z])")
_SPACED: Final = re.compile(r"(?<![\w.])[A-Z](?: [A-Z]){1,2}(?= [a-z]+)(?![\w.])")
_PLAIN: Final = re.compile(r"(?<![\w.&])[A-Z]{2,4}(?![\w&])(?!\.\w)")
_SHAPES: Final = re.compile(r"A(?=[A.]| A)(?<![Aa0.]A)")
_TITLE_SHAPE: Final = re.compile(r"Aa{1,3}\.? A(?![Aa0.])")
_TITLED: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?[ ]([A-Z])(?![\w.])")
_ABBREVIATIONS: Final = words_of(
    """ac ad ae af ai al am ao ap as asb asc at au av awol bac bp bt ca cad cc cd ce ceo cfo chs cin cjs cmht co cp cpn cps cqc csp csc cv
    da dab darc db dbs dc dci dcs det dfe dh dhr di dna dnr do dob dr ds dsu dt dv dva dvla dwp ea ed edt ehr em eng er esa etc eu ewo fa
    fca fgm fme fn foi ft gb gcse gdpr gp gps gmc hb hbv he hiv hm hmp hmrc ho hr hra hse ia ice icb ict id idva ie imr ip ipv iq isva it
    iv jcp jsa kb kc la lac lado lea lgbt lscb lsp ltd ma mash mb mca md me mh mi mo moj mot mp mps ms nb nc nfa ng nhs ni no np nr nrm
    ns nso ok om op ot pa pc pcc pcn pcso pd pe pg ph phq pip pm pn po pp pr ps pt qa qc ra rcn re ref rn rsl rtc sa sab sar sc scr
    sd se sen sg si sio sms so sop ss st sw ta tac tb ti to tor ts tv uc uk un up us usa vat vawg vc vo vp vs we wo wp wpc xl yjb yo yos yot ea
    """
)
_DETERMINERS: Final = words_of("the a an this that each every any no our your its per via by")
_BEFORE: Final = words_of(
    "to with met told saw from of for and asked said visited called phoned texted contacted re cc child mother father client"
)
_AFTER: Final = words_of("fam family rep and to advised will re says nods crying")
_DEFINED: Final = re.compile(r"[ ]?(?:=|\(|stands for|means)[ ]?")


def monogram_findings(page: Page, matcher: Matcher) -> Iterator[Finding]:
    """Yield people named by initials; what may be an abbreviation is only flagged, a well-known one is left."""
    if not matcher.monograms:
        return
    plain = page.plain
    for place in _SHAPES.finditer(page.shape):
        for pattern, reader in ((_DOTTED, _dotted), (_PLAIN, _plain), (_SPACED, _spaced)):
            match = pattern.match(plain, place.start())
            people = matcher.monograms.get(re.sub(r"[^A-Z]", "", match.group()).lower()) if match else None
            if match and people:
                yield from reader(plain, match, _words(matcher, people))
    for place in _TITLE_SHAPE.finditer(page.shape):
        titled = _TITLED.match(plain, place.start())
        letter = titled.group(1).lower() if titled else ""
        who = frozenset(i for i, p in enumerate(matcher.people) if letter and letter in p.surname_initials)
        if titled and who:
            words = _words(matcher, who)
            yield Finding(place.start(), titled.end(1), words, f"title and initial of {words}", Weight.LIKELY)


def _dotted(plain: str, match: re.Match[str], words: str) -> Iterator[Finding]:
    if re.sub(r"[^A-Z]", "", match.group()) in {"AM", "PM", "EG", "IE", "UK", "US", "DC", "DI", "DS", "PC"}:
        return
    closes = match.group().endswith(".") and re.match(r"\s+[A-Z]|\s*$", plain[match.end() : match.end() + 9])
    yield Finding(match.start(), match.end() - bool(closes), words, f"initials of {words}", Weight.LIKELY)


def _spaced(plain: str, match: re.Match[str], words: str) -> Iterator[Finding]:
    if is_verb(context(plain, match.start(), match.end()).after.lower()):
        yield Finding(match.start(), match.end(), words, f"initials of {words}", Weight.LIKELY)


def _plain(plain: str, match: re.Match[str], words: str) -> Iterator[Finding]:
    start, end = match.span()
    around = context(plain, start, end)
    known = match.group().lower() in _ABBREVIATIONS
    after = around.after.lower()
    speaks = around.opens and bool(re.match(r"[ ]?:[ \n]", plain[end : end + 3]))
    acts = (
        (around.joined_after and (is_verb(after) or after in _AFTER))
        or (around.gap_after.startswith("'") and after == "s")
        or (around.joined_before and around.before.lower() in _BEFORE)
        or bool(re.match(r"/\d", plain[end : end + 2]))
    )
    if known:
        named = speaks
    elif _is_abbreviation(plain, start, end, around):
        named = False
    else:
        named = speaks or acts or len(match.group()) > 2 or not around.joined_after
    if named:
        yield Finding(start, end, words, f"initials of {words}", Weight.LIKELY)
    elif not known or acts:
        yield Finding(start, end, None, f"could be the initials of {words}", Weight.HINT)


def _is_abbreviation(plain: str, start: int, end: int, around: Context) -> bool:
    """Say whether the text itself uses the letters for a thing: with an article, explained, or amid capitals."""
    explained = _DEFINED.match(plain, end) or (
        plain[start - 1 : start] == "(" and plain[end : end + 1] == ")"
    )
    shouting = (
        plain[max(0, start - 20) : end + 20].isupper() and around.before.isupper() and around.after.isupper()
    )
    return bool(explained) or shouting or (around.joined_before and around.before.lower() in _DETERMINERS)


def _words(matcher: Matcher, people: frozenset[int]) -> str:
    names = list(dict.fromkeys(matcher.replacement(p) for p in sorted(people)))
    return " or ".join(names) if len(names) < 4 else "[name]"
