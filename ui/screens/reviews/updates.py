"""What was reported on an action, newest first, and a field to report more; what is typed stays until it is added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.entity import Record, new_id
from dhr_desktop.model.terms import ActionStatus
from ui.platform.desk import Desk
from ui.platform.latest import Latest
from ui.tables.days import day_words
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel

_SAME: Final = "Status as before"


class Updates(QWidget):
    """The updates of one action at a time. Words typed for another action wait there until somebody comes back.

    Signals:
        counted: how many updates the action has.
    """

    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._action: Action | None = None
        self._typed: dict[str, str] = {}
        self._latest = Latest()
        look = current()
        self.banner = Banner()
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName("Progress so far")
        self.field = QPlainTextEdit()
        self.field.setAccessibleName("New progress update")
        self.field.setPlaceholderText("What has happened since?")
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(2 * self.field.fontMetrics().lineSpacing() + look.space(4))
        self.field.textChanged.connect(self._keep)
        self.status = QComboBox()
        self.status.setAccessibleName("Status that the update claims")
        self.status.addItem(_SAME, "")
        for status in ActionStatus:
            self.status.addItem(f"Now: {status.label.lower()}", status.value)
        self._button = button("Add update", self.add)
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self._button)
        row.addWidget(self.status)
        row.addStretch(1)
        new = PlainLabel("New progress update", "label")
        new.setBuddy(self.field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(2))
        box.addWidget(self.banner)
        box.addWidget(new)
        box.addWidget(self.field, 1)
        box.addLayout(row)
        box.addWidget(PlainLabel("So far", "label"))
        box.addWidget(self.told, 3)
        self._keep()

    def show_action(self, record: Record | None) -> None:
        """Show the updates of an action; for anything else, nothing."""
        before = self._action
        self._action = record if isinstance(record, Action) else None
        if self._action is None:
            return
        action_id = self._action.id
        self._latest.begin()
        if before is None or before.id != action_id:
            self.told.clear()
            self.status.setCurrentIndex(0)
            self.banner.clear()
        if self.field.toPlainText() != self._typed.get(action_id, ""):
            self.field.setPlainText(self._typed.get(action_id, ""))
        self._desk.ask(
            lambda: self._desk.session.actions.updates(action_id),
            self._latest.only(self._show),
            self.banner.refuse,
            asker=self,
        )

    def add(self) -> None:
        """Add what was typed; it can be added to, never changed."""
        self.add_then(_nothing)

    def add_then(self, onward: Callable[[], None]) -> None:
        """Add what was typed for the action that is shown, then go on; what is typed meanwhile stays."""
        action, typed = self._action, self.field.toPlainText()
        text = typed.strip()
        if action is None or not text:
            return
        session, chosen = self._desk.session, str(self.status.currentData() or "")
        update = ProgressUpdate(
            id=new_id(),
            action_id=action.id,
            on=self._desk.clock.today(),
            author=session.who,
            text=text,
            status=ActionStatus(chosen) if chosen else None,
        )

        def added(_: object) -> None:
            rest = self._typed.get(action.id, "")
            self._typed[action.id] = rest.removeprefix(typed)
            if self._action is not None and self._action.id == action.id:
                self.status.setCurrentIndex(0)
                self.show_action(action)
                self.field.setFocus()
            onward()

        self._desk.change(
            lambda: session.actions.report(update), added, self._refuse, said="Update added", asker=self
        )

    def typed(self) -> dict[str, str]:
        """Return what was typed and not added, by action."""
        return {action_id: text for action_id, text in self._typed.items() if text.strip()}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put back what had been typed."""
        self._typed.update(typed)
        if self._action is not None:
            self.field.setPlainText(self._typed.get(self._action.id, ""))

    def forget(self) -> None:
        """Give up what was typed."""
        self._typed.clear()
        self.field.clear()

    def _keep(self) -> None:
        text = self.field.toPlainText()
        if self._action is not None:
            self._typed[self._action.id] = text
        self._button.setEnabled(bool(text.strip()))

    def _show(self, updates: Sequence[ProgressUpdate]) -> None:
        self.counted.emit(len(updates))
        lines = [_told(update) for update in updates]
        self.told.setPlainText("\n\n".join(lines) or "Nothing has been reported yet.")

    def _refuse(self, fault: UserError) -> None:
        self.banner.refuse(fault)


def _told(update: ProgressUpdate) -> str:
    status = f": {update.status.label.lower()}" if update.status is not None else ""
    return f"{day_words(update.on)}, {update.author}{status}\n{update.text}"


def _nothing() -> None:
    """Go nowhere."""
