"""The small widgets: what they say, what they emit, and what they remember."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.base.errors import UserError
from ui.platform.memory import ShortMemory
from ui.platform.tasks import LongTask
from ui.theme.look import apply, current, dress
from ui.theme.tokens import Theme
from ui.widgets.banner import Banner
from ui.widgets.count_card import CountCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pick_many import PickList, PickMany
from ui.widgets.placing import place_for
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_box import SearchBox
from ui.widgets.side_by_side import SideBySide, Span
from ui.widgets.stage_line import StageLine
from ui.widgets.task_strip import TaskStrip
from ui.widgets.two_pane import TwoPane

THEMES = [(f"t{n}", f"Theme {n}") for n in range(12)]


def test_a_label_never_obeys_mark_up(qtbot: QtBot) -> None:
    label = PlainLabel("<b>Bell</b><img src='x'>")
    qtbot.addWidget(label)
    plain = PlainLabel("Bell")
    qtbot.addWidget(plain)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > 2 * plain.sizeHint().width()


def test_a_banner_asks_and_hides_before_the_answer_is_carried_out(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    seen: list[bool] = []
    banner.ask(
        "Remove this person?", "It can be undone.", (("Remove", lambda: seen.append(banner.isHidden())),)
    )
    first = banner.answers()[0]
    assert isinstance(first, QPushButton)
    first.click()
    assert seen == [True]
    assert banner.sentence == ""


def test_answers_stand_below_the_words_where_there_is_no_room_beside_them(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.resize(900, 60)
    banner.say("Not saved yet.", "", (("Save", list), ("Discard what was typed", list)))
    first = banner.answers()[0]
    assert first.mapTo(banner, QPoint()).x() > 300
    banner.resize(330, 200)
    qtbot.waitUntil(lambda: first.mapTo(banner, QPoint()).y() > banner._sentence.geometry().bottom())
    assert banner.heightForWidth(330) > banner.heightForWidth(900)


@pytest.mark.parametrize(
    ("anchor", "corner"),
    [
        (QRect(100, 100, 80, 20), QPoint(100, 122)),
        (QRect(100, 700, 80, 20), QPoint(100, 498)),
        (QRect(950, 100, 40, 20), QPoint(700, 122)),
        (QRect(-50, 100, 40, 20), QPoint(0, 122)),
    ],
)
def test_what_opens_beside_a_widget_stays_on_the_screen(anchor: QRect, corner: QPoint) -> None:
    assert place_for(QSize(300, 200), anchor, QRect(0, 0, 1000, 768)) == corner


def test_what_is_as_high_as_the_screen_begins_at_its_top() -> None:
    anchor, screen = QRect(10, 380, 80, 20), QRect(0, 0, 1000, 768)
    assert place_for(QSize(300, 768), anchor, screen) == QPoint(10, 0)


def test_a_list_without_options_says_so(qtbot: QtBot) -> None:
    listing = PickList("Attended", {}, ())
    qtbot.addWidget(listing)
    assert listing.list.isHidden()
    assert "nothing to choose from" in " ".join(label.text() for label in listing.findChildren(QLabel))


def test_a_banner_says_sentence_and_remedy_to_a_screen_reader(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.refuse(UserError("It cannot be saved.", "Look at the date."))
    assert banner.accessibleName() == "It cannot be saved. Look at the date."
    assert banner.property("kind") == "warning"
    with qtbot.waitSignal(banner.closed):
        banner.clear()


def test_stages_are_told_in_words(qtbot: QtBot) -> None:
    line = StageLine(("Notified", "Decided", "Under way"), 1, "Paused")
    qtbot.addWidget(line)
    assert line.accessibleName() == "Stage 2 of 3: Decided, Paused"
    line.show_stage(-1)
    assert line.accessibleName() == "Stage 0 of 3: not begun"


def test_chips_are_removed_and_chosen_by_hand(qtbot: QtBot) -> None:
    pick = PickMany("Themes", THEMES)
    qtbot.addWidget(pick)
    picked: list[list[str]] = []
    pick.picked.connect(lambda: picked.append(pick.chosen()))
    pick.show_chosen(["t3", "t1"])
    assert picked == []
    chip = next(b for b in pick.findChildren(QPushButton) if b.accessibleName() == "Remove Theme 3")
    chip.click()
    assert picked == [["t1"]]
    pick.toggle("t0", chosen=True)
    assert pick.chosen() == ["t0", "t1"]


def test_the_list_of_choices_is_searched_and_ticked_with_keys(qtbot: QtBot) -> None:
    pick = PickMany("Themes", THEMES)
    qtbot.addWidget(pick)
    pick.show()
    pick._button.click()
    popup = pick.findChild(PickList)
    assert isinstance(popup, PickList)
    assert popup.search.isVisible()
    qtbot.keyClicks(popup.search, "theme 1")
    shown = [
        popup.list.item(row).text()
        for row in range(popup.list.count())
        if not popup.list.item(row).isHidden()
    ]
    assert shown == ["Theme 1", "Theme 10", "Theme 11"]
    qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    assert popup.list.hasFocus()
    qtbot.keyClick(popup.list, Qt.Key.Key_Space)
    assert pick.chosen() == ["t1"]
    popup.search.setFocus()
    popup.search.selectAll()
    qtbot.keyClicks(popup.search, "11")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert pick.chosen() == ["t1", "t11"]
    qtbot.keyClick(popup.search, Qt.Key.Key_Escape)
    assert popup.isHidden()


def test_few_choices_need_no_search(qtbot: QtBot) -> None:
    popup = PickList("Levels", {"a": "One", "b": "Two"}, ["b"])
    qtbot.addWidget(popup)
    assert popup.search.isHidden()
    boxes = popup.findChild(QListWidget)
    assert boxes is not None
    assert boxes.item(1).checkState() == Qt.CheckState.Checked


def test_a_choice_that_is_gone_is_shown_and_kept(qtbot: QtBot) -> None:
    pick = PickMany("Agencies", [("a", "Police")], ordered=True)
    qtbot.addWidget(pick)
    pick.show_chosen(["gone", "a"])
    words = [button.text() for button in pick.findChildren(QPushButton)]
    assert "No longer in the list" in words
    assert pick.chosen() == ["gone", "a"]


def test_searching_waits_for_a_pause_and_escape_clears(qtbot: QtBot) -> None:
    box = SearchBox("Find in reviews")
    qtbot.addWidget(box)
    box.show()
    searched: list[str] = []
    box.searched.connect(searched.append)
    qtbot.keyClicks(box, "bel")
    assert searched == []
    qtbot.waitUntil(lambda: searched == ["bel"])
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert searched == ["bel", ""]


def test_the_strip_shows_what_runs_and_cancels_it(qtbot: QtBot) -> None:
    strip = TaskStrip()
    qtbot.addWidget(strip)
    strip.show()
    task = LongTask("Building the package", lambda _: None)
    strip.start(task)
    words, bar, cancel = strip.parts()
    assert isinstance(words, PlainLabel)
    assert isinstance(cancel, QPushButton)
    task.done, task.total, task.step = 3, 10, "Drawing pages"
    strip.report(task)
    assert words.text() == "Building the package: Drawing pages"
    assert bar.isVisible()
    cancel.click()
    assert task.stopping
    assert words.text() == "Stopping…"
    strip.end(task)
    assert not bar.isVisible()


def test_the_line_between_panes_is_remembered(qtbot: QtBot) -> None:
    memory = ShortMemory()
    panes = TwoPane(QLineEdit(), QLineEdit(), key="people", memory=memory)
    qtbot.addWidget(panes)
    panes.resize(1000, 300)
    panes.show()
    panes.moveSplitter(300, 1)
    assert memory.get("panes/people") == "30"
    again = TwoPane(QLineEdit(), QLineEdit(), key="people", memory=memory)
    qtbot.addWidget(again)
    again.resize(1000, 300)
    again.show()
    assert abs(again.sizes()[0] - 300) <= 12


def test_marked_passages_survive_a_change_of_theme_and_marks_past_the_end(
    qtbot: QtBot, qapp: QApplication
) -> None:
    view = SideBySide()
    qtbot.addWidget(view)
    dress(view)
    view.show_texts("Marta rang.", "Alison rang.", [Span(0, 5, "leak")], [Span(0, 6), Span(90, 99)])
    light = view.before.grab().toImage()
    apply(qapp, Theme.load("dark"))
    red = current().colour("danger_soft").rgb()
    dark = view.before.grab().toImage()
    assert red not in {light.pixel(x, y) for x in range(60) for y in range(30)}
    assert red in {dark.pixel(x, y) for x in range(60) for y in range(30)}
    assert len(view.after.extraSelections()) == 2


def test_a_card_s_number_is_read_with_its_words(qtbot: QtBot) -> None:
    card = CountCard("open actions", 1212, "the oldest by 41 days")
    qtbot.addWidget(card)
    assert card.accessibleName() == "1,212 open actions, the oldest by 41 days"
    assert card.sizeHint().height() > 60


def test_an_empty_place_says_what_belongs_there_and_does_it(qtbot: QtBot) -> None:
    done: list[bool] = []
    empty = EmptyState("people", "Nobody yet.", "Begin with one.", "Add a person", lambda: done.append(True))
    qtbot.addWidget(empty)
    empty.button.click()
    assert done == [True]
    empty.say("Something else.")
    assert empty.accessibleName() == "Something else."


@pytest.mark.parametrize(("width", "lines"), [(1000, 1), (230, 2), (100, 3)])
def test_flowing_goes_on_below(qtbot: QtBot, width: int, lines: int) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    for _ in range(3):
        child = QWidget()
        child.setFixedSize(100, 20)
        flow.addWidget(child)
    holder.resize(width, 200)
    holder.show()
    tops = {child.mapTo(holder, QPoint(0, 0)).y() for child in holder.findChildren(QWidget)}
    assert len(tops) == lines
    assert flow.heightForWidth(width) == lines * 20 + (lines - 1) * 8


def test_with_little_room_the_current_stage_is_named_below_its_own_dot(qtbot: QtBot) -> None:
    line = StageLine(("Notified", "Commissioned", "Implemented", "Closed"))
    qtbot.addWidget(line)
    line.show_stage(0)
    line.resize(line.minimumSizeHint().width() * 2, line.sizeHint().height())
    picture = line.grab().toImage()
    below, ground = range(picture.height() // 2, picture.height()), picture.pixel(picture.width() - 1, 0)
    inked = [x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in below)]
    assert inked
    assert sum(inked) / len(inked) < picture.width() / 4
