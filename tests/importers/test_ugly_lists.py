"""Lists of reviews as they come out of spreadsheets: any separator and encoding, titles, mixed dates, doubled references."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dhr_desktop.importers.review_columns import propose_mapping
from dhr_desktop.importers.review_list import ReviewListPreview, preview_reviews, read_review_table

LIST = "Reference,CSP,Date of death\nDHR 12,Pen–vale,14/03/2019\nDHR 13,Wexcombe,March 2018\n"


def looked(path: Path) -> ReviewListPreview:
    table = read_review_table(path)
    return preview_reviews(table, propose_mapping(table.header, table.sample))


def of_text(folder: Path, data: bytes) -> ReviewListPreview:
    (folder / "list.csv").write_bytes(data)
    return looked(folder / "list.csv")


def told(preview: ReviewListPreview) -> list[tuple[str, str, str | None]]:
    return [
        (row.reference, row.partnership, row.died_on.iso() if row.died_on else None) for row in preview.rows
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("title", ["", "All reviews since 2011\n\n"])
def test_any_separator_and_encoding_says_the_same(
    separator: str, encoding: str, title: str, tmp_path: Path
) -> None:
    data = (title + LIST.replace(",", separator)).replace("\n", "\r\n").encode(encoding)
    assert told(of_text(tmp_path, data)) == [
        ("DHR 12", "Pen–vale", "2019-03-14"),
        ("DHR 13", "Wexcombe", "2018-03"),
    ]


def test_quoted_lines_stay_in_their_field(tmp_path: Path) -> None:
    data = b'Reference;CSP;Date of death\n"DHR\n12";"Pen; ""vale""\nnorth";2019\n'
    assert told(of_text(tmp_path, data)) == [("DHR 12", 'Pen; "vale" north', "2019")]


def test_dates_in_three_orders_are_named_where_they_can_be_two_days(tmp_path: Path) -> None:
    dates = ["14/03/2019", "03/14/2019", "2019/03/14", "03/04/2019", "4/4/2019", "14 Mar 19", "43538"]
    lines = ["Reference,Date of death", *(f"R{i},{day}" for i, day in enumerate(dates))]
    preview = of_text(tmp_path, "\n".join(lines).encode())
    assert [day for _, _, day in told(preview)] == [
        "2019-03-14", None, "2019-03-14", None, "2019-04-04", "2019-03-14", None
    ]  # fmt: skip
    assert [(fault.place, fault.sentence) for fault in preview.faults] == [
        ("Row 3", "Day and month of “03/14/2019” seem to have changed places."),
        ("Row 5", "“03/04/2019” does not show which is the day: other rows have the month first."),
        ("Row 8", "“43538” seems to be Excel's own count of days."),
    ]


def test_dates_of_one_order_are_read_day_first(tmp_path: Path) -> None:
    preview = of_text(tmp_path, b"Reference,Date of death\nA,14/03/2019\nB,03/04/2019\n")
    assert [day for _, _, day in told(preview)] == ["2019-03-14", "2019-04-03"]
    assert preview.faults == ()


@pytest.mark.parametrize("since_1904", [False, True])
def test_excel_dates_count_from_either_year(since_1904: bool, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    if since_1904:
        made.epoch = CALENDAR_MAC_1904
    sheet = made.active
    assert sheet is not None
    for line in (
        ["Reviews"],
        [],
        ["Reference", "CSP", "Date of death"],
        ["DHR 12", "Penvale", date(2019, 3, 14)],
    ):
        sheet.append(line)
    made.save(tmp_path / "list.xlsx")
    assert told(looked(tmp_path / "list.xlsx")) == [("DHR 12", "Penvale", "2019-03-14")]


def test_references_that_differ_in_their_signs_only_are_named(tmp_path: Path) -> None:
    preview = of_text(tmp_path, b"Reference,CSP\nDHR 12,A\ndhr 12,B\nDHR-12,C\nDHR 120,D\n")
    assert [(fault.place, fault.sentence) for fault in preview.faults] == [
        ("Row 3", "The reference is the same as in row 2."),
        ("Row 4", "The reference is nearly the same as in row 2."),
    ]


def test_row_of_totals_is_named(tmp_path: Path) -> None:
    preview = of_text(tmp_path, b"Reference,CSP\nDHR 12,A\nTotal: 1,\n")
    assert [fault.sentence for fault in preview.faults] == ["This row seems to be a total and no review."]
