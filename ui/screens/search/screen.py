"""Search: results as you type, with the matched words shown; pages, settings and commands are found too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.model.catalogue import BY_NAME
from dhr_desktop.services.search import Hit
from ui.platform.desk import Desk
from ui.tables.column import Column, folded
from ui.tables.list_view import ListView
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page
from ui.widgets.search_box import SearchBox

_TABS: Final = {
    "case_review": "overview",
    "person": "people",
    "panel_member": "panel",
    "meeting": "meetings",
    "recommendation": "recommendations",
    "action": "recommendations",
    "progress_update": "recommendations",
    "state_change": "history",
}
_BEGIN: Final = ("Type what you are looking for.", "The beginning of a word is enough.")
_MASKED: Final = "Not shown while published names are (Ctrl+R)"


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the results: a kind, words, the place it leads to, and the review that it belongs to."""

    kind: str
    words: str
    place: str
    reference: str = ""


class SearchScreen(Page):
    """One box over everything."""

    title = "Search"
    help = "01_first_steps"

    def __init__(self, desk: Desk, known: Sequence[Found]) -> None:
        """Make it; `known` are the pages, settings and commands of the window."""
        super().__init__()
        self._desk = desk
        self._known = tuple(known)
        self._asked = ""
        self._references: dict[str, str] | None = None
        self.box = SearchBox("Search", "Words in any record, or the name of a page")
        self.box.searched.connect(self._search)
        self.box.returnPressed.connect(self._first)
        self._empty = EmptyState("search", *_BEGIN)
        self.listing: ListView[Found] = ListView(
            "Results",
            (
                Column("kind", "Kind", lambda row: row.kind, width=150, tone=lambda _: "quiet"),
                Column("words", "What was found", lambda row: row.words, stretch=True, width=400),
                Column("review", "Review", lambda row: row.reference, width=120),
            ),
            lambda row: (row.place, row.words),
            nouns=("result", "results"),
            empty=self._empty,
            search=False,
            memory=desk.memory,
            copy=desk.copy,
        )
        self.listing.opened.connect(self._open)
        desk.names_switched.connect(self._search_again)
        self.body.addWidget(self.box)
        self.body.addWidget(self.listing, 1)
        self.setFocusProxy(self.box)

    def refresh(self, changed: Changed) -> None:
        """Search again when next asked: references may have changed."""
        if "case_review" in changed.entities:
            self._references = None

    def go(self, place: str) -> None:
        """Search for what stands after the page's key; without it, be ready for other words."""
        if place:
            self.box.setText(place)
        else:
            self.box.selectAll()

    def _search(self, text: str) -> None:
        self._asked = text
        if not text.strip():
            self._empty.say(*_BEGIN)
            self.listing.set_rows(())
            return
        session, references = self._desk.session, self._references
        self._desk.ask(
            lambda: (
                session.search.find(text),
                dict(session.reviews.options()) if references is None else references,
            ),
            lambda found: self._show(text, *found),
            self._refuse,
            asker=self,
        )

    def _show(self, text: str, hits: Sequence[Hit], references: dict[str, str]) -> None:
        if text != self._asked:
            return
        self._references = references
        wanted = folded(text).strip()
        known = [found for found in self._known if wanted in folded(found.words)]
        of_kind: dict[str, list[Found]] = {}
        for hit in hits:
            if (found := self._found(hit)) is not None:
                of_kind.setdefault(found.kind, []).append(found)
        self._empty.say("Nothing was found.", "Try the beginning of another word.")
        self.listing.set_rows([*known, *(found for kind in of_kind.values() for found in kind)])

    def _search_again(self) -> None:
        self._search(self._asked)

    def _open(self, row: Found) -> None:
        self._desk.go(row.place)

    def _first(self) -> None:
        self.listing.select_first()
        self.listing.table.setFocus()

    def _refuse(self, fault: UserError) -> None:
        self.header.banner.refuse(fault)

    def _found(self, hit: Hit) -> Found | None:
        """Return the line of a hit; where published names are shown, nothing of a person or a text is."""
        noun = BY_NAME[hit.entity].LABEL
        words = "  ·  ".join(part for part in (hit.title, hit.excerpt) if part).replace("\n", " ")
        plain = words.replace("\x02", "").replace("\x03", "") if self._desk.real_names else _MASKED
        if hit.entity in _TABS and hit.review_id:
            place = f"reviews/{hit.review_id}/{_TABS[hit.entity]}/{hit.record_id}"
            return Found(noun, plain, place, (self._references or {}).get(hit.review_id, ""))
        if hit.entity in ("release", "recipient"):
            return Found(
                noun,
                plain,
                "releases/recipients" if hit.entity == "recipient" else f"releases/{hit.record_id}",
            )
        return None
