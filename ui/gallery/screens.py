"""The screens in the window's frame, filled with the invented cases and empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.release import Verdict
from dhr_desktop.services.settings import Settings
from ui.gallery.entry import LAPTOP, Entry
from ui.opened import entries
from ui.platform.desk import Desk
from ui.screens.releases.screen import ReleasesScreen
from ui.screens.releases.verdicts import Ruling
from ui.screens.settings.screen import SettingsScreen
from ui.shell.main_window import MainWindow
from ui.widgets.search_box import SearchBox

Desks = Callable[[], Desk]
"""Gives a desk when it is first asked for: making a vault takes a moment."""
_TABS = ("overview", "people", "panel", "meetings", "recommendations", "history")


def screen_entries(filled: Desks, empty: Desks) -> tuple[Entry, ...]:
    """Return the pictures of all screens, over a vault of invented cases and over an empty one."""
    found = [
        Entry(
            f"screen-{key}",
            _going(filled, key),
            LAPTOP,
            large=key in ("today", "reviews", "actions", "journal", "backups"),
        )
        for key in (
            "today",
            "reviews",
            "actions",
            "releases",
            "reports",
            "journal",
            "backups",
            "settings",
            "help",
        )
    ]
    found += [
        Entry(f"screen-review-{tab}", _opening(filled, tab), LAPTOP, large=tab in ("overview", "people"))
        for tab in _TABS
    ]
    found += [
        Entry("screen-releases-new", _going(filled, "releases/new"), LAPTOP),
        Entry("screen-releases-names", _deciding(filled), LAPTOP, large=True),
        Entry("screen-releases-on-purpose", _listing(filled), LAPTOP, large=True),
        Entry("screen-releases-second", _signing(filled), LAPTOP, large=True),
        Entry("screen-releases-recipients", _going(filled, "releases/recipients"), LAPTOP),
        Entry("screen-retention", _going(filled, "journal/retention"), LAPTOP, large=True),
        Entry("screen-settings-people", _going(filled, "settings/people"), LAPTOP),
        Entry("screen-settings-adding", _adding(filled), LAPTOP, large=True),
        Entry("screen-settings-split", _splitting(filled), LAPTOP),
        Entry("screen-search", _searching(filled, "risk assessment"), LAPTOP),
        *[
            Entry(f"screen-{key}-empty", _going(empty, key), LAPTOP)
            for key in ("today", "reviews", "actions", "releases")
        ],
    ]
    return tuple(found)


def _window(desk: Desk) -> MainWindow:
    window = MainWindow(
        entries(desk, Settings(), _keep_nothing),
        vault="Merefordshire",
        who=desk.session.who,
        memory=desk.memory,
    )
    desk.wanted.connect(window.go)
    return window


def _going(desks: Desks, place: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        window = _window(desks())
        window.go(place)
        return window

    return make


def _opening(desks: Desks, tab: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        desk = desks()
        rows = desk.session.reviews.rows(desk.clock.today())
        under_way = sorted(row.id for row in rows if row.state in (State.IMPLEMENTING, State.PUBLISHED))
        window = _window(desk)
        window.go(f"reviews/{under_way[0]}/{tab}")
        return window

    return make


def _searching(desks: Desks, words: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        window = _window(desks())
        window.go(f"search/{words}")
        for box in window.findChildren(SearchBox):
            box.returnPressed.emit()
        return window

    return make


def _deciding(desks: Desks, recipient: int = 0) -> Callable[[], QWidget]:
    """Return what makes a window at the second step of a release of the first reviews that have a plan."""

    def make() -> QWidget:
        desk = desks()
        rows = desk.session.reviews.rows(desk.clock.today())
        planned = sorted((row.reference, row.id) for row in rows if row.recommendations)
        window = _window(desk)
        window.go("releases/new")
        page = window.page("releases")
        assert isinstance(page, ReleasesScreen)
        scope = page.wizard.scope
        scope.recipient.setCurrentIndex(recipient)
        scope.reason.setText("Six-month return for the oversight pilot")
        scope.reviews.show_chosen(review_id for _, review_id in planned[:6])
        page.wizard.go_on()
        return window

    return make


def _listing(desks: Desks) -> Callable[[], QWidget]:
    """Return what makes the same window with the list of names on purpose."""

    def make() -> QWidget:
        window = _deciding(desks)()
        page = window.page("releases") if isinstance(window, MainWindow) else None
        assert isinstance(page, ReleasesScreen)
        page.wizard.names.choose_names.click()
        chooser = page.wizard.names.names
        for place, name in enumerate(("Helen Ashdown", "Tomasz Brooker", "Ifeoma Quaye")):
            chooser.reason.setCurrentIndex(place)
            chooser.name.setText(name)
            chooser.add()
        return window

    return make


def _signing(desks: Desks) -> Callable[[], QWidget]:
    """Return what makes a window at the third step, with whatever is open kept, for a recipient of its own."""

    def make() -> QWidget:
        window = _deciding(desks, recipient=1)()
        page = window.page("releases") if isinstance(window, MainWindow) else None
        assert isinstance(page, ReleasesScreen)
        making = page.wizard.making
        making.decide([item for item in making.items if item.is_open], Ruling(Verdict.KEEP))
        page.wizard.go_on()
        return window

    return make


def _adding(desks: Desks) -> Callable[[], QWidget]:
    """Return what makes a window in which a second person is being added."""

    def make() -> QWidget:
        window = _going(desks, "settings/people")()
        page = window.page("settings") if isinstance(window, MainWindow) else None
        assert isinstance(page, SettingsScreen)
        page.people.adding.click()
        page.adding.who.setText("Tomasz Brooker")
        return window

    return make


def _splitting(desks: Desks) -> Callable[[], QWidget]:
    """Return what makes a window in which the recovery code is about to be split."""

    def make() -> QWidget:
        window = _going(desks, "settings/split")()
        page = window.page("settings") if isinstance(window, MainWindow) else None
        assert isinstance(page, SettingsScreen)
        page.show_splitting()
        return window

    return make


def _keep_nothing(_: Settings) -> None:
    """Let no setting hold: a picture changes nothing."""
