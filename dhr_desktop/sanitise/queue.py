"""The review queue: each changed or flagged string once, with its contexts, and whether a person still has to decide."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final

from dhr_desktop.base.errors import OpenItems
from dhr_desktop.base.words import N_, counted
from dhr_desktop.model.release import Decision, Verdict
from dhr_desktop.sanitise.contexts import MOST_CONTEXTS, Context
from dhr_desktop.sanitise.decisions import Decisions, fingerprint, is_signed
from dhr_desktop.sanitise.fold import fold_name
from dhr_desktop.sanitise.passages import Mark, Marked
from dhr_desktop.sanitise.person_like import is_person_like, still_says

BECAME_REAL: Final = "the words typed for it are somebody's real name by now"
"""Why a string is open again although a person had typed words for it."""

_KEPT: Final = (
    "string that looks like a person is kept or typed",
    "strings that look like people are kept or typed",
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class QueueItem:
    """One distinct string.

    Attributes:
        string: the words as they stand in the records.
        reasons: why it was found, in plain words.
        replacements: what stands in its place in what leaves; several where reviews differ.
        count: how often it stands in the chosen records.
        contexts: the first places where it stands.
        context_hash: the fingerprint that a decision is bound to.
        suggested: what the program would decide.
        verdict: what holds now; None where the item is open.
        decision: the decision that it rests on, or None where it is the program's own.
        was: what was decided before the text changed, or None.
        known: True where the string belongs to somebody or something of the key table, not merely looks like it.
        is_person_like: True where it looks like a person, so that to keep it takes two people.
        brings_name: True where the words typed for it look like another person, which takes two people as well.
    """

    string: str
    reasons: tuple[str, ...]
    replacements: tuple[str, ...]
    count: int
    contexts: tuple[Context, ...]
    context_hash: str
    suggested: Verdict
    verdict: Verdict | None
    decision: Decision | None = None
    was: Verdict | None = None
    known: bool = False
    is_person_like: bool = False
    brings_name: bool = False

    @property
    def is_open(self) -> bool:
        """True where a person still has to decide."""
        return self.verdict is None

    @property
    def stays(self) -> bool:
        """True where a person decided that the string is still said in what leaves: kept, or "replaced" by itself."""
        one = self.decision
        if one is None:
            return False
        return one.verdict is Verdict.KEEP or still_says(one.replacement, self.string)

    @property
    def takes_two(self) -> bool:
        """True where a person let what looks like a person stand, or typed words that do."""
        return self.brings_name or (self.is_person_like and self.stays)

    @property
    def is_unsigned(self) -> bool:
        """True where it takes two people and no second one has signed yet."""
        one = self.decision
        return one is not None and self.takes_two and not is_signed(one)

    @property
    def risk(self) -> int:
        """How much depends on this item: open ones first, then what was kept although it is known, then the rest."""
        if self.is_open:
            return 4 if " " in self.string.strip() else 3
        if self.is_unsigned:
            return 2
        if self.verdict is Verdict.KEEP:
            return 2 if self.known else 1
        return 0


def refuse_open(queue: Collection[QueueItem]) -> None:
    """Stop a release while items are open, or kept without the second signature that they need.

    Raises:
        OpenItems: with their number, never with their words; an `Unsigned` where a second person is awaited.
    """
    still = sum(item.is_open for item in queue)
    if still:
        raise OpenItems(
            f"{counted(still, 'string')} still {'needs' if still == 1 else 'need'} a decision before anything can leave.",
            "Open the release's review page and choose keep or replace for each.",
        )
    if unsigned := sum(item.is_unsigned for item in queue):
        raise Unsigned(counted(unsigned, *_KEPT))


class Unsigned(OpenItems):
    """A release cannot go on because a second person has not signed for what stands on purpose."""

    def __init__(self, what: str) -> None:
        super().__init__(
            N_("{what}, and no second person has signed for it yet; nothing can leave.").format(what=what),
            N_(
                "Let a second person of this vault sign with their own passphrase on the Releases page; or replace the "
                "strings and leave the names out. A second person is added in Settings."
            ),
        )


class Rulings:
    """What stands in the place of each mark, given the decisions that hold."""

    def __init__(
        self,
        texts: Iterable[Marked],
        decisions: Decisions,
        agencies: Iterable[str] = (),
        is_real: Callable[[str], bool] = lambda _: False,
        brings_name: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Hold the texts and the decisions.

        Args:
            texts: what was found in each text.
            decisions: what people decided.
            agencies: names which a person will hardly want to replace.
            is_real: says of typed words that they are somebody's real name, so that they cannot stand for anything.
            brings_name: says of typed words that they look like a person.
        """
        written = [name for name in agencies if name.strip()]
        self._agencies = tuple(f" {fold_name(name)} " for name in written)
        self._names = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in written]
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._found: dict[str, list[tuple[Marked, Mark]]] = {}
        for text in texts:
            for mark in text.marks:
                self._found.setdefault(mark.string, []).append((text, mark))
        self._decisions = decisions
        self._brings_name = brings_name
        self._hashes = {string: _hash(string, found) for string, found in self._found.items()}
        self._standing = {string: decisions.standing(string, self._hashes[string]) for string in self._found}
        self._unfit = frozenset(
            string
            for string, one in self._standing.items()
            if one is not None
            and one.verdict is Verdict.REPLACE
            and one.replacement
            and is_real(one.replacement)
        )
        self._standing |= dict.fromkeys(self._unfit)

    def replaced(self, mark: Mark) -> str:
        """Return what stands in a mark's place; until a person has decided, what merely looks like a name stays."""
        decision = self._standing[mark.string]
        if decision is None:
            return mark.replacement if mark.known else mark.string
        if decision.verdict is Verdict.KEEP:
            return mark.string
        return decision.replacement or mark.replacement

    def queue(self) -> tuple[QueueItem, ...]:
        """Return every item, the riskiest first."""
        items = [self._item(string, found) for string, found in self._found.items()]
        return tuple(
            sorted(items, key=lambda item: (-item.risk, -item.count, item.string.casefold(), item.string))
        )

    def _item(self, string: str, found: list[tuple[Marked, Mark]]) -> QueueItem:
        decision = self._standing[string]
        is_unfit = string in self._unfit
        is_open = is_unfit or any(mark.is_open for _, mark in found)
        earlier = self._decisions.earlier(string) if decision is None else None
        program = None if is_open else Verdict.REPLACE
        known = any(mark.known for _, mark in found)
        contexts = tuple(
            Context(text.passage.place, *text.around(mark, self.replaced))
            for text, mark in found[:MOST_CONTEXTS]
        )
        return QueueItem(
            string=string,
            reasons=(BECAME_REAL,) * is_unfit + tuple(dict.fromkeys(mark.reason for _, mark in found)),
            replacements=tuple(dict.fromkeys(self._offered(mark) for _, mark in found)),
            count=len(found),
            contexts=contexts,
            context_hash=self._hashes[string],
            suggested=(earlier.verdict if earlier is not None else None)
            or self._suggested(string, known=known),
            verdict=decision.verdict if decision is not None else program,
            decision=decision,
            was=earlier.verdict if earlier is not None else None,
            known=known,
            is_person_like=any(
                is_person_like(mark.reason) and not self._is_agencys(text, mark) for text, mark in found
            ),
            brings_name=decision is not None
            and bool(decision.replacement)
            and self._brings_name(decision.replacement),
        )

    def _is_agencys(self, text: Marked, mark: Mark) -> bool:
        """Say whether a string stands there as a part of an agency's whole name, and is nobody's."""
        return not mark.known and any(
            start <= mark.start and mark.end <= end for start, end in self._agency_places(text.passage.text)
        )

    def _agency_places(self, text: str) -> list[tuple[int, int]]:
        if text not in self._places:
            self._places[text] = [match.span() for name in self._names for match in name.finditer(text)]
        return self._places[text]

    def _suggested(self, string: str, *, known: bool) -> Verdict:
        """Suggest to keep what is part of an agency's name and nobody's; to replace everything else."""
        folded = f" {fold_name(string)} "
        is_agency = any(folded in agency for agency in self._agencies)
        return Verdict.KEEP if is_agency and not known else Verdict.REPLACE

    def _offered(self, mark: Mark) -> str:
        decision = self._standing[mark.string]
        return (decision.replacement if decision is not None else "") or mark.replacement


def _hash(string: str, found: list[tuple[Marked, Mark]]) -> str:
    marks = (f"{mark.is_open}\x1e{mark.known}\x1e{mark.replacement}" for _, mark in found)
    return fingerprint(string, marks, (text.passage.text for text, _ in found))
