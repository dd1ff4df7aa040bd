"""The second step: each changed or flagged string once, with its contexts, for a person to keep or replace."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.words import counted
from dhr_desktop.services.releases import QueueItem
from ui.platform.desk import Desk
from ui.screens.releases.decision_bar import DecisionBar
from ui.screens.releases.making import Making
from ui.screens.releases.names_list import NamesList, chosen_words
from ui.screens.releases.step import Step
from ui.screens.releases.table import STRING_FILTERS, STRINGS
from ui.screens.releases.verdicts import Ruling, in_order, side_by_side, why
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel
from ui.widgets.side_by_side import SideBySide, Span
from ui.widgets.two_pane import TwoPane

_WIDE_FROM: Final = 620
"""From which width on, at 100 % text, every column is shown."""


class NamesStep(Step):
    """The list of strings above, what stands around the current one below."""

    name = "Names and flags"
    onward = "Go on"

    def __init__(self, desk: Desk, making: Making) -> None:
        super().__init__()
        self._desk = desk
        self._making = making
        self._order: list[str] = []
        self._fresh = True
        self._is_narrow = False
        self.listing: ListView[QueueItem] = ListView(
            "Strings",
            STRINGS,
            lambda item: item.string,
            nouns=("string", "strings"),
            filters=STRING_FILTERS,
            empty=EmptyState(
                "good",
                "Nothing in these texts had to be changed or flagged.",
                "You can go on; the finished files are still searched for every known name.",
            ),
            memory=desk.memory,
            copy=desk.copy,
        )
        self.listing.table.setSelectionMode(self.listing.table.SelectionMode.ExtendedSelection)
        self.listing.chosen.connect(self._show)
        self.listing.table.selectionModel().selectionChanged.connect(self._count_selected)
        self.texts = SideBySide("As it stands in the records", "As it would leave")
        self.bar = DecisionBar(self)
        self.bar.ruled.connect(self._rule)
        self.bar.done.connect(self.listing.setFocus)
        self._pages = QStackedWidget()
        self._waiting = EmptyState("search", "Looking for names…", "Every text that may leave is read.")
        self._waiting.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._hidden = EmptyState(
            "hide",
            "Real names are hidden now.",
            "This step shows them as they stand in the records.",
            "Show real names",
            lambda: desk.switch_names(real=True),
        )
        self.names = NamesList(desk, making)
        self.names.closed.connect(self._leave_list)
        self._on_purpose = PlainLabel("", "quiet", wrap=True)
        self.choose_names = button(
            "Names on purpose…",
            self._show_list,
            tip="Choose a chair, an author or a name that a family chose",
        )
        self._lay_out()
        making.looked.connect(self._load)
        making.decided.connect(self._load)
        desk.names_switched.connect(self._turn)

    def begin(self) -> None:
        """Look at the texts where anything changed since, and show the list by risk."""
        self._fresh = True
        if self._pages.currentWidget() is self.names:
            self._pages.setCurrentWidget(self._waiting)
        if self._making.is_current:
            self._load()
        else:
            self._turn()
            self._making.look_if_stale()
        is_shown = self._pages.currentWidget() is self._panes
        (self.listing if is_shown else self._waiting).setFocus()

    def in_the_way(self) -> str:
        """Say how many strings are open."""
        if self._pages.currentWidget() is self.names:
            return "Use the list of names, or leave it as it was."
        still = self._making.open_count
        if self._making.material is None:
            return "The texts have not been looked at yet."
        if still:
            verb = "needs" if still == 1 else "need"
            return f"{counted(still, 'string')} still {verb} a decision."
        return "" if self._making.is_current else "Looking at the texts again…"

    # What happens inside

    def _load(self) -> None:
        """Show the strings; the current one stays current, or the next open one becomes so."""
        if self._fresh:
            self._order = [item.string for item in sorted(self._making.items, key=lambda item: -item.risk)]
            self.listing.model.sort(-1)
        rows = in_order(self._making.items, self._order)
        self._order = [item.string for item in rows]
        self.listing.set_rows(rows)
        if self._fresh or self.listing.current_row() is None:
            self._fresh = False
            self._go_to_open(0)
        self._show(self.listing.current_row())
        treated = self._making.treated
        if treated is not None:
            self._on_purpose.setText(chosen_words(treated.named, signed=treated.names_signed))
        self._turn()
        self.moved.emit()

    def _show_list(self) -> None:
        """Show the list of names on purpose in the place of the strings."""
        self._pages.setCurrentWidget(self.names)
        self.names.begin()
        self._top.hide()
        self.moved.emit()

    def _leave_list(self) -> None:
        self._pages.setCurrentWidget(self._waiting)
        self._turn()
        self.listing.setFocus()
        self.moved.emit()

    def _rule(self, ruling: Ruling) -> None:
        """Decide everything that is selected, then go to the next open string."""
        rows = self._selected()
        if not rows or self._pages.currentWidget() is not self._panes:
            return
        shown = list(self.listing.model.rows)
        strings = {item.string for item in rows}
        last = max(place for place, item in enumerate(shown) if item.string in strings)
        after = [
            item.string
            for item in (*shown[last + 1 :], *shown[:last])
            if item.is_open and item.string not in strings
        ]
        self.listing.table.clearSelection()
        self._making.decide(rows, ruling)
        if after:
            self.listing.select(after[0])
        else:
            self.listing.select(rows[-1].string)
        self.listing.setFocus()

    def _selected(self) -> list[QueueItem]:
        places = sorted(index.row() for index in self.listing.table.selectionModel().selectedRows())
        return [self.listing.model.rows[place] for place in places]

    def _go_to_open(self, start: int) -> None:
        rows = list(self.listing.model.rows)
        found = next((item for item in (*rows[start:], *rows[:start]) if item.is_open), None)
        if found is not None:
            self.listing.select(found.string)
        else:
            self.listing.select_first()

    def _show(self, item: QueueItem | None) -> None:
        """Show what stands around a string."""
        if item is None:
            self.texts.show_texts("", "")
        else:
            shown = side_by_side(item)
            kind = "flagged" if item.is_open else "changed"
            self.texts.show_texts(
                shown.before,
                shown.after,
                [Span(*mark, kind) for mark in shown.marks_before],
                [Span(*mark, kind) for mark in shown.marks_after],
            )
        self._count_selected()

    def _count_selected(self) -> None:
        item = self.listing.current_row()
        about = f"{why(item)}; {item.count:,} ×" if item is not None and self._is_narrow else ""
        self.bar.say_about(len(self.listing.table.selectionModel().selectedRows()), about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room for them; the line of decisions tells what stood in them."""
        super().resizeEvent(event)
        self._is_narrow = self.width() < current().scaled(_WIDE_FROM)
        for place, column in enumerate(STRINGS):
            if column.key in ("why", "count"):
                self.listing.table.setColumnHidden(place, self._is_narrow)
        self._count_selected()

    def _turn(self) -> None:
        """Show the list, or why it is not there."""
        if self._pages.currentWidget() is self.names and self._desk.real_names:
            return
        page: QWidget = self._panes
        if not self._desk.real_names:
            page = self._hidden
        elif self._making.material is None:
            page = self._waiting
        waited = self._waiting.hasFocus()
        self._pages.setCurrentWidget(page)
        if waited and page is self._panes:
            self.listing.setFocus()
        self._top.setVisible(page is self._panes)

    def _lay_out(self) -> None:
        look = current()
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(3))
        column.addWidget(self.bar)
        column.addWidget(self.texts, 1)
        self._panes = TwoPane(
            self.listing, below, key="names", share=0.5, memory=self._desk.memory, upright=True
        )
        for page in (self._panes, self._waiting, self._hidden, self.names):
            self._pages.addWidget(page)
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._on_purpose, 1)
        top.addWidget(self.choose_names)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(2))
        box.addWidget(self._top)
        box.addWidget(self._pages)
