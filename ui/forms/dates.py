"""Editors for dates: typed as people write them, echoed in words, and blank where they are blank."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from dhr_desktop.model.entity import FieldDescription
from dhr_desktop.model.partial_date import MONTHS, PartialDate
from ui.forms.editor import Editor, Raw, Unreadable
from ui.theme.look import current, set_icon, set_lengths, set_role
from ui.widgets.day_popup import DayPopup
from ui.widgets.plain_label import PlainLabel


class PartialDayEditor(Editor):
    """A date of which only a part may be known."""

    _example = "for example 14 March 2019, March 2019 or early 2021"

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        self.line = QLineEdit()
        self.line.textEdited.connect(self._typed)
        self.echo = PlainLabel("", "help")
        self._row = QHBoxLayout()
        self._row.setSpacing(current().space(2))
        self._row.addWidget(self.line)
        set_lengths(self.line, width=190)
        self._row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(0.5))
        box.addLayout(self._row)
        box.addWidget(self.echo)
        self.echo.hide()
        self._hold(self.line)

    def inner(self) -> QWidget:
        """Return the line."""
        return self.line

    def raw(self) -> str:
        """Return the line's text."""
        return self.line.text()

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let edit."""
        self.line.setReadOnly(read_only)

    def _typed(self) -> None:
        self._say()
        self._touch()

    def _say(self) -> None:
        """Echo in words what was understood, where that is more than what stands there."""
        try:
            value = self._read(self.raw())
        except Unreadable:
            value = None
        self._tell(self._words(value) if value is not None and self.is_touched() else "")

    def _tell(self, words: str) -> None:
        """Say it below the line, where it pushes nothing aside."""
        self.echo.setText(words)
        self.echo.setVisible(bool(words))

    def show_value(self, value: Any) -> None:
        """Show a date; there is nothing to echo before somebody types."""
        super().show_value(value)
        self._tell("")

    def _put(self, raw: Raw) -> None:
        self.line.setText(str(raw))
        self._say()

    def _write(self, value: Any) -> Raw:
        return "" if value is None else value.words()

    def _words(self, value: Any) -> str:
        return str(value.words())

    def _read(self, raw: Raw) -> Any:
        try:
            return PartialDate.parse(str(raw))
        except ValueError:
            raise Unreadable(
                f"{self.kind.label}: this is not a date that can be understood; write it {self._example}."
            ) from None


class DayEditor(PartialDayEditor):
    """A full date, with a calendar to choose from."""

    _example = "for example 14 March 2019 or 14/3/19"

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        self.button = QToolButton()
        set_role(self.button, "quiet")
        set_icon(self.button, "calendar", "quiet")
        self.button.setAccessibleName(f"{field.kind.label}: choose from a calendar")
        self.button.setToolTip("Choose from a calendar")
        self.button.clicked.connect(self._open)
        self._row.insertWidget(1, self.button)

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let edit."""
        super().set_read_only(read_only)
        self.button.setVisible(not read_only)

    def _write(self, value: Any) -> Raw:
        return "" if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"

    def _words(self, value: Any) -> str:
        return str(value.strftime("%A ")) + str(self._write(value))

    def _read(self, raw: Raw) -> Any:
        partial = super()._read(raw)
        if partial is None:
            return None
        if partial.day is None or partial.about:
            raise Unreadable(f"{self.kind.label}: a full date is needed, {self._example}.")
        return partial.earliest

    def _open(self) -> None:
        try:
            day = self.value()
        except Unreadable:
            day = None
        popup = DayPopup(self, self.kind.label, day)
        popup.taken.connect(self._take)
        popup.open_below(self.line)

    def _take(self, chosen: date) -> None:
        self.line.setText(str(self._write(chosen)))
        self._typed()
        self.line.setFocus()


class MomentEditor(Editor):
    """A moment that the program has set; only shown."""

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        self.label = PlainLabel("", selectable=True)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.label)
        self._hold(self.label)

    def inner(self) -> QWidget:
        """Return the label."""
        return self.label

    def raw(self) -> str:
        """Return the words shown."""
        return self.label.text()

    def set_read_only(self, read_only: bool) -> None:
        """Stay as it is: nobody types a moment."""

    def _put(self, raw: Raw) -> None:
        self.label.setText(str(raw))

    def _write(self, value: Any) -> Raw:
        if not isinstance(value, datetime):
            return "Not yet"
        local = value.astimezone()
        return f"{local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"

    def _read(self, raw: Raw) -> Any:  # noqa: ARG002 - it is never typed
        return self._shown
