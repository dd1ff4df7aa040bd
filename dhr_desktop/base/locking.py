"""What the window's process and its supervisor say to each other when the program locks."""

from __future__ import annotations

LOCKED = 75
"""The exit code with which the window's process says: locked; start me again at the lock screen."""

LOCKING = "locking"
"""The line that the window's process writes when it begins to lock; from then on it has `PATIENCE` seconds."""

PATIENCE = 2.0
"""Seconds after which a window that hangs while locking is killed."""
