"""Which backups stay, and their copies elsewhere: compared on arrival, thinned out, never mixed with other vaults'."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.base.errors import UserError
from dhr_desktop.store.backup import NotProven, of_vault
from dhr_desktop.store.copies import copy_off, keep_off, kept_in, off
from dhr_desktop.store.generations import DAYS, LATEST, MONTHS, WEEKS, to_keep
from dhr_desktop.store.vault import OpenVault
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import contents, new_vault


@pytest.fixture
def opened(tmp_path: Path) -> OpenVault:
    made, _ = new_vault(tmp_path / "vault")
    made.note("amend", CLOCK)
    return made


def test_of_one_day_the_newest_three_are_kept_and_numbers_go_on(opened: OpenVault) -> None:
    for _ in range(6):
        opened.back_up(CLOCK)
    assert [one.path.name[:6] for one in of_vault(opened.folder)] == ["000006", "000005", "000004"]
    opened.close()


def test_after_a_year_of_days_a_week_four_weeks_and_twelve_months_are_kept() -> None:
    days = [datetime(2026, 3, 2, 9, 30, tzinfo=UTC) - timedelta(days=n) for n in range(500)]
    kept: list[datetime] = []
    for day in reversed(days):
        kept = [at for at, stays in zip([day, *kept], to_keep([day, *kept]), strict=True) if stays]
    assert kept[:7] == days[:7]
    assert {at.isocalendar()[:2] for at in days[:22]} <= {at.isocalendar()[:2] for at in kept}
    assert len({(at.year, at.month) for at in kept}) == 12
    assert len(kept) <= DAYS + WEEKS + MONTHS


@given(st.lists(st.datetimes(timezones=st.just(UTC)), max_size=60))
def test_the_newest_is_never_removed_and_pruning_twice_changes_nothing(moments: list[datetime]) -> None:
    stays = to_keep(moments)
    assert stays[:LATEST] == [True] * min(LATEST, len(moments))
    assert sum(stays) <= LATEST + DAYS + WEEKS + MONTHS
    left = [at for at, one in zip(moments, stays, strict=True) if one]
    assert all(to_keep(left))


def test_a_vault_that_rested_for_two_years_loses_no_backup(opened: OpenVault) -> None:
    for _ in range(3):
        opened.back_up(CLOCK)
    late = FixedClock(CLOCK.now() + timedelta(days=730))
    opened.back_up(late)
    assert len(of_vault(opened.folder)) == 3
    opened.close()


def test_a_copy_goes_elsewhere_also_where_a_vault_may_not_live(opened: OpenVault, tmp_path: Path) -> None:
    share = tmp_path / "OneDrive"
    share.mkdir()
    made = opened.back_up(CLOCK)
    there = copy_off(made, share)
    assert contents(there) == contents(made)
    assert [one.name for one in share.iterdir()] == ["DHR backup 000001 2026-03-02 0930"]
    with pytest.raises(UserError, match="already"):
        copy_off(made, share)
    with pytest.raises(UserError, match="not there"):
        copy_off(made, tmp_path / "gone")
    opened.close()


def test_a_copy_that_arrives_changed_is_taken_away(
    opened: OpenVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, share = opened.back_up(CLOCK), tmp_path / "share"
    share.mkdir()

    def losing(read: object, written: object, _: int) -> None:
        written.write(b"something else")  # type: ignore[attr-defined]  # a file

    monkeypatch.setattr(shutil, "copyfileobj", losing)
    with pytest.raises(NotProven):
        copy_off(made, share)
    assert list(share.iterdir()) == []
    opened.close()


def test_the_folder_for_copies_is_shared_by_vaults_and_thinned_out(tmp_path: Path, opened: OpenVault) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "somebody else's.txt").write_text("stays")
    other, _ = new_vault(tmp_path / "other")
    for _ in range(5):
        keep_off(opened.back_up(CLOCK), share, opened.key)
    made = other.back_up(CLOCK)
    there = keep_off(made, share, other.key)
    assert contents(there) == contents(made)
    assert keep_off(made, share, other.key) == there
    assert [one.path.name[:6] for one in off(share, opened.key)] == ["000005", "000004", "000003"]
    assert [one.path for one in off(share, other.key)] == [there]
    assert (share / "somebody else's.txt").exists()
    (there / "vault.db").write_bytes(b"spoilt")
    with pytest.raises(NotProven):
        keep_off(made, share, other.key)
    with pytest.raises(UserError, match="not there"):
        keep_off(made, tmp_path / "away", other.key)
    assert off(tmp_path / "away", other.key) == []
    assert kept_in(share, other.key) != kept_in(share, opened.key)
    opened.close()
    other.close()
