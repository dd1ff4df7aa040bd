"""Dates and words of a plan are read as people write them; what is unsure is told and not guessed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.importers.dates import understood
from dhr_desktop.importers.plan_agencies import split_agencies
from dhr_desktop.importers.plan_columns import HEADINGS, field_of
from dhr_desktop.importers.plan_numbers import number_alone, split_number
from dhr_desktop.importers.plan_scope import scopes_of
from dhr_desktop.importers.wording import quoted, tidy
from dhr_desktop.model.terms import Scope


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("March 2024", "2024-03"), ("Sept 2023", "2023-09"), ("Jul 2024.", "2024-07"), ("Mar-24", "2024-03"),
        ("March '24", "2024-03"), ("31/03/24", "2024-03-31"), ("31.03.2024", "2024-03-31"),
        ("31-3-2024", "2024-03-31"), ("1st April 2019", "2019-04-01"), ("Friday 1 April 2019", "2019-04-01"),
        ("April 1st, 2019", "2019-04-01"), ("31st of March 2024", "2024-03-31"), ("5 July 19", "2019-07-05"),
        ("by the end of March 2024", "2024-03-31"), ("End March 2024", "2024-03-31"), ("end of 2024", "2024-12-31"),
        ("By December 2024 (ongoing)", "2024-12"), ("To be completed by June 2024", "2024-06"), ("2024", "2024"),
        ("2024-03-31", "2024-03-31"), ("2024-03-31 14:00", "2024-03-31"), ("2024-03", "2024-03"), ("01/2024", "2024-01"),
        ("03/24", "2024-03"), ("Revised: June 2023", "2023-06"), ("Mid-March 2024", "2024-03"), ("29/02/2024", "2024-02-29"),
    ],
)  # fmt: skip
def test_plain_date_is_read_without_doubt(text: str, iso: str) -> None:
    read = understood(text)
    assert read.date is not None
    assert (read.date.iso(), read.doubt) == (iso, "")


@pytest.mark.parametrize(
    "text",
    ["", "ongoing", "On-going", "Immediately", "immediate", "with immediate effect", "Completed", "Complete and ongoing",
     "Already in place", "N/A", "-", "ASAP", "Annually"],
)  # fmt: skip
def test_words_that_mean_no_date_are_no_fault(text: str) -> None:
    assert understood(text) == understood("")


@pytest.mark.parametrize(
    ("text", "iso", "how"),
    [
        ("Q2 2024", "2024-06", "April to June 2024, a quarter of the calendar year"),
        ("Q2 2024/25", "2024-09", "July to September 2024, a quarter of the financial year"),
        ("Q4 2024-25", "2025-03", "January to March 2025, a quarter of the financial year"),
        ("Quarter 3 2024", "2024-09", "calendar year"),
        ("2024/25", "2025-03", "financial year"),
        ("24/25", "2025-03", "financial year"),
        ("FY 24/25", "2025-03", "financial year"),
        ("FY2011-12", "2012-03", "financial year"),
        ("end of Q3 24/25", "2024-12-31", "October to December 2024, a quarter of the financial year"),
        ("3rd quarter 2024/25", "2024-12", "a quarter of the financial year"),
        ("2024/25 Q1", "2024-06", "April to June 2024, a quarter of the financial year"),
        ("end of 2024/25", "2025-03-31", "financial year"),
        ("April – June 2024", "2024-06", "period"),
        ("April 2024 to March 2025", "2025-03", "period"),
        ("March/April 2024", "2024-04", "period"),
        ("Autumn 2024", "2024", "names no month"),
    ],
)
def test_date_that_was_interpreted_says_how(text: str, iso: str, how: str) -> None:
    read = understood(text)
    assert read.date is not None
    assert read.date.iso() == iso
    assert how in read.doubt
    assert read.remedy


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("31/09/2024", "not a day of the calendar"), ("30 February 2024", "not a day of the calendar"),
        ("03/31/24", "changed places"), ("March 24", "a day of the month or a year"), ("24 March", "names no year"),
        ("May", "names no year"), ("03/12", "does not show"), ("2011-12", "a month or a financial year"),
        ("31/12/24 extended to March 25", "more than one date"), ("Q3 24/26", "not a financial year"), ("FY 24/26", "not a financial year"),
        ("25/26/24", "not a day of the calendar"),
        ("March 2023 then June 2023", "more than one date"), ("31/3/24 and 30/6/24", "more than one date"),
        ("6 months", "counts from a day"), ("within 3 months of publication", "counts from a day"),
        ("Within 6 months of 1 March 2024", "more than a date"), ("Completed March 2023", "when it was done"),
        ("TBC", "still to be agreed"), ("?", "still to be agreed"), ("soon", "could not be read"),
        ("Winter 2024/25", "two years"), ("31/03/1924", "cannot be right"), ("Q2 2024/27", "not a financial year"),
    ],
)  # fmt: skip
def test_unsure_date_is_told_and_not_guessed(text: str, doubt: str) -> None:
    read = understood(text)
    assert read.date is None
    assert doubt in read.doubt
    assert read.remedy


@given(st.text(st.sampled_from("0123456789/-. Qqendofmarch'stapil,"), max_size=30))
def test_any_text_is_a_date_or_a_sentence(text: str) -> None:
    read = understood(text)
    assert not read.doubt or read.doubt.endswith(".")
    assert bool(read.doubt) == bool(read.remedy)


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Police / Adult Social Care", ["Police", "Adult Social Care"]),
        ("ICB and Police", ["ICB", "Police"]),
        ("Police; ICB", ["Police", "ICB"]),
        ("Police\nICB\nProbation", ["Police", "ICB", "Probation"]),
        ("• Police\n• ICB", ["Police", "ICB"]),
        ("1. Police\n2. ICB", ["Police", "ICB"]),
        ("Police, Probation and ICB", ["Police", "Probation", "ICB"]),
        ("Police/ASC", ["Police", "ASC"]),
        ("Police and/or Probation", ["Police", "Probation"]),
        ("Adult Social Care & Housing", ["Adult Social Care", "Housing"]),
        ("Merefordshire County Council and Thornbeck District Council",
         ["Merefordshire County Council", "Thornbeck District Council"]),
        ("Adult Social Care (ASC and MASH)/Police", ["Adult Social Care (ASC and MASH)", "Police"]),
        ("Council\nand Police", ["Council", "Police"]),
        ("Police, police, ICB", ["Police", "ICB"]),
        ("Children and Families Service", ["Children and Families Service"]),
        ("Children and Families Service and Police", ["Children and Families Service", "Police"]),
        ("Merefordshire Police and Crime Commissioner", ["Merefordshire Police and Crime Commissioner"]),
        ("Health and Social Care Directorate", ["Health and Social Care Directorate"]),
        ("Health & Wellbeing Board & CSP", ["Health & Wellbeing Board", "CSP"]),
        ("Housing and Communities Directorate", ["Housing and Communities Directorate"]),
        ("Merefordshire and Harrowmere NHS Trust", ["Merefordshire and Harrowmere NHS Trust"]),
        ("Director of Public Health, Merefordshire County Council",
         ["Director of Public Health, Merefordshire County Council"]),
        ("Fire and Rescue Service", ["Fire and Rescue Service"]),
        ("Drug and Alcohol Service", ["Drug and Alcohol Service"]),
        ("Adult and Children's Services", ["Adult and Children's Services"]),
        ("A&E", ["A&E"]),
        ("NHS Mere and Vale ICB", ["NHS Mere and Vale ICB"]),
        ("NHS Mere, Vale & Penvale Integrated Care Board and Police", ["NHS Mere, Vale & Penvale Integrated Care Board", "Police"]),
        ("NHS England and Mere Police", ["NHS England", "Mere Police"]),
        ("NHS Trust and Vale ICB", ["NHS Trust", "Vale ICB"]),
        ("Jigsaw and Horizon", ["Jigsaw and Horizon"]),
        ("1) Police 2) ICB", ["Police", "ICB"]),
        ("a. Police b. ICB c. Probation", ["Police", "ICB", "Probation"]),
        ("i) Police\nii) ICB", ["Police", "ICB"]),
        ("Ward 2) Team", ["Ward 2) Team"]),
        ("Police and\nICB", ["Police", "ICB"]),
        ("Penvale Hospitals NHS Foundation Trust and Mere and Vale ICB", ["Penvale Hospitals NHS Foundation Trust", "Mere and Vale ICB"]),
        ("Police, Mere and Vale ICB", ["Police", "Mere and Vale ICB"]),
        ("All agencies", ["All agencies"]),
        ("N/A", []), ("TBC", []), ("-", []), ("", []),
    ],
)  # fmt: skip
def test_lead_agencies_are_parted_only_where_that_is_sure(text: str, agencies: list[str]) -> None:
    assert list(split_agencies(text)) == agencies


@given(st.text(max_size=60))
def test_no_letter_of_an_agency_is_lost(text: str) -> None:
    letters = [c for c in tidy(text).casefold() if c.isalpha()]
    kept = [c for name in split_agencies(tidy(text)) for c in name.casefold() if c.isalpha()]
    assert set(kept) <= set(letters)
    assert "" not in split_agencies(tidy(text))


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("10.1.1.2 The CSP should", "10.1.1.2", "The CSP should"),
        ("9.1 a The CSP should", "9.1 a", "The CSP should"),
        ("9.1a The CSP should", "9.1a", "The CSP should"),
        ("9.1 a) the CSP should", "9.1 a", "the CSP should"),
        ("9.1 a review of training", "9.1", "a review of training"),
        ("Recommendation 4: Review", "4", "Review"),
        ("Recommendation 4a. Review", "4a", "Review"),
        ("RECOMMENDATION 12\nReview", "12", "Review"),
        ("Recommendation One: review", "One", "review"),
        ("Rec 3.2 - review", "3.2", "review"),
        ("R4 Review", "R4", "Review"),
        ("3a Review", "3a", "Review"),
        ("3 (b) Review", "3 b", "Review"),
        ("3(b) review", "3b", "review"),
        ("3 (b)", "3 b", ""),
        ("Recommendation 3 (ii): review", "3 ii", "review"),
        ("R4: review", "R4", "review"),
        ("LR1 Review", "LR1", "Review"),
        ("1. Review", "1", "Review"),
        ("1.Review", "1", "Review"),
        ("(1) review", "1", "review"),
        ("4 – review", "4", "review"),
        ("4\nreview", "4", "review"),
        ("a) review", "a", "review"),
        ("iii) Review", "iii", "Review"),
        ("IV. Review", "IV", "Review"),
        ("(v) review", "v", "review"),
        ("[3] Review", "3", "Review"),
        ("No. 3 Review", "3", "Review"),
        ("No 3 officers", "", "No 3 officers"),
        ("#3 Review", "3", "Review"),
        ("Rec3 Review", "3", "Review"),
        ("RECOMMEND-ATION 3: Review", "3", "Review"),
        ("Recommend-\nation 3: Review", "3", "Review"),
        ("Mix. The drinks", "", "Mix. The drinks"),
        ("I think", "", "I think"),
        ("1 The CSP should", "1", "The CSP should"),
        ("7", "7", ""),
        ("10.2.", "10.2", ""),
        ("Recommendations should be read", "", "Recommendations should be read"),
        ("24 Hour cover", "", "24 Hour cover"),
        ("999 Calls should", "", "999 Calls should"),
        ("3 monthly audits", "", "3 monthly audits"),
        ("2019 guidance should", "", "2019 guidance should"),
        ("GP1 should", "", "GP1 should"),
        ("The CSP should", "", "The CSP should"),
        ("", "", ""),
    ],
)
def test_number_is_split_from_the_text(text: str, number: str, rest: str) -> None:
    assert split_number(text) == (number, rest)


def test_lone_figure_counts_where_it_is_the_next() -> None:
    assert split_number("4 The CSP should", "3") == ("4", "The CSP should")
    assert split_number("24 Hour cover", "3") == ("", "24 Hour cover")


@pytest.mark.parametrize(
    ("text", "number"), [("1.", "1"), ("Rec 4", "4"), ("9.1 a", "9.1 a"), ("MA/7", "MA/7"), ("iv", "iv")]
)
def test_number_in_its_own_column(text: str, number: str) -> None:
    assert number_alone(text) == number


@pytest.mark.parametrize("heading", HEADINGS.items())
def test_templates_own_headings_are_known(heading: tuple[str, str]) -> None:
    name, words = heading
    for written in (words, words.upper(), words.replace(" ", "\n"), f"  {words}: "):
        assert field_of(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Recomendation", "recommendation"), ("Recommendations", "recommendation"), ("Rec No", "number"), ("Ref.", "number"),
        ("RECOMMEND-\nATION", "recommendation"), ("Recommend\nation", "recommendation"), ("Rec-\nommen-\ndation", "recommendation"),
        ("Key mile-\nstones achieved in enacting recommend-\nation", "milestones"), ("Ac-\ntion to take", "action"),
        ("Tar-\nget Date", "target"), ("Multi-\nagency lead", "lead"), ("Time-\nscale", "target"),
        ("Scope", "scope"), ("Local / regional / national", "scope"), ("Actions to be taken", "action"),
        ("Agreed action", "action"), ("Lead Agency/Officer", "lead"), ("Agencies responsible", "lead"), ("Who", "lead"),
        ("Key Milestones Acheived in Enacting Reccommendation", "milestones"), ("Progress", "milestones"),
        ("Timescale", "target"), ("Target date for completion", "target"), ("By when", "target"), ("Due date", "target"),
        ("Completion Date and Outcome", "completed"), ("Date Completed", "completed"), ("Outcomes", "completed"),
        ("Desired Outcome", "milestones"), ("Intended outcome", "milestones"), ("Evidence", "milestones"), ("Responsible officer", "lead"),
        ("Update", "milestones"), ("What are we going to do?", "action"), ("RAG", ""), ("Comments", ""), ("", ""), ("The panel heard that agencies took action on the lead given by others", ""),
    ],
)  # fmt: skip
def test_other_headings_are_known_however_typed(written: str, name: str) -> None:
    assert field_of(written) == name


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Local", [Scope.LOCAL]), ("LOCAL (Thornbeck)", [Scope.LOCAL]), ("Regional", [Scope.REGIONAL]),
        ("Nationl", [Scope.NATIONAL]), ("Local and national", [Scope.NATIONAL, Scope.LOCAL]), ("Multi-agency", []),
    ],
)  # fmt: skip
def test_scope_is_read(text: str, scopes: list[Scope]) -> None:
    assert list(scopes_of(text)) == scopes


def test_texts_are_tidied_but_keep_their_lines() -> None:
    assert tidy(" a\u00a0 b\u200b\r\n\r\n\r\n\r\nc\u202e\x07 ") == "a b\n\nc"
    assert quoted("x" * 50) == "“" + "x" * 39 + "…”"


LONG = 100_000


@pytest.mark.parametrize(
    "text",
    ["a and " * LONG, "Police, " * LONG, "(" * LONG, "1." * LONG, "1 " * LONG, "\n" * LONG, "a / " * LONG, "9.1 a" * LONG,
     "March " * LONG, "12/" * LONG, "2024-" * LONG, "recommendation " * LONG, "and/or " * LONG, "\u200b \n" * LONG, "x" * LONG],
    ids=lambda text: repr(text[:9]),
)  # fmt: skip
def test_very_long_texts_take_no_time(text: str) -> None:
    started = time.process_time()
    tidied = tidy(text[:LONG])
    understood(tidied[:200])
    split_agencies(tidied)
    split_agencies(tidied[:2_000])
    split_number(tidied)
    number_alone(tidied)
    scopes_of(tidied)
    field_of(tidied)
    field_of(tidied[:150])
    quoted(tidied)
    assert time.process_time() - started < 2
