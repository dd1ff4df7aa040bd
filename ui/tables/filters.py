"""The line above a list: a search box and what else narrows it, with a count of what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from dhr_desktop.base.words import counted
from ui.tables.column import Row, folded
from ui.tables.steps import Steps, slices
from ui.theme.look import current
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_box import SearchBox


@dataclass(frozen=True)
class ChoiceFilter(Generic[Row]):
    """Narrows to rows of which `of` yields a chosen word; `every` is what stands where nothing is chosen."""

    key: str
    label: str
    of: Callable[[Row], Iterable[str]]
    every: str = ""


@dataclass(frozen=True)
class FlagFilter(Generic[Row]):
    """Narrows to rows that are accepted, while it is ticked."""

    key: str
    label: str
    accepts: Callable[[Row], bool]


Filter = ChoiceFilter[Row] | FlagFilter[Row]


class FilterBar(QWidget, Generic[Row]):
    """Emits `narrowed` when a hand changes what is to be shown."""

    narrowed = Signal()

    def __init__(
        self, name: str, filters: Sequence[Filter[Row]], nouns: tuple[str, str], *, search: bool
    ) -> None:
        """Make it; `nouns` are the words for one row and for several."""
        super().__init__()
        self._nouns = nouns
        self._filters = tuple(filters)
        self._combos: dict[str, QComboBox] = {}
        self._ticks: dict[str, QCheckBox] = {}
        look = current()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(3))
        flow = FlowLayout(gap=3)
        row.addLayout(flow, 1)
        self.search = SearchBox(f"Find in {name.lower()}", "Find")
        self.search.searched.connect(self.narrowed)
        flow.addWidget(self.search)
        self.search.setVisible(search)
        for narrowing in self._filters:
            flow.addWidget(self._made(narrowing))
        self._count = PlainLabel("", "quiet")
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count in line with the search box."""
        super().resizeEvent(event)
        self._count.setMinimumHeight(self.search.height())

    def _made(self, narrowing: Filter[Row]) -> QWidget:
        if isinstance(narrowing, FlagFilter):
            tick = QCheckBox(narrowing.label)
            tick.clicked.connect(self.narrowed)
            self._ticks[narrowing.key] = tick
            return tick
        combo = QComboBox()
        combo.setAccessibleName(narrowing.label)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(14)
        combo.addItem(narrowing.every or f"Any {narrowing.label.lower()}", "")
        combo.activated.connect(self.narrowed)
        self._combos[narrowing.key] = combo
        return combo

    def offer(self, rows: Sequence[Row]) -> Steps[None]:
        """Offer what occurs in the rows, step by step; what was chosen stays chosen."""
        choices = [narrowing for narrowing in self._filters if isinstance(narrowing, ChoiceFilter)]
        for narrowing in choices:
            words: set[str] = set()
            for some in slices(rows):
                words.update(chain.from_iterable(map(narrowing.of, some)))
                yield
            combo = self._combos[narrowing.key]
            chosen = combo.currentData()
            words |= {chosen} if chosen else set()
            while combo.count() > 1:
                combo.removeItem(1)
            for word in sorted(words, key=folded):
                combo.addItem(word, word)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def choose(self, key: str, value: str | bool) -> None:
        """Narrow as a link from elsewhere asks for: a word for a choice, True or False for a tick."""
        if key in self._ticks:
            self._ticks[key].setChecked(bool(value))
        else:
            combo = self._combos[key]
            if combo.findData(value) < 0:
                combo.addItem(str(value), value)
            combo.setCurrentIndex(combo.findData(value))
        self.narrowed.emit()

    def accepts(self) -> Callable[[Row], bool] | None:
        """Return what accepts a row, or None where all are."""
        checks: list[Callable[[Row], bool]] = []
        for narrowing in self._filters:
            if isinstance(narrowing, FlagFilter):
                if self._ticks[narrowing.key].isChecked():
                    checks.append(narrowing.accepts)
            elif chosen := str(self._combos[narrowing.key].currentData() or ""):
                checks.append(_holds(narrowing.of, chosen))
        if not checks:
            return None
        return checks[0] if len(checks) == 1 else lambda row: all(check(row) for check in checks)

    def narrows(self) -> bool:
        """True where anything is left out."""
        return bool(self.search.text().strip()) or self.accepts() is not None

    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        for combo in self._combos.values():
            combo.setCurrentIndex(0)
        for tick in self._ticks.values():
            tick.setChecked(False)
        self.narrowed.emit()

    def show_count(self, shown: int, total: int) -> None:
        """Say how many there are."""
        words = counted(total, *self._nouns)
        self._count.setText(words if shown == total else f"{shown:,} of {words}")


def _holds(of: Callable[[Row], Iterable[str]], word: str) -> Callable[[Row], bool]:
    return lambda row: word in of(row)
