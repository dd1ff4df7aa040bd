"""A small vault with two strings to decide, the Releases page over it, and the wizard at its first step."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.services.session import Session
from dhr_desktop.services.trying import fill
from tests.fakes.desks import TestDesk, new_session, reopened_session
from tests.fakes.small_case import small_case
from tests.fakes.two_people import SECOND
from ui.screens.releases.screen import ReleasesScreen
from ui.screens.releases.wizard import ReleaseWizard

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "vault"
    session = new_session(folder, CLOCK, second=SECOND)
    fill(session, small_case())
    session.close()
    return folder


@pytest.fixture
def session(made: Path, tmp_path: Path) -> Iterator[Session]:
    opened = reopened_session(Path(shutil.copytree(made, tmp_path / "vault")), CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def desk(session: Session, out: Path) -> TestDesk:
    return TestDesk(session, out)


@pytest.fixture
def screen(desk: TestDesk, qtbot: QtBot) -> ReleasesScreen:
    page = ReleasesScreen(desk)
    desk.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1160, 660)
    page.show()
    qtbot.waitActive(page)
    return page


@pytest.fixture
def wizard(screen: ReleasesScreen) -> ReleaseWizard:
    screen.show_wizard()
    return screen.wizard
