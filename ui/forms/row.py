"""One field in a form: its label, its editor, one line of help, and what is wrong with it, beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.editor import Editor
from ui.theme.look import current, set_role
from ui.widgets.plain_label import PlainLabel


class FieldRow(QWidget):
    """Label above, editor, help below, problem below that."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor
        kind = editor.kind
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(0.5))
        if not editor.names_itself:
            label = PlainLabel(kind.label + (" (needed)" if kind.required else ""), "label", wrap=True)
            label.setBuddy(editor)
            box.addWidget(label)
        box.addWidget(editor)
        if kind.help:
            box.addWidget(PlainLabel(kind.help, "help", wrap=True))
        self._problem = PlainLabel("", "problem", wrap=True)
        self._problem.hide()
        box.addWidget(self._problem)
        box.addStretch(1)

    @property
    def problem(self) -> str:
        """What is said to be wrong, or ""."""
        return self._problem.text()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or take it back with ""."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        inner = self.editor.inner()
        set_role(inner, "true" if sentence else "false", "fault")
        inner.setAccessibleDescription(" ".join(part for part in (self.editor.kind.help, sentence) if part))

    def take_back_problem(self) -> None:
        """Take back what was said once it may have been put right; saving looks again."""
        if self.problem and not self.editor.fault():
            self.show_problem("")

    def say_what_cannot_be_understood(self) -> None:
        """Say at once what saving would say of what was typed."""
        if self.editor.is_touched() and self.editor.fault():
            self.show_problem(self.editor.fault())
