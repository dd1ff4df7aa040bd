"""A report is checked before publication: every plant is found, the copy is clean and keeps its looks, the original stays."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from dhr_desktop.base.errors import OpenItems, UserError
from dhr_desktop.base.progress import Silent
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import Verdict
from dhr_desktop.model.terms import PersonRole
from dhr_desktop.services.report_check import CopyLeaks, Looked, QueueItem, ReportCheck
from dhr_desktop.store.store import Store
from tests.fakes.report_checks import PLACES, cleaned, looked, new_check
from tests.fakes.reports import (
    PDF_PLACES,
    canary,
    pdf_report,
    plain_word,
    png,
    word_parts,
    word_report,
    zipped,
)
from tests.fakes.small_case import OTHER, REVIEW


@pytest.fixture
def service(store: Store) -> ReportCheck:
    return new_check(store)


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
    (tmp_path / "link.docx").hardlink_to(found.path)
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


def test_a_published_name_is_nothing_to_decide_about(service: ReportCheck, tmp_path: Path) -> None:
    with service._store.verb("fill") as work:
        work.save(
            Person(
                id="00000000-0000-4000-8000-000000000999",
                review_id=REVIEW.id,
                role=PersonRole.VICTIM,
                real_name="Iris Fairweather",
                published_name="Sylvia",
            )
        )
    text = "We heard of Sylvia. Sylvia’s neighbour, Beatrix Ollerenshaw, knew Sylvia as Iris Fairweather."
    found = looked(service, tmp_path, plain_word(text))
    strings = {one.string for one in found.queue({})}
    assert not [string for string in strings if "Sylvia" in string]
    assert {"Beatrix Ollerenshaw", "Iris Fairweather"} <= strings
