"""Prints a sheet of plain words, straight to the printer: nothing is written to a file on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Protocol

from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, repr=False)
class Sheet:
    """A page to print: a title, paragraphs, and one code in large letters; its repr shows nothing of it."""

    title: str
    paragraphs: Sequence[str]
    code: str = ""


class Printing(Protocol):
    """Prints sheets."""

    def print_sheet(self, parent: QWidget, sheet: Sheet) -> bool:
        """Ask for a printer and print; return False where the person changed their mind."""
        ...


class SystemPrinting:
    """Prints on a printer of the computer."""

    def __init__(self, font: QFont) -> None:
        self._font = font

    def print_sheet(self, parent: QWidget, sheet: Sheet) -> bool:
        """Ask for a printer and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("DHR Desktop")
        if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
            return False
        document_of(sheet, self._font).print_(printer)
        return True


def document_of(sheet: Sheet, font: QFont) -> QTextDocument:
    """Return a sheet as it is printed."""
    document = QTextDocument()
    document.setDefaultFont(font)
    words = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in sheet.paragraphs)
    code = f'<p style="font-size:20pt; font-weight:600;">{escape(sheet.code)}</p>' if sheet.code else ""
    document.setHtml(f"<h1>{escape(sheet.title)}</h1>{code}{words}")
    return document
