"""The fourth step: somebody says that they have looked, chooses where the file goes, and seals."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout

from dhr_desktop.base.words import counted
from dhr_desktop.services.releases import blind_words
from ui.platform.desk import Desk
from ui.screens.releases.facts import CopyLine, FactSheet
from ui.screens.releases.making import Making
from ui.screens.releases.step import Step, scrolling
from ui.screens.releases.step_checks import PSEUDONYMISED
from ui.screens.releases.table import profile_words
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel


class ApproveStep(Step):
    """What is approved, by whom, and where to. A second person's passphrase comes later."""

    name = "Approve and seal"
    onward = "Seal the package"

    def __init__(self, desk: Desk, making: Making) -> None:
        super().__init__()
        self._desk = desk
        self._making = making
        self._folder: Path | None = None
        look = current()
        self._facts = FactSheet()
        self._hash = CopyLine("SHA-256 of the package", desk.copy)
        self.tick = QCheckBox("I have looked at the names and flags, and this may leave.")
        self.tick.clicked.connect(self.moved)
        self.place = QLineEdit()
        self.place.setReadOnly(True)
        self.place.setAccessibleName("Folder for the sealed file")
        self.place.setPlaceholderText("No folder chosen yet")
        area, column = scrolling(1040)
        column.addWidget(PlainLabel("What leaves", "section"))
        column.addWidget(self._facts)
        column.addSpacing(look.space(1))
        column.addWidget(PlainLabel("What risk remains", "section"))
        self._risk = PlainLabel("", wrap=True)
        column.addWidget(self._risk)
        column.addSpacing(look.space(1))
        column.addWidget(PlainLabel("Your approval", "section"))
        self._who = PlainLabel("", wrap=True)
        column.addWidget(self._who)
        column.addWidget(self.tick)
        column.addSpacing(look.space(1))
        column.addWidget(PlainLabel("Where the sealed file is written", "section"))
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self.place, 1)
        row.addWidget(button("Choose a folder…", self.choose, icon="open"))
        column.addLayout(row)
        column.addWidget(
            PlainLabel(
                "The file opens only with a passphrase that is shown once it is sealed.", "help", wrap=True
            )
        )
        column.addSpacing(look.space(1))
        column.addWidget(PlainLabel("The approval is bound to this package and no other (SHA-256)", "help"))
        column.addWidget(self._hash)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen."""
        return self._folder

    def start_again(self) -> None:
        """Take the tick back; the folder stays as a proposal."""
        self.tick.setChecked(False)
        self._hash.say("")

    def begin(self) -> None:
        """Show what is approved; a tick given to another package does not hold for this one."""
        material, result = self._making.material, self._making.result
        if material is None or result is None:
            return
        if self._hash.line.text() != result.package.sha256:
            self.tick.setChecked(False)
        recipient = material.source.recipient
        references = [review.reference for review in material.source.reviews]
        kept = counted(len(result.kept), "string") if result.kept else "no string"
        self._facts.say(
            (
                ("To", recipient.name),
                ("Profile", profile_words(recipient.profile)),
                ("Release", f"number {material.facts.number}"),
                ("Kept by decision", kept),
            ),
            (
                ("Why", material.reason),
                (counted(len(references), "review"), ", ".join(references)),
            ),
        )
        self._risk.setText(
            "\n".join(
                (PSEUDONYMISED, *result.residual_risk, blind_words(*self._making.blind), *result.differences)
            )
        )
        self._hash.say(result.package.sha256)
        self._who.setText(f"Approved by {self._desk.session.who}; the name stands in the register.")
        self.tick.setFocus()

    def in_the_way(self) -> str:
        """Say what is still missing."""
        if self._making.is_busy:
            return "Sealing…"
        if not self.tick.isChecked():
            return "Tick your approval."
        return "" if self._folder is not None else "Choose a folder."

    def choose(self) -> None:
        """Choose the folder."""
        chosen = self._desk.dialogs.choose_folder(self, "Folder for the sealed file", self._folder)
        if chosen is not None:
            self._folder = chosen
            self.place.setText(str(chosen))
            self.moved.emit()

    def finish(self) -> None:
        """Seal."""
        if self._folder is not None:
            self._making.seal(self._folder)
            self.moved.emit()
