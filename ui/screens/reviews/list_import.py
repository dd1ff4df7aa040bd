"""Importing a list of past reviews: which column means what, what was understood, and rows that are alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.list_import import FIELDS, ListImported, ListTable, PastReview, ReviewListPreview
from ui.platform.desk import Desk
from ui.screens.reviews.faults import Faults
from ui.tables.column import Column
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_header import PageHeader
from ui.widgets.two_pane import TwoPane

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
        look = current()
        self.header = PageHeader(_TITLE)
        self._columns = QScrollArea()
        self._columns.setWidgetResizable(True)
        self._columns.setFrameShape(QScrollArea.Shape.NoFrame)
        self.listing: ListView[PastReview] = ListView(
            "What was understood",
            (
                Column("row", "Row", lambda row: str(row.row), sort=lambda row: row.row, width=60),
                Column("reference", "Reference", lambda row: row.reference, width=110),
                Column("died", "Death", lambda row: row.died_on.words() if row.died_on else "", width=130),
                Column("partnership", "Partnership", lambda row: row.partnership, width=150),
                Column("method", "Cause", lambda row: row.method.label if row.method else "", width=150),
                Column(
                    "kinds", "Kind", lambda row: ", ".join(kind.label for kind in row.kinds), stretch=True
                ),
            ),
            lambda row: row.row,
            nouns=("review", "reviews"),
            empty=EmptyState("import", "Nothing has been read yet."),
        )
        self.faults = Faults()
        self._import_button = button("Import", self._bring_in, role="primary")
        right = TwoPane(
            self.listing, self.faults, key="list-import-faults", share=0.6, memory=desk.memory, upright=True
        )
        row = QHBoxLayout()
        row.addWidget(self._import_button)
        row.addWidget(button("Cancel", done))
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(3))
        box.addWidget(self.header)
        box.addWidget(TwoPane(self._columns, right, key="list-import", share=0.36, memory=desk.memory), 1)
        box.addLayout(row)

    def start(self, path: Path) -> None:
        """Read a file."""
        self._table = self._preview = None
        self.listing.set_rows(())
        self.faults.show_faults(())
        self._import_button.setEnabled(False)
        self.header.banner.clear()
        self.header.show_title(_TITLE, "Reading the file ...")
        self._desk.tasks.run_long(
            lambda progress: self._desk.session.list_import.read(path, progress),
            self._show_table,
            self._refuse,
            words="Reading the list",
            asker=self,
            cancelled=self._done,
        )

    def _show_table(self, table: ListTable) -> None:
        self._table = table
        proposed = self._desk.session.list_import.propose(table)
        holder = QWidget()
        form = QFormLayout(holder)
        self._combos = {}
        for heading in table.header:
            combo = QComboBox()
            combo.setAccessibleName(f"Column {heading}")
            combo.addItem("(leave out)", None)
            for key, words in FIELDS.items():
                combo.addItem(words, key)
            combo.setCurrentIndex(max(0, combo.findData(proposed.get(heading))))
            combo.activated.connect(self._look)
            self._combos[heading] = combo
            form.addRow(heading, combo)
        self._columns.setWidget(holder)
        self._look()

    def _look(self) -> None:
        table = self._table
        if table is None:
            return
        mapping: dict[str, str | None] = {name: combo.currentData() for name, combo in self._combos.items()}
        self._desk.tasks.run_long(
            lambda _: self._desk.session.list_import.look(table, mapping),
            self._show,
            self._refuse,
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
        self.header.show_title(
            _TITLE, f"{counted(len(preview.rows), 'review')} will come in. Your file is not changed."
        )
        self._import_button.setText(f"Import {counted(len(preview.rows), 'review')}")
        self._import_button.setEnabled(bool(preview.rows))

    def _bring_in(self) -> None:
        preview, today = self._preview, self._desk.clock.today()
        if preview is None:
            return

        def told(done: ListImported) -> None:
            self._desk.changed.emit(done.changed)
            self._desk.said.emit(f"Imported {counted(done.reviews, 'review')}; Ctrl+Z takes it back")
            self._done()

        self._desk.ask(
            lambda: self._desk.session.list_import.bring_in(preview, today=today),
            told,
            self._refuse,
            asker=self,
        )

    def _refuse(self, fault: UserError) -> None:
        self.header.show_title(_TITLE)
        self.header.banner.refuse(fault)
