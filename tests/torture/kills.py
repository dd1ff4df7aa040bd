"""kill -9 at any moment of what the program does: nothing that was said to be done is gone, and nobody is locked out."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.unlocking import WrongPassphrase
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.entity import new_id
from dhr_desktop.store import backup, vault
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import OTHER_PASSPHRASE, PASSPHRASE, QUICK
from tests.torture.rows import Row, add, agencies_in, made, seeded, seems_whole, store_of

_LONGEST = 0.06
_LONGEST_BACKUP = 0.6
_LONGEST_IMPORT = 0.3
_IMPORTED = 100
_CHECK_EACH = 50
Say = Callable[[], object]


def killed(act: Callable[[Say], None], chance: random.Random, longest: float = _LONGEST) -> int:
    """Run something in a process of its own, kill it at a random moment, and return how often it said "done"."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            act(lambda: os.write(write, b"."))
        finally:
            os._exit(1)
    os.close(write)
    said = os.read(read, 1)  # from the first "done" on
    time.sleep(chance.random() * longest)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(read, 65_536):
        said += more
    os.close(read)
    return len(said)


def in_verbs(folder: Path, rounds: int) -> Row:
    """Kill while verbs are carried out one after another; the anchor is written after each."""
    key, chance = made(folder / "vault"), seeded(11)
    lost = undetected = done = 0

    def verbs(say: Say) -> None:
        store = store_of(vault.open(folder / "vault", PASSPHRASE))
        while True:
            add(store)
            say()

    for number in range(rounds):
        said = killed(verbs, chance)
        try:
            opened = vault.open(folder / "vault", PASSPHRASE)
        except UserError:
            lost += 1
            continue
        count = agencies_in(opened)
        opened.close()
        lost += max(0, done + said - count)
        done = count
        if (number % _CHECK_EACH == 0 or number == rounds - 1) and not seems_whole(folder / "vault", key):
            undetected += 1
    return Row(rounds, lost, undetected, f"{done:,} verbs were carried out")


def in_imports(folder: Path, rounds: int) -> Row:
    """Kill while many records are brought in by one verb: all of them are there, or none."""
    key, chance = made(folder / "vault"), seeded(14)
    lost = undetected = done = 0

    def imports(say: Say) -> None:
        store = store_of(vault.open(folder / "vault", PASSPHRASE))
        while True:
            with store.verb("import agencies") as work:
                work.save_many([Agency(id=new_id(), name="Harrowmere Housing") for _ in range(_IMPORTED)])
            say()

    for number in range(rounds):
        said = killed(imports, chance, _LONGEST_IMPORT)
        opened = vault.open(folder / "vault", PASSPHRASE)
        count = agencies_in(opened)
        opened.close()
        undetected += count % _IMPORTED != 0
        lost += max(0, done + said - count // _IMPORTED)
        done = count // _IMPORTED
        if number == rounds - 1:
            undetected += not seems_whole(folder / "vault", key)
    return Row(rounds, lost, undetected, f"{done} imports of {_IMPORTED} records each, whole or not at all")


def in_passphrases(folder: Path, rounds: int) -> Row:
    """Kill while key files are written: exactly one of the two passphrases opens afterwards."""
    made(folder / "vault")
    chance, now, lost, changes = seeded(12), PASSPHRASE, 0, 0
    for _ in range(rounds):

        def change(say: Say, first: str = now) -> None:
            old, new = first, OTHER_PASSPHRASE if first == PASSPHRASE else PASSPHRASE
            opened = vault.open(folder / "vault", old)
            while True:
                opened.change_passphrase(old, new, QUICK)
                old, new = new, old
                say()

        changes += killed(change, chance)
        opening = [one for one in (PASSPHRASE, OTHER_PASSPHRASE) if _opens(folder / "vault", one)]
        lost += len(opening) != 1
        now = (opening or [now])[0]
    return Row(rounds, lost, note=f"{changes:,} changes of a passphrase were finished")


def in_backups(folder: Path, rounds: int) -> Row:
    """Kill while backups are made: each one that counts is whole, and so is the vault."""
    key, chance = made(folder / "vault", 20), seeded(13)
    lost = undetected = finished = 0

    def back_up(say: Say) -> None:
        opened = vault.open(folder / "vault", PASSPHRASE)
        while True:
            say()
            opened.back_up(CLOCK)

    for _ in range(rounds):
        finished += max(0, killed(back_up, chance, _LONGEST_BACKUP) - 1)
        for one in backup.of_vault(folder / "vault")[:2]:
            try:
                backup.prove(one.path, key)
            except UserError:
                undetected += 1
        opened = vault.open(folder / "vault", PASSPHRASE)
        lost += 20 - agencies_in(opened)
        opened.close()
    return Row(rounds, lost, undetected, f"{finished} backups were finished")


def _opens(folder: Path, passphrase: str) -> bool:
    try:
        vault.open(folder, passphrase).close()
    except WrongPassphrase:
        return False
    return True
