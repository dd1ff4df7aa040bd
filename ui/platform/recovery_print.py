"""Prints or saves the recovery sheet, or the sheets of its shares. It is made in memory; no copy stays behind unless somebody saves one on purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from dhr_desktop.base.words import N_
from dhr_desktop.services.recovery import name_of
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


_SHARE_ABOVE: Final = """# Recovery share

Vault: **{vault}** (DHR Desktop)

**{name}.** Alone this sheet opens nothing. With enough others of its set it opens the vault: keep it apart from them.
"""
_SHARE_BELOW: Final = """## How to use it

1. Bring enough sheets of this set together, and the file *vault.db*.
2. Choose *Use the recovery code* on the lock screen, then *I have shares from several sheets*.
3. Type the words of each sheet, one sheet after another, and choose a new passphrase. Numbers need not be typed.
"""
_SHARE_ACROSS: Final = 3
Fill = Callable[[QTextCursor], None]
"""Writes what is on the pages."""


def print_sheet(parent: QWidget, code: str, vault: str) -> str:
    """Print the sheet; return what to say, or "" where the person changed their mind."""
    return _print(
        parent, lambda cursor: _write_code(cursor, code, vault), N_("The sheet was sent to the printer.")
    )


def print_shares(parent: QWidget, shares: Sequence[str], vault: str) -> str:
    """Print a sheet for each share; return what to say, or "" where the person changed their mind."""
    said = N_("The sheets were sent to the printer.")
    return _print(parent, lambda cursor: _write_shares(cursor, shares, vault), said)


def save_sheet(parent: QWidget, code: str, vault: str, dialogs: Dialogs) -> str:
    """Save the sheet as a PDF where the person chooses; return what to say."""
    path = dialogs.save_file(parent, N_("Save the recovery sheet"), Path("recovery-sheet.pdf"), "PDF (*.pdf)")
    said = N_("The sheet is saved. Print it and delete the file: it opens the vault.")
    return _save(path, lambda cursor: _write_code(cursor, code, vault), said)


def save_shares(parent: QWidget, shares: Sequence[str], vault: str, dialogs: Dialogs) -> str:
    """Save a page for each share as one PDF where the person chooses; return what to say."""
    path = dialogs.save_file(parent, N_("Save the sheets"), Path("recovery-shares.pdf"), "PDF (*.pdf)")
    said = N_("The sheets are saved. Print them and delete the file: it opens the vault.")
    return _save(path, lambda cursor: _write_shares(cursor, shares, vault), said)


def _print(parent: QWidget, fill: Fill, said: str) -> str:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("DHR Desktop")
    if not QPrintDialog(printer, parent).exec():
        return ""
    _draw(printer, fill)
    return said


def _save(path: Path | None, fill: Fill, said: str) -> str:
    if path is None:
        return ""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setDocName("DHR Desktop")
    printer.setOutputFileName(str(path))
    _draw(printer, fill)
    if not path.exists():
        return N_("The file could not be written. Choose another folder.")
    return said


def _draw(printer: QPrinter, fill: Fill) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(_font(11))
    document.documentLayout().setPaintDevice(printer)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(printer.pageRect(QPrinter.Unit.DevicePixel).size()))
    cursor = QTextCursor(document)
    fill(cursor)
    document.print_(printer)


def _write_code(cursor: QTextCursor, code: str, vault: str) -> None:
    cursor.insertMarkdown(_ABOVE.format(vault=_plain(vault)))
    _insert_cells(cursor, code.replace("-", " ").split(), _ACROSS, 16)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertMarkdown(_BELOW)


def _write_shares(cursor: QTextCursor, shares: Sequence[str], vault: str) -> None:
    """Write each share on a page of its own."""
    for place, share in enumerate(shares):
        if place:
            onto = QTextBlockFormat()
            onto.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.insertBlock(onto, QTextCharFormat())
        cursor.insertMarkdown(_SHARE_ABOVE.format(vault=_plain(vault), name=_plain(name_of(share))))
        words = [f"{number}. {word}" for number, word in enumerate(share.split(), start=1)]
        _insert_cells(cursor, words, _SHARE_ACROSS, 12)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertMarkdown(_SHARE_BELOW)
        cursor.movePosition(QTextCursor.MoveOperation.End)


def _insert_cells(cursor: QTextCursor, groups: Sequence[str], across: int, points: float) -> None:
    """Set code or words in a frame, in groups that are easy to read back."""
    shape = QTextTableFormat()
    shape.setCellPadding(14 if across == _ACROSS else 5)
    shape.setCellSpacing(0)
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setTopMargin(24)
    shape.setBottomMargin(24)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(-(-len(groups) // across), across, shape)
    words, face = QTextCharFormat(), _font(points, QFont.Weight.DemiBold)
    # Letters that stand apart are never joined into one sign, which a reader of the saved file might not know.
    face.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 102)
    words.setFont(face)
    for place, group in enumerate(groups):
        table.cellAt(place // across, place % across).firstCursorPosition().insertText(group, words)


def _font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's own family, whatever text size the window has."""
    made = QApplication.font()
    made.setPointSizeF(points)
    made.setWeight(weight)
    return made


def _plain(name: str) -> str:
    """Return a folder's name so that nothing in it counts as mark-up."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]<>()#+-.!|" else letter for letter in name)
