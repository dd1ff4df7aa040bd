"""The first run: three screens at most. It knows no vault; it tells what is wanted and is told what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from ui.platform import tab_order
from ui.platform.dialogs import Dialogs
from ui.shell.marking_bar import MarkingBar
from ui.shell.new_vault import NewVaultPage
from ui.shell.welcome import Welcome
from ui.theme.look import dress
from ui.widgets.banner import Banner
from ui.widgets.new_passphrase import PassphraseRules
from ui.widgets.recovery_sheet import RecoverySheetPage


class FirstRun(QWidget):
    """Leads to a vault.

    Signals:
        create_asked: a NewVault; answer with `show_recovery` or `refuse`.
        open_asked: the folder of a vault.
        try_asked: a vault of invented cases.
        print_asked, save_asked: the recovery sheet; answer with `recovery.say`.
        finished: the code was typed back; work can begin.
    """

    create_asked = Signal(object)
    open_asked = Signal(object)
    try_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    finished = Signal()

    def __init__(self, rules: PassphraseRules, proposed: Path, dialogs: Dialogs) -> None:
        """Make it; `proposed` is the folder in which a new vault would be kept."""
        super().__init__()
        self._dialogs = dialogs
        self.banner = Banner()
        self._stack = QStackedWidget()
        self.welcome = Welcome()
        self.new_vault = NewVaultPage(rules, proposed, dialogs)
        self.recovery: RecoverySheetPage | None = None
        for page in (self.welcome, self.new_vault):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(MarkingBar())
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self.welcome.new_chosen.connect(lambda: self._show(self.new_vault))
        self.welcome.open_chosen.connect(self._open)
        self.welcome.try_chosen.connect(self.try_asked)
        self.new_vault.back.connect(lambda: self._show(self.welcome))
        self.new_vault.asked.connect(self._create)
        self.setFocusProxy(self.welcome)
        dress(self)

    def refuse(self, fault: UserError) -> None:
        """Say what was in the way; nothing was made."""
        self.set_busy(busy=False)
        self.banner.refuse(fault)

    def set_busy(self, *, busy: bool) -> None:
        """Show that something is being made or opened."""
        self.welcome.setEnabled(not busy)
        self.new_vault.set_busy(busy=busy)

    def show_recovery(self, code: str, is_same: Callable[[str, str], bool]) -> None:
        """Show the recovery code of the vault that was made."""
        self.set_busy(busy=False)
        self.recovery = RecoverySheetPage(code, is_same)
        self.recovery.print_asked.connect(self.print_asked)
        self.recovery.save_asked.connect(self.save_asked)
        self.recovery.finished.connect(self.finished)
        self._stack.addWidget(self.recovery)
        self._show(self.recovery)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Lead Tab to everything on the page."""
        return tab_order.step(self, forward=next)

    def _show(self, page: QWidget) -> None:
        self.banner.clear()
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _create(self, wanted: object) -> None:
        self.banner.clear()
        self.set_busy(busy=True)
        self.create_asked.emit(wanted)

    def _open(self) -> None:
        chosen = self._dialogs.choose_folder(self, "The folder of the vault")
        if chosen is not None:
            self.banner.clear()
            self.open_asked.emit(chosen)
