"""A report is checked before publication: every plant is found, the copy is clean and keeps its looks, the original stays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dhr_desktop.base.errors import OpenItems, UserError
from dhr_desktop.base.progress import Silent
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import Verdict
from dhr_desktop.model.terms import PersonRole
from dhr_desktop.services.report_check import CopyLeaks, Looked, QueueItem, ReportCheck, Verdicts
from dhr_desktop.store.store import Store
from tests.fakes.reports import (
    GOES,
    PDF_PLACES,
    STAYS,
    canary,
    named,
    pdf_report,
    plain_word,
    png,
    word_parts,
    word_report,
    zipped,
)
from tests.fakes.small_case import OTHER, REVIEW, small_case

PLACES = (*STAYS, *GOES)


def planted(place: str, number: int) -> Person:
    return Person(
        id=f"00000000-0000-4000-8000-{number:012d}",
        review_id=REVIEW.id,
        role=PersonRole.RELATIVE,
        real_name=named(place),
        published_name=f"Adult {chr(65 + number % 26)}{number}",
    )


@pytest.fixture
def service(store: Store) -> Iterator[ReportCheck]:
    with store.verb("fill") as work:
        for record in small_case():
            work.save(record)
        work.save_many([planted(place, number) for number, place in enumerate((*PLACES, *PDF_PLACES), 100)])
    return ReportCheck(store)


def looked(service: ReportCheck, folder: Path, content: bytes, name: str = "Report.docx") -> Looked:
    path = folder / name
    path.write_bytes(content)
    return service.look(path, service.people(REVIEW.id), Silent())


def replacing(found: Looked) -> Verdicts:
    return {item.string: (Verdict.REPLACE, "") for item in found.queue({})}


def cleaned(service: ReportCheck, found: Looked, verdicts: Verdicts | None = None, **options: Any) -> Any:
    target = found.path.with_name("Clean.docx")
    options = {"keep_pictures": False} | options
    chosen = replacing(found) if verdicts is None else verdicts
    service.clean(found, chosen, target, progress=Silent(), **options)
    return docx.Document(str(target))


def item(found: Looked, string: str) -> QueueItem:
    return next(one for one in found.queue({}) if string in one.string)


def test_every_plant_is_found_and_none_is_in_the_copy(service: ReportCheck, tmp_path: Path) -> None:
    found = looked(service, tmp_path, word_report())
    before = sha256(found.path.read_bytes()).hexdigest()
    strings = "\n".join(one.string for one in found.queue({})).lower()
    missing = [place for place in PLACES if canary(place).lower() not in strings and place != "pointer"]
    assert not missing

    made = cleaned(service, found, keep_pictures=True)

    with zipfile.ZipFile(tmp_path / "Clean.docx") as archive:
        everything = b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert [place for place in PLACES if canary(place).lower().encode() in everything.lower()] == []
    assert sha256(found.path.read_bytes()).hexdigest() == before == found.sha256
    assert made.core_properties.author == ""
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["Clean.docx", "Report.docx"]


def test_every_plant_of_a_pdf_is_found_and_no_copy_is_made(service: ReportCheck, tmp_path: Path) -> None:
    found = looked(service, tmp_path, pdf_report(), "Report.pdf")
    strings = "\n".join(one.string for one in found.queue({})).lower()
    assert [place for place in PDF_PLACES if canary(place).lower() not in strings] == []
    with pytest.raises(UserError, match="Word document only"):
        cleaned(service, found)


def test_the_copy_keeps_accepted_text_and_its_formatting(service: ReportCheck, tmp_path: Path) -> None:
    made = cleaned(service, looked(service, tmp_path, word_report()))
    texts = [paragraph.text for paragraph in made.paragraphs]

    assert made.paragraphs[0].style.name == "Heading 1"
    assert texts[0] == "Overview report"
    assert texts[1].startswith("The panel met Adult ")
    split = made.paragraphs[2]
    assert split.text.startswith("On that day Adult ")
    assert split.text.endswith(" came home.")
    assert {run.bold for run in split.runs} == {None, True}
    assert "said Adult " in texts[3]
    assert "A comment stands here." in texts
    assert "Nothing to see." in texts
    assert "a page on the web" in texts
    assert "[picture removed]" in "".join(texts)
    assert "[object removed]" in "".join(texts)
    assert made.tables[0].cell(0, 0).text.startswith("Adult ")
    assert made.sections[0].header.paragraphs[0].text.startswith("Draft of Adult ")


def test_a_picture_stays_when_a_person_has_looked_at_it(service: ReportCheck, tmp_path: Path) -> None:
    made = cleaned(service, looked(service, tmp_path, word_report()), keep_pictures=True)
    pictures = [part.blob for part in made.part.package.iter_parts() if "media" in part.partname]
    assert pictures == [png()]


def test_known_people_come_first_and_say_where_they_stand(service: ReportCheck, tmp_path: Path) -> None:
    found = looked(service, tmp_path, plain_word("Then Barnaby Quillfeather rang Margaret Holloway."))
    first, second = found.queue({})[:2]

    assert first.string == "Margaret Holloway"
    assert first.replacements == ("Rosalind",)
    assert [(one.place, one.before) for one in first.contexts] == [
        ("Body, paragraph 1", "Then Barnaby Quillfeather rang ")
    ]
    assert second.string == "Barnaby Quillfeather"
    assert second.is_open


def test_nothing_is_written_while_a_string_is_open(service: ReportCheck, tmp_path: Path) -> None:
    found = looked(service, tmp_path, plain_word("Barnaby Quillfeather came."))
    with pytest.raises(OpenItems):
        cleaned(service, found, {})
    assert not (tmp_path / "Clean.docx").exists()


def test_what_is_kept_stays(service: ReportCheck, tmp_path: Path) -> None:
    found = looked(service, tmp_path, plain_word("Barnaby Quillfeather saw Margaret Holloway."))
    kept = {"Barnaby Quillfeather": (Verdict.KEEP, ""), "Margaret Holloway": (Verdict.REPLACE, "the victim")}
    made = cleaned(service, found, kept)
    assert made.paragraphs[0].text == "Barnaby Quillfeather saw the victim."


def test_somebody_of_another_review_is_found_as_well(service: ReportCheck, tmp_path: Path) -> None:
    found = looked(service, tmp_path, plain_word("It was as with Isolde Farthingale."))
    made = cleaned(service, found)
    assert "Farthingale" not in made.paragraphs[0].text
    assert item(found, "Farthingale").is_open


def test_a_copy_that_would_leak_is_not_written(service: ReportCheck, tmp_path: Path) -> None:
    parts = word_parts()
    parts["word/styles.xml"] = str(parts["word/styles.xml"]).replace("heading 1", "Holloway")
    found = looked(service, tmp_path, zipped(parts))
    with pytest.raises(CopyLeaks) as refused:
        cleaned(service, found)
    assert "Holloway" not in str(refused.value)
    assert not list(tmp_path.glob("Clean*"))


def test_a_telling_file_name_of_the_copy_is_refused(service: ReportCheck, tmp_path: Path) -> None:
    found = looked(service, tmp_path, plain_word("Nobody."))
    with pytest.raises(CopyLeaks):
        service.clean(found, {}, tmp_path / "Holloway.docx", keep_pictures=False, progress=Silent())


def test_the_original_is_never_written_over(service: ReportCheck, tmp_path: Path) -> None:
    found = looked(service, tmp_path, plain_word("Nobody."))
    (tmp_path / "link.docx").symlink_to(found.path)
    for target in (found.path, tmp_path / "link.docx"):
        with pytest.raises(UserError, match="never written over"):
            service.clean(found, {}, target, keep_pictures=False, progress=Silent())


def test_a_folder_that_cannot_be_written_to_is_told(service: ReportCheck, tmp_path: Path) -> None:
    found = looked(service, tmp_path, plain_word("Nobody."))
    with pytest.raises(UserError, match="could not be written"):
        service.clean(found, {}, tmp_path / "none" / "x.docx", keep_pictures=False, progress=Silent())


def test_a_review_without_people_is_refused(store: Store, service: ReportCheck) -> None:
    with store.verb("x") as work:
        for person in work.list(Person, review_id=OTHER.id):
            work.remove(Person, person.id)
    with pytest.raises(UserError, match="No people"):
        service.people(OTHER.id)


def test_the_journal_says_that_a_report_was_checked_and_nothing_of_it(
    store: Store, service: ReportCheck
) -> None:
    before = store.head()
    service.record()
    assert store.head().count == before.count + 1
    with store.read() as look:
        assert look.journal.verify() is None


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
