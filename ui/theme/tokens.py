"""Reads a theme's tokens: colours by meaning, the grid, the type scale. No other file knows where they are kept."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtGui import QColor

import resources

ROLES: Final = (
    *("window", "side", "field", "text", "quiet", "line", "edge", "accent", "on_accent"),
    *("chosen", "on_chosen", "hover", "link", "marking", "on_marking"),
    *("warning", "warning_soft", "danger", "danger_soft", "good", "good_soft", "info", "info_soft"),
    *("mark", "on_mark", "disabled", "tip", "on_tip"),
)
"""What a colour can be for; every theme has each of them."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What all themes share.

    Attributes:
        step: the grid, in pixels.
        radius: of rounded corners, in pixels.
        icon: the side of an icon at 100 % text size, in pixels.
        points: the size of each kind of text, in points at 96 dots per inch.
    """

    step: int
    radius: int
    icon: int
    points: Mapping[str, float]

    @classmethod
    def load(cls) -> Measures:
        """Read them."""
        return cls(**tomllib.loads(resources.read_text("style/measures.toml")))


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours.

    Attributes:
        name: its file's name, for example "high-contrast".
        label: the word shown in the settings.
        dark: True where light text stands on a dark ground.
        colours: "#rrggbb" for each of ROLES.
    """

    name: str
    label: str
    dark: bool
    colours: Mapping[str, str]

    @classmethod
    def load(cls, name: str) -> Theme:
        """Read a theme by name.

        Raises:
            ValueError: a role is missing, unknown, or names no base colour.
            FileNotFoundError: there is no theme of that name.
        """
        tokens: dict[str, Any] = tomllib.loads(resources.read_text(f"themes/{name}.toml"))
        base, roles = tokens["base"], tokens["roles"]
        wrong = set(roles) ^ set(ROLES) | {role for role, colour in roles.items() if colour not in base}
        if wrong:
            raise ValueError(f"theme {name}: look at {', '.join(sorted(wrong))}")
        return cls(name, tokens["label"], tokens["dark"], {role: base[roles[role]] for role in ROLES})

    @staticmethod
    def names() -> tuple[str, ...]:
        """Return the names of all themes."""
        return resources.names("themes", ".toml")

    def colour(self, role: str) -> QColor:
        """Return the colour of a role; KeyError where there is no such role."""
        return QColor(self.colours[role])
