"""What every page of the window is: it refreshes, saves, and asks in place before it is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.base.changed import Changed
from ui.theme.look import current
from ui.widgets.page_header import PageHeader


class Page(QWidget):
    """The base of all pages: a header and a body. A subclass overrides what it needs.

    Attributes:
        title: the word for it; never a record's content.
        help: the help page about it, for F1.
        header: title, chips, actions and the banner.
        body: the layout below the header.
    """

    title = ""
    help = ""

    def __init__(self) -> None:
        super().__init__()
        look = current()
        self.header = PageHeader(self.title)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.space(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(6), look.space(5), look.space(6), look.space(4))
        column.setSpacing(look.space(4))
        column.addWidget(self.header)
        column.addLayout(self.body, 1)
        self.setAccessibleName(self.title)

    def refresh(self, changed: Changed) -> None:
        """Read again what a verb changed; a page asks whether that concerns it."""

    def save_then(self, onward: Callable[[], None]) -> None:
        """Save what is being edited, then go on; stay where it cannot be saved."""
        onward()

    def save(self) -> None:
        """Save what is being edited; Ctrl+S."""
        self.save_then(_nothing)

    def is_edited(self) -> bool:
        """Return True where leaving now would lose something."""
        return False

    def discard(self) -> None:
        """Show again what was last saved."""

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once the page may be left: at once, or after a person has said what becomes of their edits."""
        if not self.is_edited():
            onward()
            return

        def drop() -> None:
            self.discard()
            onward()

        self.header.banner.ask(
            "You changed something here that is not saved yet.",
            "",
            (
                ("Save", lambda: self.save_then(onward)),
                ("Discard changes", drop),
                ("Go on editing", _nothing),
            ),
        )

    def drafts(self) -> dict[str, dict[str, Any]]:
        """Return what was typed and not saved, by the name of each form; it is kept inside the vault while locked."""
        return {}

    def show_drafts(self, drafts: Mapping[str, dict[str, Any]]) -> None:
        """Put back what had been typed."""

    def place(self) -> str:
        """Return where on the page somebody is, to come back there after unlocking; ids only, no words."""
        return ""

    def go(self, place: str) -> None:
        """Show a place on the page."""


def _nothing() -> None:
    """Go nowhere."""
