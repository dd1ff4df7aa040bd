"""Editors for words: one line, paragraphs, and one entry a line."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from dhr_desktop.model.entity import FieldDescription
from ui.forms.editor import Editor, Raw
from ui.theme.look import set_lengths

_PARAGRAPH: Final = "\u2029"


class TextEditor(Editor):
    """One line."""

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        self.line = QLineEdit()
        self.line.textEdited.connect(self._touch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self._hold(self.line)

    def inner(self) -> QWidget:
        """Return the line."""
        return self.line

    def raw(self) -> str:
        """Return the line's text."""
        return self.line.text()

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let edit."""
        self.line.setReadOnly(read_only)

    def _put(self, raw: Raw) -> None:
        """Show a text from its beginning; where one goes on writing after saving, the cursor stays where it is."""
        same, at = self.line.text().rstrip() == raw, self.line.cursorPosition()
        self.line.setText(str(raw))
        self.line.setCursorPosition(at if same else 0)

    def _write(self, value: Any) -> Raw:
        return str(value)

    def _read(self, raw: Raw) -> Any:
        return str(raw).strip()


class GrowingText(QPlainTextEdit):
    """A text field as high as its text, within limits; Tab leaves it."""

    def __init__(self, least: int, most: int) -> None:
        """Make it; `least` and `most` are lines."""
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return the text with nothing changed but the ends of lines."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def sizeHint(self) -> QSize:
        """Return the size that its text needs."""
        return QSize(super().sizeHint().width(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the font has changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = max(self._least, min(self._most, int(self.document().size().height())))
        self.setFixedHeight(lines * line + 2 * int(self.document().documentMargin()) + 10)


class ProseEditor(Editor):
    """Paragraphs, in a field that grows with them."""

    wide = True
    _lines = (3, 14)

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        self.text = GrowingText(*self._lines)
        self.text.textChanged.connect(self._touch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text)
        self._hold(self.text)

    def inner(self) -> QWidget:
        """Return the text field."""
        return self.text

    def raw(self) -> str:
        """Return the text."""
        return self.text.text()

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let edit."""
        self.text.setReadOnly(read_only)

    def _put(self, raw: Raw) -> None:
        """Show a text from its beginning; where one goes on writing after saving, the cursor stays where it is."""
        same, at = str(self.raw()).rstrip() == raw, self.text.textCursor().position()
        self.text.setPlainText(str(raw))
        if same:
            cursor = self.text.textCursor()
            cursor.setPosition(min(at, len(str(raw))))
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()

    def _write(self, value: Any) -> Raw:
        return str(value)

    def _read(self, raw: Raw) -> Any:
        return str(raw).strip()


class LinesEditor(ProseEditor):
    """Several short texts, one a line."""

    wide = False
    _lines = (2, 8)

    def _write(self, value: Any) -> Raw:
        return "\n".join(value)

    def _read(self, raw: Raw) -> Any:
        return tuple(line.strip() for line in str(raw).split("\n") if line.strip())


class WheelGuard(QObject):
    """Keeps the wheel for scrolling: turning it over a field must never change a value."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass a wheel on to what lies behind."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def narrow(widget: QWidget, pixels: int) -> None:
    """Keep a field no wider than what it holds."""
    set_lengths(widget, most_width=pixels)
