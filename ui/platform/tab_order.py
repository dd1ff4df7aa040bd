"""Where the Tab key leads: to everything that can be worked, once, and round again.

Qt itself jumps over what stands before a container's focus proxy (the filters above a list), and stays where it is
when that proxy is hidden. Here a container is never a stop; what it holds is.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next stop in a window, or to the one before; False where there is no other."""
    here = window.focusWidget() or window
    stop = _after(here, forward=forward)
    while stop is not here and not is_stop(stop, window):
        stop = _after(stop, forward=forward)
    if stop is here:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def is_stop(widget: QWidget, window: QWidget) -> bool:
    """True where Tab may stop; of buttons of which one is pressed, only that one: arrows lead to the others."""
    if not widget.isVisible() or not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    if widget.window() is not window:
        return False
    if isinstance(widget, QAbstractButton):
        group = widget.group()
        if (
            group is not None
            and group.exclusive()
            and group.checkedButton() is not None
            and widget.isCheckable()
        ):
            return widget.isChecked()
    return widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus


def _after(widget: QWidget, *, forward: bool) -> QWidget:
    return (widget.nextInFocusChain() if forward else widget.previousInFocusChain()) or widget
