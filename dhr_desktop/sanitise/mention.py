"""One mention of a known person: where it stands, which forms it is made of, whom it can mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from dhr_desktop.sanitise.forms import Hit
from dhr_desktop.sanitise.variants import Kind


@dataclass(slots=True)
class Mention:
    """One stretch that names somebody, the people it can be, and what makes it worth a second look."""

    start: int
    end: int
    hits: list[Hit]
    people: frozenset[int]
    notes: list[str] = field(default_factory=list)
    whole: bool = False
    relative: bool = False
    family: bool = False

    @property
    def is_lone(self) -> bool:
        """Whether a single word is all there is to go by."""
        return len(self.hits) == 1 and not self.whole

    def has(self, *kinds: Kind) -> bool:
        """Say whether any hit is of one of the kinds."""
        for hit in self.hits:  # noqa: SIM110 - asked of every mention, many times over
            if not hit.entry.kinds.isdisjoint(kinds):
                return True
        return False
