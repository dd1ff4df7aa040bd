"""A form with a second page beside it: two tabs, so that each has the whole height."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.theme.look import current


class FormAndMore(QWidget):
    """Shows the form first; what was shown last stays shown for the next record."""

    def __init__(self, name: str, form: tuple[str, QWidget], more: tuple[str, QWidget]) -> None:
        """Make it; `name` is read aloud, the words stand on the tabs."""
        super().__init__()
        self._more = more[0]
        self._bar = QTabBar()
        self._bar.setAccessibleName(name)
        self._bar.setExpanding(False)
        self._bar.setDrawBase(False)
        self._stack = QStackedWidget()
        for words, page in (form, more):
            self._bar.addTab(words)
            self._stack.addWidget(page)
        self._bar.currentChanged.connect(self._stack.setCurrentIndex)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(2))
        box.addWidget(self._bar)
        box.addWidget(self._stack, 1)

    @property
    def shows_more(self) -> bool:
        """True where the second page is shown."""
        return self._bar.currentIndex() == 1

    def show_form(self) -> None:
        """Show the form."""
        self._bar.setCurrentIndex(0)

    def show_more(self) -> None:
        """Show the second page."""
        self._bar.setCurrentIndex(1)

    def count(self, number: int) -> None:
        """Say beside the second page's word how much is there."""
        self._bar.setTabText(1, f"{self._more} ({number})" if number else self._more)
