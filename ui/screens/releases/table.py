"""The columns, filters and words of the lists of the Releases page: the register, the recipients, the strings to decide."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from dhr_desktop.base.words import counted
from dhr_desktop.model.release import ProfileName, Recipient
from dhr_desktop.services.releases import QueueItem, ReleaseRow
from ui.screens.releases.verdicts import leaving_words, verdict_tone, verdict_words, why
from ui.tables.column import Align, Column
from ui.tables.filters import ChoiceFilter, Filter, FlagFilter


def day_words(day: date | datetime | None) -> str:
    """Return a day as people write it, or ""."""
    return f"{day.day} {day:%B %Y}" if day else ""


def profile_words(profile: ProfileName | None) -> str:
    """Return a profile's name without its explanation."""
    return profile.label.partition(" (")[0] if profile else ""


def _profile(row: ReleaseRow | Recipient) -> str:
    return profile_words(row.profile)


def _reviews(row: ReleaseRow) -> str:
    """Return the one review's reference, or how many there are."""
    number = _number_of_reviews(row)
    return row.references if number < 2 else counted(number, "review")


def _number_of_reviews(row: ReleaseRow) -> int:
    return row.references.count(",") + bool(row.references)


def _tone(row: ReleaseRow) -> str:
    return "quiet" if row.withdrawn_on else ""


REGISTER: Final[tuple[Column[ReleaseRow], ...]] = (
    Column(
        "number",
        "No.",
        lambda row: str(row.number or ""),
        sort=lambda row: row.number,
        width=56,
        align=Align.RIGHT,
        tone=_tone,
    ),
    Column(
        "sealed",
        "Date",
        lambda row: day_words(row.sealed_at),
        sort=lambda row: row.sealed_at,
        width=140,
        tone=_tone,
    ),
    Column("recipient", "Recipient", lambda row: row.recipient, width=180, stretch=True, tone=_tone),
    Column("reviews", "Reviews", _reviews, sort=_number_of_reviews, width=120, tone=lambda _: "quiet"),
    Column("profile", "Profile", _profile, width=120, tone=lambda _: "quiet"),
    Column("approved", "Approved by", lambda row: row.approved_by, width=140, tone=lambda _: "quiet"),
    Column("file", "File", lambda row: row.file_name, width=170, tone=lambda _: "quiet"),
    Column(
        "withdrawn",
        "Withdrawn",
        lambda row: day_words(row.withdrawn_on),
        sort=lambda row: row.withdrawn_on,
        width=130,
        tone=lambda _: "warning",
    ),
)

REGISTER_FILTERS: Final[tuple[Filter[ReleaseRow], ...]] = (
    ChoiceFilter("recipient", "Recipient", lambda row: [row.recipient], "All recipients"),
)

RECIPIENTS: Final[tuple[Column[Recipient], ...]] = (
    Column("name", "Name", lambda row: row.name, width=160, stretch=True),
    Column("profile", "Profile", _profile, width=120, tone=lambda _: "quiet"),
)

STRINGS: Final[tuple[Column[QueueItem], ...]] = (
    Column("string", "String", lambda row: row.string, width=180),
    Column("why", "Why", why, width=180, stretch=True, tone=lambda _: "quiet"),
    Column(
        "count",
        "Times",
        lambda row: f"{row.count:,}",
        sort=lambda row: row.count,
        width=64,
        align=Align.RIGHT,
        tone=lambda _: "quiet",
    ),
    Column("leaves", "Leaves as", leaving_words, width=150),
    Column(
        "verdict",
        "Verdict",
        verdict_words,
        sort=lambda row: -row.risk,
        width=130,
        tone=verdict_tone,
    ),
)

STRING_FILTERS: Final[tuple[Filter[QueueItem], ...]] = (
    FlagFilter("open", "Open only", lambda row: row.is_open),
)
