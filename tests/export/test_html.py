"""The page and the plain text: well formed, and asking for nothing."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from dhr_desktop.export.render.html import document_html
from dhr_desktop.export.render.readme import document_text
from dhr_desktop.sanitise.safe_document import make_safe
from tests.fakes.documents import document, rich, table


class Tags(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_page_asks_for_nothing() -> None:
    page = document_html(rich())
    tags = Tags(page)
    assert not {"script", "link", "img", "iframe", "a", "form", "object", "base"} & set(tags.tags)
    assert not {"src", "href", "style", "onclick"} & tags.attributes
    assert b"http://" not in page
    assert b"https://" not in page
    assert b"default-src 'none'" in page


def test_a_page_is_well_formed_and_says_its_language_and_marking() -> None:
    page = document_html(rich())
    assert Tags(page).open == []
    assert page.startswith(b"<!DOCTYPE html>")
    assert b'lang="en-GB"' in page
    assert page.count(b"OFFICIAL-SENSITIVE") == 2
    assert b'scope="col"' in page
    assert b"not recorded" in page


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<b>", "a & b", '" onmouseover="x', "</td></table>"]
)
def test_markup_in_a_text_is_shown_as_it_stands(text: str) -> None:
    page = document_html(document(make_safe(text), table((text, text)), title=text)).decode()
    assert text not in page.replace("</td></tr>", "")
    assert Tags(page.encode()).open == []
    assert "script" not in Tags(page.encode()).tags


def test_plain_text_has_the_words_and_short_lines() -> None:
    text = document_text(rich()).decode()
    assert "1. One point" in text
    assert "A heading\n---------" in text
    assert all(len(line) <= 92 for line in text.splitlines())
    assert "\r" not in text
