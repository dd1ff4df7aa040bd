"""Finds people who are named by their initials alone (K.A., KA), and keeps them apart from everyday abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.homonyms import context, is_verb
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.word_sets import words_of

_DOTTED: Final = re.compile(r"(?<![\w.])[A-Z](?:\.[ ]?[A-Z]){1,3}(?:\.|(?![\w.]))(?![a-z])")
_PLAIN: Final = re.compile(r"(?<![\w.&])[A-Z]{2,4}(?![\w&])(?!\.\w)")
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
_DEFINED: Final = re.compile(r"[ ]?(?:=|\(|stands for|means)[ ]?")


def monogram_findings(plain: str, matcher: Matcher) -> Iterator[Finding]:
    """Yield people named by initials; what may be an abbreviation is only flagged, a well-known one is left."""
    if not matcher.monograms:
        return
    for match in _DOTTED.finditer(plain):
        letters = re.sub(r"[^A-Z]", "", match.group()).lower()
        people = matcher.monograms.get(letters)
        if people and letters not in {"am", "pm", "eg", "ie", "uk", "us", "dc", "di", "ds", "pc"}:
            end = match.end() - (
                1 if match.group().endswith(".") and re.match(r"\s+[A-Z]|\s*$", plain[match.end() :]) else 0
            )
            yield Finding(
                match.start(),
                end,
                _words(matcher, people),
                f"initials of {_words(matcher, people)}",
                Weight.LIKELY,
            )
    for match in _TITLED.finditer(plain):
        letter = match.group(1).lower()
        who = frozenset(i for i, p in enumerate(matcher.people) if letter in p.surname_initials)
        if who:
            yield Finding(
                match.start(),
                match.end(1),
                _words(matcher, who),
                f"title and initial of {_words(matcher, who)}",
                Weight.LIKELY,
            )
    for match in _PLAIN.finditer(plain):
        letters = match.group().lower()
        people = matcher.monograms.get(letters)
        if people and letters not in _ABBREVIATIONS:
            yield from _plain(plain, match, _words(matcher, people))


def _plain(plain: str, match: re.Match[str], words: str) -> Iterator[Finding]:
    start, end = match.span()
    around = context(plain, start, end)
    defined = _DEFINED.match(plain, end) or (
        re.search(r"\([ ]?$", plain[max(0, start - 2) : start]) and plain[end : end + 1] == ")"
    )
    shouting = (
        plain[max(0, start - 20) : end + 20].isupper() and around.before.isupper() and around.after.isupper()
    )
    if defined or shouting or around.before.lower() in _DETERMINERS:
        yield Finding(start, end, None, f"could be the initials of {words}", Weight.HINT)
        return
    after = around.after.lower()
    named = (
        (
            around.joined_after
            and (is_verb(after) or after in {"fam", "family", "rep", "and", "to", "advised", "will", "re"})
        )
        or (around.gap_after.startswith("'") and after == "s")
        or (around.opens and around.gap_after.startswith((":", "-", " -", "/")))
        or (around.joined_before and around.before.lower() in _BEFORE)
        or bool(re.match(r"/\d", plain[end : end + 2]))
    )
    if named:
        yield Finding(start, end, words, f"initials of {words}", Weight.LIKELY)
    else:
        yield Finding(start, end, None, f"could be the initials of {words}", Weight.HINT)


def _words(matcher: Matcher, people: frozenset[int]) -> str:
    names = list(dict.fromkeys(matcher.replacement(p) for p in sorted(people)))
    return " or ".join(names) if len(names) < 4 else "[name]"
