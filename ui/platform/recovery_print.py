"""Prints or saves the recovery sheet. It is made in memory; no copy stays behind unless somebody saves one on purpose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from dhr_desktop.base.words import N_
from ui.platform.dialogs import Dialogs

_SHEET = """# Recovery sheet of a DHR Desktop vault

Name of the vault: {vault}

The code below opens this vault when the passphrase is forgotten or the key files are lost. **Whoever holds this sheet and
the file vault.db can read everything in it.** Keep it where you keep other papers that must not be lost or seen.

&nbsp;

## {code}

&nbsp;

1. Install DHR Desktop and start it.
2. Choose *Open a vault* and the folder that holds *vault.db*. The other files of the folder are not needed.
3. Choose *Use the recovery code*, type the code above and choose a new passphrase. Spaces and small letters do no harm.
4. The code stays the same. If anybody may have seen it, make a new vault.
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
    printer.setPageMargins(QMarginsF(20, 20, 20, 20))
    document = QTextDocument()
    document.setMarkdown(_SHEET.format(code=code, vault=vault))
    document.print_(printer)
