"""An entry of the sidebar, and what the window expects of the page behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from dhr_desktop.base.changed import Changed


class WindowPage(Protocol):
    """What the window asks of a page; `ui.widgets.page.Page` answers all of it."""

    title: str

    def refresh(self, changed: Changed) -> None:
        """Read again what a verb changed."""
        ...

    def save(self) -> None:
        """Save what is being edited."""
        ...

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once the page may be left."""
        ...

    def place(self) -> str:
        """Return where on the page somebody is."""
        ...

    def go(self, place: str) -> None:
        """Show a place on the page."""
        ...

    def drafts(self) -> dict[str, dict[str, Any]]:
        """Return what was typed and not saved."""
        ...

    def show_drafts(self, drafts: Mapping[str, dict[str, Any]]) -> None:
        """Put back what had been typed."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Attributes:
        key: the first part of a place, for example "reviews".
        icon: the purpose of its icon.
        label: its word.
        make: makes the page, a widget, when it is first shown.
        keys: a shortcut of its own, for example "Ctrl+K".
        at_foot: True where it stands below the line, with Help and Lock.
    """

    key: str
    icon: str
    label: str
    make: Callable[[], WindowPage]
    keys: str = ""
    at_foot: bool = False


def widget_of(page: WindowPage) -> QWidget:
    """Return a page as the widget that it is."""
    assert isinstance(page, QWidget)
    return page
