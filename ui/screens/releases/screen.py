"""Releases: the register of all that left, the way to a new one, and the recipients."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from dhr_desktop.base.changed import Changed
from ui.platform.desk import Desk
from ui.screens.releases.recipients import RecipientsPage
from ui.screens.releases.register import Register
from ui.screens.releases.sign_page import SignPage
from ui.screens.releases.wizard import ReleaseWizard
from ui.widgets.page import Page

NEW, RECIPIENTS, SIGN = "new", "recipients", "sign:"


class ReleasesScreen(Page):
    """The one page by which anything leaves."""

    title = "Releases"
    help = "04_releasing"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.header.hide()
        self.register = Register(desk)
        self.wizard = ReleaseWizard(desk)
        self.recipients = RecipientsPage(desk)
        self.sign_page = SignPage(desk)
        self._stack = QStackedWidget()
        for page in (self.register, self.wizard, self.recipients, self.sign_page):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self._from_wizard = False
        self.register.new_wanted.connect(self.show_wizard)
        self.register.recipients_wanted.connect(self.show_recipients)
        self.wizard.closed.connect(self.show_register)
        self.wizard.recipient_wanted.connect(self._add_recipient)
        self.sign_page.closed.connect(self.show_register)
        self.recipients.closed.connect(self._leave_recipients)
        self.recipients.added.connect(self._added)
        self.refresh(Changed())

    # What the window asks

    def refresh(self, changed: Changed) -> None:
        """Read again what a verb changed."""
        if not changed or changed.entities & {"release", "recipient", "case_review"}:
            self.register.read()
        if self._shows(self.recipients) and "recipient" in changed.entities:
            self.recipients.read()
        if changed:
            self.wizard.refresh(changed)

    def save_then(self, onward: Callable[[], None]) -> None:
        """Save the recipient that is being edited."""
        if self._shows(self.recipients):
            self.recipients.save_then(onward)
        else:
            onward()

    def is_edited(self) -> bool:
        """Return True where leaving would lose something: a release under way stays as it is."""
        return self._shows(self.recipients) and self.recipients.is_edited

    def discard(self) -> None:
        """Forget what was typed about a recipient."""
        self.recipients.discard()

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once the recipient that is being edited is saved or given up."""
        if self._shows(self.recipients):
            self.recipients.leave(onward)
        else:
            onward()

    def drafts(self) -> dict[str, dict[str, Any]]:
        """Return what was chosen for a release and what was typed about a recipient."""
        return {NEW: self.wizard.draft(), RECIPIENTS: self.recipients.draft()}

    def show_drafts(self, drafts: Mapping[str, dict[str, Any]]) -> None:
        """Put back what had been chosen and typed."""
        if drafts.get(NEW):
            self.wizard.show_draft(drafts[NEW])
            self.register.say_under_way(under_way=True)
        if drafts.get(RECIPIENTS):
            self.recipients.show_draft(drafts[RECIPIENTS])

    def place(self) -> str:
        """Return which page is shown, or the release that is chosen."""
        if self._shows(self.wizard):
            return NEW
        if self._shows(self.recipients):
            return RECIPIENTS
        row = self.register.listing.current_row()
        return row.id if row is not None else ""

    def go(self, place: str) -> None:
        """Show a page, or one release in the register."""
        if place == NEW:
            self.show_wizard()
        elif place == RECIPIENTS:
            self.show_recipients()
        elif place.startswith(SIGN):
            self.show_request(place.removeprefix(SIGN))
        else:
            self.show_register()
            self.register.listing.select(place)

    # What happens here

    def show_register(self) -> None:
        """Show all that left."""
        self.register.say_under_way(under_way=self.wizard.is_under_way)
        self._show(self.register)
        self.register.listing.setFocus()

    def show_wizard(self) -> None:
        """Show the release under way, or begin one."""
        self._show(self.wizard)
        self.wizard.show_step(self.wizard.at)

    def show_recipients(self) -> None:
        """Show the recipients."""
        self._from_wizard = self._shows(self.wizard)
        self._show(self.recipients)
        self.recipients.read()

    def show_request(self, sign_off_id: str) -> None:
        """Show a release that waits for a signature."""
        self._show(self.sign_page)
        self.sign_page.show_request(sign_off_id)

    def _add_recipient(self) -> None:
        self.show_recipients()
        self.recipients.add()

    def _added(self, recipient_id: str) -> None:
        """A recipient that was added on the way to a release is chosen for it."""
        if self._from_wizard:
            self.wizard.scope.choose_recipient(recipient_id)
            self._leave_recipients()

    def _leave_recipients(self) -> None:
        if self._from_wizard:
            self.show_wizard()
        else:
            self.show_register()

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)

    def _shows(self, page: QWidget) -> bool:
        return self._stack.currentWidget() is page
