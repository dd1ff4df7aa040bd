"""Why a foreign file was not read, in sentences with a next step. They never quote the file or its name."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_


class Refusal(StrEnum):
    """The reasons; the child process may only name one, the sentence is made on this side."""

    MISSING = "missing"
    CLOSED = "closed"
    NOT_A_FILE = "not a file"
    EMPTY = "empty"
    BLANK = "blank"
    TOO_LARGE = "too large"
    UNPACKS_TOO_LARGE = "unpacks too large"
    TOO_MANY_PARTS = "too many parts"
    TOO_MANY_ROWS = "too many rows"
    TOO_MANY_COLUMNS = "too many columns"
    TOO_MUCH = "too much"
    TOO_DEEP = "too deep"
    TOO_SLOW = "too slow"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    UNSAFE = "unsafe"
    LOCKED = "locked"
    OLD_WORD = "old word"
    OLD_EXCEL = "old excel"
    OLD_OFFICE = "old office"
    BINARY_EXCEL = "binary excel"
    OPEN_DOCUMENT = "open document"
    POWERPOINT = "powerpoint"
    PDF = "pdf"
    RICH_TEXT = "rich text"
    WEB_PAGE = "web page"
    XML = "xml"
    PICTURE = "picture"
    ARCHIVE = "archive"
    UNKNOWN = "unknown"
    IS_WORD = "is word"
    IS_EXCEL = "is excel"
    IS_TEXT = "is text"
    BAD_ENCODING = "bad encoding"
    OPEN_QUOTE = "open quote"


class Refused(Exception):
    """Raised while reading, inside the child process only."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


_SAVE_WORD: Final = N_("Open it in Word, choose Save As, Word document (.docx), and import that copy.")
_SAVE_EXCEL: Final = N_("Open it in Excel, choose Save As, Excel workbook (.xlsx), and import that copy.")
_SAVE_ANEW: Final = N_("Open it in Word or Excel, save it under a new name, and import that copy.")
_SPLIT: Final = N_("Copy the part you need into a new file and import that.")
_ASK: Final = N_("Ask whoever sent it for a new copy.")
_WANTED: Final = N_("Choose a Word document (.docx), an Excel workbook (.xlsx) or a CSV file.")

_WORDS: Final[dict[Refusal, tuple[str, str]]] = {
    Refusal.MISSING: (N_("This file is no longer where it was."), N_("Choose it again.")),
    Refusal.CLOSED: (
        N_("This file could not be opened."),
        N_("Close it in other programs, check that you may read it, and try again."),
    ),
    Refusal.NOT_A_FILE: (N_("This is not a file."), N_("Choose a single file.")),
    Refusal.EMPTY: (N_("This file is empty."), _ASK),
    Refusal.BLANK: (N_("This file has no text in it."), N_("Check that it is the right file.")),
    Refusal.TOO_LARGE: (N_("This file is larger than 200 MB."), _SPLIT),
    Refusal.UNPACKS_TOO_LARGE: (
        N_("This file would unpack to more than 200 MB, so it was left closed."),
        _SPLIT,
    ),
    Refusal.TOO_MANY_PARTS: (
        N_("This file is made of more than 1,000 parts, so it was left closed."),
        _SPLIT,
    ),
    Refusal.TOO_MANY_ROWS: (
        N_("A table in this file has entries below row 100,000."),
        N_(
            "Look for a stray entry far below the table and delete it, or copy the part you need into a new file."
        ),
    ),
    Refusal.TOO_MANY_COLUMNS: (
        N_("A table in this file has entries beyond column 256."),
        N_("Look for a stray entry far to the right of the table and delete it, or copy the part you need."),
    ),
    Refusal.TOO_MUCH: (N_("This file holds more than can be read at once."), _SPLIT),
    Refusal.TOO_DEEP: (N_("This file has too many layers inside one another."), _SAVE_ANEW),
    Refusal.TOO_SLOW: (N_("Reading this file took longer than a minute, so it was stopped."), _SPLIT),
    Refusal.DAMAGED: (N_("This file is damaged or not complete."), f"{_SAVE_ANEW} {_ASK}"),
    Refusal.UNREADABLE: (N_("This file could not be read."), f"{_SAVE_ANEW} {_ASK}"),
    Refusal.UNSAFE: (
        N_("This file is built in a way that honest documents are not, so it was left closed."),
        N_("Do not open it. Ask whoever sent it, by telephone, whether they did."),
    ),
    Refusal.LOCKED: (
        N_("This file is protected with a password."),
        N_("Open it in Word or Excel, remove the password in a copy, and import that copy."),
    ),
    Refusal.OLD_WORD: (N_("This is a Word document in the form used before 2007 (.doc)."), _SAVE_WORD),
    Refusal.OLD_EXCEL: (N_("This is an Excel workbook in the form used before 2007 (.xls)."), _SAVE_EXCEL),
    Refusal.OLD_OFFICE: (N_("This file is in an older Office form that cannot be read."), _SAVE_ANEW),
    Refusal.BINARY_EXCEL: (N_("This is a binary Excel workbook (.xlsb)."), _SAVE_EXCEL),
    Refusal.OPEN_DOCUMENT: (
        N_("This is an OpenDocument file (.odt or .ods)."),
        N_("Open it, choose Save As, Word document (.docx) or Excel workbook (.xlsx), and import that copy."),
    ),
    Refusal.POWERPOINT: (N_("This is a PowerPoint presentation."), _WANTED),
    Refusal.PDF: (
        N_("This is a PDF, whose tables cannot be read safely."),
        N_("Ask for the Word or Excel file that it was made from."),
    ),
    Refusal.RICH_TEXT: (N_("This is a rich-text document (.rtf)."), _SAVE_WORD),
    Refusal.WEB_PAGE: (N_("This is a web page, whatever its name says."), _SAVE_ANEW),
    Refusal.XML: (N_("This is an XML file, whatever its name says."), _SAVE_ANEW),
    Refusal.PICTURE: (N_("This is a picture."), _WANTED),
    Refusal.ARCHIVE: (
        N_("This is an archive of other files, not a document."),
        N_("Unpack it and choose the document inside."),
    ),
    Refusal.UNKNOWN: (N_("This is not a kind of file that can be read here."), _WANTED),
    Refusal.IS_WORD: (
        N_("This is a Word document, and a spreadsheet is needed here."),
        N_("Choose another file."),
    ),
    Refusal.IS_EXCEL: (
        N_("This is an Excel workbook, and another kind of file is needed here."),
        N_("Choose another file."),
    ),
    Refusal.IS_TEXT: (
        N_("This is a plain text file, whatever its name says."),
        N_("Choose a Word document (.docx) or an Excel workbook (.xlsx)."),
    ),
    Refusal.BAD_ENCODING: (
        N_("The letters in this text file are stored in an unusual way."),
        N_("Open it in Excel, choose Save As, CSV UTF-8, and import that copy."),
    ),
    Refusal.OPEN_QUOTE: (
        N_(
            "A quotation mark in this text file is opened and never closed, so its columns cannot be told apart."
        ),
        N_("Open it in Excel, check the last rows, choose Save As, CSV UTF-8, and import that copy."),
    ),
}


class FileRefused(UserError):
    """The file was not read; `refusal` says why, so that a caller can offer help."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(*_WORDS[refusal])
        self.refusal = refusal
