"""Backups on the screen: made, tried, restored, copied away; Today tells how old they are; a damaged vault only shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.clock import FixedClock
from dhr_desktop.base.errors import UserError
from dhr_desktop.services import damaged, vaults
from dhr_desktop.services.backup_rules import BackupRules, Standing, Tried
from dhr_desktop.services.session import Session
from tests.fakes.desks import TestDesk, new_session
from tests.fakes.dialogs import PreparedDialogs
from tests.fakes.tasks import ImmediateTasks
from tests.fakes.vaults import PASSPHRASE, contents
from ui.platform.backing_up import BackupClock
from ui.screens.backups.screen import BackupsScreen
from ui.screens.today.screen import TodayScreen
from ui.shell.lock_rules import rules
from ui.shell.lock_screen import LockScreen
from ui.shell.opening import Opening

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture
def share(tmp_path: Path) -> Path:
    made = tmp_path / "share"
    made.mkdir()
    return made


@pytest.fixture
def desk(tmp_path: Path, share: Path) -> Iterator[TestDesk]:
    session = new_session(tmp_path / "vault", CLOCK, 2)
    yield TestDesk(session, share)
    session.close()


@pytest.fixture
def page(desk: TestDesk, qtbot: QtBot) -> BackupsScreen:
    made = BackupsScreen(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def press(widget: QWidget, words: str) -> None:
    (found,) = [one for one in widget.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    found.click()


def test_one_is_made_listed_tried_and_told_on_today(
    page: BackupsScreen, desk: TestDesk, qtbot: QtBot
) -> None:
    page.back_up_button.click()
    assert page.header.banner.sentence == "The backup is made and checked."
    assert len(desk.session.backups.list()) == 1
    assert page.listing.model.rowCount() == 1
    page.try_button.click()
    assert "came back whole" in page.header.banner.sentence
    assert desk.session.backups.tried() is not None
    today = TodayScreen(desk)
    qtbot.addWidget(today)
    assert "Last backup today, no copy is kept off this computer, last tried today." in [
        one.text() for one in today.findChildren(QPushButton)
    ]
    assert page.back_up_button.isEnabled()


def test_a_folder_for_copies_is_chosen_and_each_backup_goes_there(
    page: BackupsScreen, desk: TestDesk, share: Path
) -> None:
    press(page, "Choose a folder…")
    assert desk.session.backups.rules().elsewhere == str(share)
    page.back_up_button.click()
    assert "copied off this computer and compared" in page.header.banner.sentence
    (kept,) = share.iterdir()
    (copy,) = kept.iterdir()
    (made,) = desk.session.backups.list()
    assert contents(copy) == contents(made.path)
    kept.rename(share.with_name("gone"))
    share.rmdir()
    page.back_up_button.click()
    assert "could not be copied" in page.header.banner.sentence
    press(page, "Make no copies")
    assert desk.session.backups.rules().elsewhere == ""


def test_a_folder_inside_the_vault_is_refused(desk: TestDesk) -> None:
    with pytest.raises(UserError, match="inside the vault"):
        desk.session.backups.decide(BackupRules(elsewhere=str(desk.session.folder / "backups")))


def test_one_is_restored_into_a_new_vault_and_compared(page: BackupsScreen, desk: TestDesk) -> None:
    page.restore_button.click()
    assert "Choose a backup" in page.header.banner.sentence
    page.back_up_button.click()
    page.listing.table.selectRow(0)
    page.restore_button.click()
    press(page, "Restore it there")
    folder = desk.session.folder.with_name("vault restored 2026-03-02")
    assert page.header.banner.sentence == f"The backup is restored as a new vault: {folder}."
    with vaults.unlock(folder, PASSPHRASE, CLOCK) as back:
        assert any("It holds 2 reviews" in fact or "2 reviews" in fact for fact in back.check())


def test_the_clock_makes_one_when_it_is_due_and_not_when_nobody_wants_any(desk: TestDesk) -> None:
    refused: list[UserError] = []
    clock = BackupClock(desk, refused.append, desk)
    clock.look()
    clock.look()
    assert len(desk.session.backups.list()) == 1
    desk.session.backups.decide(BackupRules(every=0))
    assert not desk.session.backups.is_due()
    clock.stop()
    assert refused == []


@pytest.mark.parametrize(
    ("backup", "copied", "tried", "says"),
    [
        (0, 0, 0, ""),
        (15, 0, 0, "last backup"),
        (0, 15, 0, "last copy"),
        (0, None, 0, "No copy"),
        (0, 0, 93, "trial"),
    ],
)
def test_what_is_too_old_is_warned_of(backup: int, copied: int | None, tried: int, says: str) -> None:
    now = CLOCK.now()
    standing = Standing(
        now=now,
        rules=BackupRules(elsewhere="/media/share"),
        backup=now - timedelta(days=backup),
        first=now - timedelta(days=100),
        copied=None if copied is None else now - timedelta(days=copied),
        tried=Tried(now - timedelta(days=tried), "whole"),
    )
    assert says in standing.warning[0]
    assert bool(standing.warning[0]) == bool(says)


class _Damaged:
    def __init__(self, folder: Path, qtbot: QtBot, *answers: Path | None) -> None:
        session = new_session(folder, CLOCK, 3)
        session.backups.back_up()
        session.close()
        data = bytearray((folder / "vault.db").read_bytes())
        data[len(data) // 2] ^= 1
        (folder / "vault.db").write_bytes(data)
        self.before = contents(folder)
        self.lock = LockScreen("vault", rules(), lambda _: ("", ""))
        qtbot.addWidget(self.lock)
        self.lock.show()
        dialogs = PreparedDialogs(*answers)
        self.opening = Opening(self.lock, folder, ImmediateTasks(), lambda: dialogs, CLOCK)
        self.entered: list[Session] = []
        self.repaired: list[tuple[Path, str]] = []
        self.opening.entered.connect(self.entered.append)
        self.opening.repaired.connect(lambda *told: self.repaired.append(told))
        self.opening.begin(
            lambda ok: vaults.unlock(folder, PASSPHRASE, CLOCK, accept_missing=ok),
            lambda: damaged.by_passphrase(folder, PASSPHRASE),
        )


def test_a_damaged_vault_is_put_together_from_the_lock_screen(tmp_path: Path, qtbot: QtBot) -> None:
    broken = _Damaged(tmp_path / "vault", qtbot)
    assert "file is damaged. 1 of its" in broken.lock.banner.sentence
    press(broken.lock, "Put it together anew…")
    press(broken.lock, "Make it there")
    ((folder, said),) = broken.repaired
    assert folder == tmp_path / "vault repaired 2026-03-02"
    assert "No entry of the history is missing." in said
    assert contents(tmp_path / "vault") == broken.before
    with vaults.unlock(folder, PASSPHRASE, CLOCK) as session:
        session.check()


def test_a_damaged_vault_is_opened_to_read_only(tmp_path: Path, qtbot: QtBot) -> None:
    broken = _Damaged(tmp_path / "vault", qtbot)
    press(broken.lock, "Open it to read only")
    (session,) = broken.entered
    assert not session.is_writable
    assert damaged.condition_words(session)[0].startswith("1 part of")
    page = BackupsScreen(TestDesk(session))
    qtbot.addWidget(page)
    page.refresh(Changed())
    page.back_up_button.click()
    assert "read only" in page.header.banner.sentence
    session.places.keep(session.places.take())
    session.close()
    assert contents(tmp_path / "vault") == broken.before
