"""A thin line between things, instead of a box around them."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from ui.theme.look import set_role


class Separator(QFrame):
    """Lying by default; upright between things that stand side by side."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setProperty("lying", "false" if upright else "true")
        set_role(self, "separator")
