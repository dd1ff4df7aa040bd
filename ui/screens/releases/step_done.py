"""The last step: where the file is, its passphrase in large letters, and what the recipient needs to know."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.platform.desk import Desk
from ui.screens.releases.facts import CopyLine
from ui.screens.releases.making import Making
from ui.screens.releases.step import Step, scrolling
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel


class DoneStep(Step):
    """The passphrase stands here and nowhere else: it is not kept."""

    name = "Done"
    onward = "I have noted the passphrase"

    def __init__(self, desk: Desk, making: Making) -> None:
        super().__init__()
        self._desk = desk
        self._making = making
        look = current()
        self._title = PlainLabel("", "section")
        self._path = CopyLine("Where the sealed file is", desk.copy)
        self._fingerprint = CopyLine("Fingerprint of the signer's key", desk.copy)
        self.passphrase = PlainLabel("", "figure", wrap=True, selectable=True)
        self._show_instruction = button(
            "Show the instruction for the recipient", self._turn, icon="documents"
        )
        self.instruction = PlainLabel("", wrap=True, selectable=True)
        self.instruction.setAccessibleName("Instruction for the recipient")
        self._copy_instruction = button(
            "Copy the instruction", lambda: desk.copy(self.instruction.text()), icon="copy"
        )
        area, column = scrolling(860)
        column.addWidget(self._title)
        column.addWidget(
            PlainLabel("Where the sealed file is; its signature and the instruction lie beside it", "help")
        )
        column.addWidget(self._path)
        column.addSpacing(look.space(3))
        column.addWidget(PlainLabel("Its passphrase", "section"))
        row = QHBoxLayout()
        row.setSpacing(look.space(3))
        row.addWidget(self.passphrase, 1)
        row.addWidget(button("Copy", lambda: desk.copy(self.passphrase.text()), icon="copy"))
        column.addLayout(row)
        column.addWidget(
            PlainLabel(
                "Tell it by telephone, never in the same message as the file. It stands only here and is kept nowhere: "
                "note it before you go on.",
                wrap=True,
            )
        )
        column.addSpacing(look.space(3))
        column.addWidget(PlainLabel("Who signed it", "section"))
        column.addWidget(
            PlainLabel(
                "Read this out on the telephone as well; the recipient compares it with the key beside the file.",
                wrap=True,
            )
        )
        column.addWidget(self._fingerprint)
        column.addSpacing(look.space(3))
        buttons = QHBoxLayout()
        buttons.setSpacing(look.space(2))
        buttons.addWidget(self._show_instruction)
        buttons.addWidget(self._copy_instruction)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.instruction)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        self._fold(folded=True)

    def begin(self) -> None:
        """Show what left."""
        sealed, result = self._making.left, self._making.result
        if sealed is None or result is None:
            return
        self._title.setText(f"Release {sealed.release.number} is sealed and stands in the register.")
        self._path.say(str(sealed.path))
        self.passphrase.setText(sealed.passphrase)
        self.passphrase.setAccessibleName(f"Passphrase: {sealed.passphrase}")
        self._fingerprint.say(sealed.fingerprint)
        self.instruction.setText(result.readme.decode("utf-8", "replace"))
        self._fold(folded=True)

    def forget(self) -> None:
        """Show nothing of it any more."""
        for label in (self._title, self.passphrase):
            label.setText("")
        self.passphrase.setAccessibleName("")
        self._path.say("")
        self._fingerprint.say("")
        self.instruction.setText("")

    def _turn(self) -> None:
        self._fold(folded=not self.instruction.isHidden())

    def _fold(self, *, folded: bool) -> None:
        self.instruction.setVisible(not folded)
        self._copy_instruction.setVisible(not folded)
        words = "Show" if folded else "Hide"
        self._show_instruction.setText(f"{words} the instruction for the recipient")
