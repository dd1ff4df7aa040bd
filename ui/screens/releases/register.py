"""The register: everything that left, newest first, with the facts of the one that is chosen and a way to withdraw it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.model.release import Release
from dhr_desktop.services.releases import ReleaseRow, blind_words
from ui.platform.desk import Desk
from ui.screens.releases.facts import CopyLine, FactSheet
from ui.screens.releases.table import REGISTER, REGISTER_FILTERS, day_words, profile_words
from ui.tables.list_view import ListView
from ui.theme.look import current, set_role
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_header import PageHeader
from ui.widgets.plain_label import PlainLabel
from ui.widgets.two_pane import TwoPane

_LARGE: Final = 150
"""From which text size on, in percent, the facts need more room than the list."""


class Register(QWidget):
    """The list of all that left. `new_wanted` and `recipients_wanted` ask for the other pages."""

    new_wanted = Signal()
    recipients_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.header = PageHeader("Releases")
        self._new = button("New release", self.new_wanted.emit, role="primary", icon="add")
        self.header.add_action(button("Recipients", self.recipients_wanted.emit, icon="send"))
        self.header.add_action(self._new)
        self.listing: ListView[ReleaseRow] = ListView(
            "Releases",
            REGISTER,
            lambda row: row.id,
            nouns=("release", "releases"),
            filters=REGISTER_FILTERS,
            empty=EmptyState(
                "releases",
                "Nothing has left this vault yet.",
                "Every package that is sealed stands here: to whom it went, when, and who approved it.",
                "New release",
                self.new_wanted.emit,
            ),
            memory=desk.memory,
            copy=desk.copy,
        )
        self.facts = ReleaseFacts(desk.copy, self._ask_withdraw)
        self.listing.chosen.connect(self._choose)
        share = 0.45 if current().percent <= _LARGE else 0.3
        self._panes = TwoPane(
            self.listing, self.facts, key="releases", share=share, memory=desk.memory, upright=True
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(4))
        box.addWidget(self.header)
        box.addWidget(self._panes, 1)
        self._show_facts(shown=False)

    def say_under_way(self, *, under_way: bool) -> None:
        """Name the main action after what it does: begin a release, or go on with the one that was left."""
        self._new.setText("Go on with the new release" if under_way else "New release")

    def read(self) -> None:
        """Read the register anew."""
        self._desk.ask(self._desk.session.releases.register, self._load)

    def _load(self, rows: list[ReleaseRow]) -> None:
        self.listing.set_rows(rows)
        self._choose(self.listing.current_row())

    def _choose(self, row: ReleaseRow | None) -> None:
        if row is None:
            self._show_facts(shown=False)
            return
        self._desk.ask(
            lambda: self._desk.session.releases.get(row.id),
            lambda release: self._show_release(row, release),
            self.header.banner.refuse,
            asker=self,
        )

    def _show_release(self, row: ReleaseRow, release: Release) -> None:
        now = self.listing.current_row()
        if now is not None and now.id == row.id:
            self.facts.show_release(row, release)
            self._show_facts(shown=True)

    def _show_facts(self, *, shown: bool) -> None:
        holder = self.facts.parentWidget()
        (holder if holder is not None else self.facts).setVisible(shown)

    def _ask_withdraw(self, release: Release) -> None:
        def withdraw() -> None:
            self._desk.change(
                lambda: self._desk.session.releases.withdraw(release.id),
                lambda _: self._withdrawn(),
                self._refuse,
                said="Withdrawn; Ctrl+Z takes it back",
                asker=self,
            )

        self.header.banner.ask(
            f"Withdraw release {release.number}?",
            "It stays in the register, marked as withdrawn. The file itself does not come back: tell the recipient.",
            (("Withdraw", withdraw), ("Leave it as it is", self.listing.setFocus)),
        )

    def _withdrawn(self) -> None:
        self.read()
        self.listing.setFocus()

    def _refuse(self, fault: UserError) -> None:
        self.header.banner.refuse(fault)


class ReleaseFacts(QScrollArea):
    """What is known of one release."""

    def __init__(self, copy: Callable[[str], None], withdraw: Callable[[Release], None]) -> None:
        super().__init__()
        look = current()
        self._release: Release | None = None
        self._title = PlainLabel("", "section", wrap=True)
        self._withdraw = button("Withdraw…", lambda: self._ask(withdraw), icon="undo")
        self._sheet = FactSheet()
        self._package = CopyLine("SHA-256 of the package that was approved", copy)
        self._sealed = CopyLine("SHA-256 of the sealed file", copy)
        self._head = CopyLine("Head of the journal at that moment", copy)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        set_role(page, "sheet")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, look.space(3), look.space(2))
        column.setSpacing(look.space(2))
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._withdraw)
        column.addLayout(row)
        column.addWidget(self._sheet)
        for line in (self._package, self._sealed, self._head):
            column.addSpacing(look.space(1))
            column.addWidget(PlainLabel(line.line.accessibleName(), "help"))
            column.addWidget(line)
        column.addStretch(1)
        self.setAccessibleName("Facts of the release")
        self.setWidget(page)

    def show_release(self, row: ReleaseRow, release: Release) -> None:
        """Show one entry of the register."""
        self._release = release
        self._title.setText(f"Release {release.number} to {row.recipient}")
        self._withdraw.setVisible(release.withdrawn_on is None)
        self._sheet.say(
            (
                ("Sealed", day_words(release.sealed_at)),
                ("Withdrawn", day_words(release.withdrawn_on)),
                ("Approved by", release.approved_by),
                ("Profile", profile_words(release.profile)),
                ("File", release.file_name),
                ("Kept by decision", counted(len(release.kept), "string") if release.kept else "no string"),
            ),
            (
                ("Reason", release.reason),
                ("Reviews", row.references),
                ("Blind sample", blind_words(release.sample_read, release.sample_found).partition(": ")[2]),
            ),
        )
        self._package.say(release.package_sha256)
        self._sealed.say(release.sealed_sha256)
        self._head.say(release.journal_head)

    def _ask(self, withdraw: Callable[[Release], None]) -> None:
        if self._release is not None:
            withdraw(self._release)
