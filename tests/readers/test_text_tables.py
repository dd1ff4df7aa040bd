"""A table of text is read whatever its letters, its separator and its line breaks."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.readers import delimited
from dhr_desktop.readers.content import TextTable
from dhr_desktop.readers.delimited import TextReader
from dhr_desktop.readers.reading import read_csv
from dhr_desktop.readers.refusals import Refused
from dhr_desktop.readers.remarks import Remark


def read(data: bytes) -> tuple[TextTable, set[Remark]]:
    reader = TextReader(io.BytesIO(data))
    return reader.read(), {remark for remark, count in reader.remarks.items() if count}


def squares(table: TextTable) -> list[list[str]]:
    return [[square.text for square in row.cells] for row in table.table.rows]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_letters_are_found_out(encoding: str, named: str) -> None:
    table, _ = read("reference,place\nDHR-1,Café “Ångström”\n".encode(encoding))
    assert squares(table)[1] == ["DHR-1", "Café “Ångström”"]
    assert table.encoding == named


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separator_is_found_out(separator: str) -> None:
    lines = [["reference", "place", "note"], ["1", "Aldersford, Thornbeck", "a; b"], ["2", "Penvale", "x|y"]]
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows(lines)
    table, _ = read(file.getvalue().encode())
    assert squares(table) == lines
    assert table.delimiter == separator


def test_excels_own_first_line_names_the_separator() -> None:
    table, _ = read(b"sep=;\na;b,c\n1;2,3\n")
    assert squares(table) == [["a", "b,c"], ["1", "2,3"]]


def test_quoted_line_breaks_and_quotes_stay() -> None:
    table, _ = read(b'a,b\r\n"two\r\nlines","say ""so"""\r\n')
    assert squares(table)[1] == ["two\r\nlines", 'say "so"']


def test_one_column_is_a_table() -> None:
    table, _ = read(b"reference\nDHR-1\nDHR-2\n")
    assert squares(table) == [["reference"], ["DHR-1"], ["DHR-2"]]


def test_blank_lines_and_trailing_commas_go_but_rows_keep_their_numbers() -> None:
    table, _ = read(b"a,b,,,\n\n,,\n1,2,,,\n")
    assert [(row.number, [square.text for square in row.cells]) for row in table.table.rows] == [
        (1, ["a", "b"]),
        (4, ["1", "2"]),
    ]


def test_longer_rows_and_replaced_letters_are_told() -> None:
    _, remarks = read(b"a,b\n1,2,3\n\x81\xe9,x\n")
    assert remarks == {Remark.UNEVEN, Remark.REPLACED}


def test_it_comes_through_the_child_process(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"a,b\n1,2,3\n")
    table = read_csv(tmp_path / "list.csv")
    assert squares(table) == [["a", "b"], ["1", "2", "3"]]
    assert table.tables[0].place == ""
    assert table.notes[0].sentence == "Some rows have more or fewer columns than the first."


WORDS = st.text(st.sampled_from('abé ,;"\n|x'), min_size=1, max_size=8).filter(
    lambda text: text.strip() != ""
)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=2, max_size=6))
def test_what_a_writer_quotes_comes_back(lines: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(lines)
    table, _ = read(b"\xef\xbb\xbf" + file.getvalue().encode())
    assert squares(table) == lines


def test_more_cells_than_can_be_read_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_CELLS", 4)
    assert squares(read(b"a,b\n1,2\n")[0]) == [["a", "b"], ["1", "2"]]
    with pytest.raises(Refused, match="too much"):
        read(b"a,b\n1,2\n3\n")
