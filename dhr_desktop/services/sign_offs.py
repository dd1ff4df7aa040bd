"""Names on purpose and the second person's signature: proposed, chosen, asked for, signed or sent back.

Nobody signs for what they asked for, put on the list or decided themselves; what was signed holds for that release as it stood
and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.on_purpose import Answer, NameOnPurpose, NameReason, Outgoing, SignOff
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import Decision, Recipient
from dhr_desktop.sanitise.identities import registries_of
from dhr_desktop.sanitise.on_purpose import usable
from dhr_desktop.sanitise.queue import QueueItem
from dhr_desktop.sanitise.real_names import RealNames
from dhr_desktop.services.proposed_names import Proposed, proposed_names
from dhr_desktop.services.releases import Material, Treated
from dhr_desktop.services.signed_names import names_of
from dhr_desktop.store.journal import Writer
from dhr_desktop.store.store import Store
from dhr_desktop.store.work import Reading, Work

__all__ = ["Listed", "Proposed", "SignOffs"]

_NOBODY_ELSE: Final = N_("Only one person can open this vault, so that nobody else can sign.")
_ADD_SOMEBODY: Final = N_("Add a second person in Settings, or leave the names out and replace the strings.")


@dataclass(frozen=True, slots=True)
class Listed:
    """A name that is wanted on the list of a release.

    Attributes:
        review_id: in whose texts.
        string: exactly as it may stand.
        reason: why.
        documents: where.
        person_id: whose real name it is, where a family chose it; else "".
        asked_by: who wished it, in words.
    """

    review_id: str
    string: str
    reason: NameReason
    documents: tuple[Outgoing, ...]
    person_id: str = ""
    asked_by: str = ""

    def __repr__(self) -> str:
        return f"<Listed {self.reason}>"


class SignOffs:
    """The second person's part in a release."""

    def __init__(
        self, store: Store, clock: Clock, whose: Callable[[str], Writer], people: Callable[[], int]
    ) -> None:
        """Take the store, and what knows who has which passphrase and how many have one."""
        self._store = store
        self._clock = clock
        self._whose = whose
        self._people = people

    # The list

    def in_the_way(self) -> str:
        """Return in a sentence why nobody can sign in this vault, or "": it takes a second person."""
        return "" if self._people() > 1 else f"{_NOBODY_ELSE} {_ADD_SOMEBODY}"

    def names(self, recipient_id: str, review_ids: Collection[str]) -> tuple[NameOnPurpose, ...]:
        """Return the list for a recipient and some reviews."""
        with self._store.read() as look:
            return names_of(look, recipient_id, review_ids)

    def proposed(self, review_ids: Collection[str]) -> tuple[Proposed, ...]:
        """Return the chairs, authors and panel members whom the texts name, and the real names that families chose."""
        with self._store.read() as look:
            return proposed_names(look, review_ids)

    def choose(self, recipient: Recipient, review_ids: Collection[str], wanted: Iterable[Listed]) -> Changed:
        """Make the list of a recipient and some reviews exactly this.

        Raises:
            UserError: a name is somebody else's in this vault, or there is nobody to sign; nothing was changed.
        """
        lines = {_key(one): one for one in wanted}
        if lines and (why := self.in_the_way()):
            raise UserError(why)
        with self._store.verb("choose names on purpose") as work:
            there = {_key(name): name for name in names_of(work, recipient.id, review_ids)}
            _refuse_others(work, lines.values())
            for key, name in there.items():
                if key not in lines:
                    work.remove(NameOnPurpose, name.id)
            for key, line in lines.items():
                if key not in there:
                    work.save(self._entry(recipient, line))
        return work.changed

    # Asking and answering

    def get(self, sign_off_id: str) -> SignOff:
        """Return one request."""
        with self._store.read() as look:
            return look.get(SignOff, sign_off_id)

    def standing(self, material: Material) -> SignOff | None:
        """Return the newest request or answer for a recipient and these reviews, whatever it was bound to."""
        with self._store.read() as look:
            found = _of(look, material)
        return found[-1] if found else None

    def ask(self, material: Material) -> Changed:
        """Leave a release for a second person, who finds it on Today.

        Raises:
            UserError: there is nobody else.
        """
        if why := self.in_the_way():
            raise UserError(why)
        with self._store.verb("ask for a signature", undoable=False) as work:
            work.save(self._asked(work, material))
        return work.changed

    def take_back(self, sign_off_id: str) -> Changed:
        """Take a request back, or a note that was read off the page."""
        with self._store.verb("take back a request", undoable=False) as work:
            work.remove(SignOff, sign_off_id)
        return work.changed

    def sign_here(self, material: Material, treated: Treated, passphrase: str) -> Changed:
        """Sign in the asker's own window: the second person types their passphrase. The journal names them.

        Raises:
            WrongPassphrase: nobody's passphrase.
            UserError: it is the asker's own, or something changed meanwhile; nothing was signed.
        """
        signer = self._whose(passphrase)
        return self._answer(self._store.written_by(signer), material, treated, asker=self._store.writer)

    def sign(self, material: Material, treated: Treated) -> Changed:
        """Sign as whoever unlocked the vault, for somebody else's request; errors as `sign_here`."""
        return self._answer(self._store, material, treated, asker=None)

    def send_back(self, sign_off_id: str, note: str, passphrase: str = "") -> Changed:
        """Send a request back with a note on what is to be put right; with a passphrase as the person who has it.

        Raises:
            UserError: there is no note.
        """
        if not note.strip():
            raise UserError(N_("Say what is to be put right."), N_("One line is enough."))
        store = self._store.written_by(self._whose(passphrase)) if passphrase else self._store
        with store.verb("send back a request", undoable=False) as work:
            one = work.get(SignOff, sign_off_id)
            _refuse_own(store.writer, {one.asked_by_id})
            work.save(self._answered(one, Answer.SENT_BACK, store.writer, note.strip()))
        return work.changed

    # What happens inside

    def _answer(self, store: Store, material: Material, treated: Treated, asker: Writer | None) -> Changed:
        signer, items = store.writer, treated.unsigned
        with store.verb("sign for names", undoable=False) as work:
            waiting = [one for one in _of(work, material) if one.answer is Answer.WAITING]
            request = waiting[-1] if waiting else None
            if request is None and asker is None:
                raise UserError(N_("This was taken back or answered meanwhile."), N_("Look again."))
            if request is None or (asker is not None and request.asked_by_id == signer.id):
                request = self._asked(work, material)
            names = material.rules.on_purpose.names
            _refuse_own(signer, {request.asked_by_id, *(name.by_id for name in names)})
            signed = replace(request, bound_to=material.bound_to)
            work.save(self._answered(signed, Answer.SIGNED, signer, ""))
            for item in items:
                work.save(self._signed(work, item, signer))
        return work.changed

    def _signed(self, work: Work, item: QueueItem, signer: Writer) -> Decision:
        """Return the decision about a string with the second person's signature."""
        shown = item.decision
        found = work.find(Decision, shown.id) if shown is not None else None
        if shown is None or found != shown:
            raise UserError(
                N_("A decision changed while it was looked at; nothing was signed."), N_("Look again.")
            )
        _refuse_own(signer, {shown.by_id})
        return replace(shown, signed_by=signer.name, signed_by_id=signer.id, signed_on=self._clock.today())

    def _asked(self, look: Reading, material: Material) -> SignOff:
        """Return the request for a release: the one that waits already, brought up to date, or a new one."""
        waiting = [one for one in _of(look, material) if one.answer is Answer.WAITING]
        asker = self._store.writer
        return SignOff(
            id=waiting[-1].id if waiting else new_id(),
            recipient_id=material.source.recipient.id,
            reviews=tuple(review.id for review in material.source.reviews),
            reason=material.reason,
            bound_to=material.bound_to,
            asked_by=asker.name,
            asked_by_id=asker.id,
            asked_at=self._clock.now(),
            answer=Answer.WAITING,
        )

    def _answered(self, one: SignOff, answer: Answer, who: Writer, note: str) -> SignOff:
        return replace(
            one,
            answer=answer,
            answered_by=who.name,
            answered_by_id=who.id,
            answered_at=self._clock.now(),
            note=note,
        )

    def _entry(self, recipient: Recipient, line: Listed) -> NameOnPurpose:
        writer = self._store.writer
        return NameOnPurpose(
            id=new_id(),
            recipient_id=recipient.id,
            review_id=line.review_id,
            string=" ".join(line.string.split()),
            reason=line.reason,
            person_id=line.person_id,
            documents=line.documents,
            asked_by=line.asked_by,
            by=writer.name,
            by_id=writer.id,
            on=self._clock.today(),
        )


def _key(one: Listed | NameOnPurpose) -> tuple[str, str, str, str, tuple[Outgoing, ...]]:
    """Return by what two lines of the list are the same."""
    string = " ".join(one.string.split())
    return one.review_id, string, str(one.reason), one.person_id, tuple(sorted(one.documents))


def _refuse_others(look: Reading, lines: Collection[Listed]) -> None:
    """Refuse a line that would let somebody through whom nobody chose to name."""
    real = RealNames(registries_of(look.list(Person)))
    entries = [
        NameOnPurpose(
            id="", review_id=line.review_id, string=line.string, person_id=line.person_id, reason=line.reason
        )
        for line in lines
    ]
    if len(usable(entries, real)) < len(entries):
        raise UserError(
            N_(
                "One of these names is, or could be, that of somebody whom this vault keeps from being named."
            ),
            N_(
                "Give the name in full as it may stand; the real name of a person is listed by their family’s wish only."
            ),
        )
    if any(len(line.string.split()) < 2 and not line.person_id for line in lines):
        raise UserError(
            N_("A single word would let through everybody of that name."), N_("Give the name in full.")
        )


def _refuse_own(signer: Writer, askers: Collection[str]) -> None:
    if signer.id in askers:
        raise UserError(
            N_("Nobody signs for what they asked for or decided themselves."),
            N_("Let the other person type their own passphrase, or unlock the vault themselves."),
        )


def _of(look: Reading, material: Material) -> list[SignOff]:
    """Return the requests for a recipient and exactly these reviews, oldest first."""
    reviews = {review.id for review in material.source.reviews}
    found = look.list(SignOff, recipient_id=material.source.recipient.id)
    return [one for one in found if set(one.reviews) == reviews]
