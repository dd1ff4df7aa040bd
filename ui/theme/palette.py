"""Turns a theme into Qt's palette, for all that no style sheet reaches."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPalette

from ui.theme.tokens import Theme

_Role = QPalette.ColorRole
_ROLES: Final = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "field",
    _Role.AlternateBase: "side",
    _Role.Text: "text",
    _Role.PlaceholderText: "quiet",
    _Role.Button: "field",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "link",
    _Role.LinkVisited: "link",
    _Role.ToolTipBase: "tip",
    _Role.ToolTipText: "on_tip",
    _Role.Light: "field",
    _Role.Midlight: "line",
    _Role.Mid: "line",
    _Role.Dark: "edge",
    _Role.Shadow: "edge",
}
_DISABLED: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText, _Role.Link)


def palette_of(theme: Theme) -> QPalette:
    """Return the palette of a theme, with what cannot be used in its own colour."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, theme.colour(token))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, theme.colour("line"))
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.HighlightedText, theme.colour("text"))
    return palette
