"""The lock screen: shows nothing of the case, and asks for the passphrase. It knows no vault; it only tells what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from dhr_desktop.base.errors import UserError
from ui.platform import tab_order
from ui.shell.marking_bar import MarkingBar
from ui.shell.recovery_page import Join, RecoveryPage
from ui.theme.look import current, dress, set_icon
from ui.widgets.banner import Answer, Banner
from ui.widgets.buttons import button
from ui.widgets.column import MiddleColumn
from ui.widgets.new_passphrase import PassphraseRules
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.plain_label import PlainLabel


class LockScreen(QWidget):
    """Asks for the passphrase of one vault.

    Signals:
        unlock_asked: the passphrase.
        recovery_asked: the recovery code and a new passphrase.
        other_asked: another vault is to be opened, or a new one made.
    """

    unlock_asked = Signal(str)
    recovery_asked = Signal(str, str)
    other_asked = Signal()

    def __init__(self, vault: str, rules: PassphraseRules, join: Join) -> None:
        """Make it; `vault` is the vault's name, `rules` are for a new passphrase, `join` makes the code of shares."""
        super().__init__()
        self.banner = Banner()
        self._passphrase = PassphraseEdit("Passphrase")
        self._unlock = button("Unlock", self._ask, role="primary")
        self.recovery = RecoveryPage(rules, join, self.banner)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Unlocking")
        column = MiddleColumn()
        self._fill(column.box, vault)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(MarkingBar())
        whole.addWidget(column, 1)
        self._passphrase.confirmed.connect(self._ask)
        self.recovery.asked.connect(self.recovery_asked)
        self.recovery.back.connect(lambda: self.show_recovery(recovery=False))
        self.setFocusProxy(self._passphrase)
        self.set_busy(busy=False)
        dress(self)

    def refuse(self, fault: UserError, answers: Sequence[Answer] = ()) -> None:
        """Say why it stays locked, and what can be done about it; what was typed is forgotten."""
        self.set_busy(busy=False)
        self.banner.refuse(fault, answers)
        self._passphrase.clear()
        self._field().setFocus()

    @property
    def is_busy(self) -> bool:
        """Whether the vault is being opened."""
        return not self._bar.isHidden()

    def set_busy(self, *, busy: bool) -> None:
        """Show that the vault is being opened."""
        self._bar.setVisible(busy)
        for page in self._pages:
            page.setEnabled(not busy)

    def show_recovery(self, *, recovery: bool) -> None:
        """Ask for the recovery code instead of the passphrase, or the other way round."""
        self.banner.clear()
        self._pages[0].setVisible(not recovery)
        self._pages[1].setVisible(recovery)
        if recovery:
            self.recovery.begin()
        self._passphrase.clear()
        self._field().setFocus()

    def _field(self) -> QWidget:
        """Return the field that one types into first."""
        return self._passphrase if self._pages[1].isHidden() else self.recovery.code

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Lead Tab to everything that is asked."""
        return tab_order.step(self, forward=next)

    def _ask(self) -> None:
        if self._passphrase.text():
            self.banner.clear()
            self.unlock_asked.emit(self._passphrase.text())

    def _fill(self, box: QVBoxLayout, vault: str) -> None:
        look = current()
        head = QHBoxLayout()
        head.setSpacing(look.space(2))
        picture = QLabel()
        set_icon(picture, "vault", "accent", times=1.6)
        head.addWidget(picture)
        head.addWidget(PlainLabel("DHR Desktop", "title"))
        head.addStretch(1)
        box.addLayout(head)
        box.addWidget(PlainLabel(vault, "lead", wrap=True))
        box.addWidget(self.banner)
        self._pages = (self._passphrase_page(), self.recovery)
        for page in self._pages:
            box.addWidget(page)
        self._pages[1].hide()
        box.addWidget(self._bar)
        box.addSpacing(look.space(2))
        box.addWidget(
            PlainLabel(
                "Everything of your reviews is encrypted while this screen is shown.", "help", wrap=True
            )
        )
        other = button("Another vault…", self.other_asked.emit, role="link")
        row = QHBoxLayout()
        row.addWidget(other)
        row.addStretch(1)
        box.addLayout(row)

    def _passphrase_page(self) -> QWidget:
        page, box = _page()
        label = PlainLabel("Passphrase", "label")
        label.setBuddy(self._passphrase)
        box.addWidget(label)
        box.addWidget(self._passphrase)
        box.addSpacing(current().space(2))
        row = QHBoxLayout()
        row.addWidget(self._unlock)
        row.addWidget(
            button("Use the recovery code…", lambda: self.show_recovery(recovery=True), role="quiet")
        )
        row.addStretch(1)
        box.addLayout(row)
        return page


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(current().space(1))
    return page, box
