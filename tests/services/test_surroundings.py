"""What is odd about the computer is said in a sentence, and nothing is refused for it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.services import vaults
from dhr_desktop.services.surroundings import Notice, before_opening
from dhr_desktop.store import vault
from tests.fakes.vaults import NAME, PASSPHRASE, QUICK

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault that was last written at that moment."""
    opened, _ = vault.create(tmp_path / "vault", PASSPHRASE, NAME, effort=QUICK)
    opened.note("a first entry", FixedClock(NOW))
    opened.close()
    for name in ("anchor.a", "anchor.b"):
        os.utime(tmp_path / "vault" / name, (NOW.timestamp(), NOW.timestamp()))
    return tmp_path / "vault"


def keys(notices: list[Notice]) -> list[str]:
    return [one.key for one in notices]


@pytest.mark.parametrize(("answer", "expected"), [(True, []), (None, []), (False, ["disk"])])
def test_a_disk_in_the_clear_is_said(folder: Path, answer: bool | None, expected: list[str]) -> None:
    found = before_opening(folder, NOW, lambda _: answer)
    assert keys(found) == expected
    assert all("vault is" in one.remedy for one in found)


def test_little_room_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=420_000_000))
    (found,) = before_opening(folder, NOW, lambda _: None)
    assert found.sentence == "Little room is left on the disk: 420 MB."
    with vaults.unlock(folder, PASSPHRASE, FixedClock(NOW)) as session:
        assert keys(session.notices()) == ["room"]


@pytest.mark.parametrize(("minutes", "expected"), [(0, []), (-4, []), (-6, ["clock"]), (-60 * 24, ["clock"])])
def test_a_clock_that_was_put_back_is_said_and_noted(folder: Path, minutes: int, expected: list[str]) -> None:
    clock = FixedClock(NOW + timedelta(minutes=minutes))
    assert keys(before_opening(folder, clock.now(), lambda _: None)) == expected
    with vaults.unlock(folder, PASSPHRASE, clock) as session:
        assert keys(session.notices()) == expected
        with session.store.read() as look:
            verbs = [one.verb for one in look.journal.entries()]
            assert look.journal.verify() is None
    assert any("clock" in verb for verb in verbs) == bool(expected)
    with vaults.unlock(folder, PASSPHRASE, clock) as session:
        assert session.notices() == []


def test_a_folder_without_anything_is_no_fault(tmp_path: Path) -> None:
    assert before_opening(tmp_path / "none", NOW, lambda _: None) == []
