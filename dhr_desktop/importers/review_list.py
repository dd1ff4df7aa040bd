"""Understands a list of past reviews: one review a row, by a mapping of columns; faults and twins are pointed out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_, listed
from dhr_desktop.importers.faults import Fault, of_notes
from dhr_desktop.importers.review_columns import propose_mapping
from dhr_desktop.importers.review_dates import month_first
from dhr_desktop.importers.review_rows import PastReview, read_review
from dhr_desktop.importers.wording import one_line
from dhr_desktop.readers.content import Note, Table
from dhr_desktop.readers.reading import read_list_file

_SAMPLE: Final = 50
_ROWS_BEFORE_HEADINGS: Final = 20
_MOST_ROWS: Final = 20_000
"""Rows of a list; all of England and Wales have had fewer reviews."""


@dataclass(frozen=True, slots=True)
class ListTable:
    """A table with its row of headings found.

    Attributes:
        place: the sheet, "" for a text file.
        header: the headings; blank and doubled ones are named so that each is different.
        rows: (row number in the file, one text a heading).
        notes: what the reader noticed about the file.
    """

    place: str = field(repr=False)
    header: tuple[str, ...] = field(repr=False)
    rows: tuple[tuple[int, tuple[str, ...]], ...] = field(repr=False)
    notes: tuple[Note, ...] = ()

    @property
    def sample(self) -> tuple[tuple[str, ...], ...]:
        """The first rows, by which a mapping is proposed."""
        return tuple(texts for _, texts in self.rows[:_SAMPLE])


@dataclass(frozen=True, slots=True)
class Twins:
    """Rows that say the same but for their reference.

    Attributes:
        rows: their numbers in the file.
        references: their references, in the same order.
        sentence: the same, for a person.
    """

    rows: tuple[int, ...]
    references: tuple[str, ...] = field(repr=False)
    sentence: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReviewListPreview:
    """Everything understood of a list, before anything is imported."""

    rows: tuple[PastReview, ...] = field(repr=False)
    faults: tuple[Fault, ...] = field(repr=False)
    duplicates: tuple[Twins, ...] = field(repr=False)


def read_review_table(path: Path, progress: Progress | None = None) -> ListTable:
    """Read a list of reviews from a CSV file or an Excel workbook: the sheet whose headings say most.

    Raises:
        UserError: the file cannot be read, or holds no table with headings and rows.
        Cancelled: the person pressed Cancel.
    """
    file = read_list_file(path, progress)
    if any(len(table.rows) > _MOST_ROWS for table in file.tables):
        raise UserError(
            N_("The list in this file has more than 20,000 rows."),
            N_("Check that it is the right file, or import it in parts."),
        )
    found = [
        table for table in (_with_header(table, file.notes) for table in file.tables) if table is not None
    ]
    if not found:
        raise UserError(
            N_("No list of reviews was found in this file."),
            N_("It needs a row of headings with one review in each row below."),
        )
    return max(found, key=lambda table: _known(table.header, table.sample))


def preview_reviews(table: ListTable, mapping: Mapping[str, str | None]) -> ReviewListPreview:
    """Return the reviews that the rows of a table say, under a mapping of its headings to fields.

    Raises:
        UserError: two columns are mapped to the same field.
    """
    chosen = [name for name in mapping.values() if name]
    if len(chosen) != len(set(chosen)):
        raise UserError(
            N_("Two columns are chosen for the same field."), N_("Choose one of them for another field.")
        )
    faults = of_notes(table.notes)
    reviews: list[PastReview] = []
    dates = [heading for heading, name in mapping.items() if name == "died_on"]
    at = table.header.index(dates[0]) if dates and dates[0] in table.header else None
    mixed = at is not None and any(month_first(texts[at]) for _, texts in table.rows)
    for number, texts in table.rows:
        place = f"{table.place}, row {number}" if table.place else f"Row {number}"
        values = {
            name: text
            for heading, text in zip(table.header, texts, strict=True)
            if (name := mapping.get(heading))
        }
        review, found = read_review(place, number, values, mixed=mixed)
        reviews.append(review)
        faults.extend(found)
    faults.extend(_doubled_references(reviews, table.place))
    return ReviewListPreview(tuple(reviews), tuple(faults), tuple(_twins(table, mapping)))


def _with_header(table: Table, notes: tuple[Note, ...]) -> ListTable | None:
    """Find the row of headings: the one, near the top, in which most columns are recognised or filled."""
    lines = [(row.number, [one_line(cell.full_text) for cell in row.cells]) for row in table.rows]
    if len(lines) < 2:
        return None
    scores = [
        (_known(texts, ()), sum(bool(text) for text in texts), -i)
        for i, (_, texts) in enumerate(lines[:_ROWS_BEFORE_HEADINGS])
    ]
    known, filled, minus_index = max(scores)
    if filled < 2 or (not known and filled < 3):
        return None
    start = -minus_index
    width = max(len(texts) for _, texts in lines[start:])
    header = _distinct([*lines[start][1], *[""] * (width - len(lines[start][1]))])
    rows = tuple((number, (*texts, *[""] * (width - len(texts)))) for number, texts in lines[start + 1 :])
    return ListTable(table.place, header, rows, notes) if rows else None


def _known(header: Sequence[str], sample: Sequence[Sequence[str]]) -> int:
    return sum(name is not None for name in propose_mapping(_distinct(header), sample).values())


def _distinct(header: Sequence[str]) -> tuple[str, ...]:
    """Name blank headings by their column and doubled ones by their count."""
    names: list[str] = []
    for column, heading in enumerate(header, 1):
        name = heading or f"Column {column}"
        count = 2
        distinct = name
        while distinct in names:
            distinct, count = f"{name} ({count})", count + 1
        names.append(distinct)
    return tuple(names)


def _twins(table: ListTable, mapping: Mapping[str, str | None]) -> list[Twins]:
    """Return the groups of rows in which every column but the reference says the same."""
    skipped = {i for i, heading in enumerate(table.header) if mapping.get(heading) == "reference"}
    groups: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for number, texts in table.rows:
        rest = tuple(text.casefold() for i, text in enumerate(texts) if i not in skipped)
        reference = next((texts[i] for i in skipped), "")
        if any(rest):
            groups.setdefault(rest, []).append((number, reference))
    return [_told(group) for group in groups.values() if len(group) > 1]


def _told(group: Sequence[tuple[int, str]]) -> Twins:
    rows = tuple(number for number, _ in group)
    references = tuple(reference for _, reference in group)
    words = listed([f"{number} ({reference})" if reference else str(number) for number, reference in group])
    sentence = f"Rows {words} are the same but for their reference. They may be one review entered twice."
    if len(set(references)) == 1:
        sentence = f"Rows {words} are the same. They may be one review entered twice."
    return Twins(rows, references, sentence)


def _doubled_references(reviews: Sequence[PastReview], place: str) -> list[Fault]:
    """Name each reference that was there before, or one that differs in its signs only ("DHR-12", "dhr 12")."""
    seen: dict[str, PastReview] = {}
    faults: list[Fault] = []
    for review in reviews:
        key = "".join(c for c in review.reference.casefold() if c.isalnum())
        if not key:
            continue
        earlier = seen.setdefault(key, review)
        if earlier is review:
            continue
        same = earlier.reference.casefold() == review.reference.casefold()
        alike = "is the same as" if same else "is nearly the same as"
        faults.append(
            Fault(
                f"{place}, row {review.row}" if place else f"Row {review.row}",
                f"The reference {alike} in row {earlier.row}.",
                N_("Give one of them another reference, or leave one out."),
            )
        )
    return faults
