"""A text of a file or a record as a hint: shown exactly as it is, no mark-up in it can ever act."""

from __future__ import annotations

from html import escape
from typing import Final

_ONE_LINE: Final = 80
"""Characters; Qt breaks the lines of a longer hint only where it is mark-up."""


def plain_hint(text: str) -> str:
    """Return a text so that a tool tip shows it letter by letter."""
    if len(text) <= _ONE_LINE and "<" not in text and "&" not in text:
        return text
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>"
