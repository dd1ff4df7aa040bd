"""Search: results as you type, with the matched words shown; pages of the window are found too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.catalogue import BY_NAME
from dhr_desktop.services.search import Hit
from ui.platform.desk import Desk
from ui.tables.column import Column, folded
from ui.tables.list_view import ListView
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page
from ui.widgets.search_box import SearchBox

_TABS = {
    "case_review": "overview",
    "person": "people",
    "panel_member": "panel",
    "meeting": "meetings",
    "recommendation": "recommendations",
    "action": "recommendations",
    "progress_update": "recommendations",
    "state_change": "history",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the results: a kind, words, and the place it leads to."""

    kind: str
    words: str
    place: str


class SearchScreen(Page):
    """One box over everything."""

    title = "Search"
    help = "01_first_steps"

    def __init__(self, desk: Desk, pages: Sequence[tuple[str, str]]) -> None:
        """Make it; `pages` are the key and word of every page of the window."""
        super().__init__()
        self._desk = desk
        self._pages = tuple(pages)
        self._asked = ""
        self._box = SearchBox("Search", "Words in any record, or the name of a page")
        self._box.searched.connect(self._search)
        self._box.returnPressed.connect(self._first)
        self._empty = EmptyState(
            "search", "Type what you are looking for.", "The beginning of a word is enough."
        )
        self.listing: ListView[Found] = ListView(
            "Results",
            (
                Column("kind", "Kind", lambda row: row.kind, width=150, tone=lambda _: "quiet"),
                Column("words", "What was found", lambda row: row.words, stretch=True, width=400),
            ),
            lambda row: (row.place, row.words),
            nouns=("result", "results"),
            empty=self._empty,
            search=False,
            memory=desk.memory,
        )
        self.listing.opened.connect(lambda row: desk.go(row.place))
        self.body.addWidget(self._box)
        self.body.addWidget(self.listing, 1)
        self.setFocusProxy(self._box)

    def go(self, place: str) -> None:
        """Search for what stands after the page's key."""
        self._box.setText(place)

    def _search(self, text: str) -> None:
        self._asked = text
        if not text.strip():
            self._empty.say("Type what you are looking for.", "The beginning of a word is enough.")
            self.listing.set_rows(())
            return
        self._desk.ask(
            lambda: self._desk.session.search.find(text),
            lambda hits: self._show(text, hits),
            self._refuse,
            asker=self,
        )

    def _show(self, text: str, hits: Sequence[Hit]) -> None:
        if text != self._asked:
            return
        wanted = folded(text)
        pages = [Found("Page", label, f"{key}/") for key, label in self._pages if wanted in folded(label)]
        self._empty.say("Nothing was found.", "Try the beginning of another word.")
        self.listing.set_rows([*pages, *(found for hit in hits if (found := self._found(hit)) is not None)])

    def _first(self) -> None:
        self.listing.select_first()
        self.listing.table.setFocus()

    def _refuse(self, fault: UserError) -> None:
        self.header.banner.refuse(fault)

    def _found(self, hit: Hit) -> Found | None:
        """Return the line of a hit; where published names are shown, nothing of a person or a text is."""
        noun = BY_NAME[hit.entity].LABEL
        words = "  ·  ".join(part for part in (hit.title, hit.excerpt) if part).replace("\n", " ")
        plain = (
            words.replace("\x02", "").replace("\x03", "")
            if self._desk.real_names
            else "(hidden while names are hidden)"
        )
        if hit.entity in _TABS and hit.review_id:
            return Found(noun, plain, f"reviews/{hit.review_id}/{_TABS[hit.entity]}/{hit.record_id}")
        if hit.entity in ("release", "recipient"):
            return Found(noun, plain, "releases/")
        return None
