"""What treatment yields: safe records, the review queue, and the facts about them that a cover sheet tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dhr_desktop.model.release import ProfileName, Verdict
from dhr_desktop.sanitise.queue import QueueItem, refuse_open
from dhr_desktop.sanitise.safe_document import (
    SafeCell,
    SafeDocument,
    SafeSection,
    SafeText,
    make_document,
    number,
)
from dhr_desktop.sanitise.treated_records import SafeRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Treated:
    """The outcome of a treatment.

    Attributes:
        reviews: the safe records; to be had through `cleared` alone.
        queue: every string that was changed or flagged.
        recipient: whom the release is for.
        profile: the profile's name.
        marking: the protective marking.
        exact: True where counts are exact.
        area_shown: True where areas are shown.
        status_counts: how many reviews have which status, in the pilot's words.
        dropped: labels of fields that were held back.
        residual_risk: what risk remains, in sentences.
    """

    reviews: tuple[SafeRecord, ...] = field(repr=False)
    queue: tuple[QueueItem, ...] = field(repr=False)
    recipient: SafeText
    profile: ProfileName
    marking: SafeText
    exact: bool
    area_shown: bool
    status_counts: Mapping[str, SafeCell]
    dropped: tuple[SafeText, ...]
    residual_risk: tuple[SafeText, ...]

    def cleared(self) -> tuple[SafeRecord, ...]:
        """Return the safe reviews.

        Raises:
            OpenItems: a person still has to decide about a string.
        """
        refuse_open(self.queue)
        return self.reviews

    @property
    def kept(self) -> tuple[str, ...]:
        """The strings that a person decided to keep, for the scan and the register."""
        return tuple(sorted(item.string for item in self.queue if item.verdict is Verdict.KEEP))

    @property
    def replaced_strings(self) -> SafeText:
        """How many distinct strings were replaced."""
        return number(sum(item.verdict is Verdict.REPLACE for item in self.queue))

    def document(
        self, *, title: SafeText, subtitle: SafeText, sections: tuple[SafeSection, ...], wide: bool = False
    ) -> SafeDocument:
        """Make a document with this release's marking and recipient on it.

        Raises:
            OpenItems: a person still has to decide about a string.
        """
        refuse_open(self.queue)
        return make_document(
            title=title,
            subtitle=subtitle,
            marking=self.marking,
            recipient=self.recipient,
            sections=sections,
            wide=wide,
        )
