"""`dhr import`: an action plan or a list of past reviews, looked at or brought into a vault."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TypeVar

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_, counted
from dhr_desktop.commands.asking import as_json
from dhr_desktop.commands.vaults import opened
from dhr_desktop.services.list_import import FIELDS, ListImport, ListTable, ReviewListPreview
from dhr_desktop.services.plan_import import Fault, PlanImport

T = TypeVar("T")


def plan(arguments: argparse.Namespace) -> int:
    """Show or import an action plan."""
    preview = PlanImport.look(arguments.file)
    if arguments.preview:
        print(as_json(preview.as_json(), indent=2))
        return 0
    folder, reference = _needed(arguments.vault, "--vault"), _needed(arguments.review, "--review")
    with opened(arguments, folder) as session:
        review = session.reviews.by_reference(reference)
        done = session.plan_import.bring_in(review.id, preview)
    print(f"Imported: {counted(done.recommendations, 'recommendation')}, {counted(done.actions, 'action')}.")
    if done.new_agencies:
        print(f"New to the vault: {counted(done.new_agencies, 'agency', 'agencies')}.")
    _say_faults(preview.faults)
    return 0


def reviews(arguments: argparse.Namespace) -> int:
    """Show or import a list of past reviews."""
    table = ListImport.read(arguments.file)
    mapping = _mapping(table, arguments.map)
    preview = ListImport.look(table, mapping)
    if arguments.preview:
        print(as_json(_as_json(preview, mapping), indent=2))
        return 0
    folder = _needed(arguments.vault, "--vault")
    left_out = _rows(arguments.leave_out, preview)
    with opened(arguments, folder) as session:
        done = session.list_import.bring_in(preview, today=session.clock.today(), leave_out=left_out)
    print(f"Imported: {counted(done.reviews, 'review')}.")
    for twins in preview.duplicates:
        if not set(twins.rows) & left_out:
            print(f"To look at: {twins.sentence}")
    _say_faults(preview.faults)
    return 0


def _mapping(table: ListTable, chosen: Iterable[str]) -> dict[str, str | None]:
    """Return the proposed mapping with what was asked for in place of it."""
    mapping = ListImport.propose(table)
    for text in chosen:
        column, equals, field = (part.strip() for part in text.rpartition("="))
        if not equals:
            raise UserError(
                N_("--map needs the form COLUMN=FIELD."), N_('For example: --map "Death date=died_on"')
            )
        if column not in mapping:
            raise UserError(N_("--map names a column that the file does not have."), _one_of(mapping))
        if field and field not in FIELDS:
            raise UserError(N_("--map names a field that there is not."), _one_of(FIELDS))
        if field:
            mapping |= {heading: None for heading, name in mapping.items() if name == field}
        mapping[column] = field or None
    return mapping


def _one_of(words: Iterable[str]) -> str:
    return N_("There are: {words}.").format(words=", ".join(words))


def _rows(text: str | None, preview: ReviewListPreview) -> set[int]:
    """Return the row numbers that are to be left out."""
    parts = [part.strip() for part in (text or "").split(",") if part.strip()]
    wanted = {int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) < 8}
    if len(wanted) != len(set(parts)) or not wanted <= {row.row for row in preview.rows}:
        raise UserError(
            N_("--leave-out names a row that the list does not have."),
            N_("Give the file's own row numbers, for example: --leave-out 12,45"),
        )
    return wanted


def _as_json(preview: ReviewListPreview, mapping: dict[str, str | None]) -> dict[str, object]:
    return {
        "mapping": mapping,
        "rows": [
            {
                "row": row.row,
                "reference": row.reference,
                "partnership": row.partnership,
                "district": row.district,
                "died_on": row.died_on.iso() if row.died_on else None,
                "kinds": [kind.value for kind in row.kinds],
                "method": row.method.value if row.method else None,
                "victims": row.victims,
                "place": row.place.value if row.place else None,
                "tags": [tag.value for tag in row.tags],
            }
            for row in preview.rows
        ],
        "faults": [fault.as_json() for fault in preview.faults],
        "duplicates": [
            {"rows": list(twins.rows), "references": list(twins.references), "sentence": twins.sentence}
            for twins in preview.duplicates
        ],
    }


def _say_faults(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(f"To look at: {fault.place}: {fault.sentence} {fault.remedy}")
        for text in fault.not_taken:
            print(f"    Not taken: {' '.join(text.split())}")


def _needed(value: T | None, option: str) -> T:
    if value is None:
        raise UserError(
            N_("This needs {option}, or --preview to look only.").format(option=option),
            N_("Add --help to see every option."),
        )
    return value
