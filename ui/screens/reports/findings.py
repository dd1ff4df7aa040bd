"""What was found in a report: each string once with its places, kept or replaced by one key each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.services.report_check import QueueItem, Verdict
from ui.platform.desk import Desk
from ui.screens.reports.table import FILTERS, FINDINGS, goes_anyway, side_by_side, why
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.choice_bar import ChoiceBar, KeyedChoice
from ui.widgets.empty_state import EmptyState
from ui.widgets.side_by_side import SideBySide
from ui.widgets.two_pane import TwoPane

_SHOWN_FROM: Final = {"where": 820, "count": 820, "why": 620}
"""From which width on, at 100 % text, a column is shown."""
_LEAST_HEIGHT: Final = 270
"""In pixels at 100 % text; with less room the page scrolls."""


class Findings(QWidget):
    """The list above, what stands around the current string below.

    Signals:
        ruled: a list of strings and a Verdict, by the user's hand.
    """

    ruled = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.listing: ListView[QueueItem] = ListView(
            "Findings",
            FINDINGS,
            lambda item: item.string,
            nouns=("string", "strings"),
            filters=FILTERS,
            empty=EmptyState(
                "good",
                "No name, date, address or number was found in this report.",
                "Only a person can say whether somebody is recognisable by what happened to them.",
            ),
            memory=desk.memory,
            copy=desk.copy,
        )
        self.listing.table.setSelectionMode(self.listing.table.SelectionMode.ExtendedSelection)
        self.listing.chosen.connect(self._show)
        self.listing.table.selectionModel().selectionChanged.connect(self._count)
        self.texts = SideBySide("In the report", "In a cleaned copy")
        self._bar = ChoiceBar(
            (
                KeyedChoice("Keep", "K", "It stays as it is", lambda: self._rule(Verdict.KEEP)),
                KeyedChoice(
                    "Replace", "R", "It is replaced as proposed", lambda: self._rule(Verdict.REPLACE)
                ),
            ),
            self,
        )
        self.keep, self.replace = self._bar.buttons
        self._lay_out(desk)
        self.setFocusProxy(self.listing)

    def show_items(self, items: tuple[QueueItem, ...], *, anew: bool) -> None:
        """Show the findings; `anew` in the order of risk, otherwise in the order they stood in."""
        if anew:
            self.listing.model.sort(-1)
        else:
            places = {item.string: place for place, item in enumerate(self.listing.model.rows)}
            items = tuple(sorted(items, key=lambda item: places.get(item.string, -1)))
        self.listing.set_rows(list(items))
        if anew or self.listing.current_row() is None:
            self.listing.select_first()
        self._show(self.listing.current_row())

    # What happens inside

    def _rule(self, verdict: Verdict) -> None:
        """Decide everything that is selected, then go to the next open string."""
        rows = self._selected()
        if not rows:
            return
        shown = list(self.listing.model.rows)
        last = max(place for place, item in enumerate(shown) if item in rows)
        after = [
            item.string for item in (*shown[last + 1 :], *shown[:last]) if item.is_open and item not in rows
        ]
        onward = after[0] if after else rows[-1].string
        self.listing.table.clearSelection()
        self.ruled.emit([item.string for item in rows], verdict)
        self.listing.select(onward)
        self.listing.setFocus()

    def _selected(self) -> list[QueueItem]:
        places = sorted(index.row() for index in self.listing.table.selectionModel().selectedRows())
        rows = [self.listing.model.rows[place] for place in places]
        return [item for item in rows if not goes_anyway(item)]

    def _show(self, item: QueueItem | None) -> None:
        if item is None:
            self.texts.show_texts("", "")
        else:
            shown = side_by_side(item)
            self.texts.show_texts(shown.before, shown.after, shown.marks)
        self._count()

    def _count(self) -> None:
        count = len(self._selected())
        item = self.listing.current_row()
        about = ""
        if item is not None and goes_anyway(item):
            about = "A cleaned copy leaves out the part in which this stands."
        elif item is not None and self.width() < current().scaled(_SHOWN_FROM["why"]):
            about = why(item)
        self._bar.say_about(count, about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room for them; the texts below tell what stood in them."""
        super().resizeEvent(event)
        for place, column in enumerate(FINDINGS):
            least = current().scaled(_SHOWN_FROM.get(column.key, 0))
            self.listing.table.setColumnHidden(place, self.width() < least)
        self._count()

    def _lay_out(self, desk: Desk) -> None:
        look = current()
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(3))
        column.addWidget(self._bar)
        column.addWidget(self.texts, 1)
        panes = TwoPane(
            self.listing, below, key="report-findings", share=0.55, memory=desk.memory, upright=True
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(panes)
        self.setMinimumHeight(look.scaled(_LEAST_HEIGHT))
