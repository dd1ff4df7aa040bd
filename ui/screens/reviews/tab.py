"""What every part of a review's workspace is: it loads a review, saves, asks before it is left, and keeps drafts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from ui.platform.desk import Desk
from ui.screens.reviews.master_detail import MasterDetail
from ui.theme.look import current


class ReviewTab(QWidget):
    """The base of all parts. A subclass overrides what it needs.

    Attributes:
        title: the word on its tab.
        review_id: the review that is shown.
    """

    title = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.review_id = ""

    def load(self, review_id: str) -> None:
        """Show a review."""
        self.review_id = review_id
        self.refresh()

    def refresh(self) -> None:
        """Read anew what is shown; what is being edited is left alone."""

    def save(self) -> None:
        """Save what is being edited."""

    def add(self) -> None:
        """Begin a new record, where there can be one."""

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        onward()

    def select(self, record_id: str) -> None:
        """Show one record."""

    def shown_id(self) -> str:
        """Return the id of the record that is shown, or ""."""
        return ""

    def draft(self) -> dict[str, Any]:
        """Return what was typed and not saved."""
        return {}

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what had been typed, once the records have been read."""


class PaneTab(ReviewTab):
    """A part that is a list beside a form."""

    pane: MasterDetail

    def hold(self, pane: MasterDetail, above: QWidget | None = None) -> None:
        """Show the list and its form, below something else where that is wanted; called once."""
        self.pane = pane
        box = QVBoxLayout(self)
        box.setContentsMargins(0, current().space(3), 0, 0)
        box.setSpacing(current().space(3))
        if above is not None:
            box.addWidget(above)
        box.addWidget(pane, 1)
        self.setFocusProxy(pane)

    def load(self, review_id: str) -> None:
        """Show a review; nothing of the one before stays."""
        if review_id != self.review_id:
            self.pane.wait()
        super().load(review_id)

    def save(self) -> None:
        """Save the form."""
        self.pane.save()

    def add(self) -> None:
        """Begin a new record of the first noun that the list holds."""
        self.pane.add()

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once the form is saved or given up."""
        self.pane.leave(onward)

    def select(self, record_id: str) -> None:
        """Show one record, as soon as the list has been read."""
        self.pane.select(record_id)

    def shown_id(self) -> str:
        """Return the id of the record in the form; a new one has none that could be found again."""
        return self.pane.shown_id()

    def draft(self) -> dict[str, Any]:
        """Return what was typed in the form."""
        return self.pane.draft()

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what had been typed in the form."""
        self.pane.show_draft(draft)

    def fail(self, fault: UserError) -> None:
        """Say above the form what was in the way."""
        self.pane.refuse(fault)
