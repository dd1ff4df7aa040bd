"""Safe documents of invented words, to see what renderers make of them."""

from __future__ import annotations

from dhr_desktop.sanitise.safe_document import (
    Blank,
    Block,
    SafeCell,
    SafeColumn,
    SafeDocument,
    SafeFacts,
    SafeList,
    SafeSection,
    SafeTable,
    fixed,
    make_document,
    make_safe,
)

LONG = "Professionals did not always see the pattern of control behind single events. "


def cell(text: str) -> SafeCell:
    """Return a cell with a text, or one that says that nothing was recorded."""
    return SafeCell(make_safe(text)) if text else SafeCell(blank=Blank.NOT_RECORDED)


def table(*rows: tuple[str, ...], keys: tuple[str, ...] = ("first", "second")) -> SafeTable:
    """Return a table of texts."""
    columns = tuple(SafeColumn(key=key, heading=make_safe(key.capitalize())) for key in keys)
    return SafeTable(
        name="sample", columns=columns, rows=tuple(tuple(cell(text) for text in row) for row in rows)
    )


def document(*blocks: Block, wide: bool = False, title: str = "A title") -> SafeDocument:
    """Return a document with one section of these blocks."""
    return make_document(
        title=make_safe(title),
        subtitle=fixed("A subtitle"),
        marking=fixed("OFFICIAL-SENSITIVE"),
        recipient=fixed("Oversight pilot"),
        sections=(SafeSection(heading=fixed("A heading"), blocks=blocks),),
        wide=wide,
    )


def rich(wide: bool = False) -> SafeDocument:
    """Return a document with a block of every kind."""
    return document(
        make_safe(LONG * 3),
        SafeList((make_safe("One point"), make_safe("Another point")), numbered=True),
        SafeFacts(((fixed("Label"), fixed("Value")),)),
        table(("a", ""), ("", "b")),
        wide=wide,
    )
