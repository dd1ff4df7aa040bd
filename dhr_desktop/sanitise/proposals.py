"""What is proposed in place of a string that was only flagged: words that fit its kind, never a name's for what is none."""

from __future__ import annotations

from typing import Final

from dhr_desktop.sanitise.singled_out import without_count

REMOVED: Final = "[name removed]"
_BY_KIND: Final = (
    ("singles somebody out", "[description removed]"),
    ("quotation that can be looked up", "[quotation removed]"),
    ("name of a street", "[street]"),
    ("describes where somebody lives", "[home]"),
    ("place beside a name", "[place]"),
    ("named school", "[school]"),
    ("house of a known address", "[address]"),
    ("could be the initials", "[initials]"),
)
"""How reasons begin, and what stands for strings of that kind."""


def proposed(reason: str, string: str) -> str:
    """Return what is proposed in place of a flagged string."""
    if reason == "small count":
        return without_count(string)
    return next((words for kind, words in _BY_KIND if reason.startswith(kind)), REMOVED)
