"""Names on purpose: each stands exactly as it was signed, in its own documents and review, and nowhere without a signature."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dhr_desktop.base.errors import OpenItems
from dhr_desktop.export.build import build
from dhr_desktop.export.documents.wanted import WANTED
from dhr_desktop.export.scan import LeaksFound, scan_package, signed_places
from dhr_desktop.model.on_purpose import NameOnPurpose, NameReason, Outgoing
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import Decision, ProfileName, Verdict
from dhr_desktop.model.terms import NameForm
from dhr_desktop.readers.unpack import strings
from dhr_desktop.sanitise.identities import registries_of
from dhr_desktop.sanitise.on_purpose import OnPurpose
from dhr_desktop.sanitise.person_like import is_person_like
from dhr_desktop.sanitise.queue import Unsigned
from dhr_desktop.sanitise.source import Source
from dhr_desktop.sanitise.treat import Rules, treat
from dhr_desktop.sanitise.treated import Treated
from tests.fakes import release

CHAIRED = (
    "The chair, Dr Ann Valecroft, wrote to Margaret Holloway’s mother; Ms Holloway’s sister rang Valecroft."
)
BOTH = (Outgoing.ACTION_PLAN, Outgoing.TABLES)


def chair(string: str = "Ann Valecroft", documents: tuple[Outgoing, ...] = BOTH) -> NameOnPurpose:
    return NameOnPurpose(
        id="name-1",
        recipient_id=release.RECIPIENT.id,
        review_id="review-1",
        string=string,
        reason=NameReason.CHAIR,
        documents=documents,
        by_id="writer-1",
    )


def family(documents: tuple[Outgoing, ...] = BOTH, string: str = "Margaret Holloway") -> NameOnPurpose:
    return replace(
        chair(string, documents), id="name-2", reason=NameReason.FAMILY, person_id=release.VICTIM.id
    )


def chosen_by_family() -> tuple[Person, ...]:
    named = replace(release.VICTIM, published_name="Margaret Holloway", name_form=NameForm.REAL_NAME)
    return named, release.PERPETRATOR


def with_text(text: str = CHAIRED, people: tuple[Person, ...] = chosen_by_family()) -> Source:
    return release.source(
        recommendations=(replace(release.RECOMMENDATION, text=text),), people=people, actions=(), updates=()
    )


def rules(
    *names: NameOnPurpose,
    signed: bool = True,
    name: ProfileName = ProfileName.PUBLICATION,
    decisions: tuple[Decision, ...] = (),
) -> Rules:
    return release.rules(name, decisions, on_purpose=OnPurpose(names, signed))


def decided(source: Source, wanted: Rules) -> Rules:
    """Return the rules with everything replaced that is still open."""
    queue = treat(source, WANTED, wanted).queue
    return replace(wanted, decisions=release.decided(queue, Verdict.REPLACE))


def text_in(found: Treated, document: Outgoing | None) -> str:
    return str(found.cleared(document)[0].children[0]["text"].text)


def test_a_signed_name_stands_in_its_documents_and_gives_way_elsewhere() -> None:
    source = with_text()
    found = treat(source, WANTED, decided(source, rules(chair(documents=(Outgoing.TABLES,)))))
    assert "Dr Ann Valecroft, wrote" in text_in(found, Outgoing.TABLES)
    assert "Dr [chair], wrote" in text_in(found, Outgoing.ACTION_PLAN)
    assert "Dr [chair], wrote" in text_in(found, None)


def test_only_the_exact_string_stands() -> None:
    source = with_text()
    found = treat(source, WANTED, decided(source, rules(chair())))
    assert text_in(found, Outgoing.TABLES).count("Valecroft") == 1
    assert [one for one in found.queue if one.string == "Valecroft"]


@pytest.mark.parametrize("signed", [True, False])
def test_a_listed_name_needs_no_decision_and_a_longer_one_does(signed: bool) -> None:
    source = with_text("Dr Ann Valecroft came. Ann Valecroft Przybylski did not.")
    queue = treat(source, WANTED, rules(chair(), signed=signed)).queue
    assert [one.string for one in queue if one.is_open] == ["Ann Valecroft Przybylski"]


def test_without_a_signature_nothing_is_to_be_had() -> None:
    found = treat(with_text("Dr Ann Valecroft came."), WANTED, rules(chair(), signed=False))
    with pytest.raises(Unsigned) as stopped:
        found.cleared(Outgoing.TABLES)
    assert "Valecroft" not in str(stopped.value)
    assert stopped.value.exit_code == OpenItems.exit_code
    assert "Valecroft" not in str(found.reviews[Outgoing.TABLES][0].children[0]["text"].text)


def test_a_name_stands_in_the_texts_of_its_own_review_only() -> None:
    other = replace(chair(), review_id="review-2")
    source = with_text()
    found = treat(source, WANTED, decided(source, rules(other)))
    assert "Valecroft" not in text_in(found, Outgoing.TABLES)


def test_the_real_name_that_a_family_chose_stands_where_it_was_signed_and_a_code_elsewhere() -> None:
    source = with_text()
    found = treat(source, WANTED, decided(source, rules(family((Outgoing.ACTION_PLAN,)))))
    plan, tables = text_in(found, Outgoing.ACTION_PLAN), text_in(found, Outgoing.TABLES)
    assert "to Margaret Holloway’s mother" in plan
    assert plan.count("Margaret Holloway’s") == 2
    assert "Ms Holloway" not in plan
    assert "Holloway" not in tables
    assert "Adult " in tables


def test_a_family_choice_that_nobody_signed_is_a_code_and_stops_nothing() -> None:
    source = with_text()
    found = treat(source, WANTED, decided(source, rules()))
    assert "Holloway" not in text_in(found, Outgoing.TABLES)
    assert "Adult " in text_in(found, Outgoing.TABLES)


def test_a_listed_name_that_is_somebody_elses_does_not_stand() -> None:
    """The scan would stop it as well; the sanitiser must not need the scan."""
    source = with_text("The chair, Gareth Pellington, wrote.")
    found = treat(source, WANTED, decided(source, rules(chair("Gareth Pellington"))))
    assert "Pellington" not in text_in(found, Outgoing.TABLES)


@pytest.mark.parametrize("document", list(Outgoing))
def test_in_a_finished_package_a_signed_name_is_in_its_document_alone(document: Outgoing) -> None:
    source = with_text()
    wanted = decided(source, rules(chair(documents=(document,)), family((document,))))
    package = build(source, wanted, release.facts(), release.sign).package
    folder = {Outgoing.ACTION_PLAN: "/reports/action-plan-", Outgoing.TABLES: "/tables/"}[document]
    places = {
        place
        for place, text in strings("package.zip", package.content)
        if "Valecroft" in text or "Holloway" in text
    }
    assert places
    assert all(folder in place for place in places)
    registries = registries_of((*release.PEOPLE,))
    on_purpose = signed_places(wanted.on_purpose, wanted.pseudonyms)
    scan_package(package, registries, on_purpose=on_purpose)
    with pytest.raises(LeaksFound):
        scan_package(package, registries)
    unsigned = replace(wanted.on_purpose, is_signed=False)
    assert signed_places(unsigned, wanted.pseudonyms) == ()


def test_the_scan_finds_any_other_form_of_a_signed_name() -> None:
    source = with_text()
    wanted = decided(source, rules(family()))
    package = build(source, wanted, release.facts(), release.sign).package
    on_purpose = signed_places(
        OnPurpose((family(string="Margaret  HOLLOWAY"),), is_signed=True), wanted.pseudonyms
    )
    with pytest.raises(LeaksFound):
        scan_package(package, registries_of(release.PEOPLE), on_purpose=on_purpose)


def test_the_list_shows_its_places_as_they_would_leave() -> None:
    found = treat(with_text(), WANTED, rules(chair(), family(), signed=False))
    by_chair, by_family = found.named
    assert by_chair.count == 1
    assert by_chair.contexts[0].string == "Ann Valecroft"
    assert "Dr Ann Valecroft" in by_chair.contexts[0].outgoing
    assert by_family.count == 2
    assert [one.string for one in by_family.contexts] == ["Margaret Holloway", "Ms Holloway"]
    assert "Holloway" not in repr(found.named)


STRANGE = "The worker, Zbigniew Przybylski, was asked about it."


def keep(source: Source, string: str, **changes: object) -> tuple[Decision, ...]:
    (one,) = [item for item in treat(source, WANTED, rules()).queue if item.string == string]
    return tuple(replace(found, **changes) for found in release.decided((one,)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "stops"),
    [
        ({}, False),
        ({"signed_by_id": ""}, True),
        ({"signed_by_id": "writer-1"}, True),
        ({"verdict": Verdict.REPLACE, "signed_by_id": ""}, False),
        ({"verdict": Verdict.REPLACE, "replacement": "a worker", "signed_by_id": ""}, False),
        ({"verdict": Verdict.REPLACE, "replacement": "one zbigniew  Przybylski", "signed_by_id": ""}, True),
    ],
    ids=["signed", "not signed", "by the same", "replaced", "other words", "the same words again"],
)
def test_to_keep_what_looks_like_a_person_takes_two(changes: dict[str, object], stops: bool) -> None:
    source = with_text(STRANGE)
    found = treat(source, WANTED, rules(decisions=keep(source, "Zbigniew Przybylski", **changes)))
    assert bool(found.unsigned) is stops
    if stops:
        with pytest.raises(Unsigned):
            found.cleared()
    else:
        assert found.cleared()


def test_a_part_of_an_agencys_whole_name_is_no_person_there_and_one_elsewhere() -> None:
    agencies = (replace(release.POLICE, name="Przybylski Trust"), release.HOUSING)
    source = replace(with_text("The Przybylski Trust was asked."), agencies=agencies)
    assert [
        one.is_person_like for one in treat(source, WANTED, rules()).queue if "Przybylski" in one.string
    ] == [False]
    source = replace(with_text("The Przybylski Trust was asked; Przybylski came."), agencies=agencies)
    assert any(
        one.is_person_like for one in treat(source, WANTED, rules()).queue if "Przybylski" in one.string
    )


def test_a_kind_of_finding_that_nobody_thought_of_counts_as_a_person() -> None:
    assert is_person_like("a new kind of finding")
    assert is_person_like("looks like a name: not in any list")
    assert not is_person_like("small count")
