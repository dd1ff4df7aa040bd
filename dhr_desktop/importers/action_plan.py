"""Understands a seven-column action plan from Word or Excel: a preview with every fault named, nothing imported yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_
from dhr_desktop.importers.faults import of_notes
from dhr_desktop.importers.plan_cells import PlanRow, banner_of, fits, plan_row
from dhr_desktop.importers.plan_columns import HEADINGS, Columns, columns_of, headings_in
from dhr_desktop.importers.plan_numbers import split_number
from dhr_desktop.importers.plan_preview import PlanPreview
from dhr_desktop.importers.plan_rows import PlanAssembly, is_section
from dhr_desktop.importers.plan_scope import scope_of_heading
from dhr_desktop.importers.wording import tidy
from dhr_desktop.readers.content import Document, Paragraph, Row, Table, Workbook
from dhr_desktop.readers.reading import read_plan_file

_ROWS_BEFORE_HEADINGS: Final = 40
_MOST_ROWS: Final = 5_000
"""Rows of a plan; the longest seen have a few hundred."""
_PARAGRAPHS_ABOVE: Final = 3
_ABOVE: Final = (
    N_("The words above the headings were left out."),
    N_("Copy by hand what you need of them."),
)
_BESIDE_INNER: Final = (
    N_("The words around the table inside this one were left out."),
    N_("Copy by hand what you need of them."),
)
_NO_HEADINGS: Final = (
    N_("This table has none of the plan's headings and was left out."),
    N_("If it belongs to the plan, give it the headings and import the file again."),
)


def preview_plan(path: Path, progress: Progress | None = None) -> PlanPreview:
    """Read an action plan from a Word document or an Excel workbook.

    Raises:
        UserError: the file cannot be read, or holds no table with the plan's headings.
        Cancelled: the person pressed Cancel.
    """
    return understand_plan(read_plan_file(path, progress))


def understand_plan(file: Document | Workbook) -> PlanPreview:
    """Return what the tables of a file say, those with the plan's headings and those that carry them on.

    Raises:
        UserError: no table has the plan's headings.
    """
    assembly = PlanAssembly()
    for fault in of_notes(file.notes):
        assembly.fault(fault.place, fault.sentence, fault.remedy)
    reader = _TableReader(assembly, ruled=isinstance(file, Document))
    if isinstance(file, Document):
        reader.read_document(file)
    else:
        for sheet in file.sheets:
            if not sheet.hidden:
                assembly.section(sheet.name)
                reader.read([sheet.table])
    if reader.columns is None:
        raise UserError(
            N_("No action plan was found in this file."),
            N_(
                "Its table needs a row of headings such as Recommendation, Action to take, Lead Agency, Target Date."
            ),
        )
    preview = assembly.preview()
    if not preview.recommendations:
        raise UserError(
            N_("The action plan in this file has no rows."), N_("Check that it is the right file.")
        )
    return preview


class _TableReader:
    """Goes through the tables of a file and hands their rows to the assembly."""

    def __init__(self, assembly: PlanAssembly, *, ruled: bool) -> None:
        self._assembly = assembly
        self._ruled = ruled
        self._above: PlanRow | None = None
        self._headed: list[str] = []
        self._rows = 0
        self.columns: Columns | None = None

    def read_document(self, document: Document) -> None:
        """Read the tables of a document, each with the paragraphs that stand above it."""
        above: list[str] = []
        for block in document.blocks:
            if isinstance(block, Paragraph):
                above = [*above, tidy(block.text)][-_PARAGRAPHS_ABOVE:] if block.text.strip() else above
            else:
                self._headed = above
                self.read([block])
                above = []

    def read(self, tables: Iterable[Table]) -> None:
        """Read the tables that have the plan's headings or carry on the one before; name any other."""
        for table in tables:
            start = headings_in(table.rows[:_ROWS_BEFORE_HEADINGS])
            if start is not None or self._carries_on(table):
                self._read_plan(table, start)
            elif table.inner:
                self._leave_out(table.place, _texts(table.rows, inner=False), _BESIDE_INNER)
                self.read(table.inner)
            else:
                self._leave_out(table.place, _texts(table.rows), _NO_HEADINGS)

    def _leave_out(self, place: str, texts: Sequence[str], why: tuple[str, str]) -> None:
        if texts:
            self._assembly.fault(place, *why, *texts)

    def _read_plan(self, table: Table, start: int | None) -> None:
        self._rows += len(table.rows)
        if self._rows > _MOST_ROWS:
            raise UserError(
                N_("The action plan in this file has more than 5,000 rows."),
                N_("Check that it is the right file, or copy the plan into a file of its own."),
            )
        if start is None:
            self._assembly.fault(
                table.place,
                N_("This table has no headings; it was read as carrying on the one before."),
                N_("Compare the preview with the file."),
            )
        if not self._ruled:
            self._assembly.close()
            self._above = None
        titles = _texts(table.rows[: start or 0])
        self._leave_out(table.place, titles, _ABOVE)
        for i, row in enumerate(table.rows[start or 0 :]):
            place = f"{table.place}, row {row.number}" if table.place else f"Row {row.number}"
            columns = columns_of(row.cells)
            if columns and (
                (i == 0 and start is not None) or (self.columns and columns.repeats(self.columns))
            ):
                above = [*self._headed, *titles] if i == 0 else []
                self._begin(table.place, columns, above)
                self._take_headings(columns, above, place)
            elif banner := banner_of(row):
                self._assembly.add_banner(place, banner)
            elif self.columns is not None:
                self._above = plan_row(place, row, self.columns, self._above, ruled=self._ruled)
                self._assembly.add(self._above)

    def _take_headings(self, columns: Columns, headings: Sequence[str], place: str) -> None:
        """Take what stands above a table: a scope, or its recommendation where the table has no column of them."""
        for heading in headings:
            if "recommendation" not in columns.of and _is_numbered(heading):
                self._assembly.add_banner(place, heading)
            elif is_section(heading) or scope_of_heading(heading):
                self._assembly.section(heading)

    def _carries_on(self, table: Table) -> bool:
        """Say whether a table without headings has the shape of the plan before it (Word splits tables so)."""
        columns = self.columns
        if not self._ruled or columns is None or len(columns.cells) < 5:
            return False
        return 2 * sum(fits(row, columns) for row in table.rows) > len(table.rows)

    def _begin(self, place: str, columns: Columns, above: Sequence[str]) -> None:
        """Take new headings; what they lack is told once, not for every table that repeats them."""
        if columns != self.columns:
            for heading in columns.missing:
                if heading == HEADINGS["recommendation"] and any(map(_is_numbered, above)):
                    continue
                self._assembly.fault(
                    place,
                    f"There is no column “{heading}”.",
                    N_("Fill it in after the import, where it is needed."),
                )
            for heading in columns.strange.values():
                self._assembly.left_out_column(place, heading)
        self.columns = columns


def _is_numbered(heading: str) -> bool:
    """Say whether a heading is a recommendation with its number."""
    return all(split_number(heading))


def _texts(rows: Sequence[Row], *, inner: bool = True) -> list[str]:
    """Return one text for each row with anything in it."""
    lines = (
        " | ".join(
            tidy(text) for cell in row.cells if (text := cell.full_text if inner else cell.text).strip()
        )
        for row in rows
    )
    return [line for line in lines if line]
