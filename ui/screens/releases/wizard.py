"""A new release as a calm line of steps on one page: one can always go back, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.services.releases import RealNameShown
from ui.platform.desk import Desk
from ui.screens.releases.making import Making
from ui.screens.releases.signing import is_unsigned, to_sign
from ui.screens.releases.step import Step
from ui.screens.releases.step_approve import ApproveStep
from ui.screens.releases.step_checks import ChecksStep
from ui.screens.releases.step_done import DoneStep
from ui.screens.releases.step_names import NamesStep
from ui.screens.releases.step_scope import ScopeStep
from ui.screens.releases.step_second import SecondStep
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.page_header import PageHeader
from ui.widgets.plain_label import PlainLabel
from ui.widgets.stage_line import StageLine

SCOPE, NAMES, SECOND, CHECKS, APPROVE, DONE = range(6)
_LOW: Final = 480
"""Below which height, at 100 % text, the line of stages gives way to the title."""


class ReleaseWizard(QWidget):
    """The steps of one release.

    Signals:
        closed: back to the register; what was chosen stays.
        recipient_wanted: to the page that adds a recipient.
    """

    closed = Signal()
    recipient_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_new = True
        self.making = Making(desk, self)
        self.scope = ScopeStep(desk, self.making)
        self.names = NamesStep(desk, self.making)
        self.second = SecondStep(desk, self.making)
        self.checks = ChecksStep(desk, self.making)
        self.approve = ApproveStep(desk, self.making)
        self.done = DoneStep(desk, self.making)
        self.steps: tuple[Step, ...] = (
            self.scope,
            self.names,
            self.second,
            self.checks,
            self.approve,
            self.done,
        )
        self.header = PageHeader("New release")
        self._again = button("Start again", self.start_again, icon="undo", role="quiet")
        self._close = button("All releases", self.closed.emit, icon="left", role="quiet")
        self.line = StageLine([step.name for step in self.steps], SCOPE)
        self._stack = QStackedWidget()
        self._back = button("Back", self.back, icon="back", tip="Alt+Left")
        self._sentence = PlainLabel("", "quiet", wrap=True)
        self.onward = button("", self.go_on, role="primary", tip="Ctrl+Enter")
        self._lay_out()
        self._listen()
        self._mark()

    # Where one is

    @property
    def at(self) -> int:
        """The step that is shown."""
        return self._stack.currentIndex()

    @property
    def is_under_way(self) -> bool:
        """True where something was chosen that is not sealed yet."""
        return self.at != DONE and (self.at > SCOPE or bool(self.scope.draft()))

    def show_step(self, step: int) -> None:
        """Show a step."""
        self._stack.setCurrentIndex(step)
        self.line.show_stage(step)
        self._fit()
        self.header.banner.clear()
        self.steps[step].begin()
        self._mark()

    def go_on(self) -> None:
        """Go to the next step where nothing stands in the way."""
        step = self.steps[self.at]
        if step.in_the_way():
            return
        if self.at == DONE:
            self.start_again()
            self.closed.emit()
            return
        at = self.at
        step.finish()
        if at != APPROVE:
            self.show_step(_beside(at, 1, self.making))

    def back(self) -> None:
        """Go to the step before; a release that is sealed cannot be taken back."""
        if SCOPE < self.at < DONE:
            self.show_step(_beside(self.at, -1, self.making))

    def start_again(self) -> None:
        """Begin another release; decisions about strings stay in the vault."""
        self.done.forget()
        self.making.start_again()
        self.scope.start_again()
        self.approve.start_again()
        self.show_step(SCOPE)

    def draft(self) -> dict[str, Any]:
        """Return what was chosen, or the passphrase that is not noted yet; everything else is in the vault already."""
        if self.at == DONE:
            return {"left": self.done.draft()}
        return self.scope.draft() if self.is_under_way else {}

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what had been chosen, or show again what is to be noted."""
        if "left" in draft:
            self.done.show_draft(draft["left"])
            self.show_step(DONE)
        else:
            self.scope.show_draft(draft)

    def refresh(self, changed: Changed) -> None:
        """Look anew where the records changed that this release is made from."""
        if {"recipient", "case_review"} & changed.entities and self.at == SCOPE and self.isVisible():
            self.scope.begin()
        if self.making.hear(changed) and self.isVisible():
            self._look_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the step in the title where there is no room for the line of stages."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew where something changed while another page was shown."""
        super().showEvent(event)
        if self.at in (NAMES, SECOND, CHECKS, APPROVE) and self.making.is_stale:
            self._look_again()

    # What happens inside

    def _fit(self) -> None:
        is_low = self.height() < current().scaled(_LOW)
        self.line.setVisible(not is_low)
        name = self.steps[self.at].name
        self.header.show_title(f"{name} ({self.at + 1} of {len(self.steps)})" if is_low else "New release")

    def _look_again(self) -> None:
        if self.at in (CHECKS, APPROVE):
            self.show_step(NAMES)
            self.header.banner.say(
                "Records of this release changed meanwhile.",
                "The texts were looked at again; build and check the package once more.",
            )
        elif self.at in (NAMES, SECOND):
            self.making.look_if_stale()

    def _refuse(self, fault: UserError) -> None:
        if self.at == CHECKS:
            self.checks.refuse(fault)
        elif isinstance(fault, RealNameShown):
            self.header.banner.refuse(fault, (("Open the people", lambda: self._open_person(fault)),))
        elif self.making.is_stale and self.at in (NAMES, SECOND):
            self.header.banner.refuse(fault, (("Look again", self.making.look_if_stale),))
        else:
            self.header.banner.refuse(fault)
        self._mark()

    def _cancelled(self) -> None:
        if self.at in (NAMES, SECOND):
            self.header.banner.say(
                "Looking for names was stopped.", "", (("Look again", self.making.look_if_stale),)
            )
        self._mark()

    def _open_people(self) -> None:
        """Go to the people of the review that is concerned; the release stays as it is meanwhile."""
        scope = self.making.scope
        if scope is not None:
            self._desk.go(f"reviews/{scope.review_ids[0]}/people")

    def _open_person(self, fault: RealNameShown) -> None:
        """Go to the people of the review in which a real name would be shown."""
        if not fault.people:
            self._open_people()
            return
        self._desk.ask(
            lambda: self._desk.session.people.get(fault.people[0]),
            lambda person: self._desk.go(f"reviews/{person.review_id}/people"),
            self.header.banner.refuse,
            asker=self,
        )

    def _mark(self) -> None:
        """Say what stands in the way, and let go on where nothing does."""
        step, at = self.steps[self.at], self.at
        words = step.in_the_way()
        self._sentence.setText(words)
        self.onward.setText(step.onward)
        self.onward.setEnabled(not words)
        self.onward.setAccessibleDescription(words)
        self._back.setVisible(SCOPE < at < DONE)
        self._back.setEnabled(not self.making.is_busy)
        self._again.setVisible(at == SCOPE and self.is_under_way)
        self._close.setVisible(at != DONE)

    def _listen(self) -> None:
        for step in self.steps:
            step.moved.connect(self._mark)
        self.making.stopped.connect(self._refuse)
        self.making.cancelled.connect(self._cancelled)
        self.making.decided.connect(self.header.banner.clear)
        self.making.sealed.connect(lambda: self.show_step(DONE))
        self.scope.recipient_wanted.connect(self.recipient_wanted)
        self.checks.names_wanted.connect(lambda: self.show_step(NAMES))
        self.checks.people_wanted.connect(self._open_people)
        for keys, do in (("Ctrl+Return", self.go_on), ("Ctrl+Enter", self.go_on), ("Alt+Left", self.back)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _lay_out(self) -> None:
        look = current()
        self.header.add_action(self._again)
        self.header.add_action(self._close)
        for step in self.steps:
            self._stack.addWidget(step)
        foot = QHBoxLayout()
        foot.setSpacing(look.space(3))
        foot.addWidget(self._back)
        foot.addWidget(self._sentence, 1)
        foot.addWidget(self.onward)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(2))
        box.addWidget(self.header)
        box.addWidget(self.line)
        box.addWidget(self._stack, 1)
        box.addSpacing(look.space(2))
        box.addLayout(foot)


def _beside(at: int, way: int, making: Making) -> int:
    """Return the next step in a direction; the second person is passed by where there is nothing to sign."""
    beside = at + way
    needed = is_unsigned(making.treated) if way > 0 else bool(to_sign(making.treated))
    return beside + way if beside == SECOND and not needed else beside
