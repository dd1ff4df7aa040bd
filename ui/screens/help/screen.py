"""Shows the help's pages, one chosen from a short list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument, QTextFrameFormat, QTextTable
from PySide6.QtWidgets import QListWidget, QTextBrowser

import resources
from ui.platform.memory import Memory
from ui.theme.look import current
from ui.widgets.page import Page
from ui.widgets.two_pane import TwoPane


class SafeBrowser(QTextBrowser):
    """Shows our own pages; never loads anything that a page names, neither file nor address."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def loadResource(self, _type: int, _name: object) -> object:
        """Load nothing."""
        return None


class HelpScreen(Page):
    """The help's pages; `go` shows one by the name of its file."""

    title = "Help"

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._names = resources.names("help", ".md")
        self._list = QListWidget()
        self._list.setAccessibleName("Pages of the help")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = SafeBrowser()
        self._text.setAccessibleName("Help")
        for name in self._names:
            self._list.addItem(_title(_page(name)))
        self._list.currentRowChanged.connect(self._show)
        self.body.addWidget(TwoPane(self._list, self._text, key="help", share=0.26, memory=memory), 1)
        self._list.setCurrentRow(0)
        self.setFocusProxy(self._list)

    def place(self) -> str:
        """Return the page that is shown."""
        return self._names[max(0, self._list.currentRow())]

    def go(self, place: str) -> None:
        """Show a page by its file's name."""
        if place in self._names:
            self._list.setCurrentRow(self._names.index(place))

    def _show(self, row: int) -> None:
        self._text.setMarkdown(_page(self._names[row]))
        _quieten_tables(self._text.document())


def _quieten_tables(document: QTextDocument) -> None:
    """Draw a table's lines as thin as everywhere else in the window."""
    look = current()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            style = frame.format()
            style.setBorderCollapse(True)
            style.setBorder(1)
            style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            style.setBorderBrush(look.colour("line"))
            style.setCellPadding(look.space(1.5))
            style.setCellSpacing(0)
            frame.setFormat(style)


def _page(name: str) -> str:
    """Return a page; Qt draws a list's "*" as a hollow ring, "-" as a point."""
    return resources.read_text(f"help/{name}.md").replace("\n* ", "\n- ")


def _title(page: str) -> str:
    return page.splitlines()[0].removeprefix("# ")
