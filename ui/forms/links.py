"""Editors for links to other records; a screen hands in what there is to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QWidget

from dhr_desktop.model.entity import FieldDescription
from ui.forms.editor import Editor, Raw, Unreadable
from ui.forms.texts import WheelGuard
from ui.theme.look import dress
from ui.widgets.pick_many import PickMany

Options = Sequence[tuple[str, str]]


class LinkEditor(Editor):
    """One other record, found by typing a part of its name."""

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        self.combo = QComboBox()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.combo.installEventFilter(WheelGuard(self.combo))
        self.line = QLineEdit()
        self.line.setPlaceholderText("Type to find, or choose")
        self.line.textEdited.connect(self._touch)
        self.combo.setLineEdit(self.line)
        completer = QCompleter(self.combo.model(), self.combo)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.combo.setCompleter(completer)
        popup = completer.popup()
        if popup is not None:
            dress(popup)
        self.combo.activated.connect(self._touch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        self._hold(self.combo)

    def set_options(self, options: Options) -> None:
        """Offer other options; what is shown or typed stays."""
        touched, raw = self.is_touched(), self.raw()
        self._showing = True
        self.combo.clear()
        self.combo.addItem("", "")
        for key, label in options:
            self.combo.addItem(label, key)
        self._showing = False
        if touched and self._as_shown is not None:
            self.show_draft(raw)
        else:
            self.show_value(self._shown)

    def inner(self) -> QWidget:
        """Return the combo."""
        return self.combo

    def raw(self) -> Raw:
        """Return the id last chosen and the words that stand there."""
        return [str(self.combo.currentData() or ""), self.combo.currentText()]

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let choose."""
        self.combo.setEnabled(not read_only)

    def _put(self, raw: Raw) -> None:
        assert isinstance(raw, list)
        index = self.combo.findData(raw[0])
        self.combo.setCurrentIndex(index)
        self.combo.setEditText(raw[1])

    def _write(self, value: Any) -> Raw:
        index = self.combo.findData(value)
        return [str(value), self.combo.itemText(index) if index >= 0 else ""]

    def _read(self, raw: Raw) -> Any:
        assert isinstance(raw, list)
        key, words = raw
        if not words.strip():
            return ""
        index = self.combo.findData(key)
        if key and index >= 0 and self.combo.itemText(index) == words:
            return key
        same = [
            i
            for i in range(self.combo.count())
            if self.combo.itemText(i).casefold() == words.strip().casefold()
        ]
        if len(same) != 1:
            raise Unreadable(f"{self.kind.label}: choose one from the list.")
        return str(self.combo.itemData(same[0]))


class LinksEditor(Editor):
    """Several other records, in the order in which they were chosen."""

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        self.pick = PickMany(field.kind.label, ordered=True)
        self.pick.picked.connect(self._touch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.pick)
        self._hold(self.pick)

    def set_options(self, options: Options) -> None:
        """Offer other options; what is chosen stays."""
        self.pick.set_options(options)

    def inner(self) -> QWidget:
        """Return the chips."""
        return self.pick

    def raw(self) -> Raw:
        """Return the ids chosen."""
        return self.pick.chosen()

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let choose."""
        self.pick.set_read_only(read_only)

    def _put(self, raw: Raw) -> None:
        assert isinstance(raw, list)
        self.pick.show_chosen(raw)

    def _write(self, value: Any) -> Raw:
        return list(value)

    def _read(self, raw: Raw) -> Any:
        assert isinstance(raw, list)
        return tuple(raw)
