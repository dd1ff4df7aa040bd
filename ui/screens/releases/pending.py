"""The strings as they are shown: what the texts yielded, with decisions laid over it that the texts do not show yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dhr_desktop.services.releases import QueueItem
from ui.screens.releases.verdicts import Ruling, ruled


class Pending:
    """What was found, and the rulings since. `items` is what is shown."""

    def __init__(self) -> None:
        self.items: tuple[QueueItem, ...] = ()
        self._found: dict[str, QueueItem] = {}
        self._rulings: dict[str, Ruling] = {}
        self._included: dict[str, Ruling] = {}

    def found(self, items: Iterable[QueueItem]) -> list[QueueItem]:
        """Return those of some shown items that the texts hold, as they were found there."""
        return [self._found[item.string] for item in items if item.string in self._found]

    def include(self) -> None:
        """Take note that what is looked at next includes every ruling up to now."""
        self._included = dict(self._rulings)

    def take(self, queue: Iterable[QueueItem]) -> None:
        """Show what the texts yielded; rulings that it includes need not be laid over it any more."""
        self._found = {item.string: item for item in queue}
        self._rulings = {
            string: ruling
            for string, ruling in self._rulings.items()
            if self._included.get(string) is not ruling
        }
        self._lay()

    def rule(self, items: Iterable[QueueItem], ruling: Ruling) -> Mapping[str, Ruling | None]:
        """Lay a ruling over some items; return what was laid over them before."""
        strings = [item.string for item in items]
        before = {string: self._rulings.get(string) for string in strings}
        self._rulings |= dict.fromkeys(strings, ruling)
        self._lay()
        return before

    def take_back(self, before: Mapping[str, Ruling | None]) -> None:
        """Lay over some items what was laid over them before."""
        for string, ruling in before.items():
            if ruling is None:
                self._rulings.pop(string, None)
            else:
                self._rulings[string] = ruling
        self._lay()

    def clear(self) -> None:
        """Show nothing."""
        self._rulings = {}
        self.take(())

    def _lay(self) -> None:
        self.items = tuple(
            ruled(item, self._rulings[string]) if string in self._rulings else item
            for string, item in self._found.items()
        )
