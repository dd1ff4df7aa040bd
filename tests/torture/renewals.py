"""kill -9 at every step of encrypting a vault anew: the old vault or the new one opens whole, never neither."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.recovery import new_code
from dhr_desktop.store import renewal, vault
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import PASSPHRASE, QUICK
from tests.torture.kills import Say, killed
from tests.torture.rows import Row, agencies_in, made, seeded, seems_whole

_AGENCIES: Final = 20
_LONGEST: Final = 0.8
_STEPS: Final = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree")
_DIE_BEFORE_NONE: Final = sys.maxsize


def _steps(folder: Path, last: int = _DIE_BEFORE_NONE) -> int:
    """Encrypt anew in a process of its own that kills itself before its `last` step on the disk; return how many it took."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        opened, taken = vault.open(folder, PASSPHRASE), 0

        def count(event: str, _: object) -> None:
            nonlocal taken
            if event in _STEPS:
                taken += 1
                if taken == last:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, effort=QUICK)
            os.write(write, taken.to_bytes(4, "big"))
        finally:
            os._exit(1)
    os.close(write)
    said = os.read(read, 4)
    os.close(read)
    os.waitpid(child, 0)
    return int.from_bytes(said, "big")


def in_renewals(folder: Path, rounds: int) -> Row | None:
    """Kill before each step on the disk in turn, and every second time at a random moment."""
    if os.name == "nt":
        return None
    old, chance = made(folder / "vault", _AGENCIES), seeded(14)
    place = folder / "copy"
    shutil.copytree(folder / "vault", place)
    steps, lost, undetected, new = _steps(place), 0, 0, 0
    for number in range(rounds):
        shutil.rmtree(place)
        shutil.copytree(folder / "vault", place)
        if number % 2:
            killed(_starting(place), chance, _LONGEST)
        else:
            _steps(place, number // 2 % steps + 1)
        try:
            opened = vault.open(place, PASSPHRASE)
        except UserError:
            lost += 1
            continue
        lost += _AGENCIES - agencies_in(opened)
        key, left = opened.key, {one.name for one in place.iterdir()}
        opened.close()
        new += key != old
        undetected += not seems_whole(place, key) or bool(left & {"renewing", "renewed"})
    return Row(rounds, lost, undetected, f"{steps} steps; {new} times it was the new vault, else the old")


def _starting(folder: Path) -> Callable[[Say], None]:
    """Return what says that it begins and then encrypts anew."""

    def renew(say: Say) -> None:
        opened = vault.open(folder, PASSPHRASE)
        say()
        renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, effort=QUICK)

    return renew
