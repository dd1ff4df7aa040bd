"""Blind samples: sentences drawn at random from what would leave, read by a person who is not shown what was changed.

A draw is kept before it is read, so that nobody draws until a sample is clean; another text needs another draw.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.model.blind_sample import BlindSample
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.release import Decision, Verdict
from dhr_desktop.sanitise.blind_sample import SAID, SIZE, Sentence, text_hash
from dhr_desktop.store.store import Store
from dhr_desktop.store.work import Reading, Work


@dataclass(frozen=True, slots=True, repr=False)
class Drawn:
    """A draw with the sentences that it holds, in the order in which they are read."""

    sample: BlindSample
    sentences: tuple[Sentence, ...]


class BlindSamples:
    """Draws samples and keeps what was found in them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def draw(self, recipient_id: str, review_ids: Collection[str], sentences: Sequence[Sentence]) -> Drawn:
        """Return the draw for these texts: the one that was made, or a new one.

        Raises:
            UserError: there is nothing to read.
        """
        if not sentences:
            raise UserError(N_("There is no sentence to read."), N_("Go on without a blind sample."))
        bound_to = text_hash(sentences)
        with self._store.verb("draw blind sample", undoable=False) as work:
            there = [
                one
                for one in samples_of(work, recipient_id, review_ids)
                if one.text_hash == bound_to and one.found is None
            ]
            if there:
                sample = there[-1]
            else:
                size = min(SIZE, len(sentences))
                places = secrets.SystemRandom().sample(range(len(sentences)), size)
                sample = BlindSample(
                    id=new_id(),
                    recipient_id=recipient_id,
                    reviews=tuple(review_ids),
                    text_hash=bound_to,
                    places=tuple(map(str, places)),
                )
                work.save(sample)
        return Drawn(sample, tuple(sentences[int(place)] for place in sample.places))

    def answer(self, drawn: Drawn, said: Mapping[int, str]) -> Changed:
        """Record that a draw was read, and what was found in it.

        Args:
            drawn: the draw.
            said: by the place in the draw, the words that point at somebody; every other sentence held nothing.

        Raises:
            UserError: words do not stand in their sentence, or the draw was answered or taken away meanwhile.
        """
        words = {place: " ".join(one.split()) for place, one in said.items()}
        for place, one in words.items():
            if not drawn.sentences[place].holds(one):
                raise UserError(
                    N_("These words do not stand in the sentence, or were replaced already."),
                    N_("Mark the words that were left."),
                )
        with self._store.verb("read blind sample", undoable=False) as work:
            sample = work.find(BlindSample, drawn.sample.id)
            if sample is None or sample.found is not None:
                raise UserError(
                    N_("This sample was answered or taken away meanwhile."), N_("Draw another one.")
                )
            writer = self._store.writer
            work.save(
                replace(sample, found=len(words), by=writer.name, by_id=writer.id, on=self._clock.today())
            )
            for one in sorted(set(words.values())):
                work.save(
                    Decision(
                        id=new_id(),
                        recipient_id=sample.recipient_id,
                        string=one,
                        context_hash=SAID,
                        verdict=Verdict.REPLACE,
                        by=writer.name,
                        by_id=writer.id,
                        on=self._clock.today(),
                    )
                )
        return work.changed

    def standing(
        self, recipient_id: str, review_ids: Collection[str], sentences: Sequence[Sentence]
    ) -> tuple[int | None, int | None]:
        """Return how many sentences were read and in how many something was found; None twice where these texts were not."""
        with self._store.read() as look:
            return read_blind(look, recipient_id, review_ids, sentences)


def samples_of(look: Reading, recipient_id: str, review_ids: Collection[str]) -> list[BlindSample]:
    """Return the draws for a recipient and exactly these reviews since the last release of them, oldest first."""
    found = look.list(BlindSample, recipient_id=recipient_id)
    return [one for one in found if set(one.reviews) == set(review_ids)]


def read_blind(
    look: Reading, recipient_id: str, review_ids: Collection[str], sentences: Sequence[Sentence]
) -> tuple[int | None, int | None]:
    """Return what was read and found; earlier rounds count too, so that reading again never makes the figure better than it is."""
    answered = [one for one in samples_of(look, recipient_id, review_ids) if one.found is not None]
    if not answered or answered[-1].text_hash != text_hash(sentences):
        return None, None
    return sum(len(one.places) for one in answered), sum(one.found or 0 for one in answered)


def forget_samples(work: Work, recipient_id: str, review_ids: Collection[str]) -> None:
    """Take the draws away once their release has left and keeps the figures."""
    for one in samples_of(work, recipient_id, review_ids):
        work.remove(BlindSample, one.id)
