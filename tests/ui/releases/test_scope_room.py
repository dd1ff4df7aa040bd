"""The first step of a release on a small laptop: what is chosen never pushes another button out of sight."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea

from ui.screens.releases.screen import ReleasesScreen


def test_the_first_step_is_seen_whole_once_a_recipient_is_chosen(screen: ReleasesScreen) -> None:
    screen.resize(1180, 580)
    screen.show_wizard()
    scope = screen.wizard.scope
    scope.recipient.setCurrentIndex(0)
    assert "Exact days become month and year" in scope._told.text()
    for _ in range(4):
        QApplication.processEvents()
    (area, *_) = (one for one in scope.findChildren(QScrollArea) if one.widget())
    assert area.verticalScrollBar().maximum() == 0
