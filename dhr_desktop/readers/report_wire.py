"""How a report goes into the capped child and comes back: JSON of a narrow shape, checked piece by piece."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from dhr_desktop.base.report_text import ReportParts, ReportText, TextKind, Unread, UnreadPart
from dhr_desktop.readers.refusals import Refusal, Refused
from dhr_desktop.readers.wire import Malformed

REPORT, COPY = "report", "report-copy"
Edit = tuple[int, int, str]
"""A stretch of a text, half-open in characters, and the words that are to stand there."""
Edits = Mapping[int, Sequence[Edit]]
"""Edits by the number of their text; in order, none overlapping another."""
_HEAD: Final = struct.Struct(">Q")


@dataclass(frozen=True, slots=True, repr=False)
class Order:
    """What the child is to do with a report.

    Attributes:
        name: the file's name.
        edits: what is replaced in the copy.
        keep_pictures: True where the pictures stay in the copy.
        keep_links: True where links to web pages stay in the copy.
        content: the file.
    """

    name: str
    content: bytes
    edits: Edits = field(default_factory=dict[int, Sequence[Edit]])
    keep_pictures: bool = False
    keep_links: bool = False

    @property
    def is_pdf(self) -> bool:
        """Say whether the file is a PDF, whatever its name says."""
        return self.content.startswith(b"%PDF")


def sent(order: Order) -> bytes:
    """Return an order as bytes."""
    edits = {str(number): [list(edit) for edit in found] for number, found in order.edits.items()}
    told = {"name": order.name, "edits": edits, "pictures": order.keep_pictures, "links": order.keep_links}
    head = json.dumps(told).encode()
    return _HEAD.pack(len(head)) + head + order.content


def received(data: bytes) -> Order:
    """Return the order that bytes hold; it comes from this program itself."""
    (length,) = _HEAD.unpack_from(data)
    head = json.loads(data[_HEAD.size : _HEAD.size + length])
    edits = {int(number): [(s, e, words) for s, e, words in found] for number, found in head["edits"].items()}
    return Order(head["name"], data[_HEAD.size + length :], edits, head["pictures"], head["links"])


def packed_report(parts: ReportParts) -> bytes:
    """Return what was read as the child's answer."""
    texts = [[t.number, t.part, t.place, t.text, t.kind.value, t.goes] for t in parts.texts]
    unread = [[one.number, one.what.value, one.place] for one in parts.unread]
    answer = {"report": [parts.is_word, texts, unread]}
    return json.dumps(answer, ensure_ascii=True, separators=(",", ":")).encode()


def unpacked_report(data: bytes) -> ReportParts | Refusal:
    """Return what an answer says.

    Raises:
        Malformed: the answer does not have the agreed shape.
    """
    try:
        answer = json.loads(data)
        if "refused" in answer:
            return Refusal(answer["refused"])
        is_word, texts, unread = answer["report"]
        return ReportParts(
            is_word=bool(is_word),
            texts=tuple(_text(item) for item in texts),
            unread=tuple(UnreadPart(int(number), Unread(what), str(place)) for number, what, place in unread),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Malformed from error


def _text(item: list[Any]) -> ReportText:
    number, part, place, text, kind, goes = item
    if not isinstance(number, int) or not all(isinstance(one, str) for one in (part, place, text)):
        raise Malformed
    return ReportText(number, part, place, text, TextKind(kind), goes=bool(goes))


def answered(order: Order, wanted: str) -> bytes:
    """Return the child's answer to an order: the texts, or the cleaned copy itself.

    Raises:
        Refused: the file cannot be read.
    """
    if order.is_pdf:
        from dhr_desktop.readers.pdf_report import PdfReport  # noqa: PLC0415 - only what this file needs

        if wanted == COPY:
            raise Refused(Refusal.PDF)
        return packed_report(PdfReport(order.content, order.name).parts())
    from dhr_desktop.readers.package import Package  # noqa: PLC0415 - likewise
    from dhr_desktop.readers.sniff import is_package  # noqa: PLC0415 - likewise
    from dhr_desktop.readers.word_copy import cleaned  # noqa: PLC0415 - likewise
    from dhr_desktop.readers.word_report import WordReport  # noqa: PLC0415 - likewise

    file = io.BytesIO(order.content)
    if not is_package(file):
        raise Refused(Refusal.IS_TEXT)
    report = WordReport(Package(file), order.name)
    if wanted == REPORT:
        return packed_report(report.parts())
    return cleaned(report, order.edits, keep_pictures=order.keep_pictures, keep_links=order.keep_links)
