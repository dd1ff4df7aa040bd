"""Encrypting the vault anew, in three steps: what it means, the new code typed back, the work itself. Then the vault is closed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.errors import Cancelled, UserError
from dhr_desktop.services.recovery import is_same_code
from dhr_desktop.services.renewal import new_code
from ui.platform import recovery_print
from ui.platform.desk import Desk
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.column import MiddleColumn
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.plain_label import PlainLabel
from ui.widgets.recovery_sheet import RecoverySheetPage

_WIDTH: Final = 560
_NOTHING: Final = "Nothing was changed."


class Steps(QObject):
    """The verb's progress, told to the interface thread; `cancel` asks it to stop."""

    reported = Signal(int, int, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_stopping = False

    def report(self, done: int, total: int, words: str = "") -> None:
        """Tell how far it is."""
        self.reported.emit(done, total, words)

    def check(self) -> None:
        """Stop where somebody asked for that."""
        if self.is_stopping:
            raise Cancelled

    def cancel(self) -> None:
        """Ask the verb to stop at its next check."""
        self.is_stopping = True


class EncryptingAnew(QStackedWidget):
    """Emits `left` when somebody goes back; a vault that was encrypted anew is told to the desk."""

    left = Signal()

    def __init__(self, desk: Desk, banner: Banner) -> None:
        """Make it; `banner` is where it is said what is in the way."""
        super().__init__()
        self._desk = desk
        self._banner = banner
        self._passphrase = PassphraseEdit("Your passphrase")
        self._sentences = PlainLabel("", wrap=True)
        self._step = PlainLabel("", "help")
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Encrypting anew")
        self._steps = Steps(self)
        self._code: RecoverySheetPage | None = None
        self._before, self._working = MiddleColumn(_WIDTH), MiddleColumn(_WIDTH)
        self._fill_before(self._before.box)
        self._fill_working(self._working.box)
        for page in (self._before, self._working):
            self.addWidget(page)
        self._passphrase.confirmed.connect(self._make_code)
        self.setFocusProxy(self._passphrase)

    def begin(self) -> None:
        """Show the first step."""
        self._passphrase.clear()
        self.setCurrentWidget(self._before)
        self._desk.ask(self._desk.session.renewal.said_before, self._show_sentences, asker=self)

    def _show_sentences(self, sentences: list[str]) -> None:
        self._sentences.setText("\n\n".join(sentences))
        self._passphrase.setFocus()

    def _make_code(self) -> None:
        if not self._passphrase.text():
            self._banner.say("Your passphrase is needed for this.", kind="warning")
            return
        self._banner.clear()
        code, vault = new_code(), self._desk.session.folder.name
        page = self._code = RecoverySheetPage(code, is_same_code, begin="Encrypt the vault now")
        page.print_asked.connect(lambda: self._tell(recovery_print.print_sheet(self, code, vault)))
        page.save_asked.connect(
            lambda: self._tell(recovery_print.save_sheet(self, code, vault, self._desk.dialogs))
        )
        page.finished.connect(lambda: self._carry_out(code))
        page.box.addWidget(_row(button("Back, without a change", self._leave, role="quiet")))
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus()

    def _carry_out(self, code: str) -> None:
        renewal, passphrase = self._desk.session.renewal, self._passphrase.text()
        steps = self._steps = Steps(self)
        steps.reported.connect(self._report)
        self._passphrase.clear()
        self._report(0, 100, "")
        self.setCurrentWidget(self._working)

        def work() -> str:
            try:
                return renewal.carry_out(passphrase, code, steps)
            except Cancelled:
                return ""

        self._desk.ask(work, self._done, self._refuse, asker=self)

    def _stop(self) -> None:
        self._steps.cancel()

    def _report(self, done: int, total: int, words: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._step.setText(words or self._step.text())

    def _done(self, said: str) -> None:
        if said:
            self._desk.closed.emit(said)
        else:
            self._banner.say("It was stopped.", f"{_NOTHING} The code that was shown opens nothing.")
            self._leave()

    def _refuse(self, fault: UserError) -> None:
        self._banner.say(fault.sentence, f"{fault.remedy} {_NOTHING}", kind="warning")
        self._leave()

    def _leave(self) -> None:
        if self._code is not None:
            self.removeWidget(self._code)
            self._code.deleteLater()
            self._code = None
        self.left.emit()

    def _tell(self, said: str) -> None:
        if said and self._code is not None:
            self._code.say(said)

    def _fill_before(self, box: QVBoxLayout) -> None:
        box.addWidget(PlainLabel("Encrypt the vault anew", "title"))
        box.addWidget(self._sentences)
        label = PlainLabel("Your passphrase", "label")
        label.setBuddy(self._passphrase)
        box.addWidget(label)
        box.addWidget(self._passphrase)
        box.addWidget(
            _row(
                button("Make a new recovery code", self._make_code, role="primary"),
                button("Back", self._leave, role="quiet"),
            )
        )

    def _fill_working(self, box: QVBoxLayout) -> None:
        box.addWidget(PlainLabel("The vault is being encrypted anew", "title"))
        box.addWidget(self._bar)
        box.addWidget(self._step)
        box.addWidget(
            PlainLabel("It can be stopped until the new vault is whole. Then the program locks.", wrap=True)
        )
        box.addWidget(_row(button("Stop", self._stop, role="quiet")))


def _row(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current().space(2))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return whole
