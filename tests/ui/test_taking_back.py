"""Ctrl+Z says what was taken back, and nothing of what stood in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.base.errors import UserError
from tests.fakes.desks import TestDesk, new_session


def test_what_was_taken_back_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    clock = SystemClock()
    desk = TestDesk(new_session(tmp_path / "vault", clock, reviews=1))
    refused: list[UserError] = []
    row = desk.session.reviews.rows(clock.today())[0]
    review = desk.session.reviews.get(row.id)
    desk.change(lambda: desk.session.reviews.amend(replace(review, reference="DHR-2031-09")))
    with qtbot.waitSignal(desk.changed):
        desk.take_back(refused.append)
    assert desk.words[-1] == "Taken back: a review amended"
    assert desk.session.reviews.get(row.id).reference == row.reference
    desk.take_back(refused.append)
    assert refused
    assert desk.words[-1] == "Taken back: a review amended"
    desk.session.close()
