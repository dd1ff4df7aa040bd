"""The beginning of a check: which review the report is about, and which file it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.platform.desk import Desk
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel

_WHAT = (
    "Every part of the file is read: text, tables, headers, notes, comments, tracked changes, hidden text, properties, "
    "descriptions of pictures. Names, dates, addresses and numbers of the review's people are looked for, and names that "
    "nobody knows. Pictures and embedded files are named, for you to look at."
)
_THEN = "Of a Word document a cleaned copy can then be written as a new file. Your file is never changed."


class Start(QWidget):
    """Emits nothing; `choose` is called when a person wants to choose a file for the review."""

    def __init__(self, desk: Desk, choose: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        look = current()
        self.review = QComboBox()
        self.review.setAccessibleName("Review")
        self.review.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.review.setMinimumContentsLength(24)
        self.review.currentIndexChanged.connect(self._tell)
        self.choose = button("Choose a report…", choose, role="primary")
        label = PlainLabel("Whose review is the report about?", "label")
        label.setBuddy(self.review)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(3))
        column.addWidget(PlainLabel(_WHAT, wrap=True))
        column.addWidget(PlainLabel(_THEN, wrap=True))
        column.addSpacing(look.space(3))
        column.addWidget(label)
        column.addWidget(self.review, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(look.space(2))
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        sheet = QWidget()
        sheet.setMaximumWidth(look.scaled(640))
        sheet.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(sheet, 1)
        row.addStretch(0)
        self.setFocusProxy(self.review)
        self._tell()

    def begin(self) -> None:
        """Read the reviews anew; the chosen one stays chosen."""
        self._desk.ask(self._desk.session.reviews.options, self._load, asker=self)

    def review_id(self) -> str:
        """Return the chosen review's id, or ""."""
        return str(self.review.currentData() or "")

    def choose_review(self, review_id: str) -> None:
        """Choose a review."""
        self.review.setCurrentIndex(self.review.findData(review_id))

    def _load(self, options: list[tuple[str, str]]) -> None:
        chosen = self.review.currentData()
        self.review.blockSignals(True)
        self.review.clear()
        for review_id, reference in sorted(options, key=lambda option: option[1], reverse=True):
            self.review.addItem(reference, review_id)
        self.review.setCurrentIndex(self.review.findData(chosen) if chosen else -1)
        self.review.setPlaceholderText("Choose…" if options else "None yet: add a review first")
        self.review.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        self.choose.setEnabled(bool(self.review_id()))
