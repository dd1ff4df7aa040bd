"""The plain instruction for people without the program: inside the package, and beside the sealed file."""

from __future__ import annotations

import textwrap

from dhr_desktop.sanitise.safe_document import SafeDocument, SafeList, SafeText

_WIDTH = 92


def document_text(document: SafeDocument) -> bytes:
    """Return a document's words as plain text: title, headings, paragraphs, points. Tables are left to the other files."""
    lines = [
        str(document.marking),
        "",
        str(document.title),
        "=" * len(str(document.title)),
        str(document.subtitle),
    ]
    for section in document.sections:
        words = [block for block in section.blocks if isinstance(block, SafeText | SafeList)]
        if not words:
            continue
        lines += ["", str(section.heading), "-" * len(str(section.heading))] if section.heading else [""]
        for block in words:
            if isinstance(block, SafeText):
                lines += _wrapped(str(block))
                continue
            for place, point in enumerate(block.points, 1):
                lines += _wrapped(str(point), f"{place}. " if block.numbered else "* ")
    lines += ["", f"For {document.recipient}", "", str(document.marking)]
    return ("\n".join(lines) + "\n").encode()


def _wrapped(text: str, mark: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
