"""The last step: where the file is, its passphrase in large letters, and what the recipient needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.platform.desk import Desk
from ui.screens.releases.facts import CopyLine
from ui.screens.releases.making import Making
from ui.screens.releases.step import Step, scrolling
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """What has to be told about a release that has just been sealed."""

    number: int
    path: str
    passphrase: str
    fingerprint: str
    key: str
    instruction: str


class DoneStep(Step):
    """The passphrase stands here until it has been noted, and nowhere else; a lock in between does not lose it."""

    name = "Done"
    onward = "I have noted the passphrase"

    def __init__(self, desk: Desk, making: Making) -> None:
        super().__init__()
        self._making = making
        self._told: Told | None = None
        self._title = PlainLabel("", "section")
        self._path = CopyLine("Where the sealed file is", desk.copy)
        self._fingerprint = CopyLine("Fingerprint of the signer's key", desk.copy)
        self._key = CopyLine("The signer's key", desk.copy)
        self.passphrase = PlainLabel("", "figure", wrap=True, selectable=True)
        self._copy = button("Copy", lambda: desk.copy(self.passphrase.text()), icon="copy")
        self._turn = button("", lambda: self._fold(folded=not self.instruction.isHidden()), icon="documents")
        self._copy_instruction = button(
            "Copy the instruction", lambda: desk.copy(self.instruction.text()), icon="copy"
        )
        self.instruction = PlainLabel("", wrap=True, selectable=True)
        self.instruction.setAccessibleName("Instruction for the recipient")
        self._lay_out()
        self._fold(folded=True)

    def begin(self) -> None:
        """Show what left; after a lock, what had been shown before it."""
        sealed, result = self._making.left, self._making.result
        if sealed is not None and result is not None:
            self._show(
                Told(
                    number=sealed.release.number or 0,
                    path=str(sealed.path),
                    passphrase=sealed.passphrase,
                    fingerprint=sealed.fingerprint,
                    key=sealed.public_key,
                    instruction=result.readme.decode("utf-8", "replace"),
                )
            )
        self._copy.setFocus()

    def forget(self) -> None:
        """Show nothing of it any more."""
        self._show(Told(0, "", "", "", "", ""))
        self._told = None

    def draft(self) -> dict[str, Any]:
        """Return what has not been noted yet; it is kept inside the vault while that is locked."""
        return asdict(self._told) if self._told is not None else {}

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Show again what had not been noted."""
        self._show(Told(**draft))

    # What happens inside

    def _show(self, told: Told) -> None:
        self._told = told
        self._title.setText(f"Release {told.number} is sealed and stands in the register.")
        self._path.say(told.path)
        self.passphrase.setText(told.passphrase)
        self.passphrase.setAccessibleName(f"Passphrase: {told.passphrase}")
        self._fingerprint.say(told.fingerprint)
        self._key.say(told.key)
        self.instruction.setText(told.instruction)
        self._fold(folded=True)

    def _fold(self, *, folded: bool) -> None:
        self.instruction.setVisible(not folded)
        self._copy_instruction.setVisible(not folded)
        words = "Show" if folded else "Hide"
        self._turn.setText(f"{words} the instruction for the recipient")

    def _lay_out(self) -> None:
        gap = current().space(3)
        area, column = scrolling(860)
        column.addWidget(self._title)
        column.addWidget(
            PlainLabel("Where the sealed file is; its signature and the instruction lie beside it", "help")
        )
        column.addWidget(self._path)
        column.addSpacing(gap)
        column.addWidget(PlainLabel("Its passphrase", "section"))
        column.addLayout(_row(self.passphrase, self._copy, stretch=0))
        column.addWidget(
            PlainLabel(
                "Tell it by telephone, never in the same message as the file. It stands only here: note it before "
                "you go on.",
                wrap=True,
            )
        )
        column.addSpacing(gap)
        column.addWidget(PlainLabel("Who signed it", "section"))
        column.addWidget(
            PlainLabel(
                "Read this out on the telephone as well: the recipient compares it with what this program says of the file.",
                wrap=True,
            )
        )
        column.addWidget(self._fingerprint)
        column.addWidget(
            PlainLabel(
                "For a recipient without this program, read out the key that minisign checks with.", wrap=True
            )
        )
        column.addWidget(self._key)
        column.addSpacing(gap)
        column.addLayout(_row(self._turn, self._copy_instruction, stretch=2))
        column.addWidget(self.instruction)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)


def _row(*widgets: QWidget, stretch: int) -> QHBoxLayout:
    """Set widgets side by side; `stretch` is the place that takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(current().space(3))
    for widget in widgets:
        row.addWidget(widget)
    if stretch < len(widgets):
        row.setStretch(stretch, 1)
    else:
        row.addStretch(1)
    return row
