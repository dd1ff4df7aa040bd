"""A problem found in a foreign file: where it is, what it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dhr_desktop.base.words import N_
from dhr_desktop.readers.content import Note

WHOLE_FILE = N_("The whole file")


@dataclass(frozen=True, slots=True)
class Fault:
    """One problem; the rest of the file is read all the same.

    Attributes:
        place: where it is, as a person would look for it: "Table 1, row 3".
        sentence: what is wrong.
        remedy: the next step.
        not_taken: words of the file that the preview holds nowhere else, whole, so that nothing is lost unseen.
    """

    place: str = field(repr=False)
    sentence: str = field(repr=False)
    remedy: str = field(repr=False)
    not_taken: tuple[str, ...] = field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """Return it as it stands in the printed preview; "not_taken" only where there is something."""
        told: dict[str, Any] = {"place": self.place, "sentence": self.sentence, "remedy": self.remedy}
        return told | {"not_taken": list(self.not_taken)} if self.not_taken else told


def of_notes(notes: Iterable[Note]) -> list[Fault]:
    """Return what the reader noticed about the file as a whole."""
    return [Fault(WHOLE_FILE, note.sentence, N_("Compare the preview with the file.")) for note in notes]
