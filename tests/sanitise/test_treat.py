"""The treatment: names, areas, dates and counts on their way out, and the queue that a person decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dhr_desktop.base.errors import OpenItems
from dhr_desktop.export.documents.wanted import WANTED
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.release import Decision, ProfileName, Verdict
from dhr_desktop.sanitise.profile import Profile, policy_table
from dhr_desktop.sanitise.pseudonyms import Pseudonyms
from dhr_desktop.sanitise.queue import BECAME_REAL, QueueItem
from dhr_desktop.sanitise.real_names import RealNameShown
from dhr_desktop.sanitise.safe_document import Blank
from dhr_desktop.sanitise.source import Source, Wanted
from dhr_desktop.sanitise.treat import Rules, treat
from dhr_desktop.sanitise.treated import Treated
from tests.fakes import release

STRANGE = "The worker, Zbigniew Przybylski, was asked about it."


def treated(source: Source | None = None, rules: Rules | None = None, wanted: Wanted = WANTED) -> Treated:
    return treat(source or release.source(), wanted, rules or release.rules())


def with_text(text: str, **changes: object) -> Source:
    return release.source(recommendations=(replace(release.RECOMMENDATION, text=text),), **changes)


def item(found: Treated, string: str) -> QueueItem:
    (one,) = [one for one in found.queue if one.string == string]
    return one


def decision(one: QueueItem, verdict: Verdict, replacement: str = "") -> Decision:
    """A decision of one person, signed by another."""
    return Decision(
        by_id="writer-1",
        signed_by_id="writer-2",
        id=f"decision on {one.context_hash}",
        recipient_id=release.RECIPIENT.id,
        string=one.string,
        context_hash=one.context_hash,
        verdict=verdict,
        replacement=replacement,
    )


def recommendation(found: Treated) -> str:
    return str(found.cleared()[0].children[0]["text"].text)


def test_a_known_name_is_replaced_and_listed() -> None:
    found = treated()
    name = found.cleared()[0].code
    assert str(name).startswith("REV-")
    assert "Holloway" not in recommendation(found)
    listed = item(found, "Margaret Holloway")
    assert listed.verdict is Verdict.REPLACE
    assert listed.known
    assert not listed.is_open
    assert listed.replacements[0].startswith("Adult ")
    assert listed.contexts[0].before.endswith("told them about ")
    assert "Holloway" not in listed.contexts[0].outgoing


def test_each_string_stands_once_with_all_its_contexts() -> None:
    found = treated(with_text("Pellington wrote. Pellington rang. Then Pellington came."))
    assert item(found, "Pellington").count == 4
    assert len({one.string for one in found.queue}) == len(found.queue)


def test_a_flag_is_open_until_it_is_decided_and_nothing_is_to_be_had_before() -> None:
    found = treated(with_text(STRANGE))
    assert item(found, "Zbigniew Przybylski").is_open
    with pytest.raises(OpenItems) as stopped:
        found.cleared()
    assert "Przybylski" not in str(stopped.value)
    with pytest.raises(OpenItems):
        found.document(title=found.recipient, subtitle=found.recipient, sections=())


def test_a_flag_may_be_kept_or_replaced_with_words_of_ones_own() -> None:
    source = with_text(STRANGE)
    (open_item,) = [one for one in treated(source).queue if one.is_open]
    kept = treated(source, release.rules(decisions=(decision(open_item, Verdict.KEEP),)))
    assert recommendation(kept) == STRANGE
    assert kept.kept == ("Zbigniew Przybylski",)
    gone = treated(
        source, release.rules(decisions=(decision(open_item, Verdict.REPLACE, "a support worker"),))
    )
    assert recommendation(gone) == "The worker, a support worker, was asked about it."
    plain = treated(source, release.rules(decisions=(decision(open_item, Verdict.REPLACE),)))
    assert recommendation(plain) == "The worker, [name removed], was asked about it."


def test_part_of_an_agencys_name_is_suggested_to_be_kept_and_stays_open() -> None:
    source = with_text(STRANGE, agencies=(replace(release.POLICE, name="Przybylski Trust"), release.HOUSING))
    text = with_text("The worker, Przybylski, was asked about it.", agencies=source.agencies)
    flagged = [one for one in treated(text).queue if "Przybylski" in one.string]
    assert flagged
    assert all(one.is_open and one.suggested is Verdict.KEEP for one in flagged)
    assert item(treated(with_text(STRANGE)), "Zbigniew Przybylski").suggested is Verdict.REPLACE


def test_a_known_name_can_be_kept_by_a_person_and_is_then_listed_as_kept() -> None:
    one = item(treated(), "Peggy")
    found = treated(rules=release.rules(decisions=(decision(one, Verdict.KEEP),)))
    assert "Peggy" in found.kept
    assert item(found, "Peggy").risk > item(found, "Pellington").risk


def test_a_decision_is_void_when_the_text_changes_and_comes_back_as_a_suggestion() -> None:
    (open_item,) = [one for one in treated(with_text(STRANGE)).queue if one.is_open]
    rules = release.rules(decisions=(decision(open_item, Verdict.KEEP),))
    changed = item(treated(with_text(STRANGE + " Twice."), rules), "Zbigniew Przybylski")
    assert changed.is_open
    assert changed.suggested is Verdict.KEEP
    assert changed.was is Verdict.KEEP


def test_a_decision_is_void_when_the_string_becomes_somebodys_name() -> None:
    source = with_text(STRANGE)
    (open_item,) = [one for one in treated(source).queue if one.is_open]
    someone = replace(release.PERPETRATOR, aliases=("Zbigniew Przybylski",))
    from dhr_desktop.sanitise.identities import registries_of

    rules = release.rules(
        decisions=(decision(open_item, Verdict.KEEP),), registries=registries_of([release.VICTIM, someone])
    )
    found = treated(replace(source, people=(release.VICTIM, someone)), rules)
    assert "Przybylski" not in recommendation(found)


def test_another_recipients_decision_does_not_count() -> None:
    source = with_text(STRANGE)
    (open_item,) = [one for one in treated(source).queue if one.is_open]
    foreign = replace(decision(open_item, Verdict.KEEP), recipient_id="recipient-2")
    assert item(treated(source, release.rules(decisions=(foreign,))), "Zbigniew Przybylski").is_open


def test_typed_words_that_have_become_a_real_name_leave_their_string_open() -> None:
    source = with_text(STRANGE)
    (open_item,) = [one for one in treated(source).queue if one.is_open]
    typed = decision(open_item, Verdict.REPLACE, "Isolde Farthingale")
    found = treated(source, release.rules(decisions=(typed,)))
    again = item(found, "Zbigniew Przybylski")
    assert again.is_open
    assert again.was is Verdict.REPLACE
    assert again.reasons[0] == BECAME_REAL
    assert again.replacements == ("[name removed]",)
    with pytest.raises(OpenItems):
        found.cleared()


def test_typed_words_for_a_known_name_that_have_become_real_are_open_too() -> None:
    typed = decision(item(treated(), "Peggy"), Verdict.REPLACE, "Isolde Farthingale")
    found = treated(rules=release.rules(decisions=(typed,)))
    assert item(found, "Peggy").is_open
    assert "Farthingale" not in item(found, "Peggy").contexts[0].outgoing


def test_publication_shows_published_names_and_oversight_its_own() -> None:
    assert "Rosalind" in recommendation(treated(rules=release.rules(ProfileName.PUBLICATION)))
    assert "Rosalind" not in recommendation(treated())


def test_two_recipients_packages_cannot_be_joined() -> None:
    other = release.rules(pseudonyms=Pseudonyms(release.SECRET, "recipient-2"))
    here, there = treated(), treated(rules=other)
    assert here.cleared()[0].code != there.cleared()[0].code
    assert recommendation(here) != recommendation(there)
    again = treated()
    assert here.cleared()[0].code == again.cleared()[0].code


def test_a_published_name_that_is_real_is_refused() -> None:
    for name in ("Isolde Farthingale", "Gareth", "Izzy"):
        people = (replace(release.VICTIM, published_name=name), release.PERPETRATOR)
        with pytest.raises(RealNameShown) as refused:
            treated(release.source(people=people), release.rules(ProfileName.PUBLICATION))
        assert refused.value.people == ("person-1",)


def test_a_field_leaves_only_when_a_document_names_it() -> None:
    found = treated(wanted={"case_review": frozenset({"published_reference"}), "action": frozenset({"text"})})
    review = found.cleared()[0]
    assert set(review.values) == {"published_reference"}
    assert set(review.children[0].values) == set()
    assert set(review.children[0].children[0].values) == {"text"}


def test_a_field_that_the_profile_does_not_know_is_not_shared() -> None:
    table = {name: dict(rows) for name, rows in policy_table().items()}
    del table["recommendation"]["text"]
    found = treated(rules=release.rules(profile=Profile(ProfileName.OVERSIGHT, table)))
    assert found.cleared()[0].children[0]["text"].blank is Blank.NOT_SHARED


def test_dates_lose_their_day() -> None:
    review = treated().cleared()[0]
    assert str(review["decided_on"].text) == "May 2024"
    assert review["decided_on"].plain == "2024-05"
    action = review.children[0].children[0]
    assert action["target"].plain == "2025-03"
    year = (replace(release.ACTIONS[0], target=PartialDate(2026)),)
    found = treated(release.source(actions=year)).cleared()[0]
    assert found.children[0].children[0]["target"].plain == "2026"


def test_an_action_past_its_target_is_overdue() -> None:
    first, second = treated().cleared()[0].children[0].children
    assert str(first["overdue"].text) == "yes"
    assert str(second["overdue"].text) == "no"


def test_a_record_of_a_review_that_was_not_chosen_does_not_leave() -> None:
    stray = replace(release.RECOMMENDATION, id="recommendation-9", review_id="review-9", text="Not chosen.")
    found = treated(release.source(recommendations=(release.RECOMMENDATION, stray)))
    assert len(found.cleared()) == 1
    assert len(found.cleared()[0].children) == 1


def test_the_riskiest_stand_first() -> None:
    risks = [one.risk for one in treated(with_text(STRANGE + " Margaret Holloway heard it.")).queue]
    assert risks == sorted(risks, reverse=True)
    assert risks[0] > 0


def test_the_risk_is_told_in_figures_without_names() -> None:
    told = [str(sentence) for sentence in treated().residual_risk]
    assert any("3 people of 2 reviews" in sentence for sentence in told)
    assert not any("Holloway" in sentence for sentence in told)


def test_nothing_of_the_queue_shows_in_a_repr() -> None:
    found = treated()
    assert "Holloway" not in repr(found)
    assert "Holloway" not in repr(found.queue)
    assert "Holloway" not in repr(found.queue[0].contexts)
    assert "Holloway" not in repr(release.source())
