"""Breaks vaults in every way of the catalogue and prints one line a row: `python3 run.py torture [--rounds N] [row ...]`.

It ends with 1 where anything was lost or went unnoticed. Rows that this system cannot do are named as not run.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.torture import (
    canaries,
    damage,
    disks,
    flips,
    foreign,
    kills,
    large,
    locking,
    power,
    renewals,
    replays,
)
from tests.torture.rows import Test

ROWS: dict[str, tuple[str, Test]] = {
    "kill-verbs": ("kill -9 while verbs are carried out", kills.in_verbs),
    "kill-imports": ("kill -9 while a file is imported", kills.in_imports),
    "kill-passphrases": ("kill -9 while key files are written", kills.in_passphrases),
    "kill-backups": ("kill -9 while backups are made", kills.in_backups),
    "kill-reencrypt": ("kill -9 while a vault is encrypted anew", renewals.in_renewals),
    "flip-database": ("bit flipped in the database", flips.in_database),
    "repair": ("damaged vault put together in a new one", damage.repaired),
    "flip-log": ("bit flipped in the write-ahead log", flips.in_log),
    "no-log": ("write-ahead log taken away or cut off", flips.without_log),
    "flip-keys": ("bit flipped in one or both key files", flips.in_key_files),
    "flip-anchor": ("bit flipped in one or both anchor files", flips.in_anchor),
    "flip-package": ("bit flipped in a sealed package", flips.in_package),
    "old-file": ("older database put back", replays.of_file),
    "old-page": ("one older page put back", replays.of_pages),
    "cut-file": ("end of the database cut off", replays.of_end),
    "full-limit": ("writes refused beyond a size", disks.full_by_limit),
    "full-disk": ("small disk that runs full", disks.full_disk),
    "power": ("power fails, sectors arrive in part", power.power_loss),
    "errors": ("writes and flushes that fail", power.io_errors),
    "second": ("second program on the same vault", disks.second_instance),
    "wrong-keys": ("wrong keys, and files that are not encrypted", disks.wrong_keys),
    "hostile": ("files that mean harm, in every reader", foreign.in_corpus),
    "fuzzed": ("honest files broken at random", foreign.in_fuzzed),
    "large": ("very many records", large.of_many_rows),
    "lock": ("locking, by each way that ends the process", locking.by_every_way),
    "canaries": ("traces on the disk after a tour", canaries.after_a_tour),
}

FORKING = frozenset({
    "kill-verbs", "kill-imports", "no-log", "kill-passphrases", "kill-backups", "kill-reencrypt", "flip-log", "full-limit", "full-disk", "second",
    "power", "errors",
})  # fmt: skip
"""Rows that divide a process in two, which Windows cannot."""


def main(arguments: list[str]) -> int:
    """Run the rows that are named, or all."""
    parser = argparse.ArgumentParser(prog="run.py torture", description="Break vaults on purpose.")
    parser.add_argument("--rounds", type=int, default=100, metavar="N", help="how often in each row (100)")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of: {', '.join(ROWS)}")
    asked = parser.parse_args(arguments)
    if unknown := sorted(set(asked.rows) - set(ROWS)):
        parser.error(f"there is no row called {', '.join(unknown)}")
    print(f"{'':44} {'tried':>8} {'lost':>6} {'undetected':>10} {'seconds':>8}", flush=True)
    good = True
    for name in asked.rows or ROWS:
        words, test = ROWS[name]
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="torture-") as made:
            folder = Path(made) / "place"
            folder.mkdir()
            row = None if name in FORKING and not hasattr(os, "fork") else test(folder, asked.rounds)
        if row is None:
            print(f"{words:44} {'not run on this system':>26}", flush=True)
            continue
        good = good and row.is_good
        took = time.monotonic() - began
        print(
            f"{words:44} {row.tried:8,} {row.lost:6,} {row.undetected:10,} {took:8.1f}  {row.note}".rstrip(),
            flush=True,
        )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
