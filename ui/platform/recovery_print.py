"""Prints or saves the recovery sheet. It is made in memory; no copy stays behind unless somebody saves one on purpose."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from dhr_desktop.base.words import N_
from ui.platform.dialogs import Dialogs

_ACROSS: Final = 4
"""Groups of the code on a line."""
_ABOVE: Final = """# Recovery sheet

Vault: **{vault}** (DHR Desktop)

This code opens the vault when the passphrase is forgotten or the key files are lost. **Whoever holds this sheet and the
file vault.db can read everything in it.** Keep it where you keep other papers that must not be lost or seen.
"""
_BELOW: Final = """## How to use it

1. Install DHR Desktop and start it.
2. Choose *Open a vault* and the folder that holds *vault.db*. The other files of the folder are not needed.
3. Choose *Use the recovery code*, type the code above, line by line, and choose a new passphrase. Spaces, dashes and
   small letters do no harm.
4. The code stays the same. If anybody may have seen it, choose *Encrypt the vault anew* in the settings.
"""


def print_sheet(parent: QWidget, code: str, vault: str) -> str:
    """Print the sheet; return what to say, or "" where the person changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("DHR Desktop")
    if not QPrintDialog(printer, parent).exec():
        return ""
    _draw(printer, code, vault)
    return N_("The sheet was sent to the printer.")


def save_sheet(parent: QWidget, code: str, vault: str, dialogs: Dialogs) -> str:
    """Save the sheet as a PDF where the person chooses; return what to say."""
    path = dialogs.save_file(parent, N_("Save the recovery sheet"), Path("recovery-sheet.pdf"), "PDF (*.pdf)")
    if path is None:
        return ""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setDocName("DHR Desktop")
    printer.setOutputFileName(str(path))
    _draw(printer, code, vault)
    if not path.exists():
        return N_("The file could not be written. Choose another folder.")
    return N_("The sheet is saved. Print it and delete the file: it opens the vault.")


def _draw(printer: QPrinter, code: str, vault: str) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(_font(11))
    document.documentLayout().setPaintDevice(printer)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(printer.pageRect(QPrinter.Unit.DevicePixel).size()))
    cursor = QTextCursor(document)
    cursor.insertMarkdown(_ABOVE.format(vault=_plain(vault)))
    _insert_code(cursor, code)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertMarkdown(_BELOW)
    document.print_(printer)


def _insert_code(cursor: QTextCursor, code: str) -> None:
    """Set the code in a frame, in groups that are easy to read back."""
    groups = code.replace("-", " ").split()
    shape = QTextTableFormat()
    shape.setCellPadding(14)
    shape.setCellSpacing(0)
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setTopMargin(24)
    shape.setBottomMargin(24)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(-(-len(groups) // _ACROSS), _ACROSS, shape)
    words = QTextCharFormat()
    words.setFont(_font(16, QFont.Weight.DemiBold))
    for place, group in enumerate(groups):
        table.cellAt(place // _ACROSS, place % _ACROSS).firstCursorPosition().insertText(group, words)


def _font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's own family, whatever text size the window has."""
    made = QApplication.font()
    made.setPointSizeF(points)
    made.setWeight(weight)
    return made


def _plain(name: str) -> str:
    """Return a folder's name so that nothing in it counts as mark-up."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]<>()#+-.!|" else letter for letter in name)
