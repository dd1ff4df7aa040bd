"""Traces outside the vault: the whole home, profile, temporary and working folder are searched after a tour of the interface."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.torture.rows import Row
from tests.torture.tour import TOKEN

_ROOT = Path(__file__).parents[2]
_STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|PK\x03\x04")
_FOLDERS = {"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache"} | {
    "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "runtime", "TMPDIR": "tmp", "PYTHONPYCACHEPREFIX": "pycache",
}  # fmt: skip


def shapes(token: str) -> tuple[bytes, ...]:
    """Return how a text can stand in a file: as it is, in 16 bits, in base64 at each of its three beats, in figures."""
    plain = token.encode()
    beats = []
    for shift in range(3):
        coded = base64.b64encode(b"\x00" * shift + plain).decode().rstrip("=")
        beats.append(coded[(0, 2, 3)[shift] : -1].encode())
    return (plain, token.encode("utf-16-le"), token.encode("utf-16-be"), *beats, plain.hex().encode())


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield what compressed stretches of the data hold."""
    for found in _STREAM.finditer(data):
        start = found.start()
        if found.group() == b"PK\x03\x04":
            names = int.from_bytes(data[start + 26 : start + 28], "little")
            start += 30 + names + int.from_bytes(data[start + 28 : start + 30], "little")
            bits = -15
        else:
            bits = 31 if found.group()[0] == 0x1F else 15
        try:
            yield zlib.decompressobj(bits).decompress(data[start:], 10_000_000)
        except zlib.error:
            continue


def holds(data: bytes, token: str = TOKEN) -> bool:
    """Say whether a file's bytes hold the token in any of its shapes, also where they are compressed."""
    wanted = shapes(token)
    folded = wanted[0], wanted[1], wanted[2]
    for part in (data, *_unpacked(data)):
        small = part.lower()
        if any(shape in small for shape in folded) or any(shape in part for shape in wanted):
            return True
    return False


def traces(folder: Path) -> list[Path]:
    """Return every file below a folder whose name or content holds the token."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if TOKEN in path.name.lower()
        or (path.is_file() and not path.is_symlink() and holds(path.read_bytes()))
    ]


def after_a_tour(folder: Path, rounds: int) -> Row:
    """Look at every page, tab and popup, search, copy, write a draft and lock; then search every file that there is."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)}
    for name, place in _FOLDERS.items():
        (folder / place).mkdir(mode=0o700)
        environment[name] = str(folder / place)
    (folder / "here").mkdir()
    command = [sys.executable, "-m", "tests.torture.tour", str(folder / "data" / "Canaries"), str(rounds)]
    done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=folder / "here")
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode())
    tokens, seen = done.stdout.decode().splitlines()[-1].split()
    (folder / "said").write_bytes(done.stdout + done.stderr)
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = traces(folder)
    return Row(
        int(seen),
        undetected=len(found),
        note=f"{tokens} marked texts, {len(files)} files searched" + (f": {found}" if found else ""),
    )
