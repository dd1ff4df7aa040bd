"""The sentence for each thing that a reader noticed about a file as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dhr_desktop.base.words import N_
from dhr_desktop.readers.content import Note


class Remark(StrEnum):
    """What a reader noticed about a file that it did read; counted, and told in one sentence each."""

    INSERTED = "inserted"
    DELETED = "deleted"
    HIDDEN_TEXT = "hidden text"
    COMMENTS = "comments"
    FOOTNOTES = "footnotes"
    INCLUDED_FILES = "included files"
    MACROS = "macros"
    OUTSIDE_LINKS = "outside links"
    HIDDEN_SHEETS = "hidden sheets"
    HIDDEN_ROWS = "hidden rows"
    HIDDEN_COLUMNS = "hidden columns"
    NOT_CALCULATED = "not calculated"
    TEXT_CUT = "text cut"
    REPLACED = "replaced"
    UNEVEN = "uneven"
    UNGUARDED = "unguarded"


_SENTENCES: Final[dict[Remark, str]] = {
    Remark.INSERTED: N_("Tracked changes: text that was inserted was read as if accepted."),
    Remark.DELETED: N_("Tracked changes: text that was deleted was left out."),
    Remark.HIDDEN_TEXT: N_("Hidden text was left out."),
    Remark.COMMENTS: N_("Comments in the margin were left out."),
    Remark.FOOTNOTES: N_("Footnotes and endnotes were left out."),
    Remark.INCLUDED_FILES: N_("Another file that is included in this one was left out."),
    Remark.MACROS: N_("The file contains macros; they were not run."),
    Remark.OUTSIDE_LINKS: N_("The file points to other files or web pages; they were not opened."),
    Remark.HIDDEN_SHEETS: N_("A hidden sheet was left out."),
    Remark.HIDDEN_ROWS: N_("Some rows are hidden in the file; they were read as well."),
    Remark.HIDDEN_COLUMNS: N_("Some columns are hidden in the file; they were read as well."),
    Remark.NOT_CALCULATED: N_(
        "Some cells hold a formula whose result was never saved; they were read as blank."
    ),
    Remark.TEXT_CUT: N_("A very long text was cut after 100,000 characters."),
    Remark.REPLACED: N_("Some characters could not be read and were replaced by \N{REPLACEMENT CHARACTER}."),
    Remark.UNEVEN: N_("Some rows have more or fewer columns than the first."),
    Remark.UNGUARDED: N_(
        "This system could not help to shut the file off while it was read; the program did so alone."
    ),
}


def notes(found: Mapping[Remark, int]) -> tuple[Note, ...]:
    """Return one note for each remark that occurred, in the order of the enumeration."""
    return tuple(Note(_SENTENCES[remark]) for remark in Remark if found.get(remark, 0) > 0)
