"""The cleaned copy of a report keeps its looks, its fields and its links, however the original was put together."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dhr_desktop.model.person import Person
from dhr_desktop.model.terms import PersonRole
from dhr_desktop.services.report_check import ReportCheck
from dhr_desktop.store.store import Store
from tests.fakes.report_checks import cleaned, looked, new_check
from tests.fakes.reports import (
    canary,
    plain_word,
    png,
    word_parts,
    zipped,
)
from tests.fakes.small_case import REVIEW


@pytest.fixture
def service(store: Store) -> ReportCheck:
    return new_check(store)


def test_a_name_across_a_deleted_paragraph_end_is_found(service: ReportCheck, tmp_path: Path) -> None:
    first = '<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr><w:r><w:t>Margaret Hol</w:t></w:r>'
    found = looked(service, tmp_path, plain_word(first, "loway left."))
    made = cleaned(service, found)
    assert "holloway" not in "".join(p.text for p in made.paragraphs).lower()


def test_the_copy_of_an_ordinary_document_reads_the_same(service: ReportCheck, tmp_path: Path) -> None:
    original = docx.Document()
    original.add_heading("Findings", 1)
    original.add_paragraph("first", style="List Bullet").add_run(" bold").bold = True
    original.add_table(2, 2).cell(1, 1).text = "inside"
    original.add_picture(io.BytesIO(png("Margaret Holloway")))
    target = io.BytesIO()
    original.save(target)
    found = looked(service, tmp_path, target.getvalue())
    made = cleaned(service, found, keep_pictures=True)
    assert [(p.text, p.style.name) for p in made.paragraphs] == [
        (p.text, p.style.name) for p in original.paragraphs
    ]
    assert len(made.inline_shapes) == 1
    assert made.tables[0].cell(1, 1).text == "inside"


def test_a_surname_that_word_itself_uses_does_not_stop_the_copy(
    store: Store, service: ReportCheck, tmp_path: Path
) -> None:
    with store.verb("add") as work:
        work.save(
            Person(
                id="00000000-0000-4000-8000-000000000900",
                review_id=REVIEW.id,
                role=PersonRole.FRIEND,
                real_name="Ottilie Kern",
                published_name="Friend A",
            )
        )
    run = (
        '<w:r><w:rPr><w:kern w:val="2"/><w:lang w:val="en-GB"/></w:rPr><w:t>Seen by Ottilie Kern.</w:t></w:r>'
    )
    made = cleaned(service, looked(service, tmp_path, plain_word(run)))
    assert made.paragraphs[0].text == "Seen by Friend A."


@given(st.lists(st.integers(0, 40), max_size=12), st.sampled_from(["", "<w:b/>", "<w:i/>"]))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_name_is_replaced_however_its_runs_are_split(
    service: ReportCheck, tmp_path: Path, cuts: list[int], look: str
) -> None:
    text = "Then Margaret Holloway rang. Peggy Holloway wept."
    edges = sorted({0, len(text), *cuts})
    pieces = [text[start:end] for start, end in pairwise(edges)]
    runs = "".join(
        f'<w:r><w:rPr>{look if n % 2 else ""}</w:rPr><w:t xml:space="preserve">{piece}</w:t></w:r><w:proofErr/>'
        for n, piece in enumerate(pieces)
    )
    made = cleaned(service, looked(service, tmp_path, plain_word(runs)))
    assert made.paragraphs[0].text == "Then Rosalind rang. Rosalind wept."


def test_page_numbers_and_contents_stay_fields(service: ReportCheck, tmp_path: Path) -> None:
    fields = "".join(
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>at</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for code in ("PAGE", "AUTHOR", "TOC \\o")
    )
    found = looked(service, tmp_path, plain_word(fields))
    made = cleaned(service, found)
    xml = made.paragraphs[0]._p.xml
    assert "PAGE" in xml
    assert "TOC" in xml
    assert "AUTHOR" not in xml
    assert made.paragraphs[0].text == "atatat"


def test_a_link_to_the_web_stays(service: ReportCheck, tmp_path: Path) -> None:
    parts = word_parts()
    name = "word/_rels/document.xml.rels"
    parts[name] = str(parts[name]).replace(canary("linked"), "somebody")
    kept = cleaned(service, looked(service, tmp_path, zipped(parts)))
    assert [link.address for paragraph in kept.paragraphs for link in paragraph.hyperlinks] == [
        "https://example.org/about"
    ]


def test_a_link_that_names_somebody_leaves_its_words_only(service: ReportCheck, tmp_path: Path) -> None:
    parts = word_parts()
    name = "word/_rels/document.xml.rels"
    parts[name] = str(parts[name]).replace("example.org/about", "example.org/margaret-holloway")
    made = cleaned(service, looked(service, tmp_path, zipped(parts)))
    assert "a page on the web" in [paragraph.text for paragraph in made.paragraphs]
    assert not [link for paragraph in made.paragraphs for link in paragraph.hyperlinks]


def test_the_words_of_a_box_stay_when_its_picture_goes(service: ReportCheck, tmp_path: Path) -> None:
    parts = word_parts()
    name = "word/document.xml"
    parts[name] = str(parts[name]).replace(
        "<wps:wsp>", '<wps:wsp><wps:spPr><a:blipFill><a:blip r:embed="rId9"/></a:blipFill></wps:spPr>'
    )
    made = cleaned(service, looked(service, tmp_path, zipped(parts)))
    assert "Seen by " in made.element.xml
    assert not [part for part in made.part.package.iter_parts() if "media" in part.partname]
    assert "rId9" not in made.element.xml
