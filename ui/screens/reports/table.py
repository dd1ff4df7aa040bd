"""The columns and words of the findings in a report. Pure functions; nothing is decided here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dhr_desktop.base.words import N_, counted
from dhr_desktop.services.report_check import LEFT_OUT, QueueItem, Unread, UnreadPart, Verdict
from ui.tables.column import Align, Column
from ui.tables.filters import Filter, FlagFilter
from ui.widgets.side_by_side import Span


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """Two texts side by side, each with the stretches in it where a string stands."""

    before: str
    after: str
    marks: tuple[Span, ...]


def goes_anyway(item: QueueItem) -> bool:
    """Say whether a string stands only where a cleaned copy leaves everything out."""
    return all(words.startswith("(left out") for words in item.replacements)


def why(item: QueueItem) -> str:
    """Return the reasons in one line."""
    return "; ".join(item.reasons)


def _where(item: QueueItem) -> str:
    return item.contexts[0].place if item.contexts else ""


def _instead(item: QueueItem) -> str:
    if item.verdict is Verdict.KEEP:
        return item.string
    return " or ".join(words or LEFT_OUT for words in item.replacements)


def _verdict(item: QueueItem) -> str:
    if item.verdict is None:
        return "Open"
    if goes_anyway(item):
        return "Left out"
    if item.verdict is Verdict.KEEP:
        return "Known: keep" if item.known else "Keep"
    return "Replace" if item.decision else "Known: replace"


def _tone(item: QueueItem) -> str:
    if item.verdict is None or (item.verdict is Verdict.KEEP and item.known):
        return "warning"
    return "" if item.decision else "quiet"


FINDINGS: Final[tuple[Column[QueueItem], ...]] = (
    Column("string", "String", lambda row: row.string.replace("\n", " "), width=180),
    Column("why", "Why", why, width=180, stretch=True, tone=lambda _: "quiet"),
    Column("where", "First place", _where, width=190, tone=lambda _: "quiet"),
    Column(
        "count",
        "Times",
        lambda row: f"{row.count:,}",
        sort=lambda row: row.count,
        width=64,
        align=Align.RIGHT,
        tone=lambda _: "quiet",
    ),
    Column("instead", "In the copy", _instead, width=140),
    Column("verdict", "Verdict", _verdict, sort=lambda row: -row.risk, width=125, tone=_tone),
)

FILTERS: Final[tuple[Filter[QueueItem], ...]] = (FlagFilter("open", "Open only", lambda row: row.is_open),)

_UNREAD: Final = {
    Unread.PICTURE: ("picture", "pictures", N_("look at each for faces, names, places and documents")),
    Unread.OTHER_PICTURE: (
        "picture of a kind that cannot be kept",
        "pictures of kinds that cannot be kept",
        N_("a copy leaves them out"),
    ),
    Unread.PREVIEW: ("preview picture of the first page", "preview pictures", N_("a copy leaves it out")),
    Unread.EMBEDDED: (
        "embedded or attached file",
        "embedded or attached files",
        N_("not looked into; a copy leaves them out"),
    ),
    Unread.CHART: ("chart", "charts", N_("a copy leaves them out")),
    Unread.INCLUDED: ("part with files included", "parts with files included", N_("not looked into")),
    Unread.MACROS: ("set of macros", "sets of macros", N_("not run; a copy leaves them out")),
    Unread.UNKNOWN: ("part of an unknown kind", "parts of unknown kinds", N_("a copy leaves them out")),
    Unread.NO_TEXT: (
        "page with hardly any text",
        "pages with hardly any text",
        N_("perhaps scanned: read it yourself"),
    ),
    Unread.EARLIER: (
        "earlier version inside the file",
        "earlier versions inside the file",
        N_("save the PDF anew from its source"),
    ),
    Unread.CHANGES: (
        "part with tracked changes",
        "parts with tracked changes",
        N_("a copy accepts them and forgets what was there"),
    ),
}


def unread_words(unread: Iterable[UnreadPart]) -> str:
    """Return in one line what a person has to look at, or ""."""
    counts = Counter(one.what for one in unread)
    told = [
        f"{counted(number, *_UNREAD[what][:2])} ({_UNREAD[what][2]})"
        for what, number in sorted(counts.items())
    ]
    return "; ".join(told)


def side_by_side(item: QueueItem) -> Shown:
    """Return every place of a string, each stretch below the words that say where it stands."""
    before, after = "", ""
    marks: list[Span] = []
    for number, context in enumerate(item.contexts):
        head = ("\n\n" if number else "") + f"{context.place}\n"
        before += f"{head}{context.before}"
        kind = "flagged" if item.is_open else "changed"
        marks.append(Span(len(before), len(before) + len(item.string), kind))
        before += f"{item.string}{context.after}"
        after += f"{head}{context.outgoing}"
    left = item.count - len(item.contexts)
    if left > 0:
        more = f"\n\nand in {counted(left, 'more place')}"
        before, after = before + more, after + more
    return Shown(before, after, tuple(marks))
