"""Today: small counts on top, then what is due, grouped by how soon; each line opens its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.backup_rules import Standing
from dhr_desktop.services.today import Due, Soon, Today
from ui.platform.desk import Desk
from ui.screens.today.signatures import Signatures
from ui.tables.column import Column
from ui.tables.days import day_in_brief
from ui.tables.filters import ChoiceFilter
from ui.tables.list_view import ListView
from ui.theme.look import current, set_icon
from ui.widgets.buttons import button
from ui.widgets.count_card import CountCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page

_CONCERNED: Final = frozenset({"case_review", "action", "meeting", "recommendation", "retention", "hold"})
_LOW: Final = 520
"""Below which height, at 100 % text, the counts stand on one line."""
_CARDS: Final = (("pending", "pending"), ("ongoing", "ongoing"), ("published", "published"))
_CALM: Final = "Nothing is due in the next three months."
_TABS: Final = {"action": "recommendations", "meeting": "meetings"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page."""

    soon: Soon
    due: Due


class TodayScreen(Page):
    """What a day begins with."""

    title = "Today"
    help = "01_first_steps"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards = {key: CountCard(words) for key, words in _CARDS}
        self._late = CountCard("overdue")
        self._counts: dict[str, int] = {}
        self._low = False
        row = QHBoxLayout()
        row.setSpacing(current().space(3))
        for key, card in self._cards.items():
            row.addWidget(card, 1)
            card.clicked.connect(self._going(key))
        row.addWidget(self._late, 1)
        self._late.clicked.connect(self._show_late)
        self.signatures = Signatures(desk)
        self.body.addWidget(self.signatures)
        self.body.addLayout(row)
        self._empty = EmptyState(
            "good", _CALM, "What comes up will stand here.", "Go to the reviews", lambda: desk.go("reviews/")
        )
        self.listing: ListView[Line] = ListView(
            "What is due",
            (
                Column("when", "When", _when, sort=lambda line: line.due.on, width=130, tone=_tone),
                Column("on", "Date", _day, sort=lambda line: line.due.on, width=130, tone=lambda _: "quiet"),
                Column("what", "What", lambda line: line.due.words, stretch=True, width=320),
                Column("reference", "Review", lambda line: line.due.reference, width=140),
                Column("soon", "How soon", lambda line: line.soon.value, width=190, tone=lambda _: "quiet"),
            ),
            lambda line: (line.due.entity, line.due.record_id, line.due.words),
            nouns=("thing due", "things due"),
            filters=(ChoiceFilter("soon", "How soon", lambda line: [line.soon.value], "Everything"),),
            empty=self._empty,
            memory=desk.memory,
            copy=desk.copy,
        )
        self.listing.opened.connect(self._open)
        self.body.addWidget(self.listing, 1)
        self._warning = ""
        self._backups = button("", lambda: desk.go("backups"), role="link")
        self.body.addWidget(self._backups, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.listing)
        self.refresh(Changed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the list where the page is low."""
        super().resizeEvent(event)
        self._low = self.height() < current().scaled(_LOW)
        self._name_cards()
        self._name_day()

    def refresh(self, changed: Changed) -> None:
        """Look again where something that can be due changed."""
        if not changed or changed.entities & _CONCERNED:
            today = self._desk.clock.today()
            self._desk.ask(lambda: self._desk.session.today.look(today), self._show, self._refuse, asker=self)
        if not changed or "sign_off" in changed.entities:
            self._desk.ask(self._desk.session.waiting.mine, self.signatures.show_waiting, asker=self)
        if not changed:
            self._desk.ask(self._desk.session.backups.standing, self._show_standing, self._refuse, asker=self)

    def _show(self, today: Today) -> None:
        self._name_day()
        self._counts = {key: today.counts.get(key, 0) for key in self._cards}
        self._counts["overdue"] = today.totals[Soon.OVERDUE]
        self._name_cards()
        if not any(today.counts.values()):
            self._empty.say("There are no reviews in this vault yet.", "Add the first, or bring in a list.")
        else:
            self._empty.say(_CALM, "What comes up will stand here.")
        lines = [Line(soon, due) for soon, dues in today.groups.items() for due in dues]
        self.listing.set_rows(lines)
        hidden = sum(today.totals.values()) - len(lines)
        self.header.banner.clear()
        if hidden:
            self.header.banner.say(
                f"{counted(hidden, 'more thing is', 'more things are')} due and not listed here."
            )

    def _show_standing(self, standing: Standing) -> None:
        """Say quietly how old the backups are; as a warning where they are too old."""
        sentence, remedy = standing.warning
        self._warning = sentence
        self._backups.setText(f"{sentence} {remedy}" if sentence else standing.line)
        set_icon(self._backups, "warning" if sentence else "vault", "warning" if sentence else "quiet")
        self._name_day()

    def _name_day(self) -> None:
        """Say what day it is; where the page is low, a warning about backups stands beside it and not below the list."""
        day = self._desk.clock.today()
        words = f"{day:%A} {day.day} {day:%B %Y}"
        self._backups.setHidden(self._low)
        self.header.show_title(
            "Today", f"{words} · {self._warning}" if self._low and self._warning else words
        )

    def _name_cards(self) -> None:
        for key, card in (*self._cards.items(), ("overdue", self._late)):
            count = self._counts.get(key, 0)
            noun = "" if self._low or card is self._late else "review " if count == 1 else "reviews "
            card.set_low(self._low)
            card.show_count(count, f"{noun}{key}")

    def _going(self, status: str) -> Callable[[], None]:
        return lambda: self._desk.go(f"reviews/only:{status}")

    def _show_late(self) -> None:
        self.listing.filters.choose("soon", Soon.OVERDUE.value)
        self.listing.setFocus()

    def _open(self, line: Line) -> None:
        if line.due.entity == "retention":
            self._desk.go(f"journal/retention/{line.due.review_id}")
            return
        tab = _TABS.get(line.due.entity, "overview")
        record = line.due.record_id if line.due.entity in _TABS else ""
        self._desk.go(f"reviews/{line.due.review_id}/{tab}/{record}")

    def _refuse(self, fault: UserError) -> None:
        self.header.banner.refuse(fault)


def _when(line: Line) -> str:
    return line.due.when


def _day(line: Line) -> str:
    return day_in_brief(line.due.on)


def _tone(line: Line) -> str:
    return "warning" if line.due.days < 0 else ""
