"""A screen of reviews over a vault with nothing in it, and a desk whose tasks wait."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import FixedClock
from tests.fakes.desks import TestDesk, new_session, reopened_session
from tests.fakes.held_tasks import HeldTasks
from tests.ui.imports.pages import nowhere
from ui.platform.desk import Desk
from ui.screens.reviews.screen import ReviewsScreen

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with no review in it, made once."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    new_session(folder, CLOCK).close()
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[TestDesk]:
    session = reopened_session(Path(shutil.copytree(made, tmp_path / "vault")), CLOCK)
    yield TestDesk(session)
    session.close()


@pytest.fixture
def screen(desk: TestDesk, qtbot: QtBot) -> ReviewsScreen:
    made = ReviewsScreen(desk)
    desk.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


@pytest.fixture
def held(desk: TestDesk) -> tuple[Desk, HeldTasks]:
    """A desk over the same vault whose tasks wait."""
    tasks = HeldTasks()
    return Desk(desk.session, tasks, desk.dialogs, memory=desk.memory, copy=nowhere), tasks
