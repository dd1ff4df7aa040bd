"""Recognises the seven columns of an action plan by their headings, however these are typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dhr_desktop.importers.wording import plain, respelt
from dhr_desktop.readers.content import Cell, Row

HEADINGS: Final = {
    "recommendation": "Recommendation",
    "scope": "Scope of recommendation (i.e. local or regional)",
    "action": "Action to take",
    "lead": "Lead Agency",
    "milestones": "Key milestones achieved in enacting recommendation",
    "target": "Target Date",
    "completed": "Date of completion and outcome",
}
"""The template's seven columns, in its order and its words (source: domain guide, 9 B)."""

_WORDS: Final = [
    "recommendation", "recommendations", "scope", "action", "actions", "agency", "agencies", "milestone", "milestones",
    "target", "timescale", "timescales", "completion", "completed", "outcome", "outcomes", "responsible", "progress",
]  # fmt: skip
_PATTERNS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "number",
        re.compile(
            r"(?:recommendations? |recs? |action |item |line |serial )?(?:no|nos|number|num|ref|reference|id|nr)|rec|sr no"
        ),
    ),
    ("", re.compile(r"(?:.* )?rag(?: .*)?|status|priority|theme|risk|comments?|notes?|cost|resources?")),
    ("scope", re.compile(r"(?:.* )?scope(?: .*)?|(?:.* )?local (?:.* )?(?:regional|national)(?: .*)?|level")),
    (
        "milestones",
        re.compile(
            r"(?:.* )?milestones?(?: .*)?|(?:key |evidence of |latest |current )*(?:progress|updates?)(?: .*)?|evidence(?: .*)?"
            r"|(?:.* )?(?:desired|intended|expected|anticipated|planned) outcomes?(?: .*)?|(?:.* )?success(?: .*)?|measures?(?: .*)?"
        ),
    ),
    (
        "lead",
        re.compile(
            r"(?:.* )?lead(?: .*)?|(?:.* )?agenc(?:y|ies)|(?:.* )?(?:responsible|responsibility)(?: .*)?|(?:.* )?owners?|(?:by )?who(?: .*)?|(?:by )?whom|organisations?"
        ),
    ),
    (
        "target",
        re.compile(
            r"(?:.* )?(?:target|timescales?|timeframes?|time frame|deadline|due)(?: .*)?|(?:by )?when(?: by)?|date|complete by"
        ),
    ),
    (
        "completed",
        re.compile(
            r"(?:.* )?complet(?:ion|ed|e)(?: .*)?|outcomes?(?: .*)?|(?:.* )?date (?:.* )?outcomes?|impact|result"
        ),
    ),
    ("action", re.compile(r"(?:\w+ ){0,2}actions?(?: .*)?|what (?:needs|is|will|are|do)\b.*\b(?:do|done)")),
    (
        "recommendation",
        re.compile(r"(?:.* )?recommendations?(?: .*)?|learning points?|lessons?(?: learned| learnt)?"),
    ),
)
_MOST_WORDS: Final = 10
_LONGEST_HEADING: Final = 150
_AGENCY: Final = re.compile(r"\b(?:agenc(?:y|ies)|organisations?)\b")
_JOINABLE: Final = frozenset({"milestones", "completed"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands in a table.

    Attributes:
        of: the columns (from 0) of each field found; "number" may be among the fields.
        width: how many columns the row of headings has.
        cells: which of these columns begin a cell; the others belong to a wide cell on their left.
        strange: the headings that are none of the seven, by column.
    """

    of: dict[str, tuple[int, ...]]
    width: int
    cells: tuple[int, ...]
    strange: dict[int, str] = field(repr=False)

    @property
    def known(self) -> int:
        """How many of the template's seven columns were found."""
        return len(HEADINGS.keys() & self.of.keys())

    @property
    def missing(self) -> tuple[str, ...]:
        """The template's headings that this table does not have."""
        return tuple(heading for name, heading in HEADINGS.items() if name not in self.of)

    def repeats(self, earlier: Columns) -> bool:
        """Say whether these are surely headings again, and not a row whose texts resemble some."""
        return self.known >= 5 or self.of == earlier.of


def field_of(heading: str) -> str:
    """Return the field that a heading means, "" for none of the plan's."""
    if len(heading) > _LONGEST_HEADING:
        return ""
    words = respelt(_mended(plain(heading).split()), _WORDS)
    if not words or words.count(" ") >= _MOST_WORDS:
        return ""
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(words)), "")


def _mended(words: Sequence[str]) -> str:
    """Return the words of a heading with those joined again that a narrow column broke ("recommend ation")."""
    mended: list[str] = []
    place = 0
    while place < len(words):
        taken = next((n for n in (3, 2) if "".join(words[place : place + n]) in _WORDS), 1)
        mended.append("".join(words[place : place + taken]))
        place += taken
    return " ".join(mended)


def columns_of(cells: Sequence[Cell]) -> Columns | None:
    """Return the columns that a row of headings names, None where the row is none."""
    found: dict[str, tuple[int, ...]] = {}
    strange: dict[int, str] = {}
    for column, cell in enumerate(cells):
        if cell.joined or not cell.text.strip():
            continue
        name = field_of(cell.text)
        if name == "lead" and name in found and _AGENCY.search(plain(cell.text)):
            strange[found[name][0]] = cells[found[name][0]].text
            found[name] = (column,)
        elif name and (name not in found or name in _JOINABLE):
            found[name] = (*found.get(name, ()), column)
        else:
            strange[column] = cell.text
    if "recommendation" not in found and "number" in found and plain(cells[found["number"][0]].text) == "rec":
        found["recommendation"] = found.pop("number")
    begins = tuple(column for column, cell in enumerate(cells) if cell.joined != "left")
    columns = Columns(found, len(cells), begins, strange)
    return columns if columns.known >= 3 and {"recommendation", "action"} & found.keys() else None


def headings_in(rows: Sequence[Row]) -> int | None:
    """Return the index of the row that has most of the plan's headings, the first of equals; None where none has any."""
    best: int | None = None
    most = 0
    for i, row in enumerate(rows):
        columns = columns_of(row.cells)
        if columns is not None and columns.known > most:
            best, most = i, columns.known
    return best
