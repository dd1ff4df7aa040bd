"""The certificate of an erasure: what kinds of records, how many, when, by whom, and the journal's hashes; no case content."""

from __future__ import annotations

from typing import Final

from dhr_desktop.sanitise.erasure import ErasureFacts
from dhr_desktop.sanitise.safe_document import SafeDocument, SafeFacts, SafeList, SafeSection, fixed

_DONE: Final = (
    SafeSection(
        heading=fixed("What was done"),
        blocks=(
            SafeList(
                (
                    fixed("The records, and those removed earlier, were taken out of the database."),
                    fixed(
                        "What the journal kept of them was overwritten. Who did what and when stays, with the "
                        "hashes, so the chain still verifies."
                    ),
                    fixed("Their words were taken out of the search index, and drafts about them removed."),
                    fixed(
                        "A new backup was made and checked; every older backup beside the vault was removed."
                    ),
                )
            ),
        ),
    ),
    SafeSection(
        heading=fixed("What was not done"),
        blocks=(
            fixed(
                "Copies of backups that were taken elsewhere, packages that were released, and papers outside "
                "the vault are not reached by the program: destroy them under your own policy. On drives that "
                "move data about by themselves, encrypted remains can outlast removal; they need the vault's "
                "key to be read."
            ),
        ),
    ),
)


def erasure_certificate(facts: ErasureFacts) -> SafeDocument:
    """Return the certificate."""
    return facts.document(
        fixed("Certificate of erasure"),
        (
            SafeSection(
                blocks=(
                    fixed(
                        "A review whose retention had ended was erased. It is not named here; the mark below stands "
                        "for it in every export of the vault's journal."
                    ),
                    SafeFacts(
                        (
                            (fixed("Erased by"), facts.words("by")),
                            (fixed("Erased on"), facts.words("erased_at")),
                            (fixed("Mark of the review"), facts.words("matter")),
                            (fixed("Records erased"), facts.words("counts")),
                            (fixed("Changes erased from the journal"), facts.words("changes")),
                            (fixed("Backups removed"), facts.words("backups")),
                            (fixed("Head of the journal before"), facts.words("head_before")),
                            (fixed("Head of the journal after"), facts.words("head_after")),
                        )
                    ),
                )
            ),
            *_DONE,
        ),
    )
