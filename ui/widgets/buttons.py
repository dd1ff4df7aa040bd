"""Makes buttons the same way everywhere: the word says what happens, the role how much it asks for attention."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from ui.theme.look import set_icon, set_role
from ui.widgets.hint import plain_hint

_ICON_ROLES = {"primary": "on_accent", "quiet": "link", "link": "link", "danger": "danger"}


def button(
    words: str,
    do: Callable[[], object] | None = None,
    *,
    role: str = "",
    icon: str = "",
    tip: str = "",
) -> QPushButton:
    """Return a button; `role` is "", "primary", "quiet" (no frame), "link" (no room around it) or "danger"."""
    made = QPushButton(words.replace("&", "&&"))
    made.setAutoDefault(True)  # Enter presses it, not only the space bar
    if role:
        set_role(made, role)
    if icon:
        set_icon(made, icon, _ICON_ROLES.get(role, "text"))
    if tip:
        made.setToolTip(plain_hint(tip))
        made.setAccessibleDescription(tip)
    if do is not None:
        made.clicked.connect(_plain(do))
    return made


def icon_button(icon: str, words: str, do: Callable[[], object] | None = None) -> QToolButton:
    """Return a button that shows an icon alone; its words are read aloud and stand in its tooltip."""
    made = QToolButton()
    set_role(made, "quiet")
    set_icon(made, icon, "quiet")
    made.setAccessibleName(words)
    made.setToolTip(plain_hint(words))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if do is not None:
        made.clicked.connect(_plain(do))
    return made


def _plain(do: Callable[[], object]) -> Callable[[], None]:
    """Return what to connect: Qt hands a clicked button's state over, which nobody here wants."""

    def call() -> None:
        do()

    return call
