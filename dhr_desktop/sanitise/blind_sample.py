"""A blind sample of what would leave: its sentences, the number they are bound to, and what reading some of them tells. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from math import comb
from typing import Final

from dhr_desktop.base.words import N_, counted
from dhr_desktop.model.release import Decision
from dhr_desktop.sanitise.passages import Mark, Marked

SIZE: Final = 30
"""How many sentences are drawn; all, where there are fewer."""
DOUBT: Final = 0.05
SAID: Final = "said to identify somebody"
"""What stands in the place of a fingerprint where a person said of a string, in a blind sample, that it identifies."""

_ENDS: Final = re.compile(r"(?<=[.!?])\s+|\s*\n\s*")
_OPEN, _SHUT = "\x01", "\x02"
_REPLACED: Final = re.compile("\x01[^\x02]*(?:\x02|$)|^[^\x01]*\x02")
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, repr=False)
class Sentence:
    """One sentence as it would leave, where it first stands, and the pieces of it that stand so in the records."""

    place: str
    text: str
    pieces: tuple[str, ...] = ()

    def holds(self, words: str) -> bool:
        """Say whether words stand in what was left as it was; what was replaced already is no find."""
        wanted = " ".join(words.split()).casefold()
        return bool(wanted) and any(wanted in piece.casefold() for piece in self.pieces)


def sentences(texts: Iterable[Marked], shown: Callable[[Mark], str]) -> tuple[Sentence, ...]:
    """Return every distinct sentence that would leave, in order; what was replaced stands in them as it leaves."""
    found: dict[str, Sentence] = {}
    for text in texts:
        for part in _ENDS.split(text.outgoing(lambda mark: f"{_OPEN}{shown(mark)}{_SHUT}")):
            pieces = tuple(" ".join(piece.split()) for piece in _REPLACED.split(part))
            words = " ".join(part.replace(_OPEN, "").replace(_SHUT, "").split())
            if _LETTER.search("".join(pieces)):
                found.setdefault(words, Sentence(text.passage.place, words, pieces))
    return tuple(found.values())


def text_hash(found: Iterable[Sentence]) -> str:
    """Return the number that a sample is bound to: another text means another number."""
    return sha256("\x1f".join(one.text for one in found).encode()).hexdigest()


def upper_bound(found: int, read: int) -> float:
    """Return the greatest share that fits what was read (Clopper and Pearson, one-sided, 95 %).

    Args:
        found: in how many something was found.
        read: how many were read.
    """
    if not 0 <= found <= read:
        raise ValueError("not more can be found than was read")
    if found == read:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(60):
        share = (low + high) / 2
        chance = sum(comb(read, k) * share**k * (1 - share) ** (read - k) for k in range(found + 1))
        low, high = (share, high) if chance > DOUBT else (low, share)
    return high


def told(read: int | None, found: int | None) -> str:
    """Return in a sentence what reading tells, or that nothing was read."""
    if not read:
        return N_("Blind sample: not done.")
    return N_(
        "Blind sample: of {read} drawn at random, {what} that points at somebody. With 95 % confidence at most {share} % of "
        "the sentences hold something that was missed, if a reader sees whatever is in front of them."
    ).format(
        read=counted(read, "sentence"),
        what=f"{found} held something" if found else "none held anything",
        share=f"{100 * upper_bound(found or 0, read):.1f}",
    )


def told_in(decisions: Iterable[Decision], recipient_id: str) -> tuple[str, ...]:
    """Return the strings that a person found in blind samples for a recipient, the longest first."""
    found = {one.string for one in decisions if one.recipient_id == recipient_id and one.context_hash == SAID}
    return tuple(sorted(found, key=lambda one: (-len(one), one)))
