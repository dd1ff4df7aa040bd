"""Names that stand on purpose: a tick for each name and document, and a line for one that the program does not propose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.on_purpose import NameOnPurpose, NameReason, Outgoing
from dhr_desktop.services.sign_offs import Listed, Proposed
from ui.platform.desk import Desk
from ui.screens.releases.making import Making
from ui.screens.releases.step import scrolling
from ui.screens.releases.tick_list import TickList
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel

_TOLD = (
    "A chair, an author, a panel member, a designated officer, or a real name that a family chose may stay. Each stays in the "
    "documents that are ticked, exactly as it is written here, once a second person has signed; elsewhere something else stands."
)


@dataclass(frozen=True, slots=True, repr=False)
class _Line:
    """One name, by what it is; documents are ticked apart."""

    review_id: str
    string: str
    reason: NameReason
    person_id: str = ""


class NamesList(QWidget):
    """The list of one release. Emits `closed` when it is done with, whether or not anything changed."""

    closed = Signal()

    def __init__(self, desk: Desk, making: Making) -> None:
        super().__init__()
        self._desk = desk
        self._making = making
        self._lines: dict[_Line, str] = {}
        self._references: dict[str, str] = {}
        self._keys: dict[str, tuple[_Line, Outgoing]] = {}
        self.banner = Banner()
        self._none = PlainLabel(
            "The texts name no chair, author or panel member in full, and no family chose a real name.",
            "quiet",
            wrap=True,
        )
        self.ticks = TickList("Names on purpose", ("name and document", "names and documents"))
        self.name = QLineEdit()
        self.name.setAccessibleName("Another name, in full")
        self.name.setPlaceholderText("Another name, in full and exactly as it stands")
        self.name.setMaxLength(200)
        self.name.returnPressed.connect(self.add)
        self.reason = QComboBox()
        self.reason.setAccessibleName("Why it stands")
        for reason in NameReason:
            if reason is not NameReason.FAMILY:
                self.reason.addItem(reason.label, reason)
        self.review = QComboBox()
        self.review.setAccessibleName("In which review")
        self._add = button("Add", self.add, icon="add")
        self.use = button("Use this list", self.save, role="primary")
        self._lay_out()

    def _lay_out(self) -> None:
        look = current()
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self.name, 1)
        for widget in (self.reason, self.review, self._add):
            row.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(look.space(2))
        foot.addWidget(self.use)
        foot.addWidget(button("Leave it as it was", self.closed.emit))
        foot.addStretch(1)
        area, column = scrolling()
        column.addWidget(PlainLabel("Names on purpose", "section"))
        column.addWidget(PlainLabel(_TOLD, wrap=True))
        column.addWidget(self.banner)
        self.ticks.setMinimumHeight(look.scaled(150))
        column.addWidget(self._none)
        column.addWidget(self.ticks, 100)
        column.addLayout(row)
        column.addLayout(foot)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    def begin(self) -> None:
        """Read what is proposed and what is on the list."""
        scope, sign_offs = self._making.scope, self._desk.session.sign_offs
        material = self._making.material
        if scope is None or material is None:
            return
        self._references = {review.id: review.reference for review in material.source.reviews}
        self.review.clear()
        for review_id, reference in self._references.items():
            self.review.addItem(reference, review_id)
        self.banner.clear()
        self._desk.ask(
            lambda: (
                sign_offs.in_the_way(),
                sign_offs.proposed(scope.review_ids),
                sign_offs.names(scope.recipient_id, scope.review_ids),
            ),
            self._load,
            self.banner.refuse,
            asker=self,
        )

    def add(self) -> None:
        """Offer a name that was typed, ticked for every document."""
        string = " ".join(self.name.text().split())
        reason, review_id = self.reason.currentData(), self.review.currentData()
        if not string or reason is None or review_id is None:
            self.name.setFocus()
            return
        line = _Line(str(review_id), string, NameReason(reason))
        self._lines.setdefault(line, "")
        chosen = {*self.ticks.chosen(), *(_key(line, document) for document in Outgoing)}
        self._offer()
        self.ticks.show_chosen(chosen)
        self.name.clear()

    def save(self) -> None:
        """Make the list exactly what is ticked."""
        scope, material, sign_offs = self._making.scope, self._making.material, self._desk.session.sign_offs
        if scope is None or material is None:
            return
        wanted = self._wanted()
        recipient = material.source.recipient
        self.use.setEnabled(False)
        self._desk.change(
            lambda: sign_offs.choose(recipient, scope.review_ids, wanted),
            lambda _: self._saved(),
            self._refuse,
            asker=self,
        )

    def _wanted(self) -> list[Listed]:
        documents: dict[_Line, list[Outgoing]] = {}
        for key in self.ticks.chosen():
            line, document = self._keys[key]
            documents.setdefault(line, []).append(document)
        return [
            Listed(line.review_id, line.string, line.reason, tuple(found), line.person_id, self._lines[line])
            for line, found in documents.items()
        ]

    def _load(self, found: tuple[str, tuple[Proposed, ...], tuple[NameOnPurpose, ...]]) -> None:
        alone, proposed, listed = found
        self._lines = {
            _Line(one.review_id, one.string, one.reason, one.person_id): one.asked_by for one in proposed
        }
        chosen: set[str] = set()
        for name in listed:
            line = _Line(name.review_id, name.string, name.reason or NameReason.PANEL, name.person_id)
            self._lines[line] = name.asked_by
            chosen |= {_key(line, document) for document in name.documents}
        self._offer()
        self.ticks.show_chosen(chosen)
        self.ticks.setEnabled(not alone or bool(chosen))
        for widget in (self.name, self.reason, self.review, self._add):
            widget.setEnabled(not alone)
        self.use.setEnabled(not alone or bool(chosen))
        if alone:
            self.banner.say(alone, kind="warning", stays=True)
        self.setTabOrder(self.ticks, self.name)
        (self.ticks if self._keys else self.name).setFocus()

    def _offer(self) -> None:
        self._keys = {_key(line, document): (line, document) for line in self._lines for document in Outgoing}
        self.ticks.offer([(key, self._words(line, document)) for key, (line, document) in self._keys.items()])
        self._none.setVisible(not self._keys)
        self.ticks.setVisible(bool(self._keys))

    def _words(self, line: _Line, document: Outgoing) -> str:
        string = line.string if self._desk.real_names else "Name hidden"
        parts = (string, line.reason.label, self._references.get(line.review_id, ""), _PLACES[document])
        return " · ".join(part for part in parts if part)

    def _saved(self) -> None:
        self.use.setEnabled(True)
        self._making.look_if_stale()
        self.closed.emit()

    def _refuse(self, fault: UserError) -> None:
        self.use.setEnabled(True)
        self.banner.refuse(fault)


_PLACES = {Outgoing.ACTION_PLAN: "in the action plan", Outgoing.TABLES: "in the tables"}


def _key(line: _Line, document: Outgoing) -> str:
    return f"{line.review_id} {line.reason} {document} {line.person_id} {line.string}"


def chosen_words(names: Iterable[object], *, signed: bool) -> str:
    """Return in words how many names stand on purpose."""
    count = len(tuple(names))
    if not count:
        return "No name stands on purpose."
    noun = "1 name stands" if count == 1 else f"{count} names stand"
    return f"{noun} on purpose" + (", signed." if signed else ", to be signed.")
