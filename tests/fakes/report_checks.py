"""A check of reports over a small invented vault, to which a person is added for every place in which a name is planted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx

from dhr_desktop.base.progress import Silent
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import Verdict
from dhr_desktop.model.terms import PersonRole
from dhr_desktop.services.report_check import Looked, ReportCheck, Verdicts
from dhr_desktop.store.store import Store
from tests.fakes.reports import GOES, PDF_PLACES, STAYS, named
from tests.fakes.small_case import REVIEW, small_case

PLACES = (*STAYS, *GOES)


def planted(place: str, number: int) -> Person:
    return Person(
        id=f"00000000-0000-4000-8000-{number:012d}",
        review_id=REVIEW.id,
        role=PersonRole.RELATIVE,
        real_name=named(place),
        published_name=f"Adult {chr(65 + number % 26)}{number}",
    )


def new_check(store: Store) -> ReportCheck:
    """Return the service over an empty store, filled."""
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
