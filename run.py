#!/usr/bin/env python3
"""Sets DHR Desktop up in its own folder and runs it: `python3 run.py`, or with a word (test, check, shots, bench, torture, docs).

It needs nothing but Python, names no package index, and changes nothing outside this folder except system
libraries, and those only where it may. A set-up that was cut short is made again from the start.
"""

from __future__ import annotations

import ctypes
import hashlib
import itertools
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)
LINUX = sys.platform.startswith("linux")  # elsewhere Qt brings its libraries along
ROOT = Path(__file__).resolve().parent
VENV, STAMP = ROOT / ".venv", ROOT / ".venv" / "set-up-is-complete"
LOCK, DEV_LOCK = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"

# What Qt loads from the system on Linux, and the Debian package of each.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW = {  # without these Qt aborts when it opens a real window, and nothing can catch that
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Other people's programs that some tests check our files and windows with.
TOOLS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "openbox": "openbox",
    "qpdf": "qpdf",
    "pdffonts": "poppler-utils",
    "7z": "p7zip-full",
    "minisign": "minisign",
    "gnome-keyring-daemon": "gnome-keyring",
    "dbus-run-session": "dbus",
}


class Stop(Exception):
    """Nothing more can be done without the person at the keyboard; the text is a sentence for them."""


def main(arguments: list[str]) -> int:
    """Do what the first word asks for and return the exit code."""
    words = {"": window} | {verb.__name__: verb for verb in (test, check, shots, bench, torture, docs)}
    word, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if word not in words:
        print("Say what to do, or nothing to open the program:\n", file=sys.stderr)
        for name, verb in words.items():
            print(f"  python3 run.py {name:<7} {(verb.__doc__ or '').splitlines()[0]}", file=sys.stderr)
        return 2
    try:
        refuse_unknown_python()
        return words[word](rest)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def window(_: list[str]) -> int:
    """Open the program; where there is no screen, do the same main job in the terminal."""
    screen = not LINUX or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    need_system(missing(DRAWING | WINDOW) if screen else [])
    set_up(LOCK)
    if screen:
        return python("-P", "-m", "dhr_desktop.supervisor")
    folder = unused_folder("dhr-demo")
    print(
        "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.\n"
        f"The same work runs in the terminal instead, with invented cases, in {folder}\n",
        flush=True,
    )
    return subprocess.call([command("dhr"), "demo", str(folder)])


def test(arguments: list[str]) -> int:
    """Run the whole suite without a screen; anything after the word goes to pytest."""
    set_up_tools()
    return python("-m", "pytest", *arguments, QT_QPA_PLATFORM="offscreen")


def check(_: list[str]) -> int:
    """Look at format, style, types and contracts; every check runs even when an earlier one fails."""
    need_system([])
    set_up(DEV_LOCK)
    checks = {
        "format": ("-m", "ruff", "format", "--check", "."),
        "style": ("-m", "ruff", "check", "."),
        "types, mypy": ("-m", "mypy", "--strict"),
        "types, pyright": ("-m", "pyright"),
        "contracts": ("-c", "from importlinter.cli import lint_imports_command as c; c(['--no-logo'])"),
    }
    failed = []
    for name, what in checks.items():
        print(f"\n== {name}", flush=True)
        if python(*what) != 0:
            failed.append(name)
    print(f"\nNot yet right: {'; '.join(failed)}." if failed else "\nAll checks passed.")
    return 1 if failed else 0


def shots(arguments: list[str]) -> int:
    """Take a picture of every screen, light and dark, and lay them out on a contact sheet."""
    return offscreen("tests.screenshots", *arguments)


def bench(arguments: list[str]) -> int:
    """Measure the program beside plain counterparts and print the ratios."""
    return offscreen("tests.benchmarks", *arguments)


def torture(arguments: list[str]) -> int:
    """Break vaults on purpose, in every way that is known, and say what was lost or went unnoticed."""
    return offscreen("tests.torture", *arguments)


def docs(arguments: list[str]) -> int:
    """Write the generated documents anew."""
    return offscreen("docs.generate", *arguments)


def offscreen(*arguments: str) -> int:
    """Run a module of the project with the development tools and without a screen."""
    need_system(missing(DRAWING))
    set_up(DEV_LOCK)
    return python("-m", *arguments, QT_QPA_PLATFORM="offscreen")


def missing(libraries: dict[str, str]) -> list[str]:
    """Return the packages of the libraries that do not load."""
    return [package for library, package in libraries.items() if LINUX and not loads(library)]


def loads(library: str) -> bool:
    """Tell whether the system can load a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def need_system(packages: list[str]) -> None:
    """Install what is needed where that is allowed; otherwise stop with the exact line to run."""
    if not STAMP.exists() and not works(sys.executable, "-c", "import ensurepip.__main__, venv"):
        packages = [*packages, f"python3.{sys.version_info.minor}-venv"]
    if not packages or install(packages):
        return
    if shutil.which("apt-get"):
        line = shlex.join(["sudo", "apt-get", "install", "-y", "--no-install-recommends", *packages])
        raise Stop(f"Some system libraries are missing. Please run this, then start again:\n\n    {line}\n")
    names = [library for library, package in (DRAWING | WINDOW).items() if package in packages]
    raise Stop(f"Please install these with the system's own package manager: {', '.join(names or packages)}.")


def install(packages: list[str]) -> bool:
    """Install system packages as root, or with sudo where it asks nothing; tell whether that worked."""
    if not shutil.which("apt-get") or not (os.geteuid() == 0 or works("sudo", "-n", "true")):
        return False
    print(f"Installing {', '.join(packages)} ...", flush=True)
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    works(*apt, "update")
    return works(*apt, "install", "-y", "--no-install-recommends", *packages)


def works(*arguments: str) -> bool:
    """Run a command without showing it and tell whether it is there and succeeds."""
    try:
        return subprocess.run(arguments, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def set_up_tools() -> None:
    """Set up for tests: other people's programs are installed where that is allowed, else named as not run."""
    need_system(missing(DRAWING))
    if set_up(DEV_LOCK):
        wanted = missing(WINDOW) + [package for tool, package in TOOLS.items() if not shutil.which(tool)]
        if wanted and not install(wanted) and len(wanted) > 1:
            print("They could not all be installed; one by one:")
            _ = [install([package]) for package in wanted]
    here = [tool for tool in TOOLS if shutil.which(tool)]
    absent = [f"{tool} ({package})" for tool, package in TOOLS.items() if tool not in here]
    print(f"Other people's tools that check our work: {', '.join(here) or 'none'}.")
    if absent:
        print(f"Not installed, so their checks are not run: {', '.join(absent)}.")
    sys.stdout.flush()


def refuse_unknown_python() -> None:
    """Stop with a sentence where this Python is older or newer than the pinned packages."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    found = next((name for name in names if works(name, "-c", "")), None)
    raise Stop(
        f"This is Python {sys.version_info[0]}.{sys.version_info[1]}; DHR Desktop needs 3.{OLDEST[1]} to 3.{NEWEST[1]}. "
        + (f"Please run: {found} run.py" if found else "Please install one of these and run it again.")
    )


def set_up(lock: Path) -> bool:
    """Make `.venv` hold what a lock file names; return whether there was anything to do."""
    usable = STAMP.exists() and Path(command("python")).exists()
    done = STAMP.read_text("utf-8").splitlines() if usable else []
    if mark(lock) in done:
        return False
    print(f"Setting up in {VENV} (about half a minute, once) ...", flush=True)
    try:
        STAMP.unlink(missing_ok=True)
        if mark(LOCK) not in done:
            make_venv()
    except OSError as fault:
        raise Stop(f"{VENV} could not be made anew: {fault}. Close what uses it and try again.") from fault
    pip = ("-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps", "--require-hashes")
    if python(*pip, "--only-binary", ":all:", "-r", str(lock)) != 0:
        raise Stop(
            "The packages could not be installed; the lines above say why. It is safe to run this again."
        )
    add_ourselves()
    STAMP.write_text("\n".join({mark(LOCK), mark(lock)}) + "\n", "utf-8")
    return True


def make_venv() -> None:
    """Make an empty `.venv` with the Python that stands behind this one, which may itself be of a `.venv`."""
    if VENV.exists():
        shutil.rmtree(VENV)
    base = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.call([base, "-m", "venv", VENV]) != 0:
        raise Stop("Python could not make a virtual environment here; the lines above say why.")


def mark(lock: Path) -> str:
    """Return the line of the stamp that stands for one lock file, under this Python, in this place."""
    lock_hash = hashlib.sha256(lock.read_bytes() + str(ROOT).encode()).hexdigest()
    return f"{sys.version_info[0]}.{sys.version_info[1]} {lock.name} {lock_hash}"


def place(name: str) -> Path:
    """Return a folder inside `.venv`: "scripts" or "purelib"."""
    return Path(sysconfig.get_path(name, "venv", {"base": str(VENV), "platbase": str(VENV)}))


def command(name: str) -> str:
    """Return the full path of a command inside `.venv`."""
    ending = {"python": ".exe", "dhr": ".cmd"}[name] if os.name == "nt" else ""
    return str(place("scripts") / (name + ending))


def add_ourselves() -> None:
    """Let `.venv` find the packages of this folder, and give it the `dhr` command."""
    packages = place("purelib")
    (packages / "dhr_desktop.pth").write_text(os.path.relpath(ROOT, packages) + "\n", "utf-8")
    start = '-P -c "from dhr_desktop.cli import main; raise SystemExit(main())"'
    dhr = Path(command("dhr"))
    if os.name == "nt":
        dhr.write_text(f'@"%~dp0python.exe" {start} %*\n', "utf-8")
    else:
        dhr.write_text(f'#!/bin/sh\nexec {shlex.quote(command("python"))} {start} "$@"\n', "utf-8")
        dhr.chmod(0o755)


def python(*arguments: str, **more: str) -> int:
    """Run the Python of `.venv` in the project's folder, with more environment, and return its exit code."""
    astray = {"PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"}  # would lead another Python astray
    environment = {name: value for name, value in os.environ.items() if name not in astray} | more
    return subprocess.call([command("python"), *arguments], cwd=ROOT, env=environment)


def unused_folder(name: str) -> Path:
    """Return a folder that does not exist yet, below the one the person stands in."""
    folders = (Path.cwd() / (name if number == 1 else f"{name}-{number}") for number in itertools.count(1))
    return next(folder for folder in folders if not folder.exists())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
