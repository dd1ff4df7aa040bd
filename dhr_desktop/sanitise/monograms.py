"""Finds people who are named by their initials alone (K.A., KA), and keeps them apart from everyday abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.homonyms import Context, context, is_verb
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.naming import capitalised
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.page import Page
from dhr_desktop.sanitise.word_sets import words_of

_DOTTED: Final = re.compile(r"(?<![\w.])[A-Z](?:\.[ ]?[A-Z]){1,3}(?:\.|(?![\w.]))(?![a-z])")
_SPACED: Final = re.compile(r"(?<![\w.])[A-Z](?: [A-Z]){1,2}(?![\w.])")
_PLAIN: Final = re.compile(r"(?<![\w.&])[A-Z]{2,4}(?![\w&])(?!\.\w)")
_HYPHENED: Final = re.compile(r"(?<![\w.-])[A-Z]-[A-Z](?![\w-])")
_SHAPES: Final = re.compile(r"A(?=[A.]|[ -]A)(?<![Aa0.]A)")
_TITLE_SHAPE: Final = re.compile(r"Aa{1,3}\.? A(?![Aa0.])")
_TITLED: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?[ ]([A-Z])(?:-[A-Z])?(?![\w.-])")
_ABBREVIATIONS: Final = words_of(
    """am an as at be by do eg etc go he id ie if in is it me my no of ok on or pm so to tv uk un up us we
    ac ae ca cc ceo cfo chs cin cmht co cpn cps cqc csp da darc dbs dc dci dcs dob dr ds dsu dv dva dvla dwp edt ehr em esa eu fgm fme gcse
    gdpr gmc gp gps hb hbv hiv hmp hmrc hr hse icb ict idva imr ip ipv isva iv jcp jsa kc lac lado lgbt lscb lsp ltd mash mca md moj mot mp mr
    mrs ms mx nb nfa nhs ni nok nrm ons pa pc pcc pcn pcso phq pip pnc pr ps ptsd qc ra rcn re ref rsl sab sar sen sgt sio sms sop st sw tac
    usa vat vawg vs wpc xl yjb yos"""
)
_DETERMINERS: Final = words_of("the a an this that each every any no our your its per via by")
_BEFORE: Final = words_of(
    "to with met told saw from of for and asked said visited called phoned texted contacted re cc child mother father client"
)
_AFTER: Final = words_of("fam family rep and to advised will re says nods crying")
_NEVER: Final = words_of("ps am pm eg ie uk us dc di ds pc ai")
_SURNAME_AFTER: Final = re.compile(r"[ ]?[A-Z]")
_LAST_INITIAL: Final = re.compile(r"[ ][A-Z](?![\w'])\.?")
_KIN_LEFT: Final = re.compile(
    r"\b(?:husband|wife|partner|son|daughter|mother|father|sister|brother|victim|perpetrator|ex|child|mum|dad|boyfriend|girlfriend|patient|client|ex-partner)[ ]\($"
)
_SENTENCE_END: Final = re.compile(r"\s+[A-Z]|\s*$")
_TITLE_LEFT: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?[ ]$")
_NAME_BEFORE: Final = re.compile(r"\b([A-Z])[\w.']*[ ](?:[A-Z][\w.']*[ ])?([A-Z])[\w'-]*[ ]\($")
_COLON: Final = re.compile(r"[ ]?[:\]]|[ ](?:nods|cries|crying|laughs|pauses|shakes)\b")
_EXHIBIT: Final = re.compile(r"/\d")
_DEFINED: Final = re.compile(r"[ ]?(?:=|\(|stands for|means)[ ]?")


def monogram_findings(page: Page, matcher: Matcher) -> Iterator[Finding]:
    """Yield people named by initials; what may be an abbreviation is only flagged, a well-known one is left."""
    if matcher.monograms or matcher.letters:
        yield from _Monograms(page, matcher).findings()


class _Monograms:
    """Reads one page for initials; what the page itself shows to be a person's initials counts everywhere in it."""

    def __init__(self, page: Page, matcher: Matcher) -> None:
        self._plain, self._shape, self._matcher = page.plain, page.shape, matcher
        self._shown: set[str] = set()

    def findings(self) -> Iterator[Finding]:
        """Yield every finding of initials."""
        plain_ones: list[re.Match[str]] = []
        for place in _SHAPES.finditer(self._shape):
            for pattern in (_DOTTED, _SPACED, _HYPHENED, _PLAIN):
                match = pattern.match(self._plain, place.start())
                letters = re.sub(r"[^A-Z]", "", match.group()).lower() if match else ""
                if not match or letters not in self._matcher.monograms:
                    continue
                if pattern is _PLAIN:
                    plain_ones.append(match)
                    if self._is_shown(match):
                        self._shown.add(letters)
                elif letters not in _NEVER and not self._goes_on(match.end()):
                    self._shown.add(letters)
                    yield self._found(match, letters)
        for match in plain_ones:
            if match.group().lower() not in _ABBREVIATIONS and self._acts(match.start(), match.end()):
                self._shown.add(match.group().lower())
        for match in plain_ones:
            yield from self._plain_one(match)
        yield from self._titled()
        yield from self._single()

    def _found(self, match: re.Match[str], letters: str) -> Finding:
        plain = self._plain
        closes = match.group().endswith(".") and _SENTENCE_END.match(plain, match.end())
        title = _TITLE_LEFT.search(plain, max(0, match.start() - 8), match.start())
        start = title.start() if title else match.start()
        words = self._words(self._matcher.monograms[letters])
        return Finding(
            start,
            match.end() - bool(closes),
            capitalised(words, plain, start),
            f"initials of {words}",
            Weight.LIKELY,
        )

    def _goes_on(self, end: int) -> bool:
        """Say whether a surname follows that is more than one letter: then the initials are a part of a longer name."""
        after = _SURNAME_AFTER.match(self._plain, end)
        return after is not None and not _LAST_INITIAL.match(self._plain, end)

    def _is_shown(self, match: re.Match[str]) -> bool:
        """Say whether initials stand in brackets after the name itself, or at the head of a line as who speaks."""
        before = self._plain[max(0, match.start() - 40) : match.start()]
        name = _NAME_BEFORE.search(before)
        if name and name.group(1) + name.group(2) == match.group()[0] + match.group()[-1]:
            return True
        if _KIN_LEFT.search(before) and self._plain[match.end() : match.end() + 1] == ")":
            return True
        opens = match.start() == 0 or before.endswith(("\n", "[", ". ", "? ", "! "))
        return opens and bool(_COLON.match(self._plain, match.end()))

    def _plain_one(self, match: re.Match[str]) -> Iterator[Finding]:
        plain = self._plain
        start, end = match.span()
        letters = match.group().lower()
        around = context(plain, start, end)
        acts = self._acts(start, end)
        if (
            letters in _ABBREVIATIONS
            and around.joined_after
            and around.after.islower()
            and not is_verb(around.after)
        ):
            named = around.after in _AFTER and letters in self._shown
        elif letters in self._shown:
            named = acts or not (around.joined_before and around.before.lower() in _DETERMINERS)
        elif letters in _ABBREVIATIONS or _is_abbreviation(plain, start, end, around):
            named = False
        else:
            named = acts or len(letters) > 2 or not around.joined_after
        words = self._words(self._matcher.monograms[letters])
        if named:
            yield self._found(match, letters)
        elif acts or letters not in _ABBREVIATIONS:
            yield Finding(start, end, None, f"could be the initials of {words}", Weight.HINT)

    def _acts(self, start: int, end: int) -> bool:
        """Say whether the words around initials are those that stand around a person."""
        around = context(self._plain, start, end)
        before, after = around.before.lower(), around.after.lower()
        if around.joined_before and before in _DETERMINERS and before != "that":
            return False
        return (
            (around.joined_after and (is_verb(after) or after in _AFTER))
            or (around.gap_after.startswith("'") and after == "s")
            or (around.joined_before and before in _BEFORE)
            or bool(_EXHIBIT.match(self._plain, end))
        )

    def _single(self) -> Iterator[Finding]:
        """Yield people whose whole name is one letter, where the words around are those of a person; else ask."""
        for letter, people in self._matcher.letters.items():
            for match in re.finditer(rf"(?<![\w'./-]){letter.upper()}(?![\w./-]|'[^s])", self._plain):
                around = context(self._plain, match.start(), match.end())
                if around.joined_before and (
                    around.before[:1].isupper() or around.before.lower() in _DETERMINERS
                ):
                    continue
                words = self._words(people)
                acts = (
                    is_verb(around.after.lower()) if around.joined_after else around.before.lower() in _BEFORE
                )
                if acts or around.gap_after.startswith("'"):
                    yield Finding(
                        match.start(), match.end(), words, f"one-letter name of {words}", Weight.LIKELY
                    )
                else:
                    yield Finding(
                        match.start(),
                        match.end(),
                        None,
                        f"could be the one-letter name of {words}",
                        Weight.HINT,
                    )

    def _titled(self) -> Iterator[Finding]:
        """Yield a title with one initial (Ms K)."""
        for place in _TITLE_SHAPE.finditer(self._shape):
            titled = _TITLED.match(self._plain, place.start())
            letter = titled.group(1).lower() if titled else ""
            who = frozenset(
                i for i, p in enumerate(self._matcher.people) if letter and letter in p.surname_initials
            )
            if titled and who:
                words = self._words(who)
                yield Finding(
                    place.start(), titled.end(), words, f"title and initial of {words}", Weight.LIKELY
                )

    def _words(self, people: frozenset[int]) -> str:
        names = list(dict.fromkeys(self._matcher.replacement(p) for p in sorted(people)))
        return " or ".join(names) if len(names) < 4 else "[name]"


def _is_abbreviation(plain: str, start: int, end: int, around: Context) -> bool:
    """Say whether the text itself uses the letters for a thing: with an article, explained, or amid capitals."""
    explained = _DEFINED.match(plain, end) or (
        plain[start - 1 : start] == "(" and plain[end : end + 1] == ")"
    )
    shouting = (
        plain[max(0, start - 20) : end + 20].isupper() and around.before.isupper() and around.after.isupper()
    )
    return bool(explained) or shouting or (around.joined_before and around.before.lower() in _DETERMINERS)
