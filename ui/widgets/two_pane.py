"""A list beside what is chosen in it; where the line between them was drawn is remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.platform.memory import Memory, ShortMemory
from ui.theme.look import current


class TwoPane(QSplitter):
    """Two widgets side by side, with air on either side of the line."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        key: str = "",
        share: float = 0.4,
        memory: Memory | None = None,
        upright: bool = False,
    ) -> None:
        """Make it; `share` is the first one's part of the room, `key` the name under which it is remembered."""
        super().__init__(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal)
        self._key = f"panes/{key}"
        self._memory: Memory = memory or ShortMemory()
        gap = current().space(4)
        sides = ((0, 0, 0, gap), (0, gap, 0, 0)) if upright else ((0, 0, gap, 0), (gap, 0, 0, 0))
        for widget, margins in zip((first, second), sides, strict=True):
            holder = QWidget()
            box = QVBoxLayout(holder)
            box.setContentsMargins(*margins)
            box.addWidget(widget)
            self.addWidget(holder)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        kept = self._memory.get(self._key)
        part = int(kept) if kept.isdigit() and 5 <= int(kept) <= 95 else round(share * 100)
        self.setSizes([part * 100, (100 - part) * 100])
        self.setStretchFactor(0, part)
        self.setStretchFactor(1, 100 - part)
        self.splitterMoved.connect(self._remember)

    def _remember(self) -> None:
        sizes = self.sizes()
        self._memory.keep(self._key, str(round(100 * sizes[0] / max(1, sum(sizes)))))
