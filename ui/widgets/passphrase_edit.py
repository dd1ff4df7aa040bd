"""A field for a passphrase: hidden unless somebody asks to see it, with its strength in words where that matters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.look import current, set_icon
from ui.widgets.buttons import icon_button
from ui.widgets.hint import plain_hint
from ui.widgets.plain_label import PlainLabel


class PassphraseEdit(QWidget):
    """Emits `changed` while somebody types and `confirmed` on Enter. It is never copied and offers no completion."""

    changed = Signal()
    confirmed = Signal()

    def __init__(self, name: str, strength: Callable[[str], str] | None = None) -> None:
        """Make it; `strength` says in a sentence how strong a passphrase is."""
        super().__init__()
        look = current()
        self._strength = strength
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(name)
        hints = Qt.InputMethodHint
        self.line.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhSensitiveData
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
        )
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.textChanged.connect(self._change)
        self.line.returnPressed.connect(self.confirmed)
        self._eye = icon_button("show", "Show the passphrase", self._turn)
        row = QHBoxLayout()
        row.setSpacing(look.space(1))
        row.addWidget(self.line, 1)
        row.addWidget(self._eye)
        self._words = PlainLabel("", "help", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(1))
        box.addLayout(row)
        box.addWidget(self._words)
        self._words.setVisible(strength is not None)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Fill it in: only for a passphrase that the program itself has proposed."""
        self.line.setText(text)

    def clear(self) -> None:
        """Forget what was typed, and hide what comes next."""
        self.line.clear()
        self._show(shown=False)

    def _turn(self) -> None:
        self._show(shown=self.line.echoMode() == QLineEdit.EchoMode.Password)

    def _show(self, *, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        words = "Hide the passphrase" if shown else "Show the passphrase"
        set_icon(self._eye, "hide" if shown else "show", "quiet")
        self._eye.setAccessibleName(words)
        self._eye.setToolTip(plain_hint(words))

    def _change(self, text: str) -> None:
        if self._strength is not None:
            words = self._strength(text) if text else ""
            self._words.setText(words)
            self.line.setAccessibleDescription(words)
        self.changed.emit()
