"""A form over one record: laid out by hand in sections that name fields; it saves nothing itself.

While no record is there, its fields are neither seen nor take a key: nothing can be typed that a record would cover.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.entity import Record, describe, order_problems
from dhr_desktop.model.entity import problems as problems_of
from ui.forms.editor import Editor, Raw
from ui.forms.links import LinkEditor, LinksEditor, Options
from ui.forms.making import editor_for
from ui.forms.row import FieldRow
from ui.theme.look import current, set_lengths, set_role
from ui.widgets.plain_label import PlainLabel

R = TypeVar("R", bound=Record)
_TWO_FROM = 640
"""From which width on, at 100 % text, fields stand in two columns."""
_GOING_ON = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""How one goes on to another field by keyboard."""
_WIDEST = 1040


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the names of the fields below it; no heading where the title is ""."""

    title: str
    fields: tuple[str, ...]


class Form(QScrollArea, Generic[R]):
    """Shows a record, and yields a new one on demand. `edited` is emitted for the user's hand only."""

    edited = Signal()

    def __init__(
        self,
        entity: type[R],
        layout: Sequence[Section],
        options: Mapping[str, Options] | None = None,
        *,
        name: str = "",
    ) -> None:
        """Make an empty form; `options` holds id and label of what each link can point to."""
        super().__init__()
        self._entity = entity
        self._shown: R | None = None
        self._rows: dict[str, FieldRow] = {}
        self._grids: list[tuple[QGridLayout, list[FieldRow]]] = []
        self._headings: list[tuple[PlainLabel, Section]] = []
        self._columns = 0
        self._sheet = QWidget()
        self.setAccessibleName(name or entity.LABEL)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build(layout)
        for field, choices in (options or {}).items():
            self.set_options(field, choices)
        self.show_record(None)

    # Showing

    def show_record(self, record: R | None) -> None:
        """Show a record; this does not count as editing.

        Without one no field is seen, and none takes a key, until there is one; a focus given meanwhile is kept.
        """
        self._shown = record
        description = describe(self._entity)
        for name, row in self._rows.items():
            row.editor.show_value(description[name].blank if record is None else getattr(record, name))
            row.show_problem("")
        self._sheet.setEnabled(record is not None)
        self._sheet.setVisible(record is not None)

    def show_newer(self, record: R, sent: Mapping[str, Raw] | None = None) -> None:
        """Show what the record has become since; what a hand has typed stays, but for what was `sent` with it."""
        self._shown = record
        for name, row in self._rows.items():
            row.editor.show_newer(getattr(record, name), (sent or {}).get(name))
            if not row.editor.is_touched():
                row.show_problem("")

    def set_options(self, field: str, options: Options) -> None:
        """Offer what a link can point to; what is shown or typed stays."""
        editor = self._rows[field].editor
        if not isinstance(editor, LinkEditor | LinksEditor):
            raise TypeError(f"{field} is no link")
        editor.set_options(options)

    def hide_fields(self, names: Collection[str]) -> None:
        """Do not show some fields, nor a heading with nothing below it; what stands in them stays."""
        for name, row in self._rows.items():
            row.setVisible(name not in names)
        for heading, section in self._headings:
            heading.setVisible(any(name not in names for name in section.fields))

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let edit."""
        for row in self._rows.values():
            row.editor.set_read_only(read_only)

    # Yielding

    def record(self) -> R:
        """Return the record with what stands in the form; the very one shown where nothing was changed.

        Raises:
            UserError: nothing is shown, or something typed cannot be understood; nothing is ever dropped in silence.
        """
        if self._shown is None:
            raise UserError("Nothing is open in this form.", "Choose an entry first.")
        faults = self._faults()
        if faults:
            raise UserError(next(iter(faults.values())), "Put it right or clear the field, then save again.")
        changed = {name: row.editor.value() for name, row in self._rows.items() if row.editor.is_touched()}
        return replace(self._shown, **changed) if changed else self._shown

    def is_edited(self) -> bool:
        """True where saving would change the record, or where something typed cannot be understood."""
        if self._shown is None or not any(row.editor.is_touched() for row in self._rows.values()):
            return False
        return bool(self._faults()) or self.record() != self._shown

    def draft(self) -> dict[str, Raw]:
        """Return what was typed into the fields that were touched, to be kept inside the vault."""
        return {name: row.editor.raw() for name, row in self._rows.items() if row.editor.is_touched()}

    def show_draft(self, draft: Mapping[str, Raw]) -> None:
        """Put back what had been typed over the record that is shown."""
        for name, raw in draft.items():
            if name in self._rows:
                self._rows[name].editor.show_draft(raw)

    # Problems

    def check(self) -> bool:
        """Show what is wrong beside each field and go to the first; return True where the record can be saved."""
        found = self._faults()
        if not found and self._shown is not None:
            record = self.record()
            found = problems_of(record) or order_problems(record)
        self.show_problems(found)
        self.focus_first_problem()
        return not any(name in self._rows for name in found)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each field named; take back all others."""
        for name, row in self._rows.items():
            row.show_problem(problems.get(name, ""))

    def problems_shown(self) -> dict[str, str]:
        """Return what is said to be wrong, by field."""
        return {name: row.problem for name, row in self._rows.items() if row.problem}

    def focus_first_problem(self) -> None:
        """Go to the first field that has a problem."""
        for row in self._rows.values():
            if row.problem:
                row.editor.setFocus()
                self.ensureWidgetVisible(row)
                return

    def focus_field(self, name: str) -> None:
        """Go to a field."""
        self._rows[name].editor.setFocus()
        self.ensureWidgetVisible(self._rows[name])

    def editor(self, name: str) -> Editor:
        """Return the editor of a field; KeyError where the layout does not name it."""
        return self._rows[name].editor

    def _faults(self) -> dict[str, str]:
        found = {name: row.editor.fault() for name, row in self._rows.items()}
        return {name: sentence for name, sentence in found.items() if sentence}

    # Laying out

    def _build(self, layout: Sequence[Section]) -> None:
        look = current()
        sheet = self._sheet
        set_role(sheet, "sheet")
        outer = QVBoxLayout(sheet)
        outer.setContentsMargins(0, 0, look.space(4), look.space(6))
        outer.setSpacing(look.space(4))
        description = describe(self._entity)
        for section in layout:
            if section.title:
                outer.addSpacing(look.space(2))
                heading = PlainLabel(section.title, "section")
                self._headings.append((heading, section))
                outer.addWidget(heading)
            grid = QGridLayout()
            grid.setHorizontalSpacing(look.space(6))
            grid.setVerticalSpacing(look.space(4))
            rows = []
            for name in section.fields:
                row = FieldRow(editor_for(description[name]))
                row.editor.edited.connect(row.take_back_problem)
                row.editor.edited.connect(self.edited)
                row.editor.inner().installEventFilter(self)
                self._rows[name] = row
                rows.append(row)
            self._grids.append((grid, rows))
            outer.addLayout(grid)
        outer.addStretch(1)
        set_lengths(sheet, most_width=_WIDEST)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setWidget(sheet)
        self._arrange(2)
        self.setFocusProxy(next(iter(self._rows.values())).editor)

    def _arrange(self, columns: int) -> None:
        """Set the fields in one column or two, in the order of the layout."""
        if columns == self._columns:
            return
        self._columns = columns
        for grid, rows in self._grids:
            line = column = 0
            for row in rows:
                grid.removeWidget(row)
                if column and row.editor.wide:
                    line, column = line + 1, 0
                grid.addWidget(row, line, column, 1, columns if row.editor.wide else 1)
                column += columns if row.editor.wide else 1
                if column >= columns:
                    line, column = line + 1, 0
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two columns where there is room for them."""
        super().resizeEvent(event)
        self._arrange(2 if self.viewport().width() >= current().scaled(_TWO_FROM) else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to where the focus is, look at what is left; leave Ctrl+Z to the window where a field has none."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            for row in self._rows.values():
                if row.editor.inner() is watched and event.reason() in _GOING_ON:
                    row.say_what_cannot_be_understood()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return event.matches(QKeySequence.StandardKey.Undo) and not _can_undo(watched)
        return super().eventFilter(watched, event)


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()
