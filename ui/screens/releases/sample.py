"""The blind sample: sentences drawn at random, one at a time, as they would leave; nothing shows what was changed in them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.services.blind_samples import Drawn
from ui.platform.desk import Desk
from ui.screens.releases.making import Making
from ui.theme.look import current, set_lengths
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.choice_bar import ChoiceBar, KeyedChoice
from ui.widgets.plain_label import PlainLabel

_TOLD = (
    "These sentences were drawn at random from what would leave. Say of each whether anything in it points at somebody. Where "
    "it does, mark the words; they are then decided about wherever they stand."
)


class SamplePane(QWidget):
    """Reads one draw. Emits `closed` when it was read to its end, or left; a draw that was left waits to be read."""

    closed = Signal()

    def __init__(self, desk: Desk, making: Making) -> None:
        super().__init__()
        self._desk = desk
        self._making = making
        self._drawn: Drawn | None = None
        self._at = 0
        self._said: dict[int, str] = {}
        look = current()
        self.banner = Banner()
        self._where = PlainLabel("", "quiet", wrap=True)
        self.sentence = QTextEdit()
        set_lengths(self.sentence, least_height=24)
        self.sentence.setReadOnly(True)
        self.sentence.setAcceptRichText(False)
        self.sentence.setAccessibleName("Sentence")
        self.sentence.setTabChangesFocus(True)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.bar = ChoiceBar(
            (
                KeyedChoice("Nothing identifying", "N", "Nobody is pointed at", self.pass_on),
                KeyedChoice("The marked words identify", "I", "Mark them first", self.say),
            ),
            self,
        )
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(button("One back", self.back, icon="back", role="quiet"))
        row.addWidget(button("Leave the sample", self.closed.emit, role="quiet"))
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(2))
        box.addWidget(PlainLabel("Blind sample", "section"))
        box.addWidget(PlainLabel(_TOLD, wrap=True))
        box.addWidget(self.banner)
        box.addWidget(self._where)
        box.addWidget(self.sentence, 1)
        box.addWidget(self.bar)
        box.addLayout(row)

    def begin(self) -> None:
        """Draw, or show the draw that waits."""
        scope, result, samples = self._making.scope, self._making.result, self._desk.session.blind_samples
        self.banner.clear()
        if scope is None or result is None:
            return
        self._desk.ask(
            lambda: samples.draw(scope.recipient_id, scope.review_ids, result.sentences),
            self._load,
            self.banner.refuse,
            asker=self,
        )

    def pass_on(self) -> None:
        """Say that nothing in the sentence points at anybody."""
        self._said.pop(self._at, None)
        self._onward()

    def say(self) -> None:
        """Say that the marked words point at somebody."""
        marked = " ".join(self.sentence.textCursor().selectedText().split())
        if self._drawn is None:
            return
        if not self._drawn.sentences[self._at].holds(marked):
            self.banner.say(
                "No words are marked, or some of them are what stands in a name’s place already.",
                "Mark the words that point at somebody, and no others; then say so again.",
            )
            self.sentence.setFocus()
            return
        self._said[self._at] = marked
        self._onward()

    def back(self) -> None:
        """Show the sentence before."""
        self._at = max(0, self._at - 1)
        self._show()

    def _load(self, drawn: Drawn) -> None:
        self._drawn, self._at, self._said = drawn, 0, {}
        self._show()

    def _show(self) -> None:
        drawn = self._drawn
        if drawn is None:
            return
        one = drawn.sentences[self._at]
        self._where.setText(f"{self._at + 1} of {len(drawn.sentences)} · {one.place}")
        self.sentence.setPlainText(one.text)
        self.bar.say_about(1)
        self.sentence.setFocus()

    def _onward(self) -> None:
        drawn, samples = self._drawn, self._desk.session.blind_samples
        if drawn is None:
            return
        self.banner.clear()
        if self._at + 1 < len(drawn.sentences):
            self._at += 1
            self._show()
            return
        said = dict(self._said)
        self._drawn = None
        self._desk.change(
            lambda: samples.answer(drawn, said), lambda _: self.closed.emit(), self._refuse, asker=self
        )

    def _refuse(self, fault: UserError) -> None:
        self.banner.refuse(fault)
        self.begin()
