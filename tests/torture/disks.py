"""A disk that is full or refuses, a second program, and mistakes with the key: said at once, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import suppress
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.store import vault
from dhr_desktop.store.cipher import FailClosed
from dhr_desktop.store.database import Database
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import PASSPHRASE
from tests.torture.rows import Row, add, agencies_in, made, seeded, seems_whole, store_of

_KEY = bytes(range(32))
_ATTEMPTS = 60
_DONE, _DENIED, _DOUBTED = b".", b"-", b"?"


def _attempts(folder: Path, limit: int) -> bytes:
    """Try verbs and a backup in a process of its own, whose files may not grow beyond a limit (0: none); say what came."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            opened = vault.open(folder, PASSPHRASE)
            if limit:
                import resource  # Windows has none

                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            store = store_of(opened)
            for number in range(_ATTEMPTS):
                try:
                    add(store)
                    os.write(write, _DONE)
                except UserError as error:
                    os.write(write, _DENIED if "Nothing was saved" in error.sentence else _DOUBTED)
                if number % 20 == 19:
                    with suppress(UserError):
                        opened.back_up(CLOCK)
        finally:
            os._exit(0)
    os.close(write)
    said = b""
    while more := os.read(read, 65_536):
        said += more
    os.close(read)
    os.waitpid(child, 0)
    return said


def _outcome(folder: Path, said: bytes, before: int) -> tuple[int, int]:
    """Return what was lost, and what was wrongly called "not saved"."""
    opened = vault.open(folder, PASSPHRASE)
    count = agencies_in(opened) - before
    key = opened.key
    opened.close()
    least, most = said.count(_DONE), said.count(_DONE) + said.count(_DOUBTED)
    unheard = _ATTEMPTS - len(said)
    broken = not seems_whole(folder, key)
    return max(0, least - count) + broken, max(0, count - most) + unheard


def full_by_limit(folder: Path, rounds: int) -> Row | None:
    """Writes refused beyond a random size, as a full disk does it in the middle of a verb."""
    if os.name == "nt":
        return None
    chance, lost, undetected, denied = seeded(41), 0, 0, 0
    for number in range(rounds):
        place = folder / f"vault{number}"
        made(place, 3)
        size = (place / "vault.db").stat().st_size
        said = _attempts(place, chance.randrange(4096, size + 40 * 4096))
        gone, wrong = _outcome(place, said, 3)
        lost, undetected = lost + gone, undetected + wrong
        denied += said.count(_DENIED) + said.count(_DOUBTED)
        shutil.rmtree(place)
    return Row(
        rounds, lost, undetected, f"{denied} of {_ATTEMPTS * rounds} verbs were refused, each was said"
    )


def full_disk(folder: Path, rounds: int) -> Row | None:
    """A real file system of a few hundred kilobytes that runs full; only where one may be mounted."""
    if os.name == "nt" or os.geteuid() != 0:
        return None
    chance, lost, undetected, denied = seeded(42), 0, 0, 0
    for _ in range(rounds):
        size = chance.randrange(900, 1800)
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder], capture_output=True, check=False
        )
        if mounted.returncode != 0:
            return None
        try:
            made(folder / "vault", 3)
            said = _attempts(folder / "vault", 0)
            shutil.copytree(folder / "vault", folder.parent / "rescued")
        finally:
            subprocess.run(["umount", folder], check=True)
        gone, wrong = _outcome(folder.parent / "rescued", said, 3)
        lost, undetected = lost + gone, undetected + wrong
        denied += said.count(_DENIED) + said.count(_DOUBTED)
        shutil.rmtree(folder.parent / "rescued")
    return Row(
        rounds, lost, undetected, f"{denied} of {_ATTEMPTS * rounds} verbs were refused, each was said"
    )


def second_instance(folder: Path, rounds: int) -> Row:
    """Another process that opens the same vault meanwhile."""
    made(folder / "vault")
    opened, let_in = vault.open(folder / "vault", PASSPHRASE), 0
    for _ in range(rounds):
        child = os.fork()
        if child == 0:
            try:
                vault.open(folder / "vault", PASSPHRASE)
            except UserError:
                os._exit(0)
            os._exit(1)
        let_in += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    opened.close()
    return Row(rounds, undetected=let_in)


def wrong_keys(folder: Path, rounds: int) -> Row:
    """Keys that SQLCipher itself would take for a passphrase or for none, and a file that is not encrypted."""
    chance, undetected, tried = seeded(43), 0, 0
    path = folder / "vault.db"
    lengths = [0, 1, 16, 31, 33, 64]
    for number in range(rounds):
        length = (
            lengths[number] if number < len(lengths) else chance.choice([n for n in range(100) if n != 32])
        )
        for create in (True, False):
            tried += 1
            try:
                Database.encrypted(path, chance.randbytes(length), create=create).close()
                undetected += 1
            except FailClosed:
                undetected += path.exists()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE note (id)")
    plain.close()
    for key in (_KEY, chance.randbytes(32)):
        tried += 1
        try:
            Database.encrypted(path, key).close()
            undetected += 1
        except (UserError, FailClosed):
            pass
    return Row(tried, undetected=undetected)
