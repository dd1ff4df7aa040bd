"""Rendering: every file of a package from the treated records. It is handed safe records only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_
from dhr_desktop.export.descriptions import Part, crate, data_package
from dhr_desktop.export.documents.action_plan import action_plan
from dhr_desktop.export.documents.cover_sheet import cover_sheet
from dhr_desktop.export.documents.instructions import instructions
from dhr_desktop.export.documents.tables import data_tables
from dhr_desktop.export.render.csv import table_csv
from dhr_desktop.export.render.html import document_html
from dhr_desktop.export.render.pdf import document_pdf
from dhr_desktop.export.render.readme import document_text
from dhr_desktop.model.on_purpose import Outgoing
from dhr_desktop.sanitise.facts import Facts
from dhr_desktop.sanitise.safe_document import SafeDocument, fixed
from dhr_desktop.sanitise.treated import Treated

README: Final = "README.txt"
_TABLES: Final = (
    (fixed("tables/reviews.csv"), fixed("Table of the reviews")),
    (fixed("tables/recommendations.csv"), fixed("Table of the recommendations")),
    (fixed("tables/actions.csv"), fixed("Table of the actions")),
    (fixed("tables/progress.csv"), fixed("Table of the progress updates")),
)
_DATA_PACKAGE: Final = Part(fixed("datapackage.json"), fixed("Description of the tables, for programs"))
_README: Final = Part(fixed(README), fixed("How to open and check this package"))
_COVER: Final = Part(fixed("reports/cover-sheet.pdf"), fixed("This cover sheet, to print"))
_PREVIEW: Final = Part(fixed("ro-crate-preview.html"), fixed("This cover sheet, to read in a browser"))
_CRATE: Final = Part(fixed("ro-crate-metadata.json"), fixed("Description of the whole package, for programs"))


def payload_of(treated: Treated, facts: Facts, progress: Progress) -> dict[str, bytes]:
    """Return the files below data, by path.

    Raises:
        OpenItems: a person still has to decide about a string.
    """
    tables = data_tables(treated)
    plans = tuple(_plans(treated, progress))
    parts = [
        *_csv_files(tables),
        Part(_DATA_PACKAGE.path, _DATA_PACKAGE.said, data_package(tables, facts)),
        Part(_README.path, _README.said, document_text(instructions(treated, facts))),
    ]
    inside = [(part.path, part.said) for part in (_COVER, _PREVIEW)]
    inside.append((fixed("reports/action-plan-….pdf"), fixed("Action plans, one for each review")))
    inside += [(part.path, part.said) for part in (*parts, _CRATE)]
    cover = cover_sheet(treated, facts, inside)
    parts += plans
    parts.append(Part(_COVER.path, _COVER.said, document_pdf(cover)))
    parts.append(Part(_PREVIEW.path, _PREVIEW.said, document_html(cover)))
    parts.append(Part(_CRATE.path, _CRATE.said, crate(cover, facts, tuple(parts))))
    return {str(part.path): part.content for part in parts}


def _plans(treated: Treated, progress: Progress) -> Iterator[Part]:
    """Yield the action plan of each review."""
    reviews = treated.cleared(Outgoing.ACTION_PLAN)
    for place, one in enumerate(reviews):
        progress.check()
        progress.report(place, len(reviews), N_("Writing action plans"))
        yield Part(
            fixed("reports/action-plan-{}.pdf").filled(one.code),
            fixed("Action plan of review {}").filled(one.code),
            document_pdf(action_plan(treated, one)),
        )


def _csv_files(tables: SafeDocument) -> Iterator[Part]:
    for table, (path, said) in zip(tables.tables, _TABLES, strict=True):
        yield Part(path, said, table_csv(table))
