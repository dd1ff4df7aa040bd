"""How fast the sanitiser is, how much memory and disc it takes, and how a deny-list built on Presidio does on the same text."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
import tracemalloc
import venv
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Final

import dhr_desktop.sanitise
from dhr_desktop.sanitise.engine import compile_registry, sanitise
from dhr_desktop.sanitise.lexicon import lexicon
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.registry import Identity
from tests.benchmarks import presidio_deny_list

_PACKAGES: Final = ("faker", "nicknames", "pyahocorasick", "rapidfuzz", "symspellpy")
"""What the program installs for the sanitiser alone."""
_PLAIN: Final = (
    "The panel heard that the practice nurse made a referral to the safeguarding team, which was not followed up.",
    "Officers attended following a report of shouting, and a risk assessment was graded as standard.",
    "There was no record that routine enquiry took place at any of the appointments that the family attended.",
    "It is not clear why the information was not shared with housing, given the earlier concerns about debt.",
    "Agencies should make sure that managers review cases in which three or more incidents were reported.",
)
_WITH_NAMES: Final = (
    "{0} told the support worker that {1} had taken the car keys on 14 March 2019 and would not give them back.",
    "On Monday 3 June 2020 {0} rang from 07700 900{2:03d}; Ms {1} was not at home.",
    "{0}’s sister said that {1} was “always watching” the house at {2} Larch Avenue.",
)


def people(count: int) -> tuple[Identity, ...]:
    """Return invented people with a name each."""
    chance = random.Random(11)  # noqa: S311 - invented texts, no secret
    given, surnames = sorted(lexicon().english_given), sorted(lexicon().surnames)
    return tuple(
        Identity(str(n), "", f"Person {n}", (f"{chance.choice(given)} {chance.choice(surnames)}".title(),))
        for n in range(count)
    )


def long_text(size: int, known_people: tuple[Identity, ...]) -> str:
    """Return a report-like text of about so many characters; about one sentence in six names somebody."""
    chance = random.Random(13)  # noqa: S311 - invented texts, no secret
    pieces: list[str] = []
    length = 0
    while length < size:
        if chance.random() < 0.16:
            a, b = chance.choice(known_people).names[0], chance.choice(known_people).names[0]
            piece = chance.choice(_WITH_NAMES).format(
                chance.choice((a, a.split()[0])), b.split()[-1], chance.randrange(999)
            )
        else:
            piece = chance.choice(_PLAIN)
        pieces.append(piece + chance.choice((" ", " ", " ", "\n\n")))
        length += len(pieces[-1])
    return "".join(pieces)


def _seconds(work: Callable[[], object], rounds: int = 3) -> float:
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def speed() -> None:
    """Print the time of 1, 5 and 20 MB beside str.lower() on the same text."""
    registry = people(500)
    begin = time.process_time()
    matcher = compile_registry(registry)
    print(f"compile 500 people: {time.process_time() - begin:.2f} s")
    for size in (1, 5, 20):
        text = long_text(size * 1_000_000, registry)
        lower = _seconds(text.lower, 9)
        ours = _seconds(lambda text=text: sanitise(text, matcher), 5 if size == 1 else 1)  # type: ignore[misc]
        print(
            f"{size} MB: {ours:.2f} s = {ours / lower:.0f} x str.lower() ({lower * 1000:.1f} ms), {ours / size:.3f} s a MB"
        )


def memory() -> None:
    """Print the memory at the peak beyond the text and the result, for 1, 5 and 20 MB."""
    registry = people(500)
    matcher = compile_registry(registry)
    sanitise(long_text(300_000, registry), matcher)
    for size in (1, 5, 20):
        beyond, held = beyond_result(long_text(size * 1_000_000, registry), matcher)
        print(
            f"{size} MB: {beyond / 1e6:.1f} MB at the peak beyond the text and the result ({held / 1e6:.1f} MB)"
        )


def beyond_result(text: str, matcher: Matcher) -> tuple[int, int]:
    """Return how many bytes sanitising a text takes at its peak beyond the result, and how many the result takes."""
    tracemalloc.start()
    result = sanitise(text, matcher)
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del result
    return peak - held, held


def install_cost() -> None:
    """Print how many megabytes are installed for the sanitiser: the packages that it alone needs, and its own code."""
    sizes = {name: _installed(name) for name in _PACKAGES}
    folder = Path(dhr_desktop.sanitise.__file__).parent
    sizes["dhr_desktop/sanitise"] = sum(path.stat().st_size for path in folder.glob("*.*"))
    shown = ", ".join(f"{name} {size / 1e6:.1f}" for name, size in sizes.items())
    print(f"installed for the sanitiser: {sum(sizes.values()) / 1e6:.1f} MB ({shown})")


def _installed(name: str) -> int:
    files = metadata.files(name) or []
    return sum(path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file())


def beside_presidio() -> None:
    """Print how much faster the sanitiser is than a deny-list built on Presidio, over the same text and people."""
    registry = people(500)
    matcher = compile_registry(registry)
    text = long_text(200_000, registry)
    written = {identity.names[0] for identity in registry}
    lists = {
        "names as written and their parts": written | {part for name in written for part in name.split()},
        "all the forms that the sanitiser knows": set(matcher.entries) | written,
    }
    with tempfile.TemporaryDirectory() as folder:
        python = _environment(Path(folder) / "presidio")
        if python is None:
            print(
                "beside Presidio: not run: presidio-analyzer could not be installed in an environment of its own"
            )
            return
        for what, names in lists.items():
            file = Path(folder) / "given.json"
            file.write_text(json.dumps({"names": sorted(names), "text": text}), "utf-8")
            before = _seconds(lambda: sanitise(text, matcher))
            command = [str(python), "-I", presidio_deny_list.__file__, str(file)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            theirs = json.loads(done.stdout.splitlines()[-1])
            ours = min(before, _seconds(lambda: sanitise(text, matcher)))
            print(
                f"beside a deny-list on Presidio of {len(names)} strings ({what}): {theirs['seconds'] / ours:.0f} x as fast "
                f"({ours:.3f} s and {theirs['seconds']:.3f} s for 0.2 MB; {theirs['found']} strings found there)"
            )


def _environment(folder: Path) -> Path | None:
    """Make a throw-away environment with Presidio in it; None where that cannot be had."""
    try:
        venv.create(folder, with_pip=True)
        python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        subprocess.run(
            [str(python), "-m", "pip", "install", "-q", "presidio-analyzer"], capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return python
