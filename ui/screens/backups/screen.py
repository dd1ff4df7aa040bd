"""Backups: how they stand, what was decided, the list of them; making, trying and bringing one back."""

from __future__ import annotations

from pathlib import Path

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.services.backup_rules import BackupRules, Standing, ago
from dhr_desktop.services.backups import Held, Kept, Made, Tried
from ui.platform.backing_up import back_up
from ui.platform.desk import Desk
from ui.screens.backups.rules import RulesPart
from ui.tables.column import Column
from ui.tables.list_view import ListView
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page


class BackupsScreen(Page):
    """What can be done for the day on which the laptop is gone."""

    title = "Backups"
    help = "09_backups_and_repair"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rules = BackupRules()
        self._held = False
        self.back_up_button = button("Back up now", self._back_up, role="primary")
        self.try_button = button(
            "Try a backup", self._try, tip="Bring the newest back beside itself, compare, remove it"
        )
        self.restore_button = button("Restore into a new vault", self._ask_where)
        for one in (self.try_button, self.restore_button, self.back_up_button):
            self.header.add_action(one)
        self.rules = RulesPart()
        self.rules.decided.connect(self._decide)
        self.rules.folder_wanted.connect(self._choose_folder)
        self.body.addWidget(self.rules)
        self.listing: ListView[Kept] = ListView(
            "Backups",
            (
                Column(
                    "when",
                    "Made",
                    lambda one: f"{one.backup.at.astimezone():%d %b %Y %H:%M}",
                    sort=lambda one: one.backup.at,
                    width=170,
                ),
                Column(
                    "ago", "", self._ago, sort=lambda one: one.backup.at, width=130, tone=lambda _: "quiet"
                ),
                Column("size", "Size", _size, sort=lambda one: one.backup.size, width=100),
                Column("state", "Checked", _state, stretch=True, width=240),
                Column("where", "Where", _where, width=300),
            ),
            lambda one: one.backup.path.name,
            nouns=("backup", "backups"),
            search=False,
            empty=EmptyState(
                "vault",
                "No backup has been made yet.",
                "Each is checked before it counts.",
                "Back up now",
                self._back_up,
            ),
            memory=desk.memory,
            copy=desk.copy,
        )
        self.body.addWidget(self.listing, 1)
        self.setFocusProxy(self.back_up_button)
        self.refresh(Changed())

    def refresh(self, changed: Changed) -> None:
        """Look again; no verb changes anything here."""
        if not changed:
            self._desk.ask(self._desk.session.backups.standing, self._show, self._refuse, asker=self)

    # What is shown

    def _show(self, standing: Standing) -> None:
        self._rules = rules = standing.rules
        self.header.show_title("Backups", standing.line)
        self.rules.show_rules(rules)
        sentence, remedy = standing.warning
        if sentence:
            self.header.banner.say(sentence, remedy, kind="warning")
        self._read()

    def _read(self) -> None:
        """List them away from the vault's thread: a share that is away may take its time."""
        rules = self._rules
        self._desk.tasks.run_long(
            lambda _: self._desk.session.backups.generations(rules),
            self.listing.set_rows,
            self._refuse,
            words="Listing the backups",
            asker=self,
        )

    def _ago(self, one: Kept) -> str:
        return ago(self._desk.clock.now(), one.backup.at)

    # What was decided

    def _choose_folder(self) -> None:
        folder = self._desk.dialogs.choose_folder(self, "A folder for copies, on another drive or a share")
        if folder is not None:
            self.rules.choose_folder(str(folder))

    def _decide(self, rules: BackupRules) -> None:
        self._desk.ask(
            lambda: self._desk.session.backups.decide(rules),
            self._was_decided,
            self._refuse_rules,
            asker=self,
        )

    def _was_decided(self, _: None) -> None:
        self.header.banner.clear()
        self.refresh(Changed())

    def _refuse_rules(self, fault: UserError) -> None:
        self.refresh(Changed())
        self._refuse(fault)

    # Making, trying, bringing back

    def _back_up(self) -> None:
        if self._held:
            return
        self._hold(held=True)
        self._desk.said.emit("Backing up …")
        back_up(self._desk.session, self._desk.tasks, self._made, self._refuse, asker=self)

    def _made(self, made: Made) -> None:
        self._hold(held=False)
        self.refresh(Changed())
        if made.trouble:
            self.header.banner.say(
                "The backup is made and checked. It could not be copied.", made.trouble, kind="warning"
            )
        else:
            where = " It is copied off this computer and compared." if made.copied else ""
            self.header.banner.say(f"The backup is made and checked.{where}", kind="good")

    def _try(self) -> None:
        if self._held:
            return
        self._hold(held=True)

        def trial(progress: Progress) -> Tried:
            tried = self._desk.session.backups.trial(progress)
            if tried is None:
                raise UserError("There is no backup to try yet.", "Make one first.")
            return tried

        self._desk.tasks.run_long(
            trial,
            self._tried,
            self._refuse,
            words="Bringing a backup back for trial",
            asker=self,
            cancelled=self._let,
        )

    def _tried(self, tried: Tried) -> None:
        def kept(_: None) -> None:
            self._hold(held=False)
            self.refresh(Changed())
            self.header.banner.say(
                "The newest backup came back whole, was compared and taken away again.",
                tried.sentence,
                kind="good",
            )

        self._desk.ask(lambda: self._desk.session.backups.keep_trial(tried), kept, self._refuse, asker=self)

    def _ask_where(self) -> None:
        one = self.listing.current_row()
        if one is None:
            self.header.banner.say("Choose a backup in the list first.")
            return
        folder = self._desk.session.backups.proposed_folder()
        self.header.banner.ask(
            f"The backup of {one.backup.at.astimezone():%d %B %Y %H:%M} becomes a new vault. This vault stays as it is.",
            f"It goes into the new folder “{folder.name}” beside this vault.",
            (
                ("Restore it there", lambda: self._restore(one, folder)),
                ("Choose another folder…", lambda: self._restore_elsewhere(one)),
                ("Not now", _nothing),
            ),
        )

    def _restore_elsewhere(self, one: Kept) -> None:
        folder = self._desk.dialogs.choose_folder(self, "An empty folder for the restored vault")
        if folder is not None:
            self._restore(one, folder)

    def _restore(self, one: Kept, folder: Path) -> None:
        if self._held:
            return
        backups = self._desk.session.backups
        self._hold(held=True)

        def go_on(now: Held) -> None:
            self._desk.tasks.run_long(
                lambda _: backups.restore(one.backup.path, folder, now),
                restored,
                self._refuse,
                words="Restoring into a new vault",
                asker=self,
                cancelled=self._let,
            )

        def restored(said: list[str]) -> None:
            self._hold(held=False)
            self.header.banner.say(
                f"The backup is restored as a new vault: {folder}.",
                " ".join([*said, "To open it, lock and choose “Another vault”."]),
                kind="good",
            )

        self._desk.ask(backups.held, go_on, self._refuse, asker=self)

    def _hold(self, *, held: bool) -> None:
        """Take no second piece of work while one runs; the buttons stay, so that the focus does."""
        self._held = held

    def _let(self) -> None:
        self._hold(held=False)

    def _refuse(self, fault: UserError) -> None:
        self._hold(held=False)
        self.header.banner.refuse(fault)


def _size(one: Kept) -> str:
    return f"{one.backup.size / 1_000_000:,.1f} MB"


def _state(one: Kept) -> str:
    return "whole when it was made" if one.opens else "under a former key; it opens with the old code"


def _where(one: Kept) -> str:
    if one.here:
        return "beside the vault and off this computer" if one.copied else "beside the vault"
    return "off this computer only"


def _nothing(*_: object) -> None:
    """Leave it."""
