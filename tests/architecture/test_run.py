"""The one command: it sets up once, mends a half-made set-up, and says in a sentence what it cannot do by itself."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.architecture.source import ROOT


class Run:
    """A fresh `run.py` over a folder of its own, which notes what it would have started instead of starting it."""

    def __init__(self, folder: Path) -> None:
        spec = spec_from_file_location("run", ROOT / "run.py")
        assert spec is not None
        assert spec.loader is not None
        self.module: Any = cast("Any", module_from_spec(spec))
        spec.loader.exec_module(self.module)
        self.started: list[tuple[str, ...]] = []
        self.installed: list[list[str]] = []
        self.made = 0
        for name in ("LOCK", "DEV_LOCK"):
            lock = folder / getattr(self.module, name).name
            lock.write_text(f"{name} of today", "utf-8")
            setattr(self.module, name, lock)
        self.module.ROOT = folder
        self.module.VENV = folder / ".venv"
        self.module.STAMP = self.module.VENV / "stamp"
        self.module.python = self.start
        self.module.make_venv = self.make_venv
        self.module.install = self.install
        self.module.missing = lambda libraries: []
        self.module.works = lambda *_: True
        self.module.subprocess = SimpleNamespace(call=lambda command: self.start(*command))

    def start(self, *arguments: str, **_: str) -> int:
        self.started.append(arguments)
        return 0

    def make_venv(self) -> None:
        self.made += 1
        for place in ("scripts", "purelib"):
            self.module.place(place).mkdir(parents=True, exist_ok=True)
        Path(self.module.command("python")).touch()

    def install(self, packages: list[str]) -> bool:
        self.installed.append(packages)
        return False

    def __call__(self, *words: str) -> int:
        code = self.module.main([*words])
        assert isinstance(code, int)
        return code


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def pip(run: Run) -> list[tuple[str, ...]]:
    return [command for command in run.started if "pip" in command]


def test_it_sets_up_once(run: Run) -> None:
    assert run("check") == 0
    assert run("check") == 0
    assert run.made == 1
    assert len(pip(run)) == 1
    assert {"--require-hashes", "--no-deps", ":all:", str(run.module.DEV_LOCK)} <= {*pip(run)[0]}


def test_packages_are_fetched_without_naming_an_address(run: Run) -> None:
    run("check")
    assert not [word for word in pip(run)[0] if "://" in word or "index" in word]


def test_the_window_uses_the_set_up_that_the_tests_made(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    run("check")
    assert run() == 0
    assert len(pip(run)) == 1
    assert run.started[-1][-1] == "dhr_desktop.supervisor"


def test_the_tests_add_to_the_set_up_that_the_window_made(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    run()
    run("check")
    assert run.made == 1
    assert [command[-1] for command in pip(run)] == [str(run.module.LOCK), str(run.module.DEV_LOCK)]


def test_a_changed_lock_is_set_up_anew(run: Run) -> None:
    run("check")
    run.module.LOCK.write_text("LOCK of tomorrow", "utf-8")
    run.module.DEV_LOCK.write_text("DEV_LOCK of tomorrow", "utf-8")
    run("check")
    assert run.made == 2


def test_a_moved_folder_is_set_up_anew(run: Run, tmp_path: Path) -> None:
    before = run.module.mark(run.module.LOCK)
    run.module.ROOT = tmp_path / "elsewhere"
    assert run.module.mark(run.module.LOCK) != before


def test_a_set_up_that_was_cut_short_is_made_again(run: Run) -> None:
    run.module.python = lambda *_, **__: 1  # the connection went away
    assert run("check") == 1
    assert not run.module.STAMP.exists()
    run.module.python = run.start
    assert run("check") == 0
    assert run.made == 2
    assert run.module.STAMP.exists()


def test_a_set_up_whose_python_is_gone_is_made_again(run: Run) -> None:
    run("check")
    Path(run.module.command("python")).unlink()
    run("check")
    assert run.made == 2


def test_a_venv_that_cannot_be_removed_is_said_plainly(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied")

    run.module.make_venv = refuse
    assert run("check") == 1
    assert "could not be made anew" in capsys.readouterr().err


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux tells screens apart by environment"
)
def test_without_a_screen_it_says_so_and_runs_the_demonstration(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    (tmp_path / "dhr-demo").mkdir()
    assert run() == 0
    assert run.started[-1] == (run.module.command("dhr"), "demo", str(tmp_path / "dhr-demo-2"))
    assert "There is no screen here" in capsys.readouterr().out


def test_missing_libraries_are_named_with_the_exact_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(run.module.shutil, "which", lambda name: f"/usr/bin/{name}")
    run.module.missing = lambda libraries: list(libraries.values())
    assert run() == 1
    line = next(line for line in capsys.readouterr().err.splitlines() if "apt-get" in line)
    assert shlex.split(line)[:3] == ["sudo", "apt-get", "install"]
    assert {"libegl1", "libxcb-icccm4", "libxcb-keysyms1"} <= set(shlex.split(line))
    assert run.started == []


def test_a_python_without_venv_is_told_the_package(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.module.shutil, "which", lambda name: f"/usr/bin/{name}")
    run.module.works = lambda *_: False
    assert run("check") == 1
    assert f"python3.{sys.version_info.minor}-venv" in capsys.readouterr().err


def test_a_system_without_apt_is_told_the_libraries(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.module.shutil, "which", lambda _: None)
    run.module.missing = lambda libraries: list(libraries.values())
    assert run("shots") == 1
    assert "libEGL.so.1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("version", "says"), [((3, 10, 1), "This is Python 3.10"), ((3, 15, 0), "This is Python 3.15")]
)
def test_a_python_too_old_or_too_new_is_refused_in_a_sentence(
    run: Run, capsys: pytest.CaptureFixture[str], version: tuple[int, ...], says: str
) -> None:
    run.module.works = lambda *_: False
    run.module.sys = SimpleNamespace(version_info=version, stderr=sys.stderr)
    assert run("test") == 1
    assert re.match(rf"{says}; DHR Desktop needs 3\.11 to 3\.14\. Please install", capsys.readouterr().err)


def test_an_unknown_word_lists_the_words(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tset") == 2
    assert set(re.findall(r"run\.py (\w+) ", capsys.readouterr().err)) == {
        "test",
        "check",
        "shots",
        "bench",
        "torture",
        "docs",
    }


def test_other_peoples_tools_are_named_where_they_are_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        run.module.shutil, "which", lambda name: None if name == "minisign" else f"/usr/bin/{name}"
    )
    assert run("test", "-k", "dates") == 0
    out = capsys.readouterr().out
    assert "Not installed, so their checks are not run: minisign (minisign)." in out
    assert run.installed == [["minisign"]]
    assert run.started[-1] == ("-m", "pytest", "-k", "dates")


def test_a_failed_check_does_not_stop_the_others(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("check")
    run.module.python = lambda *words, **_: 1 if "mypy" in words else run.start(*words)
    assert run("check") == 1
    assert run.started[-1][0] == "-c"
    assert capsys.readouterr().out.endswith("Not yet right: types, mypy.\n")


@pytest.mark.skipif(os.name == "nt", reason="the shell of Linux and macOS")
def test_the_dhr_command_finds_the_program_from_anywhere(run: Run, tmp_path: Path) -> None:
    run("check")
    python = Path(run.module.command("python"))
    python.unlink()
    python.symlink_to(sys.executable)
    package = tmp_path / "dhr_desktop"
    package.mkdir()
    (package / "cli.py").write_text("import sys\ndef main():\n    print(sys.argv[1:])\n    return 3\n")
    (package / "__init__.py").touch()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "argparse.py").write_text("raise SystemExit('a file that lies about must not be run')")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [run.module.command("dhr"), "check", "a folder"],
        cwd=elsewhere,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "['check', 'a folder']\n"), done.stderr


def test_the_path_file_leads_from_the_packages_to_the_folder(run: Run, tmp_path: Path) -> None:
    run("check")
    packages = run.module.place("purelib")
    lines = (packages / "dhr_desktop.pth").read_text("utf-8").splitlines()
    assert [(packages / line).resolve() for line in lines] == [tmp_path.resolve()]
    assert all(line.isascii() for line in lines)
