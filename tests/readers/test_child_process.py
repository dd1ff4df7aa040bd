"""The child that parses foreign files is ended when it is slow, loud, broken or will not go."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dhr_desktop.base.errors import Cancelled
from dhr_desktop.readers import reading, wire
from dhr_desktop.readers.content import Document, Paragraph
from dhr_desktop.readers.reading import read_csv, read_document, read_plan_file, read_workbook
from dhr_desktop.readers.refusals import FileRefused, Refusal
from tests.readers.building import excel, paragraph, sheet_row, word

ROOT = str(Path(reading.__file__).parents[2])
POSIX = pytest.mark.skipif(
    sys.platform == "win32", reason="limits of a process upon itself exist on POSIX only"
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.docx"
    path.write_bytes(word(paragraph("Aldersford")))
    return path


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let another program stand in for the child process."""
    monkeypatch.setattr(reading, "_command", lambda wanted: [sys.executable, "-I", "-c", code])


def refusal_of(path: Path) -> Refusal:
    with pytest.raises(FileRefused) as caught:
        read_document(path)
    return caught.value.refusal


def test_slow_child_is_ended(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(reading, "LONGEST_SECONDS", 0.3)
    started = time.monotonic()
    assert refusal_of(letter) is Refusal.TOO_SLOW
    assert time.monotonic() - started < 10


def test_child_that_answers_and_stays_is_ended(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "import os, time; os.close(1); time.sleep(60)")
    monkeypatch.setattr(reading, "_LAST_SECONDS", 0.3)
    assert refusal_of(letter) is Refusal.TOO_SLOW


def test_child_that_never_stops_talking_is_ended(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "import sys\nwhile True: sys.stdout.write('x' * 65536)")
    monkeypatch.setattr(reading, "LARGEST_ANSWER", 1_000_000)
    assert refusal_of(letter) is Refusal.TOO_MUCH


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(3)",
        "raise RuntimeError('Canaryname')",
        "",
        "print('no json')",
        "print('[' * 100000)",
        "print('{}')",
        'print(\'{"refused": "because"}\')',
        'print(\'{"remarks": {}, "document": [[1]]}\')',
        'print(\'{"remarks": {}, "text": ["utf-8", ",", []]}\')',
    ],
)
def test_broken_child_is_a_plain_sentence(code: str, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, code)
    assert refusal_of(letter) is Refusal.UNREADABLE


@POSIX
def test_crashing_child_is_a_plain_sentence(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert refusal_of(letter) is Refusal.UNREADABLE
    child(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)")
    assert refusal_of(letter) is Refusal.TOO_SLOW


class Impatient:
    """Presses Cancel at once."""

    def report(self, done: int, total: int, words: str = "") -> None:
        """Ignore."""

    def check(self) -> None:
        raise Cancelled


def test_cancel_ends_the_child(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "import time; time.sleep(60)")
    started = time.monotonic()
    with pytest.raises(Cancelled):
        read_document(letter, Impatient())
    assert time.monotonic() - started < 10


def test_wrong_kind_is_named(letter: Path, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="Word document"):
        read_workbook(letter)
    (tmp_path / "a.xlsx").write_bytes(excel(sheet_row(1, "x")))
    with pytest.raises(FileRefused, match="Excel workbook"):
        read_document(tmp_path / "a.xlsx")
    with pytest.raises(FileRefused, match="Excel workbook"):
        read_csv(tmp_path / "a.xlsx")
    assert isinstance(read_plan_file(letter), Document)


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    assert refusal_of(tmp_path) is Refusal.NOT_A_FILE
    assert refusal_of(tmp_path / "gone.docx") is Refusal.MISSING
    assert refusal_of(tmp_path / "x\x00.docx") is Refusal.CLOSED
    with (tmp_path / "huge.docx").open("wb") as file:
        file.truncate(200_000_001)
    assert refusal_of(tmp_path / "huge.docx") is Refusal.TOO_LARGE


@POSIX
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.docx")
    assert refusal_of(tmp_path / "pipe.docx") is Refusal.NOT_A_FILE


def test_childs_answer_is_the_only_thing_that_comes_back(
    letter: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    document = read_document(letter)
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["Aldersford"]
    assert capfd.readouterr() == ("", "")


def test_command_names_neither_file_nor_person(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(letter) not in " ".join(reading._command(("word",)))
    monkeypatch.setenv("CANARY", "x")
    assert "CANARY" not in reading._environment()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reading._command(("word",)) == [sys.executable, "--read-foreign-file", "word"]


def test_parent_loads_no_parser() -> None:
    code = (
        f"import sys; sys.path.insert(0, {ROOT!r}); import dhr_desktop.readers.reading;"
        "heavy = {'lxml', 'docx', 'openpyxl', 'zipfile', 'defusedxml', 'csv', 'pickle'} & set(sys.modules);"
        "raise SystemExit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


CONFINED = (
    f"import sys; sys.path.insert(0, {ROOT!r}); sys.dont_write_bytecode = True;"
    "from dhr_desktop.readers import confinement as c; c.limit_resources(); c.forbid_the_rest();"
)


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 1)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import os; os.fork()",
        "open('/etc/passwd').read()",
        "open('made.txt', 'w')",
        "import os; os.open('made.txt', os.O_CREAT | os.O_WRONLY)",
        "import os; os.remove('made.txt')",
        "import os; os.mkdir('made')",
        "import os; os.listdir('/')",
        "import ctypes; ctypes.CDLL(None)",
        "import pickle; pickle.loads(b'cos\\nsystem\\n.')",
    ],
)
@POSIX
def test_confined_process_is_refused(attempt: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", CONFINED + attempt],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert "PermissionError" in done.stderr
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_confined_process_has_its_memory_capped() -> None:
    code = CONFINED + "x = bytearray(1_100_000_000)"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr


@POSIX
def test_confined_process_still_finds_its_own_modules() -> None:
    code = CONFINED + "import encodings.cp1252, fractions; print('fine')"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "fine\n"


def test_answers_are_refused_unless_of_the_agreed_shape() -> None:
    with pytest.raises(wire.Malformed):
        wire.unpacked(b'{"remarks": {}, "document": [[[1, 0, [["x", "picture", "", []]]]]]}')
    assert wire.unpacked(wire.refused(Refusal.LOCKED)) is Refusal.LOCKED
