"""Names and codes of a recipient's own: random, the same in every release to that recipient, of no use to any other.

They are drawn from a secret that stays in the vault, so that nobody outside can work back from a code to a record.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from dhr_desktop.model.person import Person
from dhr_desktop.model.terms import AgeBand, PersonRole
from dhr_desktop.sanitise.real_names import RealNames

_CODE_LETTERS: Final = "23456789CDFGHJKMPQRTVWX"
"""No vowels, so that no code is a word or a name; nothing that is misread for something else."""
_NAME_LETTERS: Final = "BCDFGHJKLMNPRTVWXZ"
_NAME_LENGTH: Final = 3
_SHORT: Final = frozenset(
    {"GP", "DV", "DHR", "PNC", "MDT", "BBC", "CPN", "CPR", "LGB", "GBH", "PTR", "DBT", "CBT", "PCT"}
)
_CHILD_BANDS: Final = (AgeBand.INFANT, AgeBand.PRIMARY, AgeBand.SECONDARY)
SECRET_LENGTH: Final = 32


class Pseudonyms:
    """The drawing of one recipient's names and codes."""

    def __init__(self, secret: bytes, recipient_id: str) -> None:
        if len(secret) != SECRET_LENGTH:
            raise ValueError("the secret of the pseudonyms has 32 bytes")
        if not recipient_id:
            raise ValueError("pseudonyms belong to a recipient")
        self._secret = secret
        self._recipient = recipient_id

    def code(self, prefix: str, record_id: str) -> str:
        """Return a record's code: "REV-7Q4K9T" for a review, "ACT-7Q4K-9TX2" for what there is much of."""
        if prefix == "REV":
            return f"{prefix}-{self._letters(prefix, record_id, 0, _CODE_LETTERS, 6)}"
        letters = self._letters(prefix, record_id, 0, _CODE_LETTERS, 8)
        return f"{prefix}-{letters[:4]}-{letters[4:]}"

    def names(self, people: Iterable[Person], real: RealNames) -> dict[str, str]:
        """Return a name for each person, by id: "Adult KTR", "Child RVB". No two of one review are the same.

        Where two people draw the same letters, one draws again; which of them does not depend on their order.
        """
        given: dict[str, str] = {}
        taken: set[tuple[str, str]] = set()
        for person in sorted(people, key=lambda one: self._draw("order", one.id, 0)):
            attempt = 0
            while True:
                letters = self._letters("person", person.id, attempt, _NAME_LETTERS, _NAME_LENGTH)
                attempt += 1
                unfit = letters in _SHORT or real.holds_word(letters) or (person.review_id, letters) in taken
                if not unfit:
                    break
            taken.add((person.review_id, letters))
            given[person.id] = f"{role_word(person)} {letters}"
        return given

    def _draw(self, purpose: str, record_id: str, attempt: int) -> int:
        """Return a number that only the holder of the secret can work out."""
        told = "\x1f".join((self._recipient, purpose, record_id, str(attempt)))
        return int.from_bytes(hmac.new(self._secret, told.encode(), sha256).digest(), "big")

    def _letters(self, purpose: str, record_id: str, attempt: int, alphabet: str, length: int) -> str:
        drawn = self._draw(purpose, record_id, attempt)
        letters = ""
        for _ in range(length):
            drawn, place = divmod(drawn, len(alphabet))
            letters += alphabet[place]
        return letters


def role_word(person: Person) -> str:
    """Return the word that a person's code begins with: Adult, Child or Professional."""
    if person.role is PersonRole.PROFESSIONAL:
        return "Professional"
    is_child = person.role is PersonRole.CHILD or person.age_band in _CHILD_BANDS
    return "Child" if is_child else "Adult"
