"""The README of a package: what it is and how to open and check it with programs that anybody can get."""

from __future__ import annotations

from dhr_desktop.export.documents.cover_sheet import CHECKING
from dhr_desktop.sanitise.facts import Facts
from dhr_desktop.sanitise.safe_document import Blank, SafeDocument, SafeList, SafeSection, fixed
from dhr_desktop.sanitise.treated import Treated


def instructions(treated: Treated, facts: Facts) -> SafeDocument:
    """Return the instruction; it says nothing about any review."""
    return treated.document(
        title=fixed("How to open and check this package"),
        subtitle=fixed("Release {}, package {}").filled(facts.words("number"), facts.words("uuid")),
        sections=(
            SafeSection(
                blocks=(
                    fixed(
                        "It is pseudonymised, not anonymous. Keep it where only those who need it can read it, and "
                        "delete the unpacked copy when you have finished."
                    ),
                ),
            ),
            SafeSection(heading=fixed("Open and check"), blocks=(SafeList(CHECKING, numbered=True),)),
            SafeSection(
                heading=fixed("Who signed it"),
                blocks=(
                    fixed("Signing key: {}").filled(facts.words("signer") or fixed("none")),
                    fixed(
                        "A key that stands here proves nothing by itself: let the sender read theirs out by telephone, "
                        "and compare it with the one that you check with."
                    ),
                ),
            ),
            SafeSection(
                heading=fixed("Reading the tables"),
                blocks=(
                    fixed(
                        "The tables are CSV files in UTF-8 with a comma between the columns. datapackage.json describes "
                        "each column. An apostrophe before a cell that begins with = + - or @ keeps a spreadsheet from "
                        "running it. A blank cell was not recorded; every other gap says why:"
                    ),
                    SafeList(tuple(fixed("{}: {}").filled(*reason.told) for reason in Blank if reason.value)),
                ),
            ),
        ),
    )
