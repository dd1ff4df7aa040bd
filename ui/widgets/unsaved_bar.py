"""Asks in place what becomes of an edited form that somebody is about to leave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme.look import current, set_role
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel


class UnsavedBar(QFrame):
    """Hidden until `ask`; then save, discard or go on editing."""

    def __init__(self, save: Callable[[Callable[[], None]], None], discard: Callable[[], None]) -> None:
        """Make it; `save` saves and then calls what it is given, `discard` forgets what was typed."""
        super().__init__()
        set_role(self, "banner")
        self.setProperty("kind", "warning")
        self._save = save
        self._discard = discard
        self._onward: Callable[[], None] | None = None
        look = current()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(3), look.space(2), look.space(3), look.space(2))
        row.setSpacing(look.space(2))
        row.addWidget(PlainLabel("You changed something here that is not saved yet.", wrap=True), 1)
        self.saving = button("Save", self._on_save, role="primary")
        row.addWidget(self.saving)
        row.addWidget(button("Discard changes", self._on_discard))
        row.addWidget(button("Go on editing", self._on_stay, role="quiet"))
        self.hide()

    def ask(self, onward: Callable[[], None]) -> None:
        """Ask; `onward` is called once the form has nothing unsaved."""
        self._onward = onward
        self.show()
        self.saving.setFocus()

    def _on_save(self) -> None:
        onward = self._taken()
        self._save(onward)

    def _on_discard(self) -> None:
        onward = self._taken()
        self._discard()
        onward()

    def _on_stay(self) -> None:
        self._taken()

    def _taken(self) -> Callable[[], None]:
        self.hide()
        onward, self._onward = self._onward, None
        return onward or _nothing


def _nothing() -> None:
    """Go nowhere."""
