"""An older state put back in place of a newer one: the whole file, its log, or single pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from dhr_desktop.store import vault
from dhr_desktop.store.anchor import ChangesMissing
from tests.fakes.vaults import PASSPHRASE
from tests.torture.rows import Row, dumped, made, seeded, seems_whole, worked

_PAGE = 4096


def _states(folder: Path, states: int, verbs: int) -> list[bytes]:
    """Work in a vault and return what its closed file was after each sitting."""
    kept = [(folder / "vault.db").read_bytes()]
    for _ in range(states):
        opened = vault.open(folder, PASSPHRASE)
        worked(opened, verbs)
        opened.close()
        kept.append((folder / "vault.db").read_bytes())
    return kept


def of_file(folder: Path, rounds: int) -> Row:
    """An older vault.db beside the newest anchor."""
    made(folder / "vault", 2)
    states = _states(folder / "vault", 5, 2)
    chance, undetected, path = seeded(31), 0, folder / "vault" / "vault.db"
    for _ in range(rounds):
        path.write_bytes(chance.choice(states[:-1]))
        try:
            vault.open(folder / "vault", PASSPHRASE).close()
            undetected += 1
        except ChangesMissing as missing:
            undetected += missing.lost == 0
    return Row(rounds, undetected=undetected)


def of_pages(folder: Path, rounds: int) -> Row:
    """One older page in the newest file; its own checksum is right, since it was true once."""
    key = made(folder / "vault", 2)
    states = _states(folder / "vault", 6, 7)
    newest, truth = states[-1], dumped(folder / "vault", key)
    places = [
        (old, page)
        for old in states[:-1]
        for page in range(0, len(old), _PAGE)
        if old[page : page + _PAGE] != newest[page : page + _PAGE]
    ]
    chance, undetected, harmless = seeded(32), 0, 0
    for _ in range(rounds):
        old, page = chance.choice(places)
        copy = folder / "copy"
        shutil.copytree(folder / "vault", copy)
        (copy / "vault.db").write_bytes(newest[:page] + old[page : page + _PAGE] + newest[page + _PAGE :])
        if seems_whole(copy, key):
            same = dumped(copy, key) == truth
            harmless += same
            undetected += not same
        shutil.rmtree(copy)
    return Row(rounds, undetected=undetected, note=f"{harmless} changed nothing but SQLite's own bookkeeping")


def of_end(folder: Path, rounds: int) -> Row:
    """The newest file cut off at its end by whole pages."""
    key = made(folder / "vault", 8)
    chance, undetected, path = seeded(33), 0, folder / "vault" / "vault.db"
    whole = path.read_bytes()
    for _ in range(rounds):
        path.write_bytes(whole[: -_PAGE * chance.randrange(1, len(whole) // _PAGE)])
        undetected += seems_whole(folder / "vault", key)
        for beside in ("vault.db-wal",):
            (folder / "vault" / beside).unlink(missing_ok=True)
    return Row(rounds, undetected=undetected)
