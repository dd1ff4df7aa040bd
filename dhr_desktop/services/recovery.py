"""What the face may know of recovery codes."""

from __future__ import annotations

from dhr_desktop.keys.recovery import is_same_code

__all__ = ["is_same_code"]
