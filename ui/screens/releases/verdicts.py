"""What a list of strings says of each, and how one looks at once after a decision. Pure functions; nothing is decided here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dhr_desktop.base.words import counted
from dhr_desktop.model.release import Verdict
from dhr_desktop.services.releases import Context, QueueItem

_KINDS = (
    ("name after a title", "names after a title"),
    ("name of", "names of people in the records"),
    ("name shared", "names of people in the records"),
    ("short or other form", "names of people in the records"),
    ("misspelt name", "misspelt names of people in the records"),
    ("close to", "misspelt names of people in the records"),
    ("exact date", "exact dates, to month and year"),
    ("An area", "areas that this recipient does not see"),
    ("known phone", "phone numbers"),
    ("known reference", "reference numbers"),
    ("address", "addresses"),
    ("looks like", "words that look like names"),
    ("singles", "words that single somebody out"),
    ("small count", "small numbers"),
)
"""How a reason begins, and what strings of that kind are called together; others are called by their reason."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person said about a string: keep or replace, and by which words where they typed some."""

    verdict: Verdict
    replacement: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """Two texts side by side, each with the stretches in it where a string stands; half-open, in characters."""

    before: str
    after: str
    marks_before: tuple[tuple[int, int], ...]
    marks_after: tuple[tuple[int, int], ...]


def why(item: QueueItem) -> str:
    """Return the reasons in one line."""
    return "; ".join(item.reasons)


def leaving_words(item: QueueItem) -> str:
    """Return what stands in what leaves, or what would by the program's proposal."""
    if (item.verdict or item.suggested) is Verdict.KEEP:
        return item.string
    return " or ".join(item.replacements)


def verdict_words(item: QueueItem) -> str:
    """Return the verdict as the list shows it."""
    if item.verdict is None:
        return f"Open, was {item.was.value}" if item.was else f"Open, {item.suggested.value}?"
    if item.is_unsigned:
        return f"{item.verdict.label if item.verdict is Verdict.REPLACE else 'Keep'}, to be signed"
    if item.verdict is Verdict.KEEP:
        return "Known: keep" if item.known else "Keep"
    return "Replace" if item.decision else "Known: replace"


def verdict_tone(item: QueueItem) -> str:
    """Return the colour's role: what is open, and what is kept although it is known, is to be looked at."""
    if item.verdict is None or item.is_unsigned or (item.verdict is Verdict.KEEP and item.known):
        return "warning"
    return "" if item.decision or item.verdict is Verdict.KEEP else "quiet"


def ruled(item: QueueItem, ruling: Ruling) -> QueueItem:
    """Return an item as it will look once the texts were looked at anew with a ruling."""
    words = (ruling.replacement,) if ruling.replacement else item.replacements
    made = replace(item, verdict=ruling.verdict, replacements=words, was=None)
    new = item.string if ruling.verdict is Verdict.KEEP else words[0]
    contexts: list[Context] = []
    for context in item.contexts:
        at = leaving_at(item, context)
        outgoing = (
            context.outgoing if at is None else context.outgoing[: at[0]] + new + context.outgoing[at[1] :]
        )
        contexts.append(replace(context, outgoing=outgoing))
    return replace(made, contexts=tuple(contexts))


def leaving_at(item: QueueItem, context: Context) -> tuple[int, int] | None:
    """Return where in a context's outgoing words those stand that leave for the string; None where they are not to be found."""
    stays = item.verdict is Verdict.KEEP or (item.verdict is None and not item.known)
    return _found_at(context, (item.string,) if stays else item.replacements)


def side_by_side(item: QueueItem) -> Shown:
    """Return every context of an item as two texts, each stretch below the words that say where it stands."""
    stays = item.verdict is Verdict.KEEP or (item.verdict is None and not item.known)
    return in_places(item.string, item.contexts, item.count, (item.string,) if stays else item.replacements)


def in_places(string: str, contexts: Sequence[Context], count: int, leaving: Sequence[str]) -> Shown:
    """Return contexts as two texts; `leaving` are the words that would stand for the string, one of them in each place."""
    before, after = "", ""
    marks_before: list[tuple[int, int]] = []
    marks_after: list[tuple[int, int]] = []
    for number, context in enumerate(contexts):
        words = context.string or string
        head = ("\n\n" if number else "") + f"{context.place}\n"
        before += head
        start = len(before) + len(context.before)
        marks_before.append((start, start + len(words)))
        before += f"{context.before}{words}{context.after}"
        after += head
        at = _found_at(context, leaving)
        if at is not None:
            marks_after.append((len(after) + at[0], len(after) + at[1]))
        after += context.outgoing
    left = count - len(contexts)
    if left > 0:
        more = f"\n\nand in {counted(left, 'more place')}"
        before, after = before + more, after + more
    return Shown(before, after, tuple(marks_before), tuple(marks_after))


def _found_at(context: Context, leaving: Iterable[str]) -> tuple[int, int] | None:
    found: list[tuple[int, int, int]] = []
    for words in leaving:
        place = context.outgoing.find(words) if words else -1
        while place >= 0:
            found.append((abs(place - len(context.before)), place, place + len(words)))
            place = context.outgoing.find(words, place + 1)
    return min(found)[1:] if found else None


def in_order(items: Iterable[QueueItem], before: Sequence[str]) -> list[QueueItem]:
    """Return items in the order in which their strings stood before; new ones first, the riskiest of them on top."""
    places = {string: place for place, string in enumerate(before)}
    return sorted(items, key=lambda item: places.get(item.string, -1))


def replaced_by_kind(items: Iterable[QueueItem]) -> list[tuple[str, int]]:
    """Return in plain words what was replaced and how many different strings of each kind, most first."""
    counts = Counter(_kind(item.reasons[0]) for item in items if item.verdict is Verdict.REPLACE)
    return counts.most_common()


def _kind(reason: str) -> str:
    for beginning, words in _KINDS:
        if reason.startswith(beginning):
            return words
    return reason.partition(":")[0]
