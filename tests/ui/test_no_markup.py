"""Mark-up in a record or on the clipboard is words: nothing in the window ever draws it or opens what it names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.screenshots.rendering import Vaults
from ui.forms.texts import GrowingText
from ui.gallery import ENTRIES
from ui.gallery.entry import Entry
from ui.gallery.screens import screen_entries
from ui.screens.help.screen import SafeBrowser
from ui.widgets.hint import plain_hint
from ui.widgets.plain_label import PlainLabel

UI = Path(__file__).parents[2] / "ui"
HOSTILE = 'Aldersford <img src="file:////192.0.2.1/share/x.png"> <b>bold</b>\nsecond & line'


@pytest.fixture(scope="module")
def vaults() -> Iterator[Vaults]:
    made = Vaults()
    yield made
    made.close()


def in_mark_up(label: QLabel) -> bool:
    return bool(label.text()) and label.textFormat() is not Qt.TextFormat.PlainText


def could_act(tip: str) -> bool:
    return "<" in tip and not tip.startswith("<p style='white-space: pre-wrap'>")


def takes_mark_up(widget: QWidget) -> Iterator[str]:
    """Tell what in a page shows words as mark-up, or would take mark-up from the clipboard."""
    for label in [*widget.findChildren(QLabel), *([widget] if isinstance(widget, QLabel) else [])]:
        if in_mark_up(label):
            yield f"label in {type(label.parent()).__name__}: {label.text()[:40]}"
    for edit in widget.findChildren(QTextEdit):
        if not isinstance(edit, SafeBrowser) and edit.acceptRichText():
            yield f"text field {type(edit).__name__} in {type(edit.parent()).__name__}"
    for one in widget.findChildren(QWidget):
        if could_act(one.toolTip()):
            yield f"tooltip of {type(one).__name__}"
    for tree in widget.findChildren(QTreeWidget):
        for row in range(tree.topLevelItemCount()):
            item = tree.topLevelItem(row)
            assert item is not None
            if could_act(item.toolTip(0)):
                yield f"tooltip in {type(tree).__name__}"


@pytest.mark.timeout(300)
def test_every_label_of_the_gallery_is_plain_text(qtbot: QtBot, vaults: Vaults) -> None:
    entries: tuple[Entry, ...] = (*ENTRIES, *screen_entries(lambda: vaults.desk(24), lambda: vaults.desk(0)))
    labels, faults = 0, []
    for entry in entries:
        widget = entry.make()
        qtbot.addWidget(widget)
        labels += len(widget.findChildren(QLabel))
        faults += [f"{entry.name}: {fault}" for fault in takes_mark_up(widget)]
    assert faults == []
    assert labels > 500


def test_the_sweep_finds_a_label_that_is_not_plain(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    QLabel("words", page)
    PlainLabel("words", parent=page)
    tipped = QWidget(page)
    tipped.setToolTip("<b>words</b>")
    QTextEdit(page)
    assert [fault.split()[0] for fault in takes_mark_up(page)] == ["label", "text", "tooltip"]


@pytest.mark.parametrize(
    "words", [HOSTILE, "<b>", "a < b & c", "plain", "long " * 40 + ".", "<!DOCTYPE html>x", ""]
)
def test_a_tooltip_shows_mark_up_letter_by_letter(words: str) -> None:
    tip = plain_hint(words)
    document = QTextDocument()
    if tip.startswith("<p"):
        document.setHtml(tip)
    else:
        document.setPlainText(tip)
    assert document.toPlainText() == words
    assert not any("<img" in block for block in tip.splitlines())


def _tips() -> Iterator[tuple[str, ast.expr]]:
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and (
                    node.func.attr in {"setToolTip", "setStatusTip", "setWhatsThis"}
                    or ast.unparse(node.func) == "QToolTip.showText"
                )
            ):
                words = node.args[1 if ast.unparse(node.func) == "QToolTip.showText" else -1]
                yield f"{path.name}:{node.lineno}", words


def test_every_tooltip_is_our_own_words_or_made_plain() -> None:
    found = list(_tips())
    assert len(found) > 8
    for place, words in found:
        parts = [words.body, words.orelse] if isinstance(words, ast.IfExp) else [words]
        for part in parts:
            plain = isinstance(part, ast.Call) and ast.unparse(part.func) == "plain_hint"
            assert plain or isinstance(part, ast.Constant), f"{place}: {ast.unparse(words)}"


def test_nothing_in_the_window_takes_html() -> None:
    """The help alone shows mark-up, and it is our own."""
    asking = {
        "setHtml",
        "insertHtml",
        "appendHtml",
        "setMarkdown",
        "setRichText",
        "RichText",
        "MarkdownText",
        "AutoText",
    }
    found = {
        (path.name, node.attr)
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in asking
    }
    assert found == {("screen.py", "setMarkdown")}


def html() -> QMimeData:
    data = QMimeData()
    data.setHtml('<p>Harrow<b>mere</b></p><img src="file:///etc/hostname"><p>Housing</p>')
    data.setText("Harrowmere\nHousing")
    return data


def test_pasting_a_web_page_gives_words_alone(qtbot: QtBot) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setMimeData(html())
    grown, plain, line = GrowingText(2, 8), QPlainTextEdit(), QLineEdit()
    for field in (grown, plain, line):
        qtbot.addWidget(field)
        field.paste()
    assert "<" not in grown.text() + plain.toPlainText() + line.text()
    assert "Harrowmere" in grown.text()
    assert "Harrowmere" in plain.toPlainText()
    for field in (grown, plain):
        formats = {fmt.objectType() for fmt in field.document().allFormats()}
        assert formats == {0}  # no picture, no table
    clipboard.clear()
