"""Safe documents as PDF: our own embedded fonts, the marking on every page, the same bytes for the same document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final
from xml.sax.saxutils import escape

import pikepdf as pikepdf_untyped
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus.flowables import HRFlowable

from dhr_desktop.export.render import faces
from dhr_desktop.export.render.pdf_tables import facts_table, table_flowables
from dhr_desktop.export.render.printable import printable
from dhr_desktop.sanitise.safe_document import (
    SafeDocument,
    SafeFacts,
    SafeList,
    SafeSection,
    SafeTable,
    SafeText,
)

pikepdf: Any = pikepdf_untyped

_SIDE: Final = 18 * mm
_TOP: Final = 24 * mm
_BOTTOM: Final = 22 * mm
_SHORT: Final = 8
"""Rows up to which a table stays together with its heading."""
_LEAST_BELOW_HEADING: Final = 38 * mm
"""Where less room is left, a heading begins the next page."""


def document_pdf(document: SafeDocument) -> bytes:
    """Return a document as PDF; the same document always gives the same bytes."""
    faces.embed_fonts()
    pages = _Pages(document, total=0)
    pages.build(list(_story(document, pages.inner_width)))
    final = _Pages(document, total=pages.page)
    final.build(list(_story(document, final.inner_width)))
    return _undated(final.target.getvalue())


def _undated(content: bytes) -> bytes:
    """Take the library's dates out: they are invented, and could be taken for a date of birth."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for key in ("/CreationDate", "/ModDate", "/Trapped"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


class _Pages(BaseDocTemplate):  # type: ignore[misc] # the library has no types
    """The pages of one document: size, margins, what stands at the head and foot, bookmarks."""

    def __init__(self, document: SafeDocument, *, total: int) -> None:
        self.target = io.BytesIO()
        self._document = document
        self._total = total
        self._marks = 0
        size = landscape(A4) if document.wide else A4
        super().__init__(
            self.target,
            pagesize=size,
            leftMargin=_SIDE,
            rightMargin=_SIDE,
            topMargin=_TOP,
            bottomMargin=_BOTTOM,
            title=printable(f"{document.title}: {document.subtitle}"),
            author="DHR Desktop",
            subject=printable(str(document.marking)),
            creator="DHR Desktop",
            producer="DHR Desktop",
            lang="en-GB",
            initialFontName=faces.REGULAR,
            invariant=1,
            displayDocTitle=True,
        )
        self.inner_width = size[0] - 2 * _SIDE
        frame = Frame(
            _SIDE, _BOTTOM, self.inner_width, size[1] - _TOP - _BOTTOM,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._furnish))

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - the library's name
        """Bookmark headings and the title."""
        level = {"title": 0, "heading": 1}.get(getattr(getattr(flowable, "style", None), "name", ""))
        if level is None:
            return
        self._marks += 1
        key = f"mark-{self._marks}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(flowable.getPlainText(identify=False), key, level)

    def _furnish(self, canvas: Canvas, _: Any) -> None:
        """Draw the head and foot of a page."""
        width, height = self.pagesize
        document = self._document
        marking = printable(str(document.marking))
        canvas.saveState()
        canvas.setFillColor(faces.INK)
        canvas.setFont(faces.BOLD, 9)
        canvas.drawCentredString(width / 2, height - 13 * mm, marking)
        canvas.drawCentredString(width / 2, 11.5 * mm, marking)
        canvas.setFillColor(faces.MUTED)
        canvas.setFont(faces.REGULAR, 8.5)
        room = width - 2 * _SIDE - 30 * mm
        canvas.drawString(_SIDE, 6.5 * mm, _cut(printable(f"For {document.recipient}"), room))
        canvas.drawRightString(width - _SIDE, 6.5 * mm, f"{canvas.getPageNumber()} of {self._total or '?'}")
        if canvas.getPageNumber() > 1:
            room = width / 2 - _SIDE - stringWidth(marking, faces.BOLD, 9) / 2 - 4 * mm
            head = printable(f"{document.title}: {document.subtitle}")
            canvas.drawString(_SIDE, height - 13 * mm, _cut(head, room))
        canvas.setStrokeColor(faces.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(_SIDE, 16.5 * mm, width - _SIDE, 16.5 * mm)
        canvas.restoreState()


def _story(document: SafeDocument, width: float) -> Iterator[Flowable]:
    """Yield the parts of a document in reading order."""
    yield Paragraph(_markup(document.title), faces.TITLE)
    yield Paragraph(_markup(document.subtitle), faces.SUBTITLE)
    yield HRFlowable(width="100%", thickness=1.6, color=faces.ACCENT, spaceBefore=5, spaceAfter=12)
    for section in document.sections:
        yield from _section(section, width)


def _section(section: SafeSection, width: float) -> Iterator[Flowable]:
    blocks = section.blocks
    if section.heading:
        heading = Paragraph(_markup(section.heading), faces.HEADING)
        if blocks and isinstance(blocks[0], SafeTable) and len(blocks[0].rows) <= _SHORT:
            yield KeepTogether([heading, *table_flowables(blocks[0], width)])
            yield Spacer(1, 10)
            blocks = blocks[1:]
        else:
            yield CondPageBreak(_LEAST_BELOW_HEADING)
            yield heading
    for block in blocks:
        match block:
            case SafeText():
                yield Paragraph(_markup(block), faces.BODY)
            case SafeList(points=points, numbered=numbered):
                for place, point in enumerate(points, 1):
                    mark = f"{place}." if numbered else "•"
                    yield Paragraph(_markup(point), faces.POINT, bulletText=mark)
                yield Spacer(1, 4)
            case SafeFacts(pairs=pairs):
                if pairs:
                    yield facts_table(pairs, width)
                    yield Spacer(1, 10)
            case SafeTable():
                yield from table_flowables(block, width)
                yield Spacer(1, 10)


def _markup(text: SafeText) -> str:
    """Return text as the library's markup, with nothing in it that could be taken for markup."""
    return escape(printable(str(text))).replace("\n", "<br/>")


def _cut(text: str, width: float) -> str:
    """Shorten a line at the head or foot of a page to what there is room for."""
    if stringWidth(text, faces.REGULAR, 8.5) <= width:
        return text
    while text and stringWidth(text + "…", faces.REGULAR, 8.5) > width:
        text = text[:-1]
    return text.rstrip() + "…"
