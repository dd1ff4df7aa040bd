"""Icons, fonts, themes, words, help and invented cases: data only, read through this one door."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent  # never inside an archive; importlib.resources would cost start-up time

FONT_WEIGHTS: Final = ("Regular", "It", "Semibold", "Bold")
"""The cuts of Source Sans that window and paper use; no others are loaded or shipped."""


def read_text(name: str) -> str:
    """Return a text file of this folder, for example "themes/light.toml"; FileNotFoundError where it is absent."""
    return (_HERE / name).read_text("utf-8")


def read_bytes(name: str) -> bytes:
    """Return a file of this folder as it is; FileNotFoundError where it is absent."""
    return (_HERE / name).read_bytes()


def names(folder: str, ending: str = "") -> tuple[str, ...]:
    """Return the names of the files in a folder, in order; only those that end so, without that ending."""
    found = (item.name for item in (_HERE / folder).iterdir())
    return tuple(sorted(name.removesuffix(ending) for name in found if name.endswith(ending)))


def font_file(weight: str) -> Path:
    """Return the TTF file of one cut of Source Sans, for window and PDF alike; `weight` is one of FONT_WEIGHTS."""
    return _package("font_source_sans_pro") / "files" / f"SourceSansPro-{weight}.ttf"


def icon_svg(name: str) -> str:
    """Return the drawing of a Tabler icon in outline; its colour is the word "currentColor"."""
    return (_package("pytablericons") / "icons" / "outline" / f"{name}.svg").read_text("utf-8")


@cache
def _package(name: str) -> Path:
    """Return the folder of an installed package of files without running any of its code."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(name)
    return Path(spec.submodule_search_locations[0])
