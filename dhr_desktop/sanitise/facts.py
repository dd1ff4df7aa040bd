"""What a package says of itself beyond the records: its number, its identity, its day. Handed in, never looked up.

Each fact has a fixed shape, so that no words of a record can slip in through it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.sanitise.safe_document import SafeText, make_safe

_UUID: Final = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_SHAPES: Final = {
    "office": re.compile(r"[A-Z0-9]{2,16}"),
    "uuid": re.compile(_UUID),
    "supersedes": re.compile(rf"(?:{_UUID})?"),
    "journal_head": re.compile(r"[0-9a-f:. -]{0,120}"),
    "signer": re.compile(r"(?:RW[0-9A-Za-z+/]{54})?"),
    "fingerprint": re.compile(r"(?:[0-9A-Z]{5}[ -]){4}[0-9A-Z]{5}|"),
    "version": re.compile(r"[0-9][0-9a-z.+-]{0,30}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of one package.

    Attributes:
        number: the sequence number of the release, from 1.
        uuid: the package's own identity.
        made_on: the day on which it was made.
        supersedes: the uuid of the package that this one takes the place of, or "".
        journal_head: count and hash of the journal's last entry, in hexadecimal.
        signer: the public key of the office as minisign writes it, or "".
        fingerprint: the same key in five groups of five letters, or "".
        office: a neutral code of the office: capitals and digits, no name and no place.
        version: the program's version.
    """

    number: int
    uuid: str
    made_on: date
    supersedes: str = ""
    journal_head: str = ""
    signer: str = ""
    fingerprint: str = ""
    office: str = "OFFICE"
    version: str = "0.1.0"

    def __post_init__(self) -> None:
        """Refuse facts of the wrong shape: a defect of the caller."""
        if self.number < 1:
            raise ValueError("releases are numbered from 1")
        for name, shape in _SHAPES.items():
            if not shape.fullmatch(getattr(self, name)):
                raise ValueError(f"{name} has the wrong shape")

    @property
    def folder(self) -> str:
        """The name of the package's top folder: neutral, ASCII."""
        return f"DHR-{self.office}-{self.number:04d}"

    def words(self, name: str) -> SafeText:
        """Return a fact as safe text; the day in full, since it says nothing about a review."""
        value = getattr(self, name)
        return make_safe(PartialDate.of(value).words() if isinstance(value, date) else str(value))
