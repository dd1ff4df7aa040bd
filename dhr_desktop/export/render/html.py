"""A safe document as one web page that asks for nothing: no script, no link, no picture, no font from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from dhr_desktop.sanitise.safe_document import (
    SafeCell,
    SafeDocument,
    SafeFacts,
    SafeList,
    SafeSection,
    SafeTable,
    SafeText,
)

_STYLE: Final = """
body{font:16px/1.55 'Source Sans Pro','Segoe UI',sans-serif;color:#1d2429;background:#fff;max-width:46rem;margin:0 auto;padding:1.5rem}
.marking{text-align:center;font-weight:600;font-size:.85rem;letter-spacing:.03em}
h1{color:#1f5a6b;font-size:1.9rem;line-height:1.2;margin:1.2rem 0 0}
.subtitle{color:#56626b;margin:.2rem 0 1rem;padding-bottom:.7rem;border-bottom:2px solid #1f5a6b}
h2{color:#1f5a6b;font-size:1.2rem;margin:1.8rem 0 .4rem}
dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.2rem 1rem;margin:.6rem 0}
dt{color:#56626b}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.95rem}
th{text-align:left;background:#eef3f5;color:#1f5a6b;border-bottom:2px solid #1f5a6b;vertical-align:bottom}
th,td{padding:.35rem .5rem}td{border-bottom:1px solid #c8d1d6;vertical-align:top}
.blank{color:#56626b;font-style:italic}
footer{color:#56626b;font-size:.85rem;margin-top:2rem;border-top:1px solid #c8d1d6;padding-top:.6rem}
""".strip()
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def document_html(document: SafeDocument) -> bytes:
    """Return a document as a complete HTML page in UTF-8."""
    return "\n".join(_page(document)).encode() + b"\n"


def _page(document: SafeDocument) -> Iterator[str]:
    marking = f'<p class="marking">{_safe(document.marking)}</p>'
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_safe(document.title)}: {_safe(document.subtitle)}</title>"
    yield f"<style>{_STYLE}</style></head><body>"
    yield marking
    yield f"<h1>{_safe(document.title)}</h1>"
    yield f'<p class="subtitle">{_safe(document.subtitle)}</p>'
    for section in document.sections:
        yield from _section(section)
    yield f"<footer>For {_safe(document.recipient)}</footer>"
    yield marking
    yield "</body></html>"


def _section(section: SafeSection) -> Iterator[str]:
    if section.heading:
        yield f"<h2>{_safe(section.heading)}</h2>"
    for block in section.blocks:
        match block:
            case SafeText():
                yield f"<p>{_safe(block)}</p>"
            case SafeList(points=points, numbered=numbered):
                tag = "ol" if numbered else "ul"
                yield f"<{tag}>" + "".join(f"<li>{_safe(point)}</li>" for point in points) + f"</{tag}>"
            case SafeFacts(pairs=pairs):
                rows = (f"<dt>{_safe(label)}</dt><dd>{_safe(value)}</dd>" for label, value in pairs)
                yield f"<dl>{''.join(rows)}</dl>"
            case SafeTable():
                yield from _table(block)


def _table(table: SafeTable) -> Iterator[str]:
    if not table.rows:
        yield f'<p class="blank">{_safe(table.empty)}</p>'
        return
    heads = "".join(f'<th scope="col">{_safe(column.heading)}</th>' for column in table.columns)
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(_cell(cell) for cell in row)}</tr>"
    yield "</tbody></table>"


def _cell(cell: SafeCell) -> str:
    if cell.blank is not None:
        return f'<td class="blank">{escape(cell.blank.words)}</td>'
    return f"<td>{_safe(cell.text)}</td>"


def _safe(text: SafeText) -> str:
    return escape(str(text)).replace("\n", "<br>")
