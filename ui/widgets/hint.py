"""A text of a file or a record as a hint: shown exactly as it is, no mark-up in it can ever act."""

from __future__ import annotations

from html import escape


def plain_hint(text: str) -> str:
    """Return a text so that a tool tip shows it letter by letter."""
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>" if text else ""
