"""LAYOUT of the form of a recipient: sections and the names of fields, nothing else."""

from __future__ import annotations

from typing import Final

from ui.forms.form import Section

RECIPIENT: Final = (Section("", ("name", "profile", "agreement", "agreed_on", "area_shown")),)
