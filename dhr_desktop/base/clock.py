"""The one source of the time, so that tests can stand still."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the moment (UTC) and the local calendar date."""

    def now(self) -> datetime:
        """Return the current moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the local calendar date."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the current moment in UTC, to the second."""
        return datetime.now(UTC).replace(microsecond=0)

    def today(self) -> date:
        """Return today's local date."""
        return date.today()


class FixedClock:
    """A clock that stands still: for tests, screenshots and the demonstration."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Return the fixed moment."""
        return self._moment

    def today(self) -> date:
        """Return the fixed date."""
        return self._moment.date()
