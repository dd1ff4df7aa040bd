"""The two rows that need the shim; started by `power` under LD_PRELOAD, prints its figures on one line."""

from __future__ import annotations

import ctypes
import errno
import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.store import vault
from tests.fakes.vaults import PASSPHRASE
from tests.torture.rows import Row, add, agencies_in, made, seeded, seems_whole, store_of

SECTOR = 512
_VERBS = 40
_CHECK_EACH = 20
_DONE, _DENIED, _DOUBTED = b".", b"-", b"?"


@dataclass(frozen=True, slots=True)
class Step:
    """One call that the shim saw: a write, a flush ("s") or a cut ("t")."""

    kind: str
    at: int
    data: bytes
    name: str


def parsed(log: bytes) -> list[Step]:
    """Return the calls of a log in order."""
    steps: list[Step] = []
    place = 0
    while place < len(log):
        end = log.index(b"\n", place)
        kind, at, length, name = log[place:end].decode().split(" ", 3)
        place = end + 1 + int(length)
        steps.append(Step(kind, int(at), log[end + 1 : place], name))
    return steps


def survived(base: dict[str, bytes], steps: list[Step], chance: random.Random) -> dict[str, bytes]:
    """Return what is on the disk when the power fails after these steps.

    What was flushed is there. Of later writes each sector arrived or did not; of later cuts likewise.
    """
    flushed = {step.name: place for place, step in enumerate(steps) if step.kind == "s"}
    files = {name: bytearray(data) for name, data in base.items()}
    for place, step in enumerate(steps):
        if step.kind == "s":
            continue
        file = files.setdefault(step.name, bytearray())
        is_sure = place < flushed.get(step.name, -1)
        if step.kind == "t":
            if is_sure or chance.random() < 0.5:
                _resize(file, step.at)
            continue
        for start in range(0, len(step.data), SECTOR):
            if is_sure or chance.random() < 0.5:
                part = step.data[start : start + SECTOR]
                _resize(file, max(len(file), step.at + start + len(part)))
                file[step.at + start : step.at + start + len(part)] = part
    return {name: bytes(file) for name, file in files.items()}


def _resize(file: bytearray, size: int) -> None:
    del file[size:]
    file.extend(bytes(size - len(file)))


def _recorded(folder: Path, log: Path) -> dict[str, bytes]:
    """Carry out verbs in a process of its own, every write told to the log; return what the folder was before."""
    wait_read, wait_write = os.pipe()
    go_read, go_write = os.pipe()
    child = os.fork()
    if child == 0:
        store = store_of(vault.open(folder, PASSPHRASE))
        target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        said = os.open(folder / "said", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(wait_write, b".")
        os.read(go_read, 1)
        ctypes.CDLL(None).torture_begin(os.fsencode(folder), target)
        for _ in range(_VERBS):
            add(store)
            os.write(said, _DONE)
        os._exit(0)
    os.read(wait_read, 1)
    # The files of an open vault are copied by a process that holds no lock on them.
    base = folder.with_name("base")
    subprocess.run(["cp", "-r", folder, base], check=True)
    os.write(go_write, b".")
    os.waitpid(child, 0)
    return {path.name: path.read_bytes() for path in base.iterdir() if path.is_file()}


def power(place: Path, rounds: int) -> Row:
    """Let the power fail at random moments of some forty verbs with several checkpoints."""
    folder, log = place / "vault", place / "log"
    place.mkdir(exist_ok=True)
    key = made(folder, 3)
    base = _recorded(folder, log)
    steps, chance = parsed(log.read_bytes()), seeded(51)
    lost = undetected = 0
    for number in range(rounds):
        moment = chance.randrange(len(steps) + 1)
        state = place / "state"
        state.mkdir()
        for name, data in survived(base, steps[:moment], chance).items():
            (state / name).write_bytes(data)
        said = sum(step.name == "said" for step in steps[:moment])
        try:
            opened = vault.open(state, PASSPHRASE)
            lost += max(0, 3 + said - agencies_in(opened))
            opened.close()
            undetected += number % _CHECK_EACH == 0 and not seems_whole(state, key)
        except UserError:
            lost += 1
        shutil.rmtree(state)
    return Row(rounds, lost, undetected, f"{len(steps)} writes and flushes were watched")


def _attempted(folder: Path, fault: tuple[int, int, int]) -> bytes:
    """Try verbs while calls fail; return what was said of each."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            store = store_of(vault.open(folder, PASSPHRASE))
            shim = ctypes.CDLL(None)
            shim.torture_begin(os.fsencode(folder), -1)
            shim.torture_fail(*(ctypes.c_long(part) for part in fault[:2]), fault[2])
            for _ in range(_VERBS):
                try:
                    add(store)
                    os.write(write, _DONE)
                except UserError as error:
                    os.write(write, _DENIED if "Nothing was saved" in error.sentence else _DOUBTED)
        finally:
            os._exit(0)
    os.close(write)
    said = b""
    while more := os.read(read, 65_536):
        said += more
    os.close(read)
    os.waitpid(child, 0)
    return said


def errors(place: Path, rounds: int) -> Row:
    """Let one call, a few, or all from one on fail."""
    place.mkdir(exist_ok=True)
    made(place / "whole", 3)
    chance, lost, undetected, denied = seeded(52), 0, 0, 0
    for number in range(rounds):
        folder = place / "vault"
        shutil.copytree(place / "whole", folder)
        first = chance.randrange(400)
        fault = (first, first + chance.choice([1, 1, 3, 10**9]), chance.choice([errno.EIO, errno.ENOSPC]))
        said = _attempted(folder, fault)
        denied += len(said) - said.count(_DONE)
        undetected += len(said) != _VERBS
        try:
            opened = vault.open(folder, PASSPHRASE)
            kept = agencies_in(opened) - 3
            key = opened.key
            opened.close()
            lost += max(0, said.count(_DONE) - kept)
            undetected += max(0, kept - said.count(_DONE) - said.count(_DOUBTED))
            undetected += number % _CHECK_EACH == 0 and not seems_whole(folder, key)
        except UserError:
            lost += 1
        shutil.rmtree(folder)
    return Row(rounds, lost, undetected, f"{denied} verbs were refused, each was said")


if __name__ == "__main__":
    row = {"power": power, "errors": errors}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(f"{row.tried} {row.lost} {row.undetected} {row.note}\n")
