"""What was not taken of a file is shown with its fault, letter by letter."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.services.plan_import import Fault
from ui.screens.reviews.faults import Faults


def test_words_that_were_not_taken_are_shown_with_their_fault(qtbot: QtBot) -> None:
    faults = Faults()
    qtbot.addWidget(faults)
    texts = ("Row 2: <b>Amber</b>", "x" * 300, "Row 4: Green", "Row 5: Red")
    faults.show_found(
        [Fault("Table 1", "A column was left out.", "Copy it.", texts), Fault("Row 2", "No date.", "Set it.")]
    )
    listing = faults.findChild(QListWidget)
    assert listing is not None
    first, second = listing.item(0), listing.item(1)
    assert first.text().split("\n") == [
        "Table 1",
        "A column was left out. Copy it.",
        "Not taken: Row 2: <b>Amber</b>",
        f"Not taken: {'x' * 160}…",
        "Not taken: Row 4: Green",
        "and 1 more",
    ]
    assert "&lt;b&gt;Amber" in first.toolTip()
    assert "Row 5: Red" in first.toolTip()
    assert (second.text(), second.toolTip()) == ("Row 2\nNo date. Set it.", "")
