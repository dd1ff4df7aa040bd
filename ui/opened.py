"""An open vault in the window: the desk, the pages, locking and closing. Loaded while the passphrase is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.services.places import Place
from dhr_desktop.services.session import Session
from dhr_desktop.services.settings import Settings
from ui.platform.backing_up import BackupClock
from ui.platform.capture import Capture
from ui.platform.clipboard import ClipboardGuard
from ui.platform.desk import Desk
from ui.platform.dialogs import Dialogs
from ui.platform.idle import IdleTimer
from ui.platform.leaving_here import leaving
from ui.platform.memory import Memory
from ui.platform.quietly import Quietly
from ui.platform.tasks import ThreadTasks
from ui.screens.actions.screen import ActionsScreen
from ui.screens.backups.screen import BackupsScreen
from ui.screens.help.screen import HelpScreen
from ui.screens.journal.screen import JournalScreen
from ui.screens.releases.screen import ReleasesScreen
from ui.screens.reports.screen import ReportsScreen
from ui.screens.reviews.screen import ReviewsScreen
from ui.screens.search.screen import Found, SearchScreen
from ui.screens.settings.screen import SettingsScreen
from ui.screens.today.screen import TodayScreen
from ui.shell.entry import Entry
from ui.shell.farewell import Farewell
from ui.shell.main_window import MainWindow
from ui.shell.presenting import Presenting
from ui.shell.reading_only import ReadingOnly

_KEPT_EVERY: Final = 10_000
"""Milliseconds after which what is being written is kept inside the vault."""


class OpenedVault(QObject):
    """Joins the session, the window and the clocks of one open vault.

    Signals:
        locking: the window is hidden and the vault is about to be closed.
        closed: the vault is closed; True where the program is to lock, False where it is to end.
    """

    locking = Signal()
    closed = Signal(bool)

    def __init__(
        self,
        app: QApplication,
        session: Session,
        tasks: ThreadTasks,
        *,
        dialogs: Dialogs,
        memory: Memory,
        settings: Settings,
        choose: Callable[[Settings], None],
    ) -> None:
        super().__init__()
        self._session = session
        self._tasks = tasks
        self._choose = choose
        self._clipboard = ClipboardGuard(app.clipboard(), self)
        self.desk = Desk(session, tasks, dialogs, memory=memory, copy=self._copy)
        self.window = MainWindow(
            entries(self.desk, settings, self._settle),
            vault=session.folder.name,
            who=session.who,
            memory=memory,
        )
        self._presenting = Presenting(self.desk, self.window, Capture(app, parent=self))
        self._idle = IdleTimer(app, session.clock, settings.idle_minutes, self)
        self._kept: dict[str, dict[str, Any]] = {}
        self._ending = False
        self._lasting = ""
        self._farewell: Farewell | None = None
        self._keeping = QTimer(self)
        self._keeping.setInterval(_KEPT_EVERY)
        self._keeping.timeout.connect(self.keep_drafts)
        self._checking = Quietly(tasks, session.check_content(), self._alarm, self)
        self._backing_up = BackupClock(self.desk, self._refuse, self)
        self._reading_only = (
            None if session.is_writable else ReadingOnly(app, session, self.window, tasks, dialogs)
        )
        self._listen()

    def start(self) -> None:
        """Show the window where somebody left off, or at Today."""
        self.window.show()
        self._keeping.start()
        if self._session.is_writable:
            self._checking.start()
            self._backing_up.start()
        QTimer.singleShot(0, self, self._watch_leaving)
        self.desk.ask(self._session.places.take, self._return_to, asker=self)

    def say(self, sentence: str, remedy: str = "") -> None:
        """Say something above the page."""
        self.window.banner.say(sentence, remedy)

    def lock(self) -> None:
        """Keep place and drafts inside the vault, close it, and ask for the process to end."""
        if not self._ending:
            self.window.hide()
            self.locking.emit()
            self._end(Place(self.window.place(), self.window.drafts()))

    def keep_drafts(self) -> None:
        """Keep inside the vault what is being written, so that it survives a failing computer; called now and then."""
        drafts = self.window.drafts()
        if drafts != self._kept:
            self._kept = drafts
            place = Place(self.window.place(), drafts)
            self.desk.ask(lambda: self._session.places.keep(place), _nothing, self._refuse, asker=self)

    # What happens inside

    def _listen(self) -> None:
        window, desk = self.window, self.desk
        desk.changed.connect(self._note_change)
        desk.changed.connect(window.refresh)
        desk.wanted.connect(window.go)
        desk.said.connect(self._say_below)
        desk.closed.connect(self._take_leave)
        self._tasks.started.connect(window.strip.start)
        self._tasks.reported.connect(window.strip.report)
        self._tasks.ended.connect(window.strip.end)
        self._tasks.refused.connect(self._refuse)
        window.names_switched.connect(self._switch_names)
        window.undo_asked.connect(self._undo)
        window.lock_asked.connect(self.lock)
        window.close_asked.connect(self._close)
        window.stay_asked.connect(self._idle.stay)
        window.help_asked.connect(self._help)
        self._idle.counted_down.connect(window.countdown.count)
        self._idle.stayed.connect(window.countdown.stop)
        self._idle.passed.connect(self.lock)
        self._backing_up.made.connect(lambda: window.refresh(Changed()))

    def _watch_leaving(self) -> None:
        """Lock as soon as the operating system says that nobody is at the screen; asked once the window stands."""
        watch = leaving(self.window)
        watch.left.connect(self.lock)
        self.closed.connect(watch.close)

    def _return_to(self, place: Place) -> None:
        self.window.go(place.page or "today")
        self.window.show_drafts(place.drafts)

    def _note_change(self) -> None:
        self._lasting = f"Saved {self._session.clock.now().astimezone():%H:%M}"

    def _say_below(self, words: str) -> None:
        self.window.strip.say(words, self._lasting)

    def _switch_names(self, real: bool) -> None:
        self.desk.switch_names(real=real)
        if real:
            self._note_look(self._session.looks.unmasked)
        self.desk.said.emit("Real names are shown" if real else "Published names are shown")

    def _copy(self, text: str) -> None:
        self._clipboard.copy(text)
        self._note_look(self._session.looks.copied)

    def _note_look(self, tell: Callable[[str], None]) -> None:
        """Tell the journal of a look, with the review that is on the screen."""
        page, review_id, *_ = (*self.window.place().split("/"), "")
        self.desk.ask(
            lambda: tell(review_id if page == "reviews" else ""), _nothing, self._refuse, asker=self
        )

    def _help(self, page: str) -> None:
        self.window.go(f"help/{page}")

    def _settle(self, settings: Settings) -> None:
        self._idle.set_minutes(settings.idle_minutes)
        self._choose(settings)

    def _undo(self) -> None:
        self.desk.said.emit("Taking the last change back …")
        self.desk.take_back(self._refuse)

    def _alarm(self, fault: UserError) -> None:
        self.window.banner.say(fault.sentence, fault.remedy, kind="danger")

    def _refuse(self, fault: UserError) -> None:
        self.window.banner.refuse(fault)

    def _close(self) -> None:
        if not self._tasks.running:
            self._end(None)
            return
        self.window.banner.ask(
            "Something is still being worked on.",
            "Closing now stops it; nothing is half done.",
            (("Stop it and close", lambda: self._end(None)), ("Keep working", _nothing)),
        )

    def _take_leave(self, said: str) -> None:
        """Say what became of a vault that a verb has closed; then the program locks."""
        self._ending = True
        self._idle.close()
        self._keeping.stop()
        self._clipboard.clear()
        self._farewell = Farewell(said)
        self._farewell.resize(self.window.size())
        self._farewell.left.connect(self.locking)
        self._farewell.left.connect(lambda: self.closed.emit(True))
        self._farewell.show()
        self.window.hide()

    def _end(self, place: Place | None) -> None:
        """Close the vault; with a place to come back to, the program locks, else it ends."""
        if self._ending:
            return
        self._ending = True
        self._idle.close()
        self._keeping.stop()
        self._checking.stop()
        self._backing_up.stop()
        if self._reading_only is not None:
            self._reading_only.close()
        self._clipboard.clear()
        self.window.hide()
        places, kept, lock = self._session.places, self._kept, place is not None

        def close() -> None:
            try:
                if place is not None:
                    self._session.device.suspend()
                    places.keep(place)
                elif kept:
                    places.take()
            finally:
                self._session.close()

        def told(_: object) -> None:
            self.closed.emit(lock)

        self._tasks.ask(close, told, told, asker=self)


KNOWN: Final = (
    Found("Page", "Today", "today"),
    Found("Page", "Reviews", "reviews/"),
    Found("Page", "Actions", "actions"),
    Found("Page", "Releases", "releases/"),
    Found("Page", "Recipients of releases", "releases/recipients"),
    Found("Page", "Journal", "journal"),
    Found("Page", "Backups: make, try, restore", "backups"),
    Found("Page", "Retention: how long reviews are kept, holds, erasure", "journal/retention"),
    Found("Page", "Settings", "settings"),
    Found("Page", "Help", "help"),
    Found("Command", "Add a review", "reviews/new"),
    Found("Command", "Import a list of past reviews", "reviews/import"),
    Found("Command", "New release", "releases/new"),
    Found("Setting", "Appearance: light, dark, high contrast", "settings/appearance"),
    Found("Setting", "Text size", "settings/text_size"),
    Found("Setting", "Lock when nobody is there", "settings/lock"),
    Found("Setting", "Remember on this computer", "settings/remember"),
    Found("Setting", "Change the passphrase", "settings/passphrase"),
    Found("Setting", "Add a person who can open the vault", "settings/people"),
    Found("Setting", "Withdraw a person from the vault", "settings/people"),
    Found("Setting", "Split the recovery code into shares", "settings/split"),
    Found("Setting", "Encrypt the vault anew", "settings/reencrypt"),
)
"""What the search finds besides records."""


def entries(desk: Desk, settings: Settings, settle: Callable[[Settings], None]) -> list[Entry]:
    """Return the areas of work in the order of the sidebar; `settle` lets other settings hold."""
    return [
        Entry("today", "today", "Today", lambda: TodayScreen(desk)),
        Entry("reviews", "reviews", "Reviews", lambda: ReviewsScreen(desk)),
        Entry("actions", "actions", "Actions", lambda: ActionsScreen(desk)),
        Entry("releases", "releases", "Releases", lambda: ReleasesScreen(desk)),
        Entry("reports", "documents", "Check a report", lambda: ReportsScreen(desk)),
        Entry("search", "search", "Search", lambda: SearchScreen(desk, KNOWN), keys="Ctrl+K"),
        Entry("journal", "history", "Journal", lambda: JournalScreen(desk), at_foot=True),
        Entry("backups", "vault", "Backups", lambda: BackupsScreen(desk), at_foot=True),
        Entry(
            "settings", "settings", "Settings", lambda: SettingsScreen(desk, settings, settle), at_foot=True
        ),
        Entry("help", "help", "Help", lambda: HelpScreen(desk.memory), at_foot=True),
    ]


def _nothing(*_: object) -> None:
    """Go on as before."""
