"""Reads a report before publication, and has a cleaned copy made, both in the capped child process; never writes to a disk."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

from dhr_desktop.base.progress import Progress, Silent
from dhr_desktop.base.report_text import ReportParts, ReportText
from dhr_desktop.readers.reading import answer, opened
from dhr_desktop.readers.refusals import FileRefused, Refusal
from dhr_desktop.readers.report_wire import COPY, REPORT, Edit, Edits, Order, sent, unpacked_report
from dhr_desktop.readers.wire import Malformed

__all__ = [
    "Edit",
    "Edits",
    "ReportParts",
    "ReportText",
    "cleaned_copy",
    "file_content",
    "report_parts",
    "texts_of",
]

_PACKAGE: Final = b"PK\x03\x04"


def file_content(path: Path) -> tuple[bytes, str]:
    """Return a file's bytes and their hash; FileRefused where it cannot be opened or is too large."""
    with opened(path) as file:
        content = file.read()
    return content, sha256(content).hexdigest()


def report_parts(path: Path, progress: Progress | None = None) -> ReportParts:
    """Read every text of a Word document or a PDF.

    Raises:
        FileRefused: it is neither, or is damaged, locked, too large or hostile.
        Cancelled: the person pressed Cancel.
    """
    content, _ = file_content(path)
    return texts_of(content, path.name, progress)


def texts_of(content: bytes, name: str, progress: Progress | None = None) -> ReportParts:
    """Read every text of a report's bytes; raises as `report_parts`."""
    found = answer(sent(Order(name, content)), (REPORT,), progress or Silent())
    try:
        parts = unpacked_report(found)
    except Malformed as error:
        raise FileRefused(Refusal.UNREADABLE) from error
    if isinstance(parts, Refusal):
        raise FileRefused(parts)
    return parts


def cleaned_copy(
    content: bytes,
    edits: Edits,
    *,
    keep_pictures: bool = False,
    keep_links: bool = False,
    progress: Progress | None = None,
) -> bytes:
    """Return a copy of a Word document with the edits made and everything else taken out that is not the report itself.

    Args:
        content: the document.
        edits: what is replaced, by the number of each text.
        keep_pictures: True where a person has looked at every picture.
        keep_links: True where links to web pages may stay.
        progress: where Cancel is heard.

    Raises:
        FileRefused: it cannot be read.
        Cancelled: the person pressed Cancel.
    """
    order = Order("", content, edits, keep_pictures=keep_pictures, keep_links=keep_links)
    made = answer(sent(order), (COPY,), progress or Silent())
    if made.startswith(_PACKAGE):
        return made
    try:
        said = unpacked_report(made)
    except Malformed as error:
        raise FileRefused(Refusal.UNREADABLE) from error
    raise FileRefused(said if isinstance(said, Refusal) else Refusal.UNREADABLE)
