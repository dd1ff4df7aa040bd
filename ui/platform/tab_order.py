"""Where the Tab key leads: to everything that can be worked, once, and round again.

Qt itself jumps over what stands before a container's focus proxy (the filters above a list), and stays where it is
when that proxy is hidden. Here a container is never a stop; what it holds is.

The order is the one in which widgets became children, depth first. So a page is built as it is read: its title, then
its actions, search and filters, list, detail; `setTabOrder` has no effect, and what was added late and is read
earlier makes what follows it the last child again with `raise_`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next stop in a window, or to the one before; False where there is no other.

    `nextInFocusChain` must not be asked: PySide then takes the next widget for a part of the one that was asked, and
    forgets it together with that one.
    """
    here = QApplication.focusWidget()
    widgets = window.findChildren(QWidget)
    stops = [place for place, widget in enumerate(widgets) if is_stop(widget, window)]
    now = widgets.index(here) if here in widgets else -1
    others = [place for place in stops if place != now]
    if not others:
        return False
    if forward:
        wanted = next((place for place in others if place > now), others[0])
    else:
        wanted = next((place for place in reversed(others) if place < now), others[-1])
    widgets[wanted].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def is_stop(widget: QWidget, window: QWidget) -> bool:
    """True where Tab may stop; of buttons of which one is pressed, only that one: arrows lead to the others."""
    if not widget.isVisible() or not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    if not window.isAncestorOf(widget):
        return False
    if isinstance(widget, QAbstractButton):
        group = widget.group()
        if group and group.exclusive() and group.checkedButton() and widget.isCheckable():
            return widget.isChecked()
    return widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
