"""Shows a text as it is beside the text that would leave, with passages marked; nothing here can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from ui.theme.look import current, set_lengths, set_role
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator

_KINDS: Final = {
    "changed": ("info_soft", "text"),
    "flagged": ("mark", "on_mark"),
    "leak": ("danger_soft", "text"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A marked passage: where it begins and ends, in characters, and what it is: changed, flagged or leak."""

    start: int
    end: int
    kind: str = "changed"


class MarkedText(QTextEdit):
    """Plain text to read, with passages marked by colour and underline."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._spans: tuple[Span, ...] = ()
        set_role(self, "reading")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        set_lengths(self, least_height=24)  # a small screen with large words has little more

    def show_text(self, text: str, spans: Sequence[Span] = ()) -> None:
        """Show a text with its marks; marks past its end are cut off."""
        self.setPlainText(text)
        self._spans = tuple(spans)
        self._mark()

    def go_to(self, span: Span) -> None:
        """Bring a passage into sight."""
        cursor = self.textCursor()
        cursor.setPosition(min(span.start, self._last()))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        """Mark anew in the new theme's colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._mark()

    def _last(self) -> int:
        return self.document().characterCount() - 1

    def _mark(self) -> None:
        look, marks = current(), []
        for span in self._spans:
            ground, words = _KINDS[span.kind]
            style = QTextCharFormat()
            style.setBackground(look.colour(ground))
            style.setForeground(look.colour(words))
            style.setFontUnderline(True)
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(span.start, self._last()))
            cursor.setPosition(min(span.end, self._last()), QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, style
            marks.append(mark)
        self.setExtraSelections(marks)


class SideBySide(QWidget):
    """Two texts that scroll together."""

    def __init__(self, before: str = "As it is", after: str = "As it would leave") -> None:
        super().__init__()
        look = current()
        self.before, self.after = MarkedText(before), MarkedText(after)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(4))
        for place, (words, text) in enumerate(((before, self.before), (after, self.after))):
            if place:
                row.addWidget(Separator(upright=True))
            column = QVBoxLayout()
            column.setSpacing(look.space(1))
            label = PlainLabel(words, "label")
            label.setBuddy(text)
            column.addWidget(label)
            column.addWidget(text, 1)
            row.addLayout(column, 1)
        for one, other in ((self.before, self.after), (self.after, self.before)):
            one.verticalScrollBar().valueChanged.connect(_following(one, other))

    def show_texts(
        self, before: str, after: str, marks_before: Sequence[Span] = (), marks_after: Sequence[Span] = ()
    ) -> None:
        """Show both texts with their marks."""
        self.before.show_text(before, marks_before)
        self.after.show_text(after, marks_after)


class _Following:
    """Scrolls one text as far, in proportion, as the other."""

    def __init__(self, one: MarkedText, other: MarkedText) -> None:
        self._one, self._other = one, other

    def __call__(self, value: int) -> None:
        there = self._other.verticalScrollBar()
        wanted = round(value * there.maximum() / max(1, self._one.verticalScrollBar().maximum()))
        if abs(there.value() - wanted) > 1:
            there.setValue(wanted)


def _following(one: MarkedText, other: MarkedText) -> _Following:
    return _Following(one, other)
