"""Single bits that change on the disk or on the way: in the database, its log, the key files, the anchor, a package."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.export.build import build
from dhr_desktop.export.verify import verify
from dhr_desktop.keys import key_files
from dhr_desktop.keys.sealing import seal
from dhr_desktop.keys.unlocking import unlock
from dhr_desktop.store import anchor, vault
from dhr_desktop.store.database import Database
from tests.fakes import release
from tests.fakes.vaults import PASSPHRASE
from tests.torture.rows import Row, add, agencies_in, made, seeded, store_of

_SEALED = "calm river stone lamp garden window"


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Return the data with one bit changed."""
    changed = bytearray(data)
    changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def in_database(folder: Path, rounds: int) -> Row:
    """A bit of vault.db: noticed on opening or by the check of every page."""
    key, chance = made(folder / "vault", 5), seeded(21)
    path = folder / "vault" / "vault.db"
    whole, undetected = path.read_bytes(), 0
    for _ in range(rounds):
        path.write_bytes(flipped(whole, chance))
        try:
            database = Database.encrypted(path, key.raw)
        except UserError:
            continue
        try:
            undetected += not database.direct("PRAGMA cipher_integrity_check")
        except UserError:
            pass
        finally:
            database.close()
    return Row(rounds, undetected=undetected, note=f"{len(whole) // 4096} pages")


def in_log(folder: Path, rounds: int) -> Row:
    """A bit of vault.db-wal after a crash: what SQLite silently leaves out, the anchor misses."""
    made(folder / "vault", 3)
    child = os.fork()
    if child == 0:
        store = store_of(vault.open(folder / "vault", PASSPHRASE))
        for _ in range(12):
            add(store)
        os._exit(0)
    os.waitpid(child, 0)
    chance, undetected, noticed = seeded(22), 0, 0
    log = (folder / "vault" / "vault.db-wal").read_bytes()
    for number in range(rounds):
        copy = folder / f"copy{number}"
        shutil.copytree(folder / "vault", copy)
        (copy / "vault.db-wal").write_bytes(flipped(log, chance))
        try:
            opened = vault.open(copy, PASSPHRASE)
            undetected += agencies_in(opened) != 15
            opened.close()
        except UserError:
            noticed += 1
        shutil.rmtree(copy)
    return Row(
        rounds,
        undetected=undetected,
        note=f"SQLite left changes out {noticed} times, and each time the anchor said so",
    )


def without_log(folder: Path, rounds: int) -> Row:
    """The whole vault.db-wal taken away, or cut off, after a crash: the anchor says how much is missing."""
    made(folder / "vault", 3)
    child = os.fork()
    if child == 0:
        store = store_of(vault.open(folder / "vault", PASSPHRASE))
        for _ in range(12):
            add(store)
        os._exit(0)
    os.waitpid(child, 0)
    chance, undetected = seeded(26), 0
    log = (folder / "vault" / "vault.db-wal").read_bytes()
    for number in range(rounds):
        copy = folder / f"copy{number}"
        shutil.copytree(folder / "vault", copy)
        if number % 2:
            (copy / "vault.db-wal").unlink()
        else:
            (copy / "vault.db-wal").write_bytes(log[: chance.randrange(len(log) - 4096)])
        try:
            opened = vault.open(copy, PASSPHRASE)
            undetected += agencies_in(opened) != 15
            opened.close()
        except anchor.ChangesMissing as missing:
            undetected += missing.lost == 0
        shutil.rmtree(copy)
    return Row(rounds, undetected=undetected)


def in_key_files(folder: Path, rounds: int) -> Row:
    """A bit of one key file: the other opens. A bit of both: refused in a sentence."""
    key, chance = made(folder / "vault"), seeded(23)
    paths = [folder / "vault" / name for name in key_files.NAMES]
    whole, lost, undetected = [path.read_bytes() for path in paths], 0, 0
    for number in range(rounds):
        spoilt = [paths[number % 2]] if number % 3 else paths
        for path, data in zip(paths, whole, strict=True):
            path.write_bytes(flipped(data, chance) if path in spoilt else data)
        try:
            opened = unlock(folder / "vault", PASSPHRASE).key == key
        except UserError:
            opened = False
        lost += len(spoilt) == 1 and not opened
        undetected += len(spoilt) == 2 and opened
    return Row(rounds, lost, undetected)


def in_anchor(folder: Path, rounds: int) -> Row:
    """A bit of one anchor file: the vault opens. A bit of both: said, and nothing is used silently."""
    made(folder / "vault", 3)
    chance, lost, undetected = seeded(24), 0, 0
    paths = [folder / "vault" / name for name in anchor.NAMES]
    whole = [path.read_bytes() for path in paths]
    for number in range(rounds):
        spoilt = [paths[number % 2]] if number % 3 else paths
        for path, data in zip(paths, whole, strict=True):
            path.write_bytes(flipped(data, chance) if path in spoilt else data)
        try:
            vault.open(folder / "vault", PASSPHRASE).close()
            undetected += len(spoilt) == 2
        except anchor.ChangesMissing:
            lost += len(spoilt) == 1
    return Row(rounds, lost, undetected)


def in_package(folder: Path, rounds: int) -> Row:
    """A bit of a sealed package: refused by seal, lists or signature."""
    package = build(release.source(), release.rules(), release.facts(), release.sign).package
    sealed, chance = seal(package.content, _SEALED), seeded(25)
    file, undetected, harmless = folder / "release.zip", 0, 0
    for _ in range(rounds):
        file.write_bytes(flipped(sealed, chance))
        try:
            verified = verify(file, _SEALED, signer=release.KEY.public.fingerprint)
        except UserError:
            continue
        same = verified.package_sha256 == package.sha256
        harmless += same
        undetected += not same
    return Row(
        rounds, undetected=undetected, note=f"{harmless} changed only the ZIP's wrapping, not the package"
    )
