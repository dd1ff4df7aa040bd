"""The tokens: every theme complete, every word readable, every drawing there."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

import resources
from dhr_desktop.services.settings import TEXT_SIZES, THEMES
from tests.screenshots.comparing import SHARE, difference, small
from ui.gallery import ENTRIES
from ui.shell.main_window import MainWindow
from ui.theme.appearance import Appearance, system_theme
from ui.theme.drawings import Drawings
from ui.theme.fonts import FAMILY, font
from ui.theme.icons import ICONS, Icons
from ui.theme.look import apply, current, dress, set_icon, set_role
from ui.theme.tokens import ROLES, Theme

WORDS = [
    *[
        (words, ground)
        for words in ("text", "quiet", "link", "warning", "danger")
        for ground in ("window", "side")
    ],
    *[("text", "field"), ("quiet", "field"), ("accent", "window"), ("text", "hover")],
    *[("on_accent", "accent"), ("on_chosen", "chosen"), ("on_marking", "marking"), ("on_tip", "tip")],
    *[("on_mark", "mark"), ("text", "info_soft"), ("text", "warning_soft"), ("text", "danger_soft")],
    *[("text", "good_soft"), ("info", "info_soft"), ("warning", "warning_soft"), ("danger", "danger_soft")],
    *[("good", "good_soft"), ("link", "info_soft"), ("link", "hover")],
]
BORDERS = [("edge", "window"), ("edge", "field"), ("accent", "window"), ("disabled", "window")]


def brightness(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", Theme.names())
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_can_be_read(name: str, words: str, ground: str) -> None:
    theme = Theme.load(name)
    assert contrast(theme.colour(words), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", Theme.names())
@pytest.mark.parametrize(("line", "ground"), BORDERS)
def test_borders_of_what_can_be_used_can_be_seen(name: str, line: str, ground: str) -> None:
    theme = Theme.load(name)
    assert contrast(theme.colour(line), theme.colour(ground)) >= 3


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", Theme.names())
def test_every_token_of_the_style_sheet_is_filled_in(qapp: QApplication, name: str) -> None:
    look = apply(qapp, Theme.load(name), 130)
    sheet = look.style_sheet()
    assert "$" not in sheet
    for file in re.findall(r"url\(([^)]+)\)", sheet):
        assert QFile(file).exists(), file
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", resources.read_text("style/window.qss"))
    assert qapp.palette().color(QPalette.ColorRole.PlaceholderText) == look.colour("quiet")
    disabled = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == look.colour("disabled")


def test_a_theme_with_a_role_missing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = resources.read_text("themes/light.toml")
    monkeypatch.setattr(resources, "read_text", lambda _: whole.replace('link = "deep"', ""))
    with pytest.raises(ValueError, match="link"):
        Theme.load("light")


def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication) -> None:
    icons = Icons(Theme.load("light"), 24)
    for name in ICONS:
        image = icons.icon(name, "danger").pixmap(24, 24).toImage()
        colours = {
            image.pixelColor(x, y).rgb()
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert colours <= {QColor(Theme.load("light").colours["danger"]).rgb()}, name
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name


def test_drawings_are_forgotten_when_closed(qapp: QApplication) -> None:
    drawings = Drawings("passing", Theme.load("light").colours)
    assert QFile(f"{drawings.folder}/tick.svg").exists()
    drawings.close()
    assert not QFile(f"{drawings.folder}/tick.svg").exists()


def test_the_type_is_our_own_and_its_figures_align(qapp: QApplication) -> None:
    made = font(11)
    metrics = QFontMetricsF(made)
    assert made.family() == FAMILY
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1
    assert all(QRawFont.fromFont(made).glyphIndexesForString("ŁłŻżĄęŚśŵŷâğışñøŐűțčẸọ–—…’“”£→"))


def test_icons_and_roles_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton("Add")
    qtbot.addWidget(button)
    set_icon(button, "add", "accent")
    light = button.icon().pixmap(24, 24).toImage()
    apply(qapp, Theme.load("dark"), 150)
    assert button.icon().pixmap(24, 24).toImage() != light
    assert button.iconSize().width() == round(18 * 1.5)
    assert current().theme.name == "dark"


def test_a_role_changes_the_look_at_once(qtbot: QtBot) -> None:
    label = QLabel("Title")
    qtbot.addWidget(label)
    dress(label)
    label.ensurePolished()
    before = label.fontMetrics().height()
    set_role(label, "title")
    assert label.fontMetrics().height() > before


def test_text_sizes_reach_200_per_cent(qapp: QApplication) -> None:
    assert TEXT_SIZES[-1] == 200
    small = apply(qapp, Theme.load("light"), 100).points("body")
    large = apply(qapp, Theme.load("light"), 200).points("body")
    assert large == 2 * small
    assert 10.5 <= small <= 11


def test_the_choice_is_kept_and_the_system_followed(qapp: QApplication) -> None:
    appearance = Appearance(qapp, "dark", 115)
    assert (current().theme.name, current().percent) == ("dark", 115)
    appearance.choose("system", 100)
    assert current().theme.name == system_theme(qapp)
    assert {key for key, _ in THEMES} == {"system", *Theme.names()}
    appearance.choose("no such theme", 100)
    assert current().theme.name == system_theme(qapp)
    appearance.deleteLater()


def test_every_role_has_its_colour() -> None:
    assert all(set(Theme.load(name).colours) == set(ROLES) for name in Theme.names())


def test_an_open_window_changes_its_dress_and_what_joins_it_is_dressed(
    qtbot: QtBot, qapp: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dress(window)
    light = window.styleSheet()
    apply(qapp, Theme.load("dark"), 200)
    assert window.styleSheet() != light
    label = QLabel("Title", window)
    set_role(label, "title")
    label.ensurePolished()
    assert label.font().pointSizeF() == pytest.approx(current().points("title"), abs=0.01)
    assert not qapp.styleSheet()


@pytest.mark.parametrize("name", ["window", "list", "form-person", "lock", "first-run-new"])
def test_a_window_that_is_open_grows_with_the_text_as_a_new_one_does(
    qtbot: QtBot, qapp: QApplication, name: str
) -> None:
    entry = next(entry for entry in ENTRIES if entry.name == name)
    grown, new = entry.make(), None
    for percent in (100, 200):
        apply(qapp, Theme.load("light"), percent)
        new = entry.make()
        for window in (grown, new):
            qtbot.addWidget(window, before_close_func=let_close)
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            window.setWindowState(Qt.WindowState.WindowNoState)
            if not window.styleSheet():
                dress(window)
            window.resize(*entry.size)
            window.show()
    assert new is not None
    for window in (grown, new):
        focus = window.focusWidget()
        if focus is not None:
            focus.clearFocus()
        for table in window.findChildren(QTableView):
            table.scrollToTop()
    for _ in range(3):
        qapp.processEvents()
    assert grown.size() == new.size()
    assert difference(small(grown.grab().toImage()), small(new.grab().toImage())) <= SHARE


def let_close(window: QWidget) -> None:
    if isinstance(window, MainWindow):
        window.let_close()
