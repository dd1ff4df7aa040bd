"""The line above the journal: who, what, which review, how far back, and whether looking counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from dhr_desktop.services.journal import Wanted
from ui.forms.texts import WheelGuard
from ui.theme.look import current
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel

_DAYS: Final = ((0, "Any time"), (1, "Last day"), (7, "Last 7 days"), (31, "Last month"), (366, "Last year"))


class NarrowingBar(QWidget):
    """Emits `narrowed` when a hand changes what is to be shown."""

    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = current()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(3))
        flow = FlowLayout(gap=3)
        row.addLayout(flow, 1)
        self.who = self._combo("Who", "Everybody")
        self.verb = self._combo("What was done", "Everything done")
        self.review = self._combo("Review", "All records")
        self.days = self._combo("How far back", "")
        self.days.clear()
        for days, words in _DAYS:
            self.days.addItem(words, days)
        self.looks = QCheckBox("Also what was looked at")
        self.looks.clicked.connect(self.narrowed)
        for widget in (self.who, self.verb, self.review, self.days, self.looks):
            flow.addWidget(widget)
        self._count = PlainLabel("", "quiet")
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count in line with the boxes."""
        super().resizeEvent(event)
        self._count.setMinimumHeight(self.who.height())

    def wanted(self) -> Wanted:
        """Return what is to be shown; whoever asks for a look by name sees looks."""
        verb = str(self.verb.currentData() or "")
        return Wanted(
            who=str(self.who.currentData() or ""),
            verb=verb,
            review_id=str(self.review.currentData() or ""),
            days=int(self.days.currentData() or 0),
            looks=self.looks.isChecked() or verb.startswith("looked"),
        )

    def offer(
        self,
        who: Sequence[tuple[str, str]],
        verbs: Sequence[tuple[str, str]],
        reviews: Sequence[tuple[str, str]],
    ) -> None:
        """Offer what there is; what was chosen stays chosen."""
        for combo, choices in ((self.who, who), (self.verb, verbs), (self.review, reviews)):
            chosen = combo.currentData()
            while combo.count() > 1:
                combo.removeItem(1)
            for value, words in choices:
                combo.addItem(words, value)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def show_count(self, words: str) -> None:
        """Say how many there are."""
        self._count.setText(words)

    def _combo(self, name: str, every: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(14)
        combo.addItem(every, "")
        combo.installEventFilter(WheelGuard(combo))
        combo.activated.connect(self.narrowed)
        return combo
