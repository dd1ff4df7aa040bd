"""Importing a list of past reviews: which column means what, what was understood, and rows that are alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.list_import import FIELDS, ListImported, ListTable, PastReview, ReviewListPreview
from ui.forms.texts import WheelGuard
from ui.platform.desk import Desk
from ui.platform.latest import Latest
from ui.screens.reviews.faults import Faults
from ui.tables.column import Column
from ui.tables.days import partial_in_brief
from ui.tables.list_view import ListView
from ui.theme.look import current, set_role
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_header import PageHeader
from ui.widgets.plain_label import PlainLabel
from ui.widgets.two_pane import TwoPane

_LEAVE_OUT = "Leave this row out"
_TITLE = "Import a list of past reviews"


class ListImportPage(QWidget):
    """Columns on the left, what they mean for each row on the right."""

    def __init__(self, desk: Desk, done: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._done = done
        self._table: ListTable | None = None
        self._preview: ReviewListPreview | None = None
        self._combos: dict[str, QComboBox] = {}
        self._left_out: set[int] = set()
        self._latest = Latest()
        look = current()
        self.header = PageHeader(_TITLE)
        self._columns = QScrollArea()
        self._columns.setWidgetResizable(True)
        self._columns.setFrameShape(QScrollArea.Shape.NoFrame)
        self._columns.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.listing: ListView[PastReview] = ListView(
            "What was understood",
            self._list_columns(),
            lambda row: row.row,
            nouns=("review", "reviews"),
            empty=EmptyState("import", "Nothing has been read yet."),
        )
        self.listing.opened.connect(self._toggle)
        self.listing.chosen.connect(self._name_toggle)
        self._toggle_button = button(_LEAVE_OUT, self._toggle_chosen)
        self.faults = Faults()
        self._import_button = button("Import", self._bring_in, role="primary")
        right = TwoPane(
            self.listing, self.faults, key="list-import-faults", share=0.6, memory=desk.memory, upright=True
        )
        row = QHBoxLayout()
        row.addWidget(self._import_button)
        row.addWidget(button("Cancel", self._close, role="quiet"))
        row.addStretch(1)
        row.addWidget(self._toggle_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(3))
        box.addWidget(self.header)
        box.addWidget(TwoPane(self._columns, right, key="list-import", share=0.38, memory=desk.memory), 1)
        box.addLayout(row)
        self.setFocusProxy(self.listing)

    def start(self, path: Path) -> None:
        """Read a file."""
        self._latest.begin()
        self._table = self._preview = None
        self._left_out.clear()
        self._combos = {}
        self._columns.setWidget(_column_form()[0])
        self.listing.set_rows(())
        self.faults.show_faults(())
        self._import_button.setText("Import")
        self._import_button.setEnabled(False)
        self.header.banner.clear()
        self.header.show_title(_TITLE, "Reading the file …")
        self._desk.tasks.run_long(
            lambda progress: self._desk.session.list_import.read(path, progress),
            self._latest.only(self._show_table),
            self._latest.only(self._refuse),
            words="Reading the list",
            asker=self,
            cancelled=self._latest.only(self._close),
        )

    def _show_table(self, table: ListTable) -> None:
        self._table = table
        proposed = self._desk.session.list_import.propose(table)
        holder, form = _column_form()
        self._combos = {}
        for heading in table.header:
            combo = QComboBox()
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)
            combo.setMaxVisibleItems(16)
            combo.setAccessibleName(f"What the column {heading} means")
            combo.addItem("(leave out)", None)
            for key, words in FIELDS.items():
                combo.addItem(words, key)
            combo.setCurrentIndex(max(0, combo.findData(proposed.get(heading))))
            combo.activated.connect(self._look)
            combo.installEventFilter(WheelGuard(combo))
            self._combos[heading] = combo
            label = PlainLabel(heading.replace("_", " "), wrap=True)
            label.setBuddy(combo)
            form.addRow(label, combo)
        self._columns.setWidget(holder)
        self._look()

    def _look(self) -> None:
        table = self._table
        if table is None:
            return
        mapping: dict[str, str | None] = {name: combo.currentData() for name, combo in self._combos.items()}
        self._latest.begin()
        self._preview = None  # what was understood until now is not what the columns say
        self._import_button.setEnabled(False)
        self._desk.tasks.run_long(
            lambda _: self._desk.session.list_import.look(table, mapping),
            self._latest.only(self._show),
            self._latest.only(self._refuse),
            words="Understanding the list",
            asker=self,
        )

    def _show(self, preview: ReviewListPreview) -> None:
        self._preview = preview
        self.header.banner.clear()
        self.listing.set_rows(preview.rows)
        alike = [("Rows that are alike", twins.sentence, "") for twins in preview.duplicates]
        self.faults.show_faults(
            [*alike, *((fault.place, fault.sentence, fault.remedy) for fault in preview.faults)]
        )
        self._tell_count(preview)
        if self.listing.current_row() is None:
            self.listing.select_first()
            self.listing.setFocus()

    def _bring_in(self) -> None:
        preview, today, left_out = self._preview, self._desk.clock.today(), frozenset(self._left_out)
        if preview is None:
            return
        self._import_button.setEnabled(False)
        self.header.show_title(_TITLE, "Importing …")

        def told(done: ListImported) -> None:
            self._desk.changed.emit(done.changed)
            self._desk.said.emit(f"Imported {counted(done.reviews, 'review')}; Ctrl+Z takes it back")
            self._close()

        self._desk.ask(
            lambda: self._desk.session.list_import.bring_in(preview, today=today, leave_out=left_out),
            told,
            self._refuse,
            asker=self,
        )

    def _refuse(self, fault: UserError) -> None:
        self.header.show_title(_TITLE)
        if self._preview is not None:
            self._tell_count(self._preview)
        self.header.banner.refuse(fault)

    def _close(self) -> None:
        self._latest.begin()
        self._done()

    # Rows that stay out

    def _list_columns(self) -> tuple[Column[PastReview], ...]:
        return (
            Column(
                "row", "Row", lambda row: str(row.row), sort=lambda row: row.row, width=60, tone=self._tone
            ),
            Column("reference", "Reference", lambda row: row.reference, width=100, tone=self._tone),
            Column(
                "died",
                "Death",
                lambda row: partial_in_brief(row.died_on),
                sort=lambda row: row.died_on.earliest if row.died_on else None,
                width=105,
                tone=self._tone,
            ),
            Column("partnership", "Partnership", lambda row: row.partnership, width=130, tone=self._tone),
            Column(
                "method",
                "Cause",
                lambda row: row.method.label if row.method else "",
                width=125,
                tone=self._tone,
            ),
            Column("kinds", "Kind", self._kinds, stretch=True, width=90, tone=self._tone),
        )

    def _kinds(self, row: PastReview) -> str:
        return "left out" if row.row in self._left_out else ", ".join(kind.label for kind in row.kinds)

    def _tone(self, row: PastReview) -> str:
        return "disabled" if row.row in self._left_out else ""

    def _toggle_chosen(self) -> None:
        row = self.listing.current_row()
        if row is not None:
            self._toggle(row)

    def _toggle(self, row: PastReview) -> None:
        self._left_out ^= {row.row}
        self._name_toggle(row)
        if self._preview is not None:
            self.listing.set_rows(self._preview.rows)
            self._tell_count(self._preview)

    def _name_toggle(self, row: PastReview | None) -> None:
        out = row is not None and row.row in self._left_out
        self._toggle_button.setText("Take this row in again" if out else _LEAVE_OUT)
        self._toggle_button.setEnabled(row is not None)

    def _tell_count(self, preview: ReviewListPreview) -> None:
        chosen = len([row for row in preview.rows if row.row not in self._left_out])
        words = counted(chosen, "review")
        self.header.show_title(_TITLE, f"{words} will come in as published. Your file is not changed.")
        self._import_button.setText(f"Import {words}")
        self._import_button.setEnabled(bool(chosen))


def _column_form() -> tuple[QWidget, QFormLayout]:
    holder = QWidget()
    set_role(holder, "sheet")
    form = QFormLayout(holder)
    form.setContentsMargins(0, 0, current().space(3), 0)
    form.setHorizontalSpacing(current().space(3))
    form.setVerticalSpacing(current().space(2))
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return holder, form
