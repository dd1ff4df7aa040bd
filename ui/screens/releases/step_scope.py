"""The first step: to whom, which reviews, and why; with what will leave told in words before anything is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dhr_desktop.model.release import ProfileName, Recipient
from dhr_desktop.services.reviews import ReviewRow
from ui.platform.desk import Desk
from ui.screens.releases.making import Making, Scope
from ui.screens.releases.step import Step, scrolling
from ui.screens.releases.tick_list import TickList
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel

DOCUMENTS: Final = (
    "an action plan for each review (PDF), under the seven headings of the Home Office",
    "tables of reviews, recommendations, actions and progress (CSV), each column described",
    "a cover sheet, and how to open and check the package",
)
_TWO_FROM: Final = 640
"""From which width on, at 100 % text, the list stands beside the words."""
NEVER: Final = (
    "Real names and other names, birth dates, addresses, telephone and reference numbers; minutes and what happened; "
    "the reasons for a decision; the key between real and published names."
)


class ScopeStep(Step):
    """Recipient, reviews and reason. `recipient_wanted` asks for the page that adds one."""

    name = "Scope"
    onward = "Go on to names and flags"
    recipient_wanted = Signal()

    def __init__(self, desk: Desk, making: Making) -> None:
        super().__init__()
        self._desk = desk
        self._making = making
        self._recipients: dict[str, Recipient] = {}
        self._wanted: tuple[str, list[str]] | None = None
        self.recipient = QComboBox()
        self.recipient.setAccessibleName("Recipient")
        self.recipient.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.recipient.setMinimumContentsLength(20)
        self.recipient.currentIndexChanged.connect(self._tell)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Why it leaves")
        self.reason.setMaxLength(2000)
        self.reason.setPlaceholderText("For example: six-month return for the oversight pilot")
        self.reason.textChanged.connect(self.moved)
        self.reviews = TickList("Reviews", ("review", "reviews"))
        self.reviews.picked.connect(self.moved)
        self._told = PlainLabel("", wrap=True)
        self._lay_out()
        self._tell()

    def begin(self) -> None:
        """Read recipients and reviews anew; what is chosen stays chosen."""
        session, today = self._desk.session, self._desk.clock.today()
        self._desk.ask(lambda: (session.releases.recipients.all(), session.reviews.rows(today)), self._load)

    def in_the_way(self) -> str:
        """Say what is still to be chosen."""
        if self.recipient.currentData() is None:
            return "Choose who receives it."
        if not self.reviews.chosen():
            return "Tick at least one review."
        if not self.reason.text().strip():
            return "Write in one line why it leaves."
        return ""

    def finish(self) -> None:
        """Hand over what was chosen."""
        self._making.set_scope(
            Scope(str(self.recipient.currentData()), tuple(self.reviews.chosen()), self.reason.text().strip())
        )

    def choose_recipient(self, recipient_id: str) -> None:
        """Choose a recipient, for example one that was just added."""
        self._wanted = (recipient_id, self.reviews.chosen())
        self.begin()

    def start_again(self) -> None:
        """Choose nothing."""
        self.recipient.setCurrentIndex(-1)
        self.reviews.show_chosen(())
        self.reviews.search.clear()
        self.reason.clear()
        self.moved.emit()

    def draft(self) -> dict[str, Any]:
        """Return what was chosen and typed, or nothing where that is nothing."""
        recipient, chosen = self.recipient.currentData(), self.reviews.chosen()
        if not (chosen or self.reason.text()):
            return {}
        return {"recipient": recipient or "", "reviews": chosen, "reason": self.reason.text()}

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what had been chosen and typed."""
        self.reason.setText(str(draft["reason"]))
        self._wanted = (str(draft["recipient"]), list(draft["reviews"]))
        self.begin()

    def _load(self, found: tuple[list[Recipient], list[ReviewRow]]) -> None:
        recipients, reviews = found
        self._recipients = {recipient.id: recipient for recipient in recipients}
        recipient_id, chosen = self._wanted or (self.recipient.currentData(), self.reviews.chosen())
        self._wanted = None
        self.recipient.blockSignals(True)
        self.recipient.clear()
        for recipient in recipients:
            self.recipient.addItem(recipient.name, recipient.id)
        self.recipient.setCurrentIndex(self.recipient.findData(recipient_id))
        self.recipient.blockSignals(False)
        self.recipient.setPlaceholderText("Choose…" if recipients else "None yet: add one")
        newest = sorted(reviews, key=lambda row: row.reference, reverse=True)
        self.reviews.offer([(row.id, _words(row)) for row in newest])
        self.reviews.show_chosen(chosen)
        self._tell()
        if self.isVisible() and not (self.recipient.hasFocus() or self.reviews.list.hasFocus()):
            self.recipient.setFocus()

    def _tell(self) -> None:
        """Say in words what will leave for the recipient that is chosen."""
        recipient = self._recipients.get(str(self.recipient.currentData()))
        self._told.setText(" ".join(_how(recipient)))
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two columns where there is room for them."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= current().scaled(_TWO_FROM))

    def _lay_out(self) -> None:
        look = current()
        area, column = scrolling()
        self._fields, fields = _column(3)
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self.recipient, 1)
        row.addWidget(button("Add…", self.recipient_wanted.emit, icon="add", tip="Add a recipient"))
        fields.addWidget(_labelled("To whom", self.recipient, row))
        reason = QHBoxLayout()
        reason.addWidget(self.reason)
        fields.addWidget(_labelled("Why it leaves", self.reason, reason))
        self._list, listed = _column(1)
        which = PlainLabel("Which reviews", "label")
        which.setBuddy(self.reviews)
        listed.addWidget(which)
        listed.addWidget(self.reviews, 1)
        self.reviews.setMinimumHeight(look.scaled(150))
        self._words, words = _column(2)
        words.addWidget(PlainLabel("What leaves", "section"))
        words.addWidget(PlainLabel(f"One sealed file with {'; '.join(DOCUMENTS)}.", wrap=True))
        words.addWidget(self._told)
        words.addSpacing(look.space(2))
        words.addWidget(PlainLabel("What never leaves", "section"))
        words.addWidget(PlainLabel(NEVER, wrap=True))
        words.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.space(6))
        self._grid.setVerticalSpacing(look.space(4))
        self._grid.setRowStretch(1, 1)
        column.addLayout(self._grid, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        self._wide: bool | None = None
        self._arrange(wide=True)

    def _arrange(self, *, wide: bool) -> None:
        """Set fields and words beside the list, or everything below one another."""
        if wide == self._wide:
            return
        self._wide = wide
        self._grid.addWidget(self._fields, 0, 0)
        if wide:
            self._grid.addWidget(self._list, 0, 1, 2, 1)
            self._grid.addWidget(self._words, 1, 0)
        else:
            self._grid.addWidget(self._list, 1, 0)
            self._grid.addWidget(self._words, 2, 0)
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1 if wide or not place else 0)


def _column(gap: float) -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().space(gap))
    return holder, column


def _labelled(words: str, buddy: QWidget, row: QHBoxLayout) -> QWidget:
    holder, column = _column(1)
    label = PlainLabel(words, "label")
    label.setBuddy(buddy)
    column.addWidget(label)
    row.setContentsMargins(0, 0, 0, 0)
    column.addLayout(row)
    return holder


def _words(row: ReviewRow) -> str:
    return " · ".join(part for part in (row.reference, row.state.label, row.district) if part)


def _how(recipient: Recipient | None) -> tuple[str, ...]:
    """Return how names, dates, counts and areas leave for a recipient."""
    if recipient is None or recipient.profile is None:
        return ("How names, dates and areas are treated depends on the recipient.",)
    published = recipient.profile is ProfileName.PUBLICATION
    exact = not published and recipient.has_agreement
    return (
        "People appear under their published names; where none is agreed, under a pseudonym."
        if published
        else "People, reviews, recommendations and actions appear under names and codes that only this recipient gets.",
        "Exact days become month and year.",
        "Counts are exact, under the agreement that is recorded."
        if exact
        else "Counts from 1 to 7 are not shown."
        if published
        else "Counts from 1 to 7 are not shown, because no agreement is recorded with its date.",
        "Areas are shown, as agreed." if recipient.area_shown else "Areas are not shown.",
    )
