"""Lets through only the answer to what was asked for last: an answer that comes too late must never be shown as the newer one's."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")


class Latest:
    """Counts what was begun."""

    def __init__(self) -> None:
        self._begun = 0

    def begin(self) -> None:
        """Drop from now on what answers to anything older."""
        self._begun += 1

    def only(self, then: Callable[P, None]) -> Callable[P, None]:
        """Return what calls `then` as long as nothing newer was begun."""
        begun = self._begun

        def tell(*words: P.args, **named: P.kwargs) -> None:
            if begun == self._begun:
                then(*words, **named)

        return tell
