"""The blind sample on the page of checks: read by two keys, told before approval, and leading back where something was found."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.fakes.releasing import choose, decide_open, labels
from ui.screens.releases.wizard import APPROVE, CHECKS, NAMES, ReleaseWizard


def at_checks(wizard: ReleaseWizard) -> None:
    choose(wizard)
    wizard.go_on()
    decide_open(wizard)
    wizard.go_on()
    assert wizard.at == CHECKS


def test_that_it_was_not_done_is_said(wizard: ReleaseWizard) -> None:
    at_checks(wizard)
    assert "Blind sample: not done." in labels(wizard.checks)
    wizard.go_on()
    assert wizard.at == APPROVE
    assert "Blind sample: not done." in labels(wizard.approve)
    assert "not anonymous" in labels(wizard.approve)


def test_read_to_its_end_it_is_told_before_approval(wizard: ReleaseWizard, qtbot: QtBot) -> None:
    at_checks(wizard)
    wizard.checks.read.click()
    assert not wizard.onward.isEnabled()
    sample = wizard.checks.sample
    while sample.isVisible():
        sample.bar.buttons[0].click()
    qtbot.waitUntil(lambda: "none held anything" in labels(wizard.checks))
    wizard.go_on()
    assert "With 95 % confidence" in labels(wizard.approve)


def test_a_find_leads_back_to_the_names(wizard: ReleaseWizard, qtbot: QtBot) -> None:
    at_checks(wizard)
    wizard.checks.read.click()
    sample = wizard.checks.sample
    sample.bar.buttons[1].click()
    assert "No words are marked" in labels(sample)
    assert sample._drawn is not None
    word = max(" ".join(sample._drawn.sentences[0].pieces).split(), key=len).strip(".,")
    assert sample.sentence.find(word)
    sample.bar.buttons[1].click()
    while sample.isVisible():
        sample.bar.buttons[0].click()
    assert wizard.at == NAMES
    qtbot.waitUntil(lambda: wizard.making.open_count > 0)
