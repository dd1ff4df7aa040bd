"""The look of a printed page: embedded fonts, one accent colour, sizes. No other font is ever used."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Final

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR: Final = "SourceSans"
BOLD: Final = "SourceSans-Semibold"
ITALIC: Final = "SourceSans-Italic"
BOLD_ITALIC: Final = "SourceSans-SemiboldItalic"
_FILES: Final = {
    REGULAR: "SourceSansPro-Regular.ttf",
    BOLD: "SourceSansPro-Semibold.ttf",
    ITALIC: "SourceSansPro-It.ttf",
    BOLD_ITALIC: "SourceSansPro-SemiboldIt.ttf",
}

INK: Final = HexColor("#1d2429")
MUTED: Final = HexColor("#56626b")
ACCENT: Final = HexColor("#1f5a6b")
RULE: Final = HexColor("#c8d1d6")
BAND: Final = HexColor("#eef3f5")


@cache
def embed_fonts() -> None:
    """Make the four faces known to ReportLab, once; after this nothing falls back on Helvetica."""
    folder = files("font_source_sans_pro").joinpath("files")
    for name, file in _FILES.items():
        with folder.joinpath(file).open("rb") as opened:
            pdfmetrics.registerFont(TTFont(name, opened))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    rl_config.canvas_basefontname = REGULAR


@cache
def covered() -> frozenset[int]:
    """Return the characters that the font can show."""
    embed_fonts()
    font: Any = pdfmetrics.getFont(REGULAR)
    return frozenset(font.face.charToGlyph)


def _style(name: str, **changes: Any) -> ParagraphStyle:
    basis: dict[str, Any] = {
        "fontName": REGULAR,
        "fontSize": 10,
        "leading": 14,
        "textColor": INK,
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
        "bulletFontName": REGULAR,
    }
    return ParagraphStyle(name, **(basis | changes))


TITLE: Final = _style("title", fontName=BOLD, fontSize=24, leading=29, textColor=ACCENT)
SUBTITLE: Final = _style("subtitle", fontSize=13, leading=18, textColor=MUTED)
HEADING: Final = _style(
    "heading",
    fontName=BOLD,
    fontSize=14,
    leading=19,
    textColor=ACCENT,
    spaceBefore=13,
    spaceAfter=5,
)
BODY: Final = _style("body", spaceAfter=7)
POINT: Final = _style("point", leftIndent=16, bulletIndent=3, spaceAfter=4)
LABEL: Final = _style("label", textColor=MUTED)
VALUE: Final = _style("value")
HEAD_CELL: Final = _style("head cell", fontName=BOLD, fontSize=8.5, leading=10.5, textColor=ACCENT)
CELL: Final = _style("cell", fontSize=9, leading=12)
BLANK_CELL: Final = _style("blank cell", fontName=ITALIC, fontSize=8.5, leading=12, textColor=MUTED)
