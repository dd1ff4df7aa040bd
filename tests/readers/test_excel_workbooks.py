"""A workbook is read as the sheet shows it: values, days and the sheet's own row numbers."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.readers import excel as excel_module
from dhr_desktop.readers.content import Row, Workbook
from dhr_desktop.readers.excel import ExcelReader
from dhr_desktop.readers.package import Package
from dhr_desktop.readers.reading import read_workbook
from dhr_desktop.readers.refusals import Refused
from dhr_desktop.readers.remarks import Remark
from tests.readers.building import excel, excel_parts, sheet_row, zipped


def read(data: bytes) -> tuple[Workbook, set[Remark]]:
    reader = ExcelReader(Package(io.BytesIO(data)))
    return reader.read(), {remark for remark, count in reader.remarks.items() if count}


def saved(made: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def squares(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[square.text for square in row.cells] for row in rows]


def test_cells_read_as_the_sheet_shows_them() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row, (value, form) in enumerate(
        [
            ("text", ""), (3, ""), (2.5, ""), (1.1, "0.00"), (0.25, "0%"), (True, ""),
            (date(2024, 3, 31), "dd/mm/yyyy"), (date(2024, 3, 1), "mmm-yy"), (date(2024, 1, 1), "yyyy"),
            (datetime.fromisoformat("2024-03-31T14:30"), "dd/mm/yyyy hh:mm"), (time(9, 5), "hh:mm"),
            (45382, '"Day "0'), (45382, "[$-809]d mmmm yyyy;@"),
        ],
        1,
    ):  # fmt: skip
        square = sheet.cell(row, 1, value)
        if form:
            square.number_format = form
    workbook, _ = read(saved(made))
    found = [(row.cells[0].text, row.cells[0].kind) for row in workbook.sheets[0].table.rows]
    assert found == [
        ("text", "text"), ("3", "number"), ("2.5", "number"), ("1.10", "number"), ("25%", "number"), ("TRUE", "flag"),
        ("2024-03-31", "date"), ("2024-03", "date"), ("2024", "date"), ("2024-03-31 14:30", "date"), ("09:05", "date"),
        ("45382", "number"), ("2024-03-31", "date"),
    ]  # fmt: skip


@given(st.dates(date(1900, 3, 1), date(2199, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active["A1"] = day
    workbook, _ = read(saved(made))
    assert workbook.sheets[0].table.rows[0].cells[0].text == day.isoformat()


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    made = openpyxl.Workbook()
    made.epoch = datetime.fromisoformat("1904-01-01")
    assert made.active is not None
    made.active["A1"] = date(2024, 3, 31)
    workbook, _ = read(saved(made))
    assert workbook.sheets[0].table.rows[0].cells[0].text == "2024-03-31"


def test_early_days_of_1900_and_the_day_that_never_was() -> None:
    style = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    rows = "".join(f'<row><c s="0"><v>{n}</v></c></row>' for n in (1, 59, 60, 61, -5, 1e300))
    workbook, _ = read(excel(rows, styles=style))
    assert squares(workbook.sheets[0].table.rows) == [
        ["1900-01-01"], ["1900-02-28"], ["60"], ["1900-03-01"], ["-5"], ["1e+300"],
    ]  # fmt: skip


def test_rows_keep_the_sheets_own_numbers() -> None:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active["B4"] = "x"
    made.active["A9"] = "y"
    workbook, _ = read(saved(made))
    assert [(row.number, squares((row,))[0]) for row in workbook.sheets[0].table.rows] == [
        (4, ["", "x"]),
        (9, ["y"]),
    ]


def test_merged_cells_say_where_they_begin() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (1, 2, 3):
        sheet.append([f"r{row}", "a", "b", "c"])
    sheet.merge_cells("A1:A3")
    sheet.merge_cells("B2:C3")
    workbook, _ = read(saved(made))
    joined = [[square.joined for square in row.cells] for row in workbook.sheets[0].table.rows]
    assert joined == [["", "", "", ""], ["above", "", "left", ""], ["above", "above", "left", ""]]


def test_hidden_sheets_rows_and_columns_are_told(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Plan"
    sheet.append(["seen"])
    sheet.append(["unseen"])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    made.create_sheet("Old plan").sheet_state = "veryHidden"
    made.save(tmp_path / "plan.xlsx")
    workbook = read_workbook(tmp_path / "plan.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in workbook.sheets] == [("Plan", False), ("Old plan", True)]
    assert [row.hidden for row in workbook.sheets[0].table.rows] == [False, True]
    assert [table.place for table in workbook.tables] == ["Sheet “Plan”"]
    assert len(workbook.notes) == 3
    assert all("hidden" in note.sentence for note in workbook.notes)


def test_formulas_show_their_saved_result_and_errors_are_errors() -> None:
    rows = (
        '<row><c t="str"><f>A2&amp;"x"</f><v>saved</v></c><c><f>1+1</f></c><c t="e"><v>#REF!</v></c>'
        '<c t="d"><v>2024-03-31T00:00:00</v></c></row>'
    )
    workbook, remarks = read(excel(rows))
    cells = workbook.sheets[0].table.rows[0].cells
    assert [(square.text, square.kind) for square in cells] == [
        ("saved", "text"), ("", "text"), ("#REF!", "error"), ("2024-03-31", "date"),
    ]  # fmt: skip
    assert remarks == {Remark.NOT_CALCULATED}


def test_rich_texts_are_joined_without_reading_aids() -> None:
    strings = (
        "<si><r><t>Lead </t></r><r><t>Agency</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_b_x0041_</t></si>"
    )
    workbook, _ = read(excel('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', strings=strings))
    assert squares(workbook.sheets[0].table.rows) == [["Lead Agency", "a\rbA"]]


def test_macros_are_not_run_and_other_workbooks_not_opened() -> None:
    parts = excel_parts(sheet_row(1, "x")) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
    rels = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="x/externalLinkPath" Target="file:///c:/secret.xlsx" TargetMode="External"/>'
        "</Relationships>",
    )
    workbook, remarks = read(zipped(parts | {"xl/_rels/workbook.xml.rels": rels}))
    assert squares(workbook.sheets[0].table.rows) == [["x"]]
    assert remarks == {Remark.MACROS, Remark.OUTSIDE_LINKS}


def test_formatted_but_empty_corner_does_no_harm() -> None:
    workbook, _ = read(excel(sheet_row(1, "x") + '<row r="1048576"><c r="XFD1048576" s="3"/></row>'))
    assert squares(workbook.sheets[0].table.rows) == [["x"]]


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda text: not text.startswith("=") and "_x" not in text and text.strip() == text
)


@given(
    st.lists(
        st.lists(st.one_of(TEXTS, st.integers(-(10**9), 10**9), st.booleans()), min_size=1, max_size=5),
        min_size=1,
        max_size=5,
    )
)
def test_reading_agrees_with_an_independent_reader(rows: list[list[str | int | bool]]) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            square = sheet.cell(row, column, value)
            if isinstance(value, str):
                square.data_type = "s"
    data = saved(made)
    again = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    expected = [
        [
            str(value).upper() if isinstance(value, bool) else str(value)
            for value in values
            if value is not None
        ]
        for values in again.iter_rows(values_only=True)
    ]
    workbook, _ = read(data)
    assert squares(workbook.sheets[0].table.rows) == expected


@pytest.mark.parametrize("reference", ["", "A", "1A", "A1:", "ZZZZ1:A2", "C3:A1"])
def test_odd_merges_do_no_harm(reference: str) -> None:
    after = f'<mergeCells><mergeCell ref="{reference}"/></mergeCells>'
    workbook, _ = read(excel(sheet_row(1, "x", "y"), after=after))
    assert squares(workbook.sheets[0].table.rows) == [["x", "y"]]


def test_more_cells_than_can_be_read_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_module, "MOST_CELLS", 20)
    assert len(read(excel(sheet_row(1, *"x" * 20)))[0].sheets[0].table.rows) == 1
    with pytest.raises(Refused, match="too much"):
        read(excel(sheet_row(1, *"x" * 21)))


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999", "1e308", "2958465", "2957999", "-1", "x"])
def test_numbers_beyond_every_calendar_do_no_harm(number: str) -> None:
    parts = excel_parts(
        f'<row><c s="0"><v>{number}</v></c></row>', styles='<cellXfs><xf numFmtId="14"/></cellXfs>'
    )
    for settings in ("", '<workbookPr date1904="1"/>'):
        listed = str(parts["xl/workbook.xml"]).replace("<sheets>", f"{settings}<sheets>")
        workbook, _ = read(zipped(parts | {"xl/workbook.xml": listed}))
        assert workbook.sheets[0].table.rows[0].cells[0].text
