"""What a person does with a form: types, is told what is wrong, and never loses a word."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.action import Action
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.terms import PersonRole, Theme
from ui.forms.choices import ChoiceEditor, ChoicesEditor
from ui.forms.dates import DayEditor, PartialDayEditor
from ui.forms.form import Form, Section
from ui.forms.links import LinkEditor, LinksEditor
from ui.forms.texts import ProseEditor, TextEditor
from ui.widgets.day_popup import DayPopup

PERSON = (
    Section("", ("role", "real_name", "aliases", "born_on")),
    Section("In the report", ("published_name", "notes")),
)
SHOWN = Person(
    id="p", review_id="r", role=PersonRole.VICTIM, real_name="Marta Bell", born_on=PartialDate(1984, 3)
)


@pytest.fixture
def form(qtbot: QtBot) -> Form[Person]:
    made: Form[Person] = Form(Person, PERSON)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_record(SHOWN)
    return made


def line(form: Form[Person], name: str) -> QLineEdit:
    inner = form.editor(name).inner()
    assert isinstance(inner, QLineEdit)
    return inner


def type_over(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    if text:
        qtbot.keyClicks(field, text)


def test_typing_edits_and_typing_back_does_not(qtbot: QtBot, form: Form[Person]) -> None:
    with qtbot.waitSignal(form.edited):
        type_over(qtbot, line(form, "real_name"), "Marta Bellow")
    assert form.is_edited()
    assert form.record().real_name == "Marta Bellow"
    assert form.record().id == "p"
    type_over(qtbot, line(form, "real_name"), "Marta Bell")
    assert not form.is_edited()


def test_what_is_wrong_is_said_when_a_field_is_left_and_taken_back_when_put_right(
    qtbot: QtBot, form: Form[Person]
) -> None:
    born = line(form, "born_on")
    born.setFocus()
    type_over(qtbot, born, "31 February 2026")
    assert not form.problems_shown()
    qtbot.keyClick(born, Qt.Key.Key_Tab)
    assert "born_on" in form.problems_shown()
    type_over(qtbot, born, "28 February 2026")
    assert not form.problems_shown()


def test_one_goes_on_writing_where_one_was_when_saving(qtbot: QtBot, form: Form[Person]) -> None:
    notes = form.editor("notes").inner()
    assert isinstance(notes, QPlainTextEdit)
    qtbot.keyClicks(notes, "One.")
    qtbot.keyClicks(line(form, "real_name"), "X")
    at = line(form, "real_name").cursorPosition()
    form.show_record(form.record())
    qtbot.keyClicks(notes, " Two.")
    assert notes.toPlainText() == "One. Two."
    assert line(form, "real_name").cursorPosition() == at
    form.show_record(SHOWN)
    assert line(form, "real_name").cursorPosition() == 0


def test_a_blank_day_stays_blank(qtbot: QtBot) -> None:
    form: Form[CaseReview] = Form(CaseReview, [Section("", ("decided_on", "died_on"))])
    qtbot.addWidget(form)
    form.show_record(CaseReview(id="r"))
    editor = form.editor("decided_on")
    assert isinstance(editor, DayEditor)
    assert editor.raw() == ""
    assert form.record().decided_on is None


def test_days_are_typed_as_people_write_them_and_echoed(qtbot: QtBot) -> None:
    form: Form[CaseReview] = Form(CaseReview, [Section("", ("decided_on", "died_on"))])
    qtbot.addWidget(form)
    form.show_record(CaseReview(id="r"))
    day, partial = form.editor("decided_on"), form.editor("died_on")
    assert isinstance(day, DayEditor)
    assert isinstance(partial, PartialDayEditor)
    type_over(qtbot, day.line, "14/3/19")
    type_over(qtbot, partial.line, "early 2021")
    assert day.echo.text() == "Thursday 14 March 2019"
    assert partial.echo.text() == "early 2021"
    assert form.record().decided_on == date(2019, 3, 14)
    assert form.record().died_on == PartialDate(2021, part="early")


@pytest.mark.parametrize("typed", ["March 2019", "about 14 March 2019", "31/2/2019", "soon"])
def test_what_is_no_full_day_is_never_guessed_or_dropped(qtbot: QtBot, typed: str) -> None:
    form: Form[CaseReview] = Form(CaseReview, [Section("", ("reference", "decided_on"))])
    qtbot.addWidget(form)
    form.show_record(CaseReview(id="r", reference="DHR-1"))
    editor = form.editor("decided_on")
    assert isinstance(editor, DayEditor)
    type_over(qtbot, editor.line, typed)
    assert form.is_edited()
    assert not form.check()
    assert "decided_on" in form.problems_shown()
    with pytest.raises(UserError):
        form.record()


def test_problems_stand_beside_the_field_and_take_the_focus(qtbot: QtBot, form: Form[Person]) -> None:
    type_over(qtbot, line(form, "real_name"), "")
    assert not form.check()
    assert form.problems_shown() == {"real_name": "Real name is needed."}
    assert line(form, "real_name").hasFocus()
    assert "needed" in line(form, "real_name").accessibleDescription()
    qtbot.keyClicks(line(form, "real_name"), "Marta")
    assert form.check()
    assert form.problems_shown() == {}


def test_showing_another_record_is_not_editing(qtbot: QtBot, form: Form[Person]) -> None:
    edits: list[None] = []
    form.edited.connect(lambda: edits.append(None))
    form.show_record(Person(id="q", review_id="r", role=PersonRole.CHILD, real_name="Ivo Bell"))
    form.show_record(SHOWN)
    assert edits == []
    assert not form.is_edited()


def test_a_draft_outlives_the_form(qtbot: QtBot, form: Form[Person]) -> None:
    type_over(qtbot, line(form, "born_on"), "not yet sure")
    aliases = form.editor("aliases")
    assert isinstance(aliases, ProseEditor)
    aliases.text.setFocus()
    qtbot.keyClicks(aliases.text, "Mattie")
    draft = form.draft()
    other: Form[Person] = Form(Person, PERSON)
    qtbot.addWidget(other)
    other.show_record(SHOWN)
    other.show_draft(draft)
    assert other.draft() == draft == {"born_on": "not yet sure", "aliases": "Mattie"}
    assert other.is_edited()


def test_choices_come_back_in_the_order_of_the_list(qtbot: QtBot) -> None:
    form: Form[Recommendation] = Form(
        Recommendation, [Section("", ("text", "themes", "addressees", "level"))]
    )
    qtbot.addWidget(form)
    form.set_options("addressees", [("a", "Aldersford Council"), ("p", "Merefordshire Police")])
    form.show_record(Recommendation(id="x", review_id="r", text="Train staff."))
    themes, addressees = form.editor("themes"), form.editor("addressees")
    assert isinstance(themes, ChoicesEditor)
    assert isinstance(addressees, LinksEditor)
    themes.pick.toggle(Theme.HOUSING.value, chosen=True)
    themes.pick.toggle(Theme.TRAINING.value, chosen=True)
    addressees.pick.toggle("p", chosen=True)
    addressees.pick.toggle("a", chosen=True)
    assert form.record().themes == (Theme.TRAINING, Theme.HOUSING)
    assert form.record().addressees == ("p", "a")
    themes.pick.toggle(Theme.TRAINING.value, chosen=False)
    assert form.record().themes == (Theme.HOUSING,)


def test_a_link_is_found_by_its_name_and_refuses_what_is_not_in_the_list(qtbot: QtBot) -> None:
    form: Form[Action] = Form(
        Action,
        [Section("", ("recommendation_id", "text"))],
        {"recommendation_id": [("1", "1 Training"), ("2", "2 Housing")]},
    )
    qtbot.addWidget(form)
    form.show_record(Action(id="a", recommendation_id="2", text="Do it."))
    editor = form.editor("recommendation_id")
    assert isinstance(editor, LinkEditor)
    assert editor.line.text() == "2 Housing"
    type_over(qtbot, editor.line, "1 training")
    assert form.record().recommendation_id == "1"
    type_over(qtbot, editor.line, "3 Unknown")
    assert form.is_edited()
    assert not form.check()


def test_links_wait_for_their_options_without_losing_what_was_typed(qtbot: QtBot) -> None:
    form: Form[Action] = Form(Action, [Section("", ("recommendation_id", "text"))])
    qtbot.addWidget(form)
    shown = Action(id="a", recommendation_id="2", text="Do it.")
    form.show_record(shown)
    form.set_options("recommendation_id", [("1", "1 Training"), ("2", "2 Housing")])
    assert form.record() is shown
    editor = form.editor("recommendation_id")
    assert isinstance(editor, LinkEditor)
    assert editor.line.text() == "2 Housing"
    type_over(qtbot, editor.line, "1 Tra")
    form.set_options("recommendation_id", [("1", "1 Training"), ("9", "9 Other")])
    assert editor.line.text() == "1 Tra"


def test_the_wheel_never_changes_a_choice(qtbot: QtBot, form: Form[Person]) -> None:
    editor = form.editor("role")
    assert isinstance(editor, ChoiceEditor)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor.combo, wheel)
    assert not form.is_edited()


def lefts(form: Form[Person]) -> set[int]:
    """Where the first two fields begin."""
    return {form.editor(name).mapTo(form.widget(), QPoint(0, 0)).x() for name in ("role", "real_name")}


def test_a_narrow_form_stands_in_one_column_and_needs_no_sideways_scrolling(
    qtbot: QtBot, form: Form[Person]
) -> None:
    form.resize(360, 500)
    qtbot.waitUntil(lambda: len(lefts(form)) == 1)
    assert form.widget().width() <= form.viewport().width()
    form.resize(1000, 500)
    qtbot.waitUntil(lambda: len(lefts(form)) == 2)


def test_read_only_takes_no_typing(qtbot: QtBot, form: Form[Person]) -> None:
    form.set_read_only(True)
    qtbot.keyClicks(line(form, "real_name"), "x")
    notes = form.editor("notes").inner()
    assert isinstance(notes, QPlainTextEdit)
    qtbot.keyClicks(notes, "x")
    assert not form.is_edited()


def test_prose_leaves_by_tab(qtbot: QtBot, form: Form[Person]) -> None:
    first = form.editor("aliases")
    assert isinstance(first, ProseEditor)
    first.text.setFocus()
    qtbot.keyClick(first.text, Qt.Key.Key_Tab)
    assert not first.text.hasFocus()
    second = form.editor("published_name")
    assert isinstance(second, TextEditor)
    assert first.raw() == ""


def test_a_day_is_chosen_from_the_calendar(qtbot: QtBot) -> None:
    form: Form[CaseReview] = Form(CaseReview, [Section("", ("decided_on",))])
    qtbot.addWidget(form)
    form.show()
    form.show_record(CaseReview(id="r", decided_on=date(2024, 5, 2)))
    editor = form.editor("decided_on")
    assert isinstance(editor, DayEditor)
    editor.button.click()
    popup = editor.findChild(DayPopup)
    assert isinstance(popup, DayPopup)
    assert popup.selectedDate().day() == 2
    popup.clicked.emit(QDate(2024, 5, 17))
    assert editor.line.text() == "17 May 2024"
    assert form.record().decided_on == date(2024, 5, 17)
    assert popup.isHidden()
