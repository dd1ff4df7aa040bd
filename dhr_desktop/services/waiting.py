"""What waits for a signature, as Today tells it. It loads nothing of the sanitiser."""

from __future__ import annotations

from dataclasses import dataclass

from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.on_purpose import Answer, SignOff
from dhr_desktop.model.release import Recipient
from dhr_desktop.store.store import Store
from dhr_desktop.store.work import Reading


@dataclass(frozen=True, slots=True, repr=False)
class Waiting:
    """A release that waits for a signature, or was sent back to whoever is here.

    Attributes:
        sign_off: the request with its answer.
        recipient: for whom the release is.
        references: its reviews, as the office calls them.
    """

    sign_off: SignOff
    recipient: str
    references: tuple[str, ...]

    @property
    def is_to_sign(self) -> bool:
        """True where whoever is here is asked to sign; False where their own request came back."""
        return self.sign_off.answer is Answer.WAITING


class WaitingSignatures:
    """Looks for what concerns whoever unlocked the vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mine(self) -> list[Waiting]:
        """Return requests of others to sign, and own ones that were sent back, newest first."""
        me = self._store.writer.id
        with self._store.read() as look:
            found = [one for one in look.list(SignOff) if _concerns(one, me)]
            return [_told(look, one) for one in reversed(found)]


def _concerns(one: SignOff, me: str) -> bool:
    if one.answer is Answer.WAITING:
        return one.asked_by_id != me
    return one.answer is Answer.SENT_BACK and one.asked_by_id == me


def _told(look: Reading, one: SignOff) -> Waiting:
    found = [look.find(CaseReview, review_id) for review_id in one.reviews]
    references = tuple(review.reference for review in found if review is not None)
    return Waiting(one, look.get(Recipient, one.recipient_id).name, references)
