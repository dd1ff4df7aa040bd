"""Linux itself refuses the child: tried by calls that no audit hook of Python sees."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dhr_desktop.readers import child, kernel_guard, reading
from dhr_desktop.readers.kernel_guard import CALLS, instructions
from dhr_desktop.readers.reading import read_csv, read_document
from tests.readers.building import paragraph, word

ROOT = str(Path(reading.__file__).parents[2])
ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in CALLS, reason="a filter of Linux's kernel"
)
RAW = (
    f"import sys; sys.path.insert(0, {ROOT!r}); sys.dont_write_bytecode = True\n"
    "import ctypes, errno; c = ctypes.CDLL(None)\n"
    "from dhr_desktop.readers import confinement\n"
    "raw = {name: getattr(c, name) for name in ('socket', 'socketpair', 'execv', 'fork', 'ptrace', 'unlink', 'mkdir',"
    " 'rename', 'open', 'kill', 'clone', 'getpid', 'syscall', 'symlink')}\n"
    "pair = (ctypes.c_int * 2)(); words = (ctypes.c_char_p * 2)(b'true', None)\n"
    "place = c.__errno_location; place.restype = ctypes.POINTER(ctypes.c_int)\n"
    "def tried(answer): print(int(answer), errno.errorcode.get(place()[0], '-'))\n"
)
CONFINED = "confinement.limit_resources(); assert confinement.forbid_the_rest()\n"

ATTEMPTS = {
    "socket of the internet": "raw['socket'](2, 1, 0)",
    "socket of the internet, version 6": "raw['socket'](10, 2, 0)",
    "local socket": "raw['socket'](1, 1, 0)",
    "raw packets": "raw['socket'](17, 3, 0)",
    "socketpair": "raw['socketpair'](1, 1, 0, pair)",
    "another program": "raw['execv'](b'/bin/true', words)",
    "a child": "raw['fork']()",
    "ptrace": "raw['ptrace'](0, 0, 0, 0)",
    "taking away": "raw['unlink'](b'kept.txt')",
    "making a folder": "raw['mkdir'](b'made', 0o700)",
    "another name": "raw['rename'](b'kept.txt', b'made.txt')",
    "a link": "raw['symlink'](b'kept.txt', b'made.txt')",
    "writing": "raw['open'](b'kept.txt', 1)",
    "making": "raw['open'](b'made.txt', 0o101, 0o600)",
    "ending another": "raw['kill'](1, 0)",
    "queue of calls": "raw['syscall'](425, 8, None)",
    "a newer way to open": "raw['syscall'](437, -100, b'made.txt', None, 0)",
}


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, timeout=60)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "kept.txt").write_text("kept")
    return tmp_path


@ON_LINUX
def test_the_kernel_refuses_what_python_cannot_see(place: Path) -> None:
    code = RAW + CONFINED + "".join(f"tried({attempt})\n" for attempt in ATTEMPTS.values())
    done = run(code, place)
    assert dict(zip(ATTEMPTS, done.stdout.splitlines(), strict=True)) == dict.fromkeys(ATTEMPTS, "-1 EPERM")
    assert [path.name for path in place.iterdir()] == ["kept.txt"]
    assert (place / "kept.txt").read_text() == "kept"


@ON_LINUX
def test_the_same_calls_work_without_the_filter(place: Path) -> None:
    """So the refusals above come from the filter and not from how they were tried."""
    done = run(
        RAW
        + "for family in (2, 1): tried(raw['socket'](family, 1, 0))\ntried(raw['open'](b'kept.txt', 1))\n",
        place,
    )
    assert [line.split()[0] != "-1" for line in done.stdout.splitlines()] == [True] * 3


@ON_LINUX
def test_reading_goes_on_under_the_filter(place: Path) -> None:
    done = run(RAW + CONFINED + "tried(raw['open'](b'kept.txt', 0)); tried(raw['getpid']())\n", place)
    assert [int(line.split()[0]) > 0 for line in done.stdout.splitlines()] == [True, True]


@pytest.mark.parametrize("machine", sorted(CALLS))
def test_every_jump_of_the_filter_lands_inside_it(machine: str) -> None:
    code = instructions(CALLS[machine])
    steps = [code[place : place + 8] for place in range(0, len(code), 8)]
    for place, step in enumerate(steps[:-2]):
        assert place + 1 + max(step[2], step[3]) < len(steps)
    assert len(steps) < 255


def _answers(machine: str, number: int, *arguments: int, architecture: int = 0) -> Iterator[int]:
    """Carry the filter out as the kernel does."""
    calls = CALLS[machine]
    shown = {0: number, 4: architecture or calls.architecture}
    shown |= {16 + 8 * place: value for place, value in enumerate(arguments)}
    code, place, held = instructions(calls), 0, 0
    while True:
        kind = int.from_bytes(code[place * 8 : place * 8 + 2], sys.byteorder)
        value = int.from_bytes(code[place * 8 + 4 : place * 8 + 8], sys.byteorder)
        holds, otherwise = code[place * 8 + 2], code[place * 8 + 3]
        place += 1
        if kind == 0x06:
            yield value
            return
        if kind == 0x20:
            held = shown.get(value, 0)
            continue
        place += (
            holds if {0x15: held == value, 0x35: held >= value, 0x45: bool(held & value)}[kind] else otherwise
        )


@pytest.mark.parametrize(
    ("machine", "socket", "read", "openat"), [("x86_64", 41, 0, 257), ("aarch64", 198, 63, 56)]
)
def test_the_filter_says_the_same_for_each_processor(
    machine: str, socket: int, read: int, openat: int
) -> None:
    allow, refuse = 0x7FFF0000, 0x00050001
    assert list(_answers(machine, read)) == [allow]
    assert list(_answers(machine, socket)) == [refuse]
    assert list(_answers(machine, openat, 0, 0, 0)) == [allow]
    assert list(_answers(machine, openat, 0, 0, 0o102)) == [refuse]
    assert list(_answers(machine, read, architecture=0x40000003)) == [refuse]
    assert list(_answers(machine, 0x40000000 + read)) == [refuse]


def test_a_file_read_without_the_kernels_help_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a,b\n1,2\n")
    assert not [note for note in read_csv(path).notes if "alone" in note.sentence]
    with path.open("rb") as file:
        answer = child.read(file, frozenset({"text"}), package=False, guarded=False)
    monkeypatch.setattr(reading, "answer", lambda *_: answer)
    assert [note.sentence for note in read_csv(path).notes] == [
        "This system could not help to shut the file off while it was read; the program did so alone."
    ]
    assert json.loads(answer)["remarks"] == {"replaced": 0, "uneven": 0, "unguarded": 1}


@ON_LINUX
def test_an_unknown_processor_raises_no_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    assert kernel_guard.raise_guard() is False


def test_a_document_is_read_under_the_guard(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(word(paragraph("Aldersford")))
    assert read_document(path).notes == ()
