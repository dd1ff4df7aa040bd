"""Settings: those that hold before a vault is open (theme, text size) in a small file, the others inside the vault.

Nothing about a vault's content may stand in the file; it keeps neither recent vaults' names nor anything typed.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from dhr_desktop.base.words import N_

THEMES = (
    ("system", N_("As the computer")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("high-contrast", N_("High contrast")),
)
TEXT_SIZES = (90, 100, 115, 130, 150, 175, 200)
IDLE_MINUTES = (2, 5, 10, 20, 30, 60)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose.

    Attributes:
        theme: key of `THEMES`.
        text_size: percent of the usual size.
        idle_minutes: minutes without a key or a click after which the program locks; 2 to 60.
        last_vault: folder of the vault that was open last, or "".
    """

    theme: str = "system"
    text_size: int = 100
    idle_minutes: int = 10
    last_vault: str = ""


class SettingsFile:
    """Reads and writes the settings; an unreadable file means the defaults, never an error at start."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"

    def read(self) -> Settings:
        """Return the settings, each unusable value replaced by its default."""
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return Settings()
        return _usable(found) if isinstance(found, dict) else Settings()

    def write(self, settings: Settings) -> None:
        """Keep the settings; a read-only folder is no reason to stop working."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
        except OSError:
            return


def _usable(found: dict[str, Any]) -> Settings:
    default = Settings()
    values = {
        field.name: found[field.name]
        for field in fields(Settings)
        if isinstance(found.get(field.name), type(getattr(default, field.name)))
    }
    settings = Settings(**values)
    theme = settings.theme if settings.theme in dict(THEMES) else default.theme
    size = settings.text_size if settings.text_size in TEXT_SIZES else default.text_size
    return Settings(theme, size, min(60, max(2, settings.idle_minutes)), settings.last_vault)
