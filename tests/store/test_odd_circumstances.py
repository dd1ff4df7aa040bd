"""A vault in a long folder of many scripts, and work under clocks that jump: nothing is lost and the order holds."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.keys.recovery import key_from_code
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.entity import new_id
from dhr_desktop.store import backup, vault
from dhr_desktop.store.journal import Journal
from dhr_desktop.store.store import Store
from tests.fakes.vaults import NAME, PASSPHRASE, QUICK, whole_vault

SPRING = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)
"""A second before clocks in Britain go forward."""
JUMPS = (0, 2, 86_400, -86_400, 3_600, -3_600, -400, 0)


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows refuses paths of such a length unless it is told"
)
def test_a_vault_lives_in_a_long_folder_of_many_scripts(tmp_path: Path) -> None:
    folder = tmp_path
    for name in (
        "Überprüfung der Fälle",
        "審査の記録と手順",
        "مراجعة الحالات",
        "Ελληνικά 🕊",
        "e\u0301té d’orages",
    ) * 3:
        folder /= name
    assert len(str(folder)) > 260
    opened, code = vault.create(folder, PASSPHRASE, NAME, effort=QUICK)
    store = Store(opened.database, FixedClock(SPRING), opened.writer, opened.kept)
    with store.verb("add agency") as work:
        work.save(Agency(id=new_id(), name="Harrowmere Housing"))
    opened.back_up(FixedClock(SPRING))
    opened.close()
    (made,) = backup.of_vault(folder)
    backup.prove(made.path, key_from_code(code))
    opened = vault.open(folder, PASSPHRASE)
    assert opened.database.direct("SELECT count(*) FROM agency") == [(1,)]
    opened.close()


def test_the_history_keeps_the_order_of_what_was_done_whatever_the_clock_says(tmp_path: Path) -> None:
    opened = whole_vault(tmp_path / "vault")
    names = [f"Agency {number} of Thornbeck" for number in range(len(JUMPS))]
    for name, jump in zip(names, JUMPS, strict=True):
        clock = FixedClock(SPRING + timedelta(seconds=jump))
        with Store(opened.database, clock, opened.writer, opened.kept).verb(f"add {name}") as work:
            work.save(Agency(id=new_id(), name=name))
    opened.close()
    opened = vault.open(tmp_path / "vault", PASSPHRASE)
    with opened.database.transaction() as connection:
        journal = Journal(connection)
        told = [entry.verb for entry in journal.entries() if entry.verb.startswith("add Agency")]
        assert journal.verify() is None
    opened.close()
    assert told == [f"add {name}" for name in reversed(names)]
