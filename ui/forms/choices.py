"""Editors for what is chosen from a list that the law or the office fixes."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from dhr_desktop.model.entity import FieldDescription
from dhr_desktop.model.fields import Choice, Choices
from ui.forms.editor import Editor, Raw
from ui.forms.texts import WheelGuard
from ui.theme.look import current, set_role
from ui.widgets.pick_many import PickMany

BLANK: Final = "Not recorded"


def options_of(terms: type[StrEnum]) -> list[tuple[str, str]]:
    """Return value and label of each term, in the list's order."""
    return [(term.value, str(getattr(term, "label", term.value))) for term in terms]


class ChoiceEditor(Editor):
    """One of a list, or blank."""

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        assert isinstance(field.kind, Choice)
        self._of = field.kind.of
        self.combo = QComboBox()
        self.combo.addItem("Choose…" if field.kind.required else BLANK, "")
        for value, label in options_of(self._of):
            self.combo.addItem(label, value)
        self.combo.setMaxVisibleItems(20)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.combo.installEventFilter(WheelGuard(self.combo))
        self.combo.activated.connect(self._touch)
        self.combo.currentIndexChanged.connect(self._mark)
        self._mark()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        self._hold(self.combo)

    def inner(self) -> QWidget:
        """Return the combo."""
        return self.combo

    def raw(self) -> str:
        """Return the value of what is chosen, or ""."""
        return str(self.combo.currentData() or "")

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let choose."""
        self.combo.setEnabled(not read_only)

    def _mark(self) -> None:
        set_role(self.combo, "true" if self.combo.currentIndex() == 0 else "false", "blank")

    def _put(self, raw: Raw) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findData(raw)))

    def _write(self, value: Any) -> Raw:
        return "" if value is None else str(value.value)

    def _read(self, raw: Raw) -> Any:
        return self._of(str(raw)) if raw else None


class ChoicesEditor(Editor):
    """Any number of a list."""

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        assert isinstance(field.kind, Choices)
        self._of = field.kind.of
        self.pick = PickMany(field.kind.label, options_of(self._of))
        self.pick.picked.connect(self._touch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.pick)
        self._hold(self.pick)

    def inner(self) -> QWidget:
        """Return the chips."""
        return self.pick

    def raw(self) -> Raw:
        """Return the values chosen."""
        return self.pick.chosen()

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let choose."""
        self.pick.set_read_only(read_only)

    def _put(self, raw: Raw) -> None:
        assert isinstance(raw, list)
        self.pick.show_chosen(raw)

    def _write(self, value: Any) -> Raw:
        return [str(term.value) for term in value]

    def _read(self, raw: Raw) -> Any:
        assert isinstance(raw, list)
        return tuple(self._of(value) for value in raw)


class FlagEditor(Editor):
    """Yes or no, with the label beside the tick."""

    names_itself = True

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        self.tick = QCheckBox(field.kind.label.replace("&", "&&"))
        self.tick.clicked.connect(self._touch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, current().space(1), 0, 0)
        row.addWidget(self.tick)
        row.addStretch(1)
        self._hold(self.tick)

    def inner(self) -> QWidget:
        """Return the tick."""
        return self.tick

    def raw(self) -> bool:
        """Return whether it is ticked."""
        return self.tick.isChecked()

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let tick."""
        self.tick.setEnabled(not read_only)

    def _put(self, raw: Raw) -> None:
        self.tick.setChecked(bool(raw))

    def _write(self, value: Any) -> Raw:
        return bool(value)

    def _read(self, raw: Raw) -> Any:
        return bool(raw)
