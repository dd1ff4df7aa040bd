"""The way back in: the recovery code, or shares of it typed one after another, and a new passphrase with drawn words first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from ui.theme.look import current, set_lengths
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.new_passphrase import NewPassphrase, PassphraseRules
from ui.widgets.plain_label import PlainLabel

Join = Callable[[Sequence[str]], tuple[str, str]]
"""Takes shares as they were typed; returns the code, or "" and what is still missing. A UserError is about the last one."""


class RecoveryPage(QWidget):
    """Emits `asked` with the code and the new passphrase, and `back`. Shares are only kept until they make the code."""

    asked = Signal(str, str)
    back = Signal()

    def __init__(self, rules: PassphraseRules, join: Join, banner: Banner) -> None:
        """Make it; `banner` is where it is said what is missing."""
        super().__init__()
        self._join = join
        self._banner = banner
        self._shares: list[str] = []
        self.code = QLineEdit()
        self.share = QPlainTextEdit()
        self._label = PlainLabel("", "label")
        self._several = button("I have shares from several sheets…", self._begin_shares, role="link")
        self.new = NewPassphrase(rules, "New passphrase")
        self._part = self._share_part()
        self._lay_out()
        self._part.hide()
        self.new.confirmed.connect(self._ask)
        self.setFocusProxy(self.code)

    def begin(self) -> None:
        """Ask anew: nothing typed, and other words."""
        self._forget_shares()
        self.code.clear()
        self.new.begin()

    def _ask(self) -> None:
        if not self.code.text().strip():
            self.code.setFocus()
            return
        problem, field = self.new.problem()
        if problem:
            self._banner.say(problem, kind="warning")
            field.setFocus()
            return
        self._banner.clear()
        self.asked.emit(self.code.text(), self.new.text())

    def _begin_shares(self) -> None:
        self._several.hide()
        self._part.show()
        self._next_share()

    def _next_share(self) -> None:
        self.share.clear()
        words = f"Share {len(self._shares) + 1}"
        self._label.setText(words)
        self.share.setAccessibleName(words)
        self.share.setFocus()

    def _add_share(self) -> None:
        typed = [*self._shares, self.share.toPlainText()]
        try:
            code, missing = self._join(typed)
        except UserError as fault:
            self._banner.refuse(fault)
            self.share.setFocus()
            return
        if code:
            self._forget_shares()
            self.code.setText(code)
            self._banner.say("The shares make the code.", "Now choose a new passphrase.", kind="good")
            self.new.setFocus()
        else:
            self._shares = typed
            self._banner.say(missing)
            self._next_share()

    def _forget_shares(self) -> None:
        self._shares = []
        self.share.clear()
        self._part.hide()
        self._several.show()

    def _share_part(self) -> QWidget:
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(1))
        self.share.setTabChangesFocus(True)
        self.share.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        )
        set_lengths(self.share, least_height=96)
        self._label.setBuddy(self.share)
        box.addWidget(self._label)
        box.addWidget(self.share)
        box.addWidget(PlainLabel("The 33 words of one sheet; then those of the next.", "help", wrap=True))
        row = QHBoxLayout()
        row.addWidget(button("Take this share", self._add_share))
        row.addStretch(1)
        box.addLayout(row)
        return part

    def _lay_out(self) -> None:
        look = current()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(1))
        label = PlainLabel("Recovery code", "label")
        label.setBuddy(self.code)
        self.code.setAccessibleName("Recovery code")
        self.code.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        )
        box.addWidget(label)
        box.addWidget(self.code)
        box.addWidget(
            PlainLabel(
                "From the printed sheet: eleven groups of five. Spaces and small letters do no harm.",
                "help",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self._several)
        row.addStretch(1)
        box.addLayout(row)
        box.addWidget(self._part)
        box.addSpacing(look.space(2))
        new = PlainLabel("New passphrase", "label")
        new.setBuddy(self.new)
        box.addWidget(new)
        box.addWidget(self.new)
        row = QHBoxLayout()
        row.addWidget(button("Open with the code", self._ask, role="primary"))
        row.addWidget(button("Back", self.back.emit, role="quiet"))
        row.addStretch(1)
        box.addSpacing(look.space(2))
        box.addLayout(row)
