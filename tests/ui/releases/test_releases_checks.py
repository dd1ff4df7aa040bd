"""What the checks tell, what stops a release, and what a change of the records means for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dhr_desktop.model.release import Verdict
from dhr_desktop.services.session import Session
from tests.fakes.desks import TestDesk
from tests.fakes.releasing import at_approval, choose, decide_open, labels, sign, verdicts
from tests.fakes.small_case import ACTION, OTHER, REVIEW, VICTIM
from ui.screens.releases.verdicts import Ruling
from ui.screens.releases.wizard import APPROVE, CHECKS, DONE, NAMES, SCOPE, ReleaseWizard


def test_the_checks_tell_what_was_replaced_what_remains_and_what_leaves(wizard: ReleaseWizard) -> None:
    choose(wizard)
    wizard.go_on()
    decide_open(wizard)
    wizard.go_on()
    told = labels(wizard.checks.report)
    assert "Nothing identifying was found" in wizard.checks.banner.sentence
    assert "names of people in the records" in told
    assert "pseudonymised, not anonymous" in told
    assert "data/tables/actions.csv" in told
    assert wizard.onward.isEnabled()


def test_a_kept_real_name_is_found_in_the_finished_files_and_nothing_can_leave(
    wizard: ReleaseWizard, desk: TestDesk, session: Session
) -> None:
    choose(wizard)
    wizard.go_on()
    decide_open(wizard)
    known = [item for item in wizard.making.items if item.string == "Margaret Holloway"]
    wizard.making.decide(known, Ruling(Verdict.KEEP))
    sign(wizard, session)
    wizard.go_on()
    assert wizard.at == CHECKS
    assert wizard.checks.banner.property("kind") == "danger"
    assert "holloway" in labels(wizard.checks.report)
    assert not wizard.onward.isEnabled()
    wizard.go_on()
    assert wizard.at == CHECKS
    wizard.checks.people_wanted.emit()
    assert desk.places == [f"reviews/{REVIEW.id}/people"]
    wizard.checks.names_wanted.emit()
    assert wizard.at == NAMES
    assert session.releases.register() == []


def test_words_that_are_also_a_name_are_for_a_person_to_clear(
    wizard: ReleaseWizard, session: Session
) -> None:
    session.people.amend(replace(VICTIM, aliases=("Peggy", "May")))
    session.actions.amend(replace(ACTION, text="The police may record it in May."))
    choose(wizard)
    wizard.go_on()
    for item in wizard.making.items:
        if item.is_open:
            wizard.making.decide([item], Ruling(Verdict.KEEP))
    sign(wizard, session)
    wizard.go_on()
    result = wizard.making.result
    assert result is not None
    assert result.to_clear
    assert not wizard.onward.isEnabled()
    assert "may" in labels(wizard.checks.report)
    wizard.checks.tick.click()
    assert wizard.onward.isEnabled()
    wizard.go_on()
    wizard.back()
    assert wizard.checks.tick.isChecked()


def test_a_record_that_changes_meanwhile_means_checking_again(
    wizard: ReleaseWizard, session: Session, desk: TestDesk
) -> None:
    at_approval(wizard)
    wizard.approve.tick.click()
    desk.change(lambda: session.actions.amend(replace(ACTION, text="Ask Peggy and Ignatius Thornapple.")))
    assert wizard.at == NAMES
    assert wizard.making.result is None
    assert "changed meanwhile" in wizard.header.banner.sentence
    assert "Ignatius Thornapple" in verdicts(wizard)
    decide_open(wizard)
    wizard.go_on()
    wizard.go_on()
    assert wizard.at == APPROVE
    assert not wizard.approve.tick.isChecked()


def test_one_can_always_go_back_and_what_was_built_still_holds(wizard: ReleaseWizard) -> None:
    at_approval(wizard)
    result = wizard.making.result
    for step in (CHECKS, NAMES, SCOPE):
        wizard.back()
        assert wizard.at == step
    wizard.go_on()
    wizard.go_on()
    assert wizard.making.result is result


def test_another_scope_means_looking_anew(wizard: ReleaseWizard) -> None:
    at_approval(wizard)
    for _ in range(3):
        wizard.back()
    wizard.scope.reviews.show_chosen([OTHER.id])
    wizard.go_on()
    assert wizard.making.items == ()
    assert wizard.making.result is None


def test_a_folder_that_cannot_be_written_to_seals_nothing(
    wizard: ReleaseWizard, session: Session, out: Path
) -> None:
    out.write_text("a file, not a folder")
    at_approval(wizard)
    wizard.approve.tick.click()
    wizard.approve.choose()
    wizard.go_on()
    assert wizard.at == APPROVE
    assert "cannot be written to" in wizard.header.banner.sentence
    assert session.releases.register() == []
    assert wizard.onward.isEnabled()


def test_after_sealing_nothing_can_be_taken_back(wizard: ReleaseWizard) -> None:
    at_approval(wizard)
    wizard.approve.tick.click()
    wizard.approve.choose()
    wizard.go_on()
    wizard.back()
    assert wizard.at == DONE
    assert wizard._back.isHidden()
