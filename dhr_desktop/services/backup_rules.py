"""What an office decided about its backups: how often, where copies go, and when to speak up. It is kept inside the vault."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Final

from dhr_desktop.base.words import N_, counted

EVERY: Final = (
    (1, N_("Each day")),
    (7, N_("Each week")),
    (0, N_("Only when somebody asks")),
)
"""Days between two backups; 0 for none by itself."""
WARN_AFTER: Final = (7, 14, 30, 90)
"""Days after which a backup, or its copy elsewhere, is called old."""
TRY_AFTER: Final = (30, 92, 183, 365)
"""Days after which a backup should be brought back for trial again."""


@dataclass(frozen=True, slots=True)
class BackupRules:
    """What was decided.

    Attributes:
        every: days between two backups, one of `EVERY`.
        elsewhere: folder for the copies off this computer, or "".
        warn_after: one of `WARN_AFTER`.
        try_after: one of `TRY_AFTER`.
    """

    every: int = 1
    elsewhere: str = ""
    warn_after: int = 14
    try_after: int = 92

    def to_json(self) -> dict[str, Any]:
        """Return what is kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: object) -> BackupRules:
        """Return what was kept, each unusable value replaced by its default."""
        default = cls()
        if not isinstance(kept, dict):
            return default
        found = {
            field.name: kept[field.name]
            for field in fields(cls)
            if type(kept.get(field.name)) is type(getattr(default, field.name))
        }
        allowed = {"every": [days for days, _ in EVERY], "warn_after": WARN_AFTER, "try_after": TRY_AFTER}
        return cls(**{name: value for name, value in found.items() if value in allowed.get(name, (value,))})


@dataclass(frozen=True, slots=True)
class Tried:
    """A trial: that a backup was brought back and checked.

    Attributes:
        at: when, in UTC.
        sentence: what came of it.
    """

    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a vault stands with its backups, as Today tells it.

    Attributes:
        now: when it was looked at.
        rules: what was decided.
        backup: when the newest backup was made, or None.
        first: when the oldest one was made, or None.
        copied: when a copy last went elsewhere, or None.
        tried: the last trial, or None.
    """

    now: datetime
    rules: BackupRules
    backup: datetime | None
    first: datetime | None
    copied: datetime | None
    tried: Tried | None

    @property
    def is_due(self) -> bool:
        """True where the schedule wants a backup; a backup of a day to come means that the clock changed."""
        if not self.rules.every:
            return False
        return self.backup is None or abs(self.now - self.backup) > timedelta(days=self.rules.every)

    @property
    def line(self) -> str:
        """Return in a quiet line how old everything is."""
        if self.backup is None:
            return N_("No backup has been made yet.")
        parts = [N_("Last backup {ago}").format(ago=ago(self.now, self.backup))]
        if self.rules.elsewhere:
            parts.append(
                N_("copied off this computer {ago}").format(ago=ago(self.now, self.copied))
                if self.copied
                else N_("not yet copied off this computer")
            )
        else:
            parts.append(N_("no copy is kept off this computer"))
        parts.append(
            N_("last tried {ago}").format(ago=ago(self.now, self.tried.at))
            if self.tried
            else N_("never tried")
        )
        return ", ".join(parts) + "."

    @property
    def warning(self) -> tuple[str, str]:
        """Return what is too old and what to do about it, or two empty texts."""
        if self.first is None or self.backup is None:
            return "", ""
        late = timedelta(days=self.rules.warn_after)
        if self.now - self.backup > late:
            return N_("The last backup was made {ago}.").format(ago=ago(self.now, self.backup)), N_(
                "Make one now."
            )
        if self.rules.elsewhere and self.now - (self.copied or self.first) > late:
            return self._says_away(), N_(
                "Connect the drive or share, then back up, or choose another folder."
            )
        if self.now - (self.tried.at if self.tried else self.first) > timedelta(days=self.rules.try_after):
            said = (
                N_("A backup was last brought back for trial {ago}.").format(ago=ago(self.now, self.tried.at))
                if self.tried
                else N_("No backup has been brought back for trial yet.")
            )
            return said, N_("Try one: only then it is known that it comes back.")
        return "", ""

    def _says_away(self) -> str:
        if self.copied is None:
            return N_("No copy of a backup has reached the folder off this computer yet.")
        return N_("The last copy off this computer was made {ago}.").format(ago=ago(self.now, self.copied))


def ago(now: datetime, then: datetime) -> str:
    """Return how long ago something was, in days: "today", "yesterday", "12 days ago"."""
    days = (now.astimezone().date() - then.astimezone().date()).days
    if days < 0:
        return N_("on a day to come, by this computer’s clock")
    return {0: N_("today"), 1: N_("yesterday")}.get(
        days, N_("{days} ago").format(days=counted(days, N_("day")))
    )
