"""What a certificate of erasure says: numbers, days, hashes and who did it, each of a fixed shape; nothing of a case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.retention import Erasure
from dhr_desktop.sanitise.safe_document import (
    SafeDocument,
    SafeSection,
    SafeText,
    fixed,
    make_document,
    make_safe,
)

_SHAPES: Final = {
    "matter": re.compile(r"[0-9a-f]{32}"),
    "counts": re.compile(r"(?:[0-9,]+ [a-z -]+(?:, | and )?)+"),
    "head_before": re.compile(r"\d+:[0-9a-f]{0,64}"),
    "head_after": re.compile(r"\d+:[0-9a-f]{64}"),
    "by": re.compile(r"[^\n\r]{1,200}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureFacts:
    """The facts of one erasure, as the register of erasures has them."""

    number: int
    erased_at: datetime
    by: str
    matter: str
    counts: str
    changes: int
    backups: int
    head_before: str
    head_after: str

    def __post_init__(self) -> None:
        """Refuse facts of the wrong shape: a defect of the caller."""
        for name, shape in _SHAPES.items():
            if not shape.fullmatch(getattr(self, name)):
                raise ValueError(f"{name} has the wrong shape")

    @classmethod
    def of(cls, erasure: Erasure) -> Self:
        """Return the facts of a finished erasure."""
        assert erasure.erased_at is not None
        return cls(
            number=erasure.number or 0,
            erased_at=erasure.erased_at,
            by=erasure.by,
            matter=erasure.matter,
            counts=erasure.counts,
            changes=erasure.changes or 0,
            backups=erasure.backups or 0,
            head_before=erasure.head_before,
            head_after=erasure.head_after,
        )

    def words(self, name: str) -> SafeText:
        """Return a fact as safe text."""
        value = getattr(self, name)
        if isinstance(value, datetime):
            return make_safe(f"{PartialDate.of(value.date()).words()}, {value:%H:%M} UTC")
        return make_safe(f"{value:,}" if isinstance(value, int) else value)

    def document(self, title: SafeText, sections: tuple[SafeSection, ...]) -> SafeDocument:
        """Make the document of this erasure."""
        return make_document(
            title=title,
            subtitle=fixed("Erasure {} of {}").filled(self.words("number"), self.words("erased_at")),
            marking=fixed("OFFICIAL"),
            recipient=fixed("the retention register"),
            sections=sections,
            wide=False,
        )
