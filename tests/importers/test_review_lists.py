"""A list of past reviews becomes reviews: columns are recognised, doubts and repeated rows are told."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.base.errors import UserError
from dhr_desktop.importers import review_list
from dhr_desktop.importers.review_columns import FIELDS, propose_mapping
from dhr_desktop.importers.review_list import (
    ListTable,
    ReviewListPreview,
    preview_reviews,
    read_review_table,
)
from dhr_desktop.importers.review_terms import TAG_WORDS
from dhr_desktop.model.terms import CaseTag, DeathPlace, Method, ReviewKind

HEADER = (
    "incident_id,csp,region,death_date,multiple_victims,cause_of_death,location_of_death,"
    "intimate_partner_violence,parricide,coercive_control,honour_based_violence"
)
ROWS = [
    "INC-1,Thornbeck,Northern,September 2018,False,fall to a hard surface,other,True,False,True,False",
    "INC-2,Penvale,Northern,2018,True,sharp instrument,residential_location,False,True,False,False",
    "INC-3,Wexcombe,Northern,14/03/2019,False,hit by vehicle,public_place,False,False,False,False",
    "INC-4,Penvale,Northern,2018,True,sharp instrument,residential_location,False,True,False,False",
    "INC-5,Harrowmere,Northern,,False,,,False,False,False,False",
]


def listed(path: Path, *lines: str) -> ListTable:
    (path / "list.csv").write_text("\n".join(lines), "utf-8")
    return read_review_table(path / "list.csv")


def previewed(table: ListTable) -> ReviewListPreview:
    return preview_reviews(table, propose_mapping(table.header, table.sample))


def test_columns_of_the_public_list_are_recognised() -> None:
    mapping = propose_mapping(HEADER.split(","), [line.split(",") for line in ROWS])
    assert mapping == {
        "incident_id": "reference",
        "csp": "partnership",
        "region": "district",
        "death_date": "died_on",
        "multiple_victims": "victims.several",
        "cause_of_death": "method",
        "location_of_death": "place",
        "intimate_partner_violence": "tags.intimate_partner_violence",
        "parricide": "tags.parricide",
        "coercive_control": "tags.coercive_control",
        "honour_based_violence": "tags.honour_based",
    }
    assert set(mapping.values()) <= set(FIELDS)


def test_rows_become_past_reviews(tmp_path: Path) -> None:
    first, second, third, _, last = previewed(listed(tmp_path, HEADER, *ROWS)).rows
    assert (first.row, first.reference, first.partnership, first.district) == (
        2,
        "INC-1",
        "Thornbeck",
        "Northern",
    )
    assert first.died_on is not None
    assert first.died_on.iso() == "2018-09"
    assert (first.method, first.place, first.victims) == (Method.FALL, DeathPlace.OTHER, 1)
    assert first.tags == (CaseTag.INTIMATE_PARTNER_VIOLENCE, CaseTag.COERCIVE_CONTROL)
    assert first.kinds == (ReviewKind.INTIMATE_PARTNER,)
    assert second.died_on is not None
    assert second.died_on.iso() == "2018"
    assert (second.victims, second.kinds, second.place) == (2, (ReviewKind.FAMILIAL,), DeathPlace.RESIDENTIAL)
    assert third.died_on is not None
    assert third.died_on.iso() == "2019-03-14"
    assert (last.died_on, last.method, last.place, last.tags) == (None, None, None, ())


def test_rows_alike_but_for_their_reference_are_pointed_out(tmp_path: Path) -> None:
    (twins,) = previewed(listed(tmp_path, HEADER, *ROWS)).duplicates
    assert (twins.rows, twins.references) == ((3, 5), ("INC-2", "INC-4"))
    assert "Rows 3 (INC-2) and 5 (INC-4) are the same but for their reference." in twins.sentence


def test_word_that_is_not_ours_is_told_and_counts_as_other(tmp_path: Path) -> None:
    preview = previewed(listed(tmp_path, HEADER, *ROWS))
    assert [(fault.place, fault.sentence) for fault in preview.faults] == [
        ("Row 4", "The cause of death “hit by vehicle” has no word here; it was read as Other.")
    ]
    assert preview.rows[2].method is Method.OTHER


@pytest.mark.parametrize(
    ("heading", "value", "sentence"),
    [
        ("Date of death", "the summer", "“the summer” could not be read as a date of death."),
        ("Date of death", "31/02/2018", "“31/02/2018” could not be read as a date of death."),
        ("Date of death", "2017/18", "“2017/18” could not be read as a date of death."),
        ("Number of victims", "several", "“several” could not be read as a number of victims."),
        ("Number of victims", "9999", "“9999” could not be read as a number of victims."),
        ("Type of review", "odd", "The kind of case “odd” has no word here and was left out."),
        (
            "Location of death",
            "at sea",
            "The place of death “at sea” has no word here; it was read as Other.",
        ),
        ("Tags", "stalking; sorrow", "The tag “sorrow” is not one of the Home Office's and was left out."),
        (
            "Partnership",
            "x" * 130,
            "Community safety partnership was too long and was cut after 120 characters.",
        ),
    ],
)
def test_every_fault_is_named_with_its_row(heading: str, value: str, sentence: str, tmp_path: Path) -> None:
    preview = previewed(listed(tmp_path, f"Reference,{heading}", f'R1,"{value}"'))
    assert [(fault.place, fault.sentence) for fault in preview.faults] == [("Row 2", sentence)]


def test_partial_and_uncertain_dates_stay_as_they_are(tmp_path: Path) -> None:
    lines = [
        "Ref,Date of death",
        *(f"{i},{text}" for i, text in enumerate(["early 2021", "about 2018", "Mar-19", "2018-09"])),
    ]
    preview = previewed(listed(tmp_path, *lines))
    assert [review.died_on and review.died_on.iso() for review in preview.rows] == [
        "2021~early",
        "?2018",
        "2019-03",
        "2018-09",
    ]
    assert preview.faults == ()


def test_missing_and_doubled_references_are_told(tmp_path: Path) -> None:
    preview = previewed(listed(tmp_path, "Reference,CSP", "A,Thornbeck", ",Penvale", "a,Wexcombe"))
    assert [(fault.place, fault.sentence) for fault in preview.faults] == [
        ("Row 3", "This row has no reference."),
        ("Row 4", "The reference is the same as in row 2."),
    ]


def test_excel_list_below_a_title_is_found_on_its_sheet(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    cover = made.active
    assert cover is not None
    for line in (["Reviews"], ["prepared by", "the office", "2024"]):
        cover.append(line)
    sheet = made.create_sheet("Reviews")
    for values in (
        ["All reviews"],
        [],
        ["Reference", "CSP", "Date of death", "Stalking"],
        ["R1", "Penvale", 2018, "Yes"],
    ):
        sheet.append(values)
    made.save(tmp_path / "list.xlsx")
    table = read_review_table(tmp_path / "list.xlsx")
    assert table.place == "Sheet “Reviews”"
    (review,) = previewed(table).rows
    assert (review.row, review.reference, review.tags) == (4, "R1", (CaseTag.STALKING,))
    assert review.died_on is not None
    assert review.died_on.iso() == "2018"


def test_columns_nobody_mapped_still_tell_rows_apart(tmp_path: Path) -> None:
    table = listed(tmp_path, "Reference,CSP,Colour", "A,Penvale,red", "B,Penvale,blue", "C,Penvale,RED")
    assert propose_mapping(table.header, table.sample)["Colour"] is None
    assert [twins.rows for twins in previewed(table).duplicates] == [(2, 4)]


def test_blank_and_doubled_headings_get_names_of_their_own(tmp_path: Path) -> None:
    table = listed(tmp_path, "Reference,CSP,CSP,", "A,Penvale,x,y")
    assert table.header == ("Reference", "CSP", "CSP (2)", "Column 4")
    assert propose_mapping(table.header, table.sample)["CSP (2)"] is None


def test_column_without_a_telling_heading_is_known_by_its_dates() -> None:
    mapping = propose_mapping(["Reference", "Happened"], [["A", "September 2018"], ["B", "14/03/2019"]])
    assert mapping["Happened"] == "died_on"


def test_two_columns_for_one_field_are_refused(tmp_path: Path) -> None:
    table = listed(tmp_path, "Reference,CSP", "A,Penvale")
    with pytest.raises(UserError, match="Two columns"):
        preview_reviews(table, {"Reference": "reference", "CSP": "reference"})


def test_file_without_a_list_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No list of reviews"):
        listed(tmp_path, "Only one line,of headings")


def test_a_tag_column_that_says_neither_is_told(tmp_path: Path) -> None:
    table = listed(tmp_path, "Reference,Stalking", "A,Yes", "B,perhaps")
    preview = preview_reviews(table, {"Reference": "reference", "Stalking": "tags.stalking"})
    assert [fault.place for fault in preview.faults] == ["Row 3"]
    assert [review.tags for review in preview.rows] == [(CaseTag.STALKING,), ()]


def test_every_tag_has_a_heading() -> None:
    assert set(TAG_WORDS.values()) == set(CaseTag)


@given(
    st.lists(st.sampled_from(sorted(FIELDS)), unique=True),
    st.lists(st.text(max_size=12), min_size=40, max_size=40),
)
def test_any_texts_are_a_review_or_a_fault(names: list[str], texts: list[str]) -> None:
    table = ListTable("", tuple(names), ((2, tuple(texts[: len(names)])),))
    (review,) = preview_reviews(table, {name: name for name in names}).rows
    assert "'" + texts[0] not in repr(review)


def test_list_longer_than_any_list_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_list, "_MOST_ROWS", 2)
    with pytest.raises(UserError, match="more than 20,000 rows"):
        listed(tmp_path, "Reference,CSP", "A,Penvale", "B,Penvale")
