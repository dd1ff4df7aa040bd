"""The entries of the journal, and below them the one that is chosen, in plain words with before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.journal import EntryTold, JournalRow, RecordTold
from ui.platform.desk import Desk
from ui.screens.journal.model import JournalModel
from ui.screens.journal.narrowing import NarrowingBar
from ui.tables.table import Table
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.two_pane import TwoPane

_WIDTHS: Final = (190, 170, 240)
_MASKED: Final = (
    "Names are masked, so what stood in the fields is not shown. Switch real names on to read it."
)


class EntriesPart(QWidget):
    """The journal, narrowed and read page by page."""

    def __init__(self, desk: Desk, banner: Banner) -> None:
        super().__init__()
        self._desk = desk
        self._banner = banner
        self._stale = True
        self._told: EntryTold | None = None
        self.narrowing = NarrowingBar()
        self.narrowing.narrowed.connect(self.read)
        self.model = JournalModel(self._read_on)
        self.table = Table("Journal", self.model, desk.copy)
        self.table.setSortingEnabled(False)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, current().scaled(width))
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setAccessibleName("The chosen entry")
        self._empty = EmptyState(
            "history", "Nothing in the journal matches.", "Choose less, or another time."
        )
        self._stack = QStackedWidget()
        self._panes = TwoPane(
            self.table, self.detail, key="journal", share=0.6, memory=desk.memory, upright=True
        )
        for page in (self._panes, self._empty):
            self._stack.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(3))
        box.addWidget(self.narrowing)
        box.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        desk.names_switched.connect(self._show_entry)

    def read(self) -> None:
        """Read the newest entries that are wanted; the chosen one stays chosen where it is among them."""
        journal, wanted = self._desk.session.journal, self.narrowing.wanted()
        self._stale = False
        self._desk.ask(
            lambda: (journal.page(wanted), journal.count(wanted)), self._show, self._banner.refuse, asker=self
        )

    def refresh(self) -> None:
        """Read again what can be chosen and what is shown, now or when somebody looks."""
        self._stale = True
        if self.isVisible():
            self._read_all()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what happened while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._read_all()

    def show_review(self, review_id: str) -> None:
        """Narrow to one review."""
        bar = self.narrowing.review
        if bar.findData(review_id) < 0:
            bar.addItem("One review", review_id)
        bar.setCurrentIndex(bar.findData(review_id))
        self.refresh()

    def place(self) -> str:
        """Return the review that is chosen above the list."""
        return self.narrowing.wanted().review_id

    def _read_all(self) -> None:
        session = self._desk.session
        self._desk.ask(
            lambda: (session.journal.people(), session.journal.verbs(), session.reviews.options()),
            lambda offered: self.narrowing.offer(*offered),
            self._banner.refuse,
            asker=self,
        )
        self.read()

    def _read_on(self, before: int) -> None:
        journal, wanted = self._desk.session.journal, self.narrowing.wanted()
        self._desk.ask(
            lambda: journal.page(wanted, before),
            lambda rows: self.model.go_on(before, rows),
            self._banner.refuse,
            asker=self,
        )

    def _show(self, read: tuple[list[JournalRow], int]) -> None:
        rows, count = read
        chosen = self._told.row.seq if self._told else -1
        self.model.start(rows)
        self.narrowing.show_count(counted(count, "entry", "entries"))
        self._stack.setCurrentWidget(self._panes if rows else self._empty)
        place = next((place for place, row in enumerate(rows) if row.seq == chosen), 0)
        if rows:
            self.table.selectRow(place)

    def _choose(self, index: QModelIndex) -> None:
        if not 0 <= index.row() < len(self.model.rows):
            return
        seq = self.model.rows[index.row()].seq
        self._desk.ask(
            lambda: self._desk.session.journal.entry(seq), self._take_entry, self._refuse, asker=self
        )

    def _take_entry(self, told: EntryTold) -> None:
        self._told = told
        self._show_entry()

    def _show_entry(self) -> None:
        if self._told is not None:
            self.detail.setPlainText("\n".join(_lines(self._told, names_shown=self._desk.real_names)))

    def _refuse(self, fault: UserError) -> None:
        self._banner.refuse(fault)


def _lines(told: EntryTold, *, names_shown: bool) -> Iterator[str]:
    """Yield an entry in plain words."""
    row = told.row
    yield f"Entry {row.seq:,}: {row.what}. {row.who}, {row.when}."
    yield f"Hash {told.hash}"
    if not names_shown and any(record.fields for record in told.records):
        yield ""
        yield _MASKED
    for record in told.records:
        yield ""
        yield from _record_lines(record, names_shown=names_shown)
    if told.more > 0:
        yield ""
        yield f"And {counted(told.more, 'more record')}."


def _record_lines(record: RecordTold, *, names_shown: bool) -> Iterator[str]:
    yield record.line
    for field in record.fields:
        if not names_shown:
            yield f"    {field.label}"
        elif field.before and field.after:
            yield f"    {field.label}: “{field.before}” became “{field.after}”"
        elif field.after:
            yield f"    {field.label}: “{field.after}”"
        else:
            yield f"    {field.label}: “{field.before}” was taken out"
