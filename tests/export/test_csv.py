"""CSV that no spreadsheet runs and every program reads."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.export.render.csv import harmless, table_csv
from tests.fakes.documents import table

WORDS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=40)


@pytest.mark.parametrize(
    "value",
    [
        "=1+1",
        "+44 7700 900123",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1+1",
        "\n=1",
        "＝1",
        '=HYPERLINK("x")',
        "\tx",
    ],
)
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(value: str) -> None:
    assert harmless(value).startswith("'")


@pytest.mark.parametrize("value", ["", "Police", "'quoted'", "3 = 3", "a-b", "[1 to 7]", "“=1”"])
def test_other_values_stay_as_they_are(value: str) -> None:
    assert harmless(value) == value


def test_lines_end_with_lf_and_there_is_no_mark_at_the_start() -> None:
    data = table_csv(table(("Zoë", "two\r\nlines")))
    assert data.startswith(b"first,second\n")
    assert b"\r" not in data
    assert "Zoë".encode() in data
    assert data.endswith(b'"two\nlines"\n')


def test_a_blank_cell_holds_the_code_of_its_reason() -> None:
    assert table_csv(table(("", "b"))) == b"first,second\n,b\n"


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6))
def test_whatever_goes_in_comes_out_and_no_cell_is_a_formula(rows: list[tuple[str, str]]) -> None:
    filled = [row for row in rows if all(value.strip() for value in row)]
    read = list(csv.reader(io.StringIO(table_csv(table(*filled)).decode(), newline="")))
    assert read[0] == ["first", "second"]
    expected = [[harmless(value) for value in row] for row in filled]
    assert read[1:] == expected
    assert not any(value.lstrip()[:1] in tuple("=+-@") and value.strip() for row in read for value in row)
