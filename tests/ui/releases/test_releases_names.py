"""Names and flags: decided one by one or several at once, remembered, taken back, hidden."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dhr_desktop.model.release import Verdict
from dhr_desktop.services.session import Session
from tests.fakes.desks import TestDesk
from tests.fakes.releasing import choose, decide_open, verdicts
from ui.screens.releases.verdicts import Ruling
from ui.screens.releases.wizard import NAMES, SCOPE, ReleaseWizard

Key = Qt.Key


def test_open_strings_stand_first_and_stop_the_way(wizard: ReleaseWizard) -> None:
    choose(wizard)
    wizard.go_on()
    shown = [item.string for item in wizard.names.listing.model.rows]
    assert [item.is_open for item in wizard.names.listing.model.rows][:2] == [True, True]
    assert {"Margaret Holloway", "Peggy"} < set(shown)
    assert wizard._sentence.text() == "2 strings still need a decision."
    assert not wizard.onward.isEnabled()
    wizard.go_on()
    assert wizard.at == NAMES


def test_the_keys_work_at_once_when_the_names_were_looked_for(qtbot: QtBot, wizard: ReleaseWizard) -> None:
    wizard.show()
    names = wizard.names
    names.begin()
    assert wizard.focusWidget() is names._waiting
    choose(wizard)
    wizard.go_on()
    assert wizard.focusWidget() is names.listing.table
    qtbot.keyClick(names.listing.table, Key.Key_K)
    assert names.listing.model.rows[0].verdict is Verdict.KEEP


def test_a_decision_goes_on_to_the_next_open_string_and_rows_stay_where_they_are(
    qtbot: QtBot, wizard: ReleaseWizard
) -> None:
    choose(wizard)
    wizard.go_on()
    names = wizard.names
    before = [item.string for item in names.listing.model.rows]
    first, second = before[:2]
    current = names.listing.current_row()
    assert current is not None
    assert current.string == first
    qtbot.keyClick(names.listing.table, Key.Key_K)
    assert [item.string for item in names.listing.model.rows] == before
    current = names.listing.current_row()
    assert current is not None
    assert current.string == second
    assert verdicts(wizard)[first] is Verdict.KEEP
    assert wizard._sentence.text() == "1 string still needs a decision."


def test_other_words_are_typed_and_the_texts_looked_at_again(qtbot: QtBot, wizard: ReleaseWizard) -> None:
    choose(wizard)
    wizard.go_on()
    names = wizard.names
    string = names.listing.model.rows[0].string
    qtbot.keyClick(names.listing.table, Key.Key_A)
    assert names.bar.words.hasFocus()
    qtbot.keyClicks(names.bar.words, "a keen key worker")
    qtbot.keyClick(names.bar.words, Key.Key_Return)
    item = next(one for one in wizard.making.items if one.string == string)
    assert item.decision is not None
    assert item.decision.replacement == "a keen key worker"
    assert "a keen key worker" in item.contexts[0].outgoing
    assert names.listing.table.hasFocus()


def test_escape_gives_up_other_words(qtbot: QtBot, wizard: ReleaseWizard) -> None:
    choose(wizard)
    wizard.go_on()
    wizard.names.bar.ask_words()
    qtbot.keyClicks(wizard.names.bar.words, "someone")
    qtbot.keyClick(wizard.names.bar.words, Key.Key_Escape)
    assert wizard.making.open_count == 2
    assert wizard.names.listing.table.hasFocus()


def test_other_words_that_are_a_real_name_are_refused_and_nothing_is_kept_of_them(
    wizard: ReleaseWizard,
) -> None:
    choose(wizard)
    wizard.go_on()
    open_ones = [item for item in wizard.making.items if item.is_open]
    wizard.making.decide(open_ones[:1], Ruling(Verdict.REPLACE, "Isolde Farthingale"))
    assert "real name" in wizard.header.banner.sentence
    assert wizard.making.open_count == 2
    assert wizard.making.is_current


def test_several_are_decided_at_once(qtbot: QtBot, wizard: ReleaseWizard) -> None:
    choose(wizard)
    wizard.go_on()
    table = wizard.names.listing.table
    qtbot.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert wizard.names.bar._about.text() == "2 strings selected"
    qtbot.keyClick(table, Key.Key_R)
    assert wizard.making.open_count == 0
    assert wizard.onward.isEnabled()


def test_open_only_hides_what_is_decided(wizard: ReleaseWizard) -> None:
    choose(wizard)
    wizard.go_on()
    listing = wizard.names.listing
    listing.filters.choose("open", value=True)
    assert len(listing.model.rows) == 2
    wizard.names.bar.keep.click()
    assert len(listing.model.rows) == 1
    current = listing.current_row()
    assert current is not None
    assert current.is_open


def test_contexts_stand_side_by_side_with_the_string_marked(wizard: ReleaseWizard) -> None:
    choose(wizard)
    wizard.go_on()
    wizard.names.listing.select("Margaret Holloway")
    before, after = wizard.names.texts.before.toPlainText(), wizard.names.texts.after.toPlainText()
    assert "told them about Margaret Holloway on 14 March 2021" in before
    assert "Holloway" not in after
    assert "in March 2021" in after
    assert len(wizard.names.texts.before.extraSelections()) == 1
    assert wizard.names.texts.before.extraSelections()[0].cursor.selectedText() == "Margaret Holloway"
    assert wizard.names.texts.after.extraSelections()[0].cursor.selectedText().startswith("Adult ")


def test_real_names_are_hidden_where_the_switch_says_so(
    qtbot: QtBot, wizard: ReleaseWizard, desk: TestDesk
) -> None:
    choose(wizard)
    wizard.go_on()
    desk.switch_names(real=False)
    assert not wizard.names.listing.isVisible()
    qtbot.keyClick(wizard, Key.Key_K)
    wizard.names.bar.ruled.emit(Ruling(Verdict.KEEP))
    assert wizard.making.open_count == 2
    desk.switch_names(real=True)
    assert wizard.names.listing.isVisible()


def test_undo_elsewhere_opens_the_string_again(
    wizard: ReleaseWizard, session: Session, desk: TestDesk
) -> None:
    choose(wizard)
    wizard.go_on()
    decide_open(wizard)
    assert wizard.making.open_count == 0
    desk.change(session.store.undo_last)
    assert wizard.making.open_count == 2


def test_decisions_are_remembered_for_the_next_release(wizard: ReleaseWizard) -> None:
    choose(wizard)
    wizard.go_on()
    decide_open(wizard)
    wizard.start_again()
    assert wizard.at == SCOPE
    choose(wizard)
    wizard.go_on()
    assert wizard.making.open_count == 0
