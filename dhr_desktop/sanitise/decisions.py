"""What a person decided about a string, and whether it still holds: a decision is void when any text it stood in changes."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from dhr_desktop.model.release import Decision

_UNIT: Final = "\x1f"


def fingerprint(string: str, marks: Iterable[str], texts: Iterable[str]) -> str:
    """Return the fingerprint of a string with everything that its decision rests on.

    Args:
        string: the string itself.
        marks: why it was found and what would stand in its place; a change of the key table shows here.
        texts: every text in which it stands.
    """
    parts = [string, *sorted(set(marks)), "", *sorted({sha256(text.encode()).hexdigest() for text in texts})]
    return sha256(_UNIT.join(parts).encode()).hexdigest()


def is_signed(decision: Decision) -> bool:
    """Say whether a second person signed a decision: somebody else than who took it."""
    return bool(decision.signed_by_id) and decision.signed_by_id != decision.by_id


class Decisions:
    """The decisions of one recipient, found by string and fingerprint. Of several the one that was made last holds."""

    def __init__(self, decisions: Iterable[Decision], recipient_id: str) -> None:
        self._by_string: dict[str, list[Decision]] = {}
        for decision in decisions:
            if decision.recipient_id == recipient_id and decision.verdict is not None:
                self._by_string.setdefault(decision.string, []).append(decision)

    def standing(self, string: str, context_hash: str) -> Decision | None:
        """Return the decision that still holds, or None."""
        found = [one for one in self._by_string.get(string, ()) if one.context_hash == context_hash]
        return found[-1] if found else None

    def earlier(self, string: str) -> Decision | None:
        """Return the last decision about a string whatever its texts were: a suggestion, never more."""
        found = self._by_string.get(string)
        return found[-1] if found else None
