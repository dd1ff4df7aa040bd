"""Small drawings that the style sheet names (ticks, arrows), in the theme's colours; kept in memory, never in a file."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import qRegisterResourceData, qUnregisterResourceData

_FORMAT: Final = 1
_FOLDER: Final = 2
_BOX: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round">{shape}</svg>'
_SHAPES: Final = {
    "tick": ("on_accent", 2.2, '<path d="M3.5 8.5l3 3l6 -6.5"/>'),
    "dot": ("on_accent", 0, '<circle cx="8" cy="8" r="3.5" fill="{colour}"/>'),
    "dash": ("on_accent", 2.2, '<path d="M4 8h8"/>'),
    "down": ("quiet", 1.6, '<path d="M4 6.5l4 4l4 -4"/>'),
    "up": ("quiet", 1.6, '<path d="M4 9.5l4 -4l4 4"/>'),
    "right": ("quiet", 1.6, '<path d="M6.5 4l4 4l-4 4"/>'),
    "left": ("quiet", 1.6, '<path d="M9.5 4l-4 4l4 4"/>'),
    "tick_off": ("disabled", 2.2, '<path d="M3.5 8.5l3 3l6 -6.5"/>'),
    "down_off": ("disabled", 1.6, '<path d="M4 6.5l4 4l4 -4"/>'),
}


class Drawings:
    """The drawings of one theme, known to Qt under `:/<name>/<drawing>.svg` until `close`."""

    def __init__(self, name: str, colours: Mapping[str, str]) -> None:
        self.folder = f":/look-{name}"
        files = {
            f"{key}.svg": _BOX.format(
                colour=colours[role], width=width, shape=shape.format(colour=colours[role])
            ).encode()
            for key, (role, width, shape) in _SHAPES.items()
        }
        self._parts = _packed(f"look-{name}", files)
        qRegisterResourceData(_FORMAT, *self._parts)

    def close(self) -> None:
        """Forget the drawings."""
        qUnregisterResourceData(_FORMAT, *self._parts)


def _packed(folder: str, files: Mapping[str, bytes]) -> tuple[bytes, bytes, bytes]:
    """Return tree, names and data as Qt's resource compiler writes them: one folder of files below the root."""
    ordered = sorted(files, key=_hash)
    names, data, places = bytearray(), bytearray(), {}
    for name in (folder, *ordered):
        places[name] = len(names)
        names += struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
    tree = struct.pack(">IHII", 0, _FOLDER, 1, 1)
    tree += struct.pack(">IHII", places[folder], _FOLDER, len(ordered), 2)
    for name in ordered:
        tree += struct.pack(">IHHHI", places[name], 0, 0, 1, len(data))
        data += struct.pack(">I", len(files[name])) + files[name]
    return tree, bytes(names), bytes(data)


def _hash(name: str) -> int:
    """Return the hash by which Qt looks a name up."""
    value = 0
    for letter in name:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
