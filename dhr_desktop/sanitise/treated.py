"""What treatment yields: safe records, the review queue, and the facts about them that a cover sheet tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dhr_desktop.base.words import counted
from dhr_desktop.model.on_purpose import Outgoing
from dhr_desktop.model.release import ProfileName, Verdict
from dhr_desktop.sanitise.blind_sample import Sentence
from dhr_desktop.sanitise.on_purpose import Named
from dhr_desktop.sanitise.queue import QueueItem, Unsigned, refuse_open
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
        reviews: the safe records of each document, and of those in which no name stands on purpose; to be had through
            `cleared` alone.
        queue: every string that was changed or flagged.
        sentences: every sentence that would leave, for a blind sample.
        named: the names on purpose, with the places in which they would stand.
        names_signed: True where a second person signed for them.
        recipient: whom the release is for.
        profile: the profile's name.
        marking: the protective marking.
        exact: True where counts are exact.
        area_shown: True where areas are shown.
        status_counts: how many reviews have which status, in the pilot's words.
        dropped: labels of fields that were held back.
        residual_risk: what risk remains, in sentences.
    """

    reviews: Mapping[Outgoing | None, tuple[SafeRecord, ...]] = field(repr=False)
    queue: tuple[QueueItem, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(default=(), repr=False)
    named: tuple[Named, ...] = field(default=(), repr=False)
    names_signed: bool = False
    recipient: SafeText
    profile: ProfileName
    marking: SafeText
    exact: bool
    area_shown: bool
    status_counts: Mapping[str, SafeCell]
    dropped: tuple[SafeText, ...]
    residual_risk: tuple[SafeText, ...]

    def cleared(self, document: Outgoing | None = None) -> tuple[SafeRecord, ...]:
        """Return the safe reviews for a document; without one, those in which no name stands on purpose.

        Raises:
            OpenItems: a person still has to decide about a string, or a second one to sign.
        """
        self._refuse_open()
        return self.reviews[document]

    @property
    def unsigned(self) -> tuple[QueueItem, ...]:
        """The strings that look like people and are kept without the signature that this needs."""
        return tuple(item for item in self.queue if item.is_unsigned)

    def _refuse_open(self) -> None:
        refuse_open(self.queue)
        if self.named and not self.names_signed:
            raise Unsigned(counted(len(self.named), "name stands on purpose", "names stand on purpose"))

    @property
    def kept(self) -> tuple[str, ...]:
        """The strings that a person decided to keep, for the scan and the register."""
        return tuple(sorted(item.string for item in self.queue if item.verdict is Verdict.KEEP))

    @property
    def names_on_purpose(self) -> SafeText:
        """How many names a second person signed for."""
        return number(len(self.named))

    @property
    def replaced_strings(self) -> SafeText:
        """How many distinct strings were replaced."""
        return number(sum(item.verdict is Verdict.REPLACE for item in self.queue))

    def document(
        self, *, title: SafeText, subtitle: SafeText, sections: tuple[SafeSection, ...], wide: bool = False
    ) -> SafeDocument:
        """Make a document with this release's marking and recipient on it.

        Raises:
            OpenItems: a person still has to decide about a string, or a second one to sign.
        """
        self._refuse_open()
        return make_document(
            title=title,
            subtitle=subtitle,
            marking=self.marking,
            recipient=self.recipient,
            sections=sections,
            wide=wide,
        )
