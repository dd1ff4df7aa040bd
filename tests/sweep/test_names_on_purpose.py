"""A canary whose name is on a signed list for one document is in that document and nowhere else, in any profile and format."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dhr_desktop.export.build import Built, build, review
from dhr_desktop.export.scan import scan_package, signed_places
from dhr_desktop.model.on_purpose import NameOnPurpose, NameReason, Outgoing
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import ProfileName, Verdict
from dhr_desktop.model.terms import NameForm
from dhr_desktop.readers.unpack import strings
from dhr_desktop.sanitise.identities import registries_of
from dhr_desktop.sanitise.on_purpose import OnPurpose
from dhr_desktop.sanitise.source import Source
from dhr_desktop.sanitise.treat import Rules
from tests.fakes import release

CHAIR = "Quzz Chairwright"
FAMILY = "Wilhelmina Trevanion"
PROSE = (
    f"{CHAIR} wrote that {FAMILY} asked twice; Willa and Ms Trevanion’s sister were not told by Chairwright."
)
FILES = {Outgoing.ACTION_PLAN: "/data/reports/action-plan-", Outgoing.TABLES: "/data/tables/"}
VICTIM = Person(
    id="person-1",
    review_id="review-1",
    real_name=FAMILY,
    aliases=("Willa",),
    published_name=FAMILY,
    name_form=NameForm.REAL_NAME,
)


def source(text: str = PROSE) -> Source:
    return release.source(
        people=(VICTIM,),
        recommendations=(replace(release.RECOMMENDATION, text=text),),
        actions=tuple(replace(one, text=text, outcome=text) for one in release.ACTIONS),
        updates=(replace(release.UPDATE, text=text),),
    )


def listed(document: Outgoing | None, *, signed: bool) -> OnPurpose:
    """Return the list of both names for one document, or an empty one."""
    if document is None:
        return OnPurpose()
    chair = NameOnPurpose(
        id="name-1",
        recipient_id=release.RECIPIENT.id,
        review_id="review-1",
        string=CHAIR,
        reason=NameReason.CHAIR,
        documents=(document,),
    )
    family = replace(chair, id="name-2", string=FAMILY, reason=NameReason.FAMILY, person_id=VICTIM.id)
    return OnPurpose((chair, family), is_signed=signed)


def rules(name: ProfileName, document: Outgoing | None, text: str = PROSE) -> Rules:
    first = release.rules(name, registries=registries_of([VICTIM]), on_purpose=listed(document, signed=True))
    queue = review(source(text), first).queue
    return replace(first, decisions=release.decided(queue, Verdict.REPLACE))


@cache
def built(name: ProfileName, document: Outgoing | None) -> tuple[Rules, Built]:
    wanted = rules(name, document)
    return wanted, build(source(), wanted, release.facts(), release.sign)


def places(made: Built, *words: str) -> set[str]:
    found = strings("package.zip", made.package.content)
    return {place for place, text in found if any(word in text.lower() for word in words)}


@pytest.mark.parametrize("name", list(ProfileName))
@pytest.mark.parametrize("document", list(Outgoing))
def test_a_signed_name_is_in_its_document_alone(name: ProfileName, document: Outgoing) -> None:
    wanted, made = built(name, document)
    for word in ("quzz chairwright", "wilhelmina trevanion"):
        found = places(made, word)
        assert found, word
        assert all(FILES[document] in place for place in found)
    assert all(FILES[document] in place for place in places(made, "chairwright", "trevanion", "wilhelmina"))
    assert places(made, "willa", "ms trevanion", "by chairwright") == set()
    on_purpose = signed_places(wanted.on_purpose, wanted.pseudonyms)
    scan_package(made.package, wanted.registries, on_purpose=on_purpose)


@pytest.mark.parametrize("name", list(ProfileName))
def test_without_a_list_neither_name_is_anywhere(name: ProfileName) -> None:
    _, made = built(name, None)
    assert places(made, "chairwright", "trevanion", "wilhelmina", "willa") == set()


PARTS = st.sampled_from(
    [
        CHAIR,
        FAMILY,
        "Trevanion",
        "Willa",
        "Chairwright",
        FAMILY.upper(),
        f"{FAMILY}-Hale",
        f"Dr {CHAIR}’s",
        "\n",
        "was asked",
        "&amp;",
    ]
)


@given(st.lists(PARTS, min_size=1, max_size=10).map(" ".join), st.sampled_from(list(Outgoing)))
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_in_no_fuzzed_build_does_a_signed_name_reach_another_document(text: str, document: Outgoing) -> None:
    wanted = rules(ProfileName.PUBLICATION, document, text)
    made = build(source(text), wanted, release.facts(), release.sign)
    found = places(made, "chairwright", "trevanion", "wilhelmina")
    assert all(FILES[document] in place for place in found)
    assert places(made, "willa ", "willa.") == set()
