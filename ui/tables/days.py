"""Dates as lists write them: whole where there is room, in brief in a narrow column."""

from __future__ import annotations

from datetime import date

from dhr_desktop.model.partial_date import PartialDate


def day_words(day: date | None) -> str:
    """Return a date as people write it, "26 September 2025", or ""."""
    return f"{day.day} {day:%B %Y}" if day else ""


def day_in_brief(day: date | None) -> str:
    """Return a date as a narrow column writes it, "26 Sep 2025", or ""."""
    return f"{day.day} {day:%b %Y}" if day else ""


def partial_in_brief(partial: PartialDate | None) -> str:
    """Return a partial date as a narrow column writes it: "26 Sep 2025", "Sep 2025", "early 2021", or ""."""
    if partial is None:
        return ""
    if partial.month is None:
        return partial.words()
    brief = f"{partial.earliest:%b %Y}"
    words = f"{partial.day} {brief}" if partial.day else brief
    return f"about {words}" if partial.about else words
