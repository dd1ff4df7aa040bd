"""A large button that holds words of several sizes; its height follows them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.look import set_role

_LAID_OUT: Final = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.FontChange})


class CardButton(QPushButton):
    """A button with a layout of its own; what stands in it lets clicks through."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(True)
        set_role(self, "card")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hold(self, layout: QLayout) -> None:
        """Put words into it."""
        self.setLayout(layout)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def event(self, event: QEvent) -> bool:
        """Never be lower than the words: the style sheet's own least height would allow it."""
        done = super().event(event)
        if event.type() in _LAID_OUT and self.layout() is not None:
            self.setMinimumHeight(self.minimumSizeHint().height())
        return done

    def sizeHint(self) -> QSize:
        """Return what its words want."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what its words need."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        layout = self.layout()
        return layout is not None and layout.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return the height that its words need at a width."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else -1
