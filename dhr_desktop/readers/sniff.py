"""What kind of file it is, told from its first bytes and never from its name."""

from __future__ import annotations

from typing import BinaryIO, Final

from dhr_desktop.readers.refusals import Refusal, Refused

_HEAD: Final = 4096
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_SCAN: Final = 8_000_000
_SIGNATURES: Final[tuple[tuple[bytes, Refusal], ...]] = (
    (b"%PDF", Refusal.PDF),
    (b"{\\rtf", Refusal.RICH_TEXT),
    (b"\x89PNG", Refusal.PICTURE),
    (b"\xff\xd8\xff", Refusal.PICTURE),
    (b"GIF8", Refusal.PICTURE),
    (b"II*\x00", Refusal.PICTURE),
    (b"MM\x00*", Refusal.PICTURE),
    (b"7z\xbc\xaf'\x1c", Refusal.ARCHIVE),
    (b"Rar!", Refusal.ARCHIVE),
    (b"\x1f\x8b", Refusal.ARCHIVE),
    (b"BZh", Refusal.ARCHIVE),
    (b"\xfd7zXZ", Refusal.ARCHIVE),
    (b"\x09\x08", Refusal.OLD_EXCEL),
    (b"\x09\x04\x06\x00", Refusal.OLD_EXCEL),
    (b"\x09\x02\x06\x00", Refusal.OLD_EXCEL),
    (b"MZ", Refusal.UNKNOWN),
    (b"\x7fELF", Refusal.UNKNOWN),
    (b"SQLite format 3", Refusal.UNKNOWN),
)
_WEB: Final = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"mime-version:")
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def is_package(file: BinaryIO) -> bool:
    """Say whether the file is a zip (as .docx and .xlsx are) rather than a text.

    Raises:
        Refused: it is neither, with what it is.
    """
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise Refused(Refusal.EMPTY)
    if head.startswith(_ZIP):
        return True
    if head.startswith(_OLE):
        raise Refused(_inside_ole(head + file.read(_OLE_SCAN)))
    for signature, refusal in _SIGNATURES:
        if head.startswith(signature):
            raise Refused(refusal)
    _refuse_markup(head)
    return False


def _inside_ole(scanned: bytes) -> Refusal:
    """Tell old Word, old Excel and password-protected files apart by the names of their streams."""
    for name, refusal in (
        ("EncryptedPackage", Refusal.LOCKED),
        ("WordDocument", Refusal.OLD_WORD),
        ("Workbook", Refusal.OLD_EXCEL),
        ("Book", Refusal.OLD_EXCEL),
        ("PowerPoint Document", Refusal.POWERPOINT),
    ):
        if name.encode("utf-16-le") in scanned:
            return refusal
    return Refusal.OLD_OFFICE


def _refuse_markup(head: bytes) -> None:
    """Refuse web pages and XML, in 8-bit and 16-bit letters."""
    for bom in _BOMS:
        head = head.removeprefix(bom)
    start = head.replace(b"\x00", b"").lstrip().lower()
    if start.startswith(_WEB):
        raise Refused(Refusal.WEB_PAGE)
    if start.startswith((b"<?xml", b"<!doctype", b"<w:", b"<workbook")):
        raise Refused(Refusal.WEB_PAGE if b"<html" in start else Refusal.XML)
