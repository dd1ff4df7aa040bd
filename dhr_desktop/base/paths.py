"""Where the program keeps things on this computer. It never creates a folder."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("DHR Desktop", appauthor=False, roaming=False)


def vaults_folder() -> Path:
    """Return the folder in which new vaults are proposed."""
    return Path(_DIRS.user_data_dir)


def log_folder() -> Path:
    """Return the folder of the program's log (never a field's value)."""
    return Path(_DIRS.user_log_dir)


def settings_folder() -> Path:
    """Return the folder of the settings that hold before a vault is open (theme, window)."""
    return Path(_DIRS.user_config_dir)
