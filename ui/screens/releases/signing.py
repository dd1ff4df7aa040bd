"""What a second person signs for, on one page: names on purpose and kept strings, each beside what would leave.

Every line is agreed to by a key of its own; what was agreed is forgotten as soon as anything of it changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.words import counted
from dhr_desktop.model.release import Verdict
from dhr_desktop.services.releases import Context, Named, QueueItem, Treated
from ui.platform.desk import Desk
from ui.screens.releases.verdicts import in_places, why
from ui.tables.column import Align, Column
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel
from ui.widgets.side_by_side import SideBySide, Span
from ui.widgets.two_pane import TwoPane


@dataclass(frozen=True, slots=True, repr=False)
class ToSign:
    """One line: a string, why it is here, what would leave, and whether the second person has agreed.

    Attributes:
        key: tells it apart, and changes with anything that is shown of it.
        string: the words as they would stand.
        reason: why it is here, in words.
        by: who asked for it.
        count: in how many places.
        contexts: the first of them.
        is_agreed: True where the second person pressed the key.
    """

    key: str
    string: str
    reason: str
    by: str
    count: int
    contexts: tuple[Context, ...]
    is_agreed: bool = False


def of_name(named: Named) -> ToSign:
    """Return the line of a name on purpose."""
    name = named.name
    where = ", ".join(document.label.lower() for document in name.documents)
    wished = f"; wished by: {name.asked_by}" if name.asked_by else ""
    reason = name.reason.label if name.reason else ""
    return ToSign(
        key=f"name {name.id} {named.count}",
        string=name.string,
        reason=f"{reason}; in: {where}{wished}",
        by=name.by,
        count=named.count,
        contexts=named.contexts,
    )


def of_item(item: QueueItem) -> ToSign:
    """Return the line of a string that is kept although it looks like a person."""
    decision = item.decision
    stands = item.string if item.verdict is Verdict.KEEP else " or ".join(item.replacements)
    return ToSign(
        key=f"kept {item.string} {item.context_hash} {stands}",
        string=item.string,
        reason=f"Kept: {why(item)}",
        by=decision.by if decision is not None else "",
        count=item.count,
        contexts=item.contexts,
    )


def to_sign(found: Treated | None) -> tuple[ToSign, ...]:
    """Return what takes a second person, signed or not: names on purpose, and what is kept although it looks like a person."""
    if found is None:
        return ()
    items = (item for item in found.queue if item.takes_two)
    return (*(of_name(one) for one in found.named), *(of_item(item) for item in items))


def is_unsigned(found: Treated | None) -> bool:
    """Say whether a second person still has to sign."""
    return found is not None and bool(found.unsigned or (found.named and not found.names_signed))


_COLUMNS: Final[tuple[Column[ToSign], ...]] = (
    Column("string", "Would stand as", lambda row: row.string, width=180),
    Column("why", "Why", lambda row: row.reason, width=260, stretch=True, tone=lambda _: "quiet"),
    Column(
        "count", "Times", lambda row: f"{row.count:,}", sort=lambda row: row.count, width=64,
        align=Align.RIGHT, tone=lambda _: "quiet",
    ),
    Column("by", "Asked by", lambda row: row.by, width=140, tone=lambda _: "quiet"),
    Column(
        "agreed", "Second person", lambda row: "Agreed" if row.is_agreed else "Not yet", width=130,
        tone=lambda row: "" if row.is_agreed else "warning",
    ),
)  # fmt: skip
_WIDE_FROM: Final = 720
"""From which width on, at 100 % text, every column is shown."""


class SigningPane(QWidget):
    """The lines above, the texts of the current one below.

    Signals:
        agreed: the second person agreed to some lines, or took that back.
        refused: the second person does not agree to the current line; carries its string.
    """

    agreed = Signal()
    refused = Signal(str)

    def __init__(self, desk: Desk, *, can_refuse: bool = False) -> None:
        """Make it; `can_refuse` adds the key by which a line is sent back."""
        super().__init__()
        self._desk = desk
        self._agreed: set[str] = set()
        self._is_narrow = False
        self._rows: tuple[ToSign, ...] = ()
        self.listing: ListView[ToSign] = ListView(
            "To be signed",
            _COLUMNS,
            lambda row: row.key,
            nouns=("line", "lines"),
            search=False,
            empty=EmptyState("good", "Nothing here needs a second person.", "You can go on."),
            memory=desk.memory,
            copy=desk.copy,
        )
        self.listing.table.setSelectionMode(self.listing.table.SelectionMode.ExtendedSelection)
        self.listing.chosen.connect(self._show)
        self.texts = SideBySide("As it stands in the records", "As it would leave")
        self.agree = button("Agree  Y", self._agree, tip="The second person has read it, and it may stand")
        self.refuse = button("Not this  N", self._refuse, tip="Send the release back with a note")
        self._about = PlainLabel("", "quiet", wrap=True)
        self._pages = QStackedWidget()
        self._hidden = EmptyState(
            "hide",
            "Real names are hidden now.",
            "This page shows them as they stand in the records.",
            "Show real names",
            lambda: desk.switch_names(real=True),
        )
        self._lay_out()
        self.refuse.setVisible(can_refuse)
        for key, does in (("Y", self.agree.click), ("N", self.refuse.click)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)
        desk.names_switched.connect(self._turn)
        self.setFocusProxy(self.listing)
        self._turn()

    @property
    def left(self) -> int:
        """How many lines the second person has not agreed to."""
        return sum(row.key not in self._agreed for row in self._rows)

    def show_lines(self, rows: Sequence[ToSign]) -> None:
        """Show other lines; an agreement holds for a line that is exactly as it was."""
        self._rows = tuple(rows)
        self._agreed &= {row.key for row in rows}
        self._load()
        if self.listing.current_row() is None:
            self.listing.select_first()

    def forget(self) -> None:
        """Take every agreement back."""
        self._agreed.clear()
        self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room for them; the line below the list tells what stood in them."""
        super().resizeEvent(event)
        self._is_narrow = self.width() < current().scaled(_WIDE_FROM)
        for place, column in enumerate(_COLUMNS):
            if column.key in ("why", "count", "by"):
                self.listing.table.setColumnHidden(place, self._is_narrow)
        self._say()

    def _load(self) -> None:
        self.listing.set_rows(
            [
                ToSign(
                    row.key, row.string, row.reason, row.by, row.count, row.contexts, row.key in self._agreed
                )
                for row in self._rows
            ]
        )
        self.agree.setEnabled(bool(self._rows))
        self.refuse.setEnabled(bool(self._rows))
        self._show(self.listing.current_row())
        self.agreed.emit()

    def _agree(self) -> None:
        """Agree to all that is selected, and go to the next line that is left."""
        if self._pages.currentWidget() is self._hidden:
            return
        places = sorted(index.row() for index in self.listing.table.selectionModel().selectedRows())
        shown = list(self.listing.model.rows)
        self._agreed |= {shown[place].key for place in places}
        self._load()
        after = [*shown[places[-1] + 1 :], *shown] if places else shown
        following = next((row for row in after if row.key not in self._agreed), None)
        if following is not None:
            self.listing.select(following.key)
        self.listing.setFocus()

    def _refuse(self) -> None:
        row = self.listing.current_row()
        if row is not None and self._pages.currentWidget() is not self._hidden:
            self._agreed.discard(row.key)
            self._load()
            self.refused.emit(row.string)

    def _say(self) -> None:
        """Say how many lines are left, and why the current one is here where its column has no room."""
        row, left = self.listing.current_row(), self.left
        about = f"{row.reason}; {row.by}" if row is not None and self._is_narrow else ""
        waits = f"{counted(left, 'line')} to be read by the second person" if left else ""
        self._about.setText(". ".join(part for part in (waits, about) if part))

    def _show(self, row: ToSign | None) -> None:
        self._say()
        if row is None:
            self.texts.show_texts("", "")
            return
        shown = in_places(row.string, row.contexts, row.count, (row.string,))
        self.texts.show_texts(
            shown.before,
            shown.after,
            [Span(*mark, "flagged") for mark in shown.marks_before],
            [Span(*mark, "flagged") for mark in shown.marks_after],
        )

    def _turn(self) -> None:
        self._pages.setCurrentWidget(self._panes if self._desk.real_names else self._hidden)

    def _lay_out(self) -> None:
        look = current()
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self.agree)
        row.addWidget(self.refuse)
        row.addWidget(self._about, 1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(3))
        column.addLayout(row)
        column.addWidget(self.texts, 1)
        self._panes = TwoPane(
            self.listing, below, key="signing", share=0.5, memory=self._desk.memory, upright=True
        )
        self._pages.addWidget(self._panes)
        self._pages.addWidget(self._hidden)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)
