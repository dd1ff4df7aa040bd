"""The strip at the foot of the window: what is running, how far it is, Cancel, and what was last saved."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.theme.look import current, set_lengths, set_role
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel

_STAYS = 8000


class Running(Protocol):
    """A long task while it runs."""

    words: str
    step: str
    done: int
    total: int
    stopping: bool

    def cancel(self) -> None:
        """Ask it to stop."""
        ...


class TaskStrip(QFrame):
    """Shows the task that was started last; connect it to the signals of the tasks."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "strip")
        look = current()
        self._tasks: list[Running] = []
        self._words = PlainLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        set_lengths(self._bar, width=180)
        self._cancel: QPushButton = button("Cancel", self._stop, role="quiet")
        keeps = self._cancel.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # else the whole window would jump each time that work begins
        self._cancel.setSizePolicy(keeps)
        self._said = PlainLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(4), look.space(1), look.space(4), look.space(1))
        row.setSpacing(look.space(3))
        for widget in (self._words, self._bar, self._cancel):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._said)
        set_lengths(self, least_height=28)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self._fade)
        self._lasting = ""
        self._show()

    def start(self, task: Running) -> None:
        """Show a task that has begun."""
        self._tasks.append(task)
        self._show()

    def report(self, task: Running) -> None:
        """Show how far a task is."""
        if task in self._tasks:
            self._show()

    def end(self, task: Running) -> None:
        """Take a task away."""
        if task in self._tasks:
            self._tasks.remove(task)
        self._show()

    def say(self, words: str, lasting: str = "") -> None:
        """Say something for a few seconds, then `lasting`, for example "Saved 14:02"."""
        self._said.setText(words)
        self._lasting = lasting or self._lasting
        if self.isVisible():
            self._timer.start()

    def parts(self) -> tuple[QWidget, QWidget, QWidget]:
        """Return words, bar and Cancel."""
        return self._words, self._bar, self._cancel

    def hideEvent(self, event: QHideEvent) -> None:
        """Say at once what lasts: nobody is looking."""
        super().hideEvent(event)
        if self._timer.isActive():
            self._timer.stop()
            self._fade()

    def _fade(self) -> None:
        self._said.setText(self._lasting)

    def _stop(self) -> None:
        if self._tasks:
            self._tasks[-1].cancel()
            self._show()

    def _show(self) -> None:
        busy = bool(self._tasks)
        for widget in self.parts():
            widget.setVisible(busy)
        if not busy:
            return
        task = self._tasks[-1]
        words = f"{task.words}: {task.step}" if task.step else task.words
        others = f" (and {len(self._tasks) - 1} more)" if len(self._tasks) > 1 else ""
        self._words.setText("Stopping…" if task.stopping else words + others)
        self._bar.setRange(0, task.total)
        self._bar.setValue(task.done)
        self._bar.setAccessibleName(task.words)
        self._cancel.setEnabled(not task.stopping)
        self._cancel.setAccessibleName(f"Cancel: {task.words}")
