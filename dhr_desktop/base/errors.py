"""Errors that a person can act on; anything else that is raised is a defect of the program."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can put right: one plain sentence and what to do next.

    Neither part may quote the content of a record: both can reach a log or a screenshot.
    """

    exit_code = 2

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy

    def __str__(self) -> str:
        """Return the sentence followed by its remedy."""
        return f"{self.sentence} {self.remedy}".strip()


class OpenItems(UserError):
    """A release cannot go on because a person still has to decide something."""

    exit_code = 3


class LeakFound(UserError):
    """The finished files still hold something identifying, so nothing was released."""

    exit_code = 4


class Cancelled(Exception):  # not a fault: somebody pressed Cancel
    """The person asked for the work to stop; nothing was changed."""
