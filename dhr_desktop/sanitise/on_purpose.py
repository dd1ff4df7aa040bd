"""Names that stand on purpose: where each may stand, and what stands there instead until a second person has signed.

Pure. Without a signature none stands anywhere; with one, each stands in its own documents, in the texts of its own review,
exactly as it is on the list and in no other form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dhr_desktop.model.on_purpose import NameOnPurpose, NameReason, Outgoing
from dhr_desktop.sanitise.contexts import MOST_CONTEXTS, Context
from dhr_desktop.sanitise.passages import Mark, Marked
from dhr_desktop.sanitise.real_names import RealNames

INSTEAD: Final = {
    NameReason.CHAIR: "[chair]",
    NameReason.AUTHOR: "[author]",
    NameReason.PANEL: "[panel member]",
    NameReason.OFFICER: "[officer]",
    NameReason.FAMILY: "[person]",
}
"""What stands where a listed name does not."""


@dataclass(frozen=True, slots=True, repr=False)
class OnPurpose:
    """The list of one release.

    Attributes:
        names: the entries for the recipient and the chosen reviews.
        is_signed: True where a second person signed exactly this list for exactly these texts.
    """

    names: tuple[NameOnPurpose, ...] = ()
    is_signed: bool = False

    def standing(self, review: str, document: Outgoing | None) -> tuple[NameOnPurpose, ...]:
        """Return the entries whose names stand in the texts of a review in a document; None is no document."""
        if not self.is_signed or document is None:
            return ()
        return tuple(name for name in self.names if name.review_id == review and document in name.documents)

    def listed(self, review: str) -> tuple[NameOnPurpose, ...]:
        """Return the entries of a review, signed or not."""
        return tuple(name for name in self.names if name.review_id == review)

    @property
    def families(self) -> frozenset[str]:
        """The ids of the people whose real name is on the list."""
        return frozenset(name.person_id for name in self.names if name.person_id)


NO_NAMES: Final = OnPurpose()
"""The list of a release in which no name stands on purpose."""


def usable(names: Iterable[NameOnPurpose], real: RealNames) -> tuple[NameOnPurpose, ...]:
    """Return the entries that name nobody of the vault but the person whose family chose the name."""
    return tuple(
        name
        for name in names
        if name.string.strip() and not real.names_another(name.string, name.review_id, name.person_id)
    )


def pattern(string: str) -> re.Pattern[str]:
    """Return what finds exactly these words and no longer ones, across a line's end too."""
    words = r"\s+".join(re.escape(word) for word in string.split())
    return re.compile(rf"(?<![\w-]){words}(?![\w-])")


def laid_over(text: Marked, names: Iterable[NameOnPurpose]) -> Marked:
    """Lay the listed names over a text: they need no decision, for they either stand or give way to what they are.

    A finding that reaches beyond the exact name stays as it was found, and the name is not let through there.
    """
    marks = list(text.marks)
    for name in sorted(names, key=lambda one: -len(one.string)):
        if name.person_id:
            continue
        for match in pattern(name.string).finditer(text.passage.text):
            start, end = match.span()
            touched = [mark for mark in marks if mark.start < end and start < mark.end]
            if any(mark.start < start or mark.end > end or mark.on_purpose for mark in touched):
                continue
            marks = [mark for mark in marks if mark not in touched]
            marks.append(_mark(start, end, match.group(), name))
    return replace(text, marks=tuple(sorted(marks, key=lambda mark: mark.start)))


def _mark(start: int, end: int, string: str, name: NameOnPurpose) -> Mark:
    reason = name.reason or NameReason.PANEL
    return Mark(
        start, end, string, INSTEAD[reason], f"named on purpose: {reason.label.lower()}",
        is_open=False, known=True, on_purpose=name.string,
    )  # fmt: skip


class Standing:
    """What the list changes in one review's texts for one document."""

    def __init__(self, names: Iterable[NameOnPurpose], drawn: Mapping[str, str]) -> None:
        """Hold the entries that stand there, and the name that was drawn for each person, by the person's id."""
        found = tuple(names)
        self._exact = frozenset(name.string for name in found if not name.person_id)
        self._agreed = tuple(
            (re.compile(rf"(?<!\w){re.escape(drawn[name.person_id])}(?!\w)"), name.string)
            for name in found
            if name.person_id in drawn
        )

    def __bool__(self) -> bool:
        return bool(self._exact or self._agreed)

    def shown(self, mark: Mark, replaced: str) -> str:
        """Return what stands in a mark's place, given what would without the list."""
        if mark.on_purpose in self._exact:
            return mark.string
        if mark.known:
            for code, name in self._agreed:
                replaced = code.sub(name.replace("\\", r"\\"), replaced)
        return replaced

    def changes(self, mark: Mark) -> bool:
        """Say whether the list changes what stands in a mark's place."""
        return self.shown(mark, mark.replacement) != mark.replacement


@dataclass(frozen=True, slots=True, repr=False)
class Named:
    """A listed name with the first places in which it would stand, as a second person looks at it.

    Attributes:
        name: the entry of the list.
        count: how often it would stand.
        contexts: the first of these places; the outgoing words are those of the documents on the list.
    """

    name: NameOnPurpose
    count: int
    contexts: tuple[Context, ...]


def named(
    name: NameOnPurpose, standing: Standing, texts: Iterable[Marked], replaced: Callable[[Mark], str]
) -> Named:
    """Return an entry with its places in the texts of its review."""

    def shown(mark: Mark) -> str:
        return standing.shown(mark, replaced(mark))

    found = [(text, mark) for text in texts for mark in text.marks if standing.changes(mark)]
    contexts = tuple(
        Context(text.passage.place, *text.around(mark, shown), mark.string)
        for text, mark in found[:MOST_CONTEXTS]
    )
    return Named(name, len(found), contexts)
