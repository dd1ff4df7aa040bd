"""One release while it is being made: asks the session for each step and keeps what came back. It shows nothing.

A decision is shown at once and saved at once; the texts are then looked at anew away from the interface thread, once
however many decisions came in the meantime.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.services.releases import Built, Material, QueueItem, Releases, Sealed, Treated
from ui.platform.desk import Desk
from ui.screens.releases.pending import Pending
from ui.screens.releases.verdicts import Ruling

_FROM = frozenset(
    {
        "case_review",
        "person",
        "agency",
        "recommendation",
        "action",
        "progress_update",
        "recipient",
        "decision",
        "name_on_purpose",
        "sign_off",
    }
)
"""What a release is made from; a change of any of it means that the texts are looked at anew."""


@dataclass(frozen=True, slots=True, repr=False)
class Scope:
    """Whom a release is for, which reviews, and why."""

    recipient_id: str
    review_ids: tuple[str, ...]
    reason: str


class Making(QObject):
    """The release under way.

    Signals:
        looked: the texts were looked at anew; `items` are what they hold.
        decided: `items` show a decision that has just been taken.
        built: the finished files were built and searched.
        sealed: the release has left; `sealed` says where it is.
        stopped: a UserError that came from looking, deciding, building or sealing.
        cancelled: somebody stopped the looking or the building.
    """

    looked = Signal()
    decided = Signal()
    built = Signal()
    sealed = Signal()
    stopped = Signal(object)
    cancelled = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.scope: Scope | None = None
        self.material: Material | None = None
        self.result: Built | None = None
        self.left: Sealed | None = None
        self.although_subtractable = False
        self.blind: tuple[int | None, int | None] = (None, None)
        self.treated: Treated | None = None
        self._pending = Pending()
        self._saving = 0
        self._looking = False
        self._again = False
        self._busy = False
        self._stale = True

    # What is known

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """Each changed or flagged string once, with every decision up to now."""
        return self._pending.items

    @property
    def open_count(self) -> int:
        """How many strings a person still has to decide about."""
        return sum(item.is_open for item in self.items)

    @property
    def is_current(self) -> bool:
        """True where `items` are what the vault's records and decisions yield now."""
        return self.material is not None and not (self._stale or self._looking or self._saving)

    @property
    def is_stale(self) -> bool:
        """True where the records changed, or were never looked at, and nothing is being done about it."""
        return self._stale and not self._looking and not self._saving

    @property
    def is_busy(self) -> bool:
        """True while the package is built or sealed."""
        return self._busy

    # What is done

    def set_scope(self, scope: Scope) -> None:
        """Make the release from this; another scope means looking anew."""
        if scope != self.scope:
            self.scope = scope
            self._forget()

    def start_again(self) -> None:
        """Forget this release; what was decided about strings stays in the vault."""
        self.scope = self.left = None
        self._forget()

    def look(self) -> None:
        """Collect the records and look at every text; where that is under way, once more afterwards."""
        scope = self.scope
        if scope is None or self.left is not None:
            return
        self._stale, self.result = True, None
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        self._pending.include()
        releases = self._desk.session.releases

        def collect() -> Material:
            recipient = releases.recipients.get(scope.recipient_id)
            return releases.collect(recipient, scope.review_ids, scope.reason)

        def collected(material: Material) -> None:
            self._desk.tasks.run_long(
                lambda progress: _reviewed(material, progress),
                lambda treated: self._take(scope, material, treated),
                self._stop_looking,
                words="Looking for names",
                asker=self,
                cancelled=self._stop_quietly,
            )

        self._desk.ask(collect, collected, self._stop_looking, asker=self)

    def look_if_stale(self) -> None:
        """Look anew where anything changed since the last time."""
        if self.is_stale:
            self.look()

    def decide(self, items: Iterable[QueueItem], ruling: Ruling) -> None:
        """Show, save and apply what a person said about some strings."""
        material, found = self.material, self._pending.found(items)
        if material is None or not found:
            return
        recipient, releases = material.source.recipient, self._desk.session.releases
        before = self._pending.rule(found, ruling)
        self.result = None
        self._saving += 1
        self.decided.emit()

        def unsaved(fault: UserError) -> None:
            self._saving -= 1
            self._pending.take_back(before)
            self.decided.emit()
            self.stopped.emit(fault)
            if not self._saving:
                self.look()

        self._desk.change(
            lambda: releases.decide(recipient, found, ruling.verdict, ruling.replacement),
            self._saved,
            unsaved,
            said="Decided",
            asker=self,
        )

    def build(self) -> None:
        """Render, pack and search the finished files."""
        material = self.material
        if material is None or self._busy or not self.is_current:
            return
        self._busy, self.result = True, None

        def done(result: Built) -> None:
            self._busy = False
            if material is self.material and self.is_current:
                self.result = result
                self.built.emit()
            else:
                self.cancelled.emit()

        self._desk.tasks.run_long(
            lambda progress: Releases.build(material, progress),
            done,
            self._stop_work,
            words="Building and checking the package",
            asker=self,
            cancelled=self._cancel_work,
        )

    def seal(self, folder: Path) -> None:
        """Seal what was built and checked, and enter it in the register."""
        material, result = self.material, self.result
        if material is None or result is None or self._busy or self.left is not None:
            return
        self._busy = True
        although = self.although_subtractable

        def done(sealed: Sealed) -> None:
            self._busy, self.left = False, sealed
            self._desk.changed.emit(sealed.changed)
            self._desk.said.emit("Sealed")
            self.sealed.emit()

        self._desk.tasks.ask(
            lambda: self._desk.session.releases.seal(
                material, result, folder, although_subtractable=although
            ),
            done,
            self._stop_work,
            words="Sealing the package",
            asker=self,
        )

    def hear(self, changed: Changed) -> bool:
        """Take note of what a verb changed; True where the texts have to be looked at anew because of it."""
        if self.material is None or self.left is not None or not changed.entities & _FROM:
            return False
        if self._saving and changed.entities <= {"decision"}:
            return False
        self._stale, self.result = True, None
        self._again = self._looking
        return True

    # What comes back

    def _forget(self) -> None:
        self.material = self.result = self.treated = None
        self._pending.clear()
        self._stale = True

    def _take(self, scope: Scope, material: Material, treated: Treated) -> None:
        self._looking = False
        if scope != self.scope:
            self.look()
            return
        self.material, self.treated = material, treated
        self._pending.take(treated.queue)
        self._stale = False
        if self._again:
            self.look()
        self.looked.emit()

    def _saved(self, _changed: Changed) -> None:
        self._saving -= 1
        if not self._saving:
            self.look()

    def _stop_looking(self, fault: UserError) -> None:
        self._looking = self._again = False
        self.stopped.emit(fault)

    def _stop_quietly(self) -> None:
        self._looking = self._again = False
        self.cancelled.emit()

    def _stop_work(self, fault: UserError) -> None:
        self._busy = False
        self.stopped.emit(fault)

    def _cancel_work(self) -> None:
        self._busy = False
        self.cancelled.emit()


def _reviewed(material: Material, progress: Progress) -> Treated:
    """Review; a person who pressed Cancel meanwhile gets nothing."""
    treated = Releases.review(material)
    progress.check()
    return treated
