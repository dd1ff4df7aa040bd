"""The cover sheet: what a package is, what is in it, what was taken out and why, and how to check it without the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dhr_desktop.model.release import ProfileName
from dhr_desktop.sanitise.derived import STATUS_WORDS, STATUSES
from dhr_desktop.sanitise.facts import Facts
from dhr_desktop.sanitise.safe_document import (
    SafeCell,
    SafeColumn,
    SafeDocument,
    SafeFacts,
    SafeList,
    SafeSection,
    SafeTable,
    SafeText,
    fixed,
    joined,
    number,
)
from dhr_desktop.sanitise.treated import Treated

_MAPPING: Final = {
    "pending": fixed("Notified, being scoped, decided, directed or being commissioned"),
    "ongoing": fixed("From the first work of the panel until the report may be published, pauses included"),
    "published": fixed("The report is public, whether or not its plan is finished"),
    "withheld": fixed("Finished, and not published for a stated reason"),
    "not held": fixed("It was decided not to hold a review, or another partnership holds it"),
}

CHECKING: Final = (
    fixed("Open the sealed file with 7-Zip (Windows, Linux) or another program that reads AES-256 ZIP files. Ask the sender for the passphrase by telephone; it never comes by e-mail."),
    fixed("Inside is package.zip. Unpack it: it holds one folder whose name begins with DHR-."),
    fixed("Check that no file was changed. Linux: sha512sum -c manifest-sha512.txt and then sha512sum -c tagmanifest-sha512.txt inside that folder. Windows: certutil -hashfile FILE SHA512, and compare with the line of that file. Any program for BagIt packages does the same."),
    fixed("Check who made it: minisign -V -P KEY -m tagmanifest-sha512.txt -x tagmanifest-sha512.txt.minisig, where KEY is the sender’s key. Let the sender read that key out by telephone; this page proves nothing."),
    fixed("Nothing else may stand in the folder: five files at the top, the rest below data. A file that no manifest lists does not belong to the package."),
)  # fmt: skip
"""How somebody without the program checks a package."""


def cover_sheet(treated: Treated, facts: Facts, inside: Sequence[tuple[SafeText, SafeText]]) -> SafeDocument:
    """Return the cover sheet; `inside` names each file of the package and says what it is."""
    return treated.document(
        title=fixed("Cover sheet"),
        subtitle=fixed("Release {}, made on {}").filled(facts.words("number"), facts.words("made_on")),
        sections=(
            SafeSection(blocks=(_facts(treated, facts),)),
            _what_it_is(treated),
            SafeSection(heading=fixed("What is inside"), blocks=(SafeFacts(tuple(inside)),)),
            _statuses(treated),
            _removed(treated),
            _names(treated),
            _risk(treated),
            SafeSection(
                heading=fixed("How to check it without the program"),
                blocks=(SafeList(CHECKING, numbered=True),),
            ),
        ),
    )


def _facts(treated: Treated, facts: Facts) -> SafeFacts:
    none = fixed("none")
    return SafeFacts(
        (
            (fixed("Made for"), treated.recipient),
            (fixed("Release"), facts.words("number")),
            (fixed("Package"), facts.words("uuid")),
            (fixed("Takes the place of"), facts.words("supersedes") or none),
            (fixed("Signing key"), facts.words("signer") or none),
            (fixed("Journal head"), facts.words("journal_head") or none),
        )
    )


def _what_it_is(treated: Treated) -> SafeSection:
    count = len(treated.cleared())
    reviews = fixed("1 review") if count == 1 else fixed("{} reviews").filled(number(count))
    first = fixed(
        "After a domestic homicide review, agencies say what they have learnt and what they will change. This package "
        "tells how far they are: {} with recommendations, actions and progress. It was made on a computer without any "
        "connection, and a person decided about every string that the program was not sure of."
    )
    public = treated.profile is ProfileName.PUBLICATION
    second = (
        fixed("It was prepared under the profile for publication.")
        if public
        else fixed("It is for the recipient named above and nobody else. Please do not pass it on.")
    )
    return SafeSection(heading=fixed("What this is"), blocks=(first.filled(reviews), second))


def _statuses(treated: Treated) -> SafeSection:
    table = SafeTable(
        name="statuses",
        columns=(
            SafeColumn(key="status", heading=fixed("Status"), share=2),
            SafeColumn(key="reviews", heading=fixed("Reviews"), share=2),
            SafeColumn(key="meaning", heading=fixed("What is counted here"), share=7),
        ),
        rows=tuple(
            (SafeCell(word), treated.status_counts[status], SafeCell(_MAPPING[status]))
            for status, word in zip(STATUSES, STATUS_WORDS, strict=True)
        ),
    )
    rule = (
        fixed("Counts are exact, under the agreement recorded with this recipient.")
        if treated.exact
        else fixed(
            "Published reviews are public and are counted as they are. For the others, counts from 1 to 7 are not "
            "shown and larger ones are rounded to 5, so that nobody can be picked out; where that could be undone "
            "from the rest of the package, more is held back."
        )
    )
    note = fixed(
        "The oversight pilot knows pending, ongoing and published only. How our own states are counted under these "
        "words is our reading of its letter and is printed here so that it can be questioned."
    )
    return SafeSection(heading=fixed("Reviews in this package by status"), blocks=(table, rule, note))


def _removed(treated: Treated) -> SafeSection:
    points = [
        fixed("Names, other names, birth dates, addresses, telephone numbers and reference numbers of everybody known to the reviews: they identify."),
        fixed("Exact days: dates are shown as month and year, ages as bands."),
        fixed("Case summaries, chronologies, minutes, agency reports and people’s details: they never leave the office."),
    ]  # fmt: skip
    if not treated.area_shown:
        points.append(
            fixed(
                "Districts and partnerships: where deaths are few, the area identifies; it was not agreed to show it."
            )
        )
    if treated.dropped:
        points.append(
            fixed("Held back under this profile although the tables have a place for them: {}.").filled(
                joined("; ", treated.dropped)
            )
        )
    points.append(fixed("In the texts, {} different strings were replaced.").filled(treated.replaced_strings))
    return SafeSection(heading=fixed("What was removed, and why"), blocks=(SafeList(tuple(points)),))


def _names(treated: Treated) -> SafeSection:
    if treated.profile is ProfileName.PUBLICATION:
        words = fixed(
            "People appear under the names used in the published reports, and under a code where none was agreed. "
            "A published review keeps its published reference."
        )
    else:
        words = fixed(
            "People, reviews, recommendations and actions carry codes that were drawn at random for this recipient. "
            "They stay the same in every release to this recipient, so that progress can be followed, and they do "
            "not match those of any other recipient. Letters after Adult, Child or Professional are unique within a "
            "review. A published review keeps its published reference."
        )
    if not treated.named:
        return SafeSection(heading=fixed("Names and codes"), blocks=(words,))
    named = fixed(
        "Names that stand on purpose (chair, author, panel, officer, or a real name that a family chose), each in the documents "
        "that were agreed and signed for by a second person: {}."
    )
    return SafeSection(
        heading=fixed("Names and codes"), blocks=(words, named.filled(treated.names_on_purpose))
    )


def _risk(treated: Treated) -> SafeSection:
    return SafeSection(
        heading=fixed("What risk remains"),
        blocks=(
            fixed(
                "This package is pseudonymised, not anonymous. Somebody who knows a case, or who matches it with news "
                "reports, may still recognise it. Treat it as personal data about the people in it and those close to "
                "them."
            ),
            SafeList(treated.residual_risk),
        ),
    )
