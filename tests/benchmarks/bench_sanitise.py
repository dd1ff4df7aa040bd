"""How well and how fast the sanitiser works: `python -m tests.benchmarks sanitise [--litbank FILE] [--scrub FOLDER]`."""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import sys
import time
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import Any

from dhr_desktop.sanitise.engine import compile_registry, sanitise
from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.lexicon import lexicon
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.registry import Identity
from dhr_desktop.sanitise.scrub import scrub_line
from tests.benchmarks.sanitise_corruptions import PEOPLE, corrupted
from tests.benchmarks.sanitise_litbank import known, unknown

_PLAIN = (
    "The panel heard that the practice nurse made a referral to the safeguarding team, which was not followed up.",
    "Officers attended following a report of shouting, and a risk assessment was graded as standard.",
    "There was no record that routine enquiry took place at any of the appointments that the family attended.",
    "It is not clear why the information was not shared with housing, given the earlier concerns about debt.",
    "Agencies should make sure that managers review cases in which three or more incidents were reported.",
)
_WITH_NAMES = (
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


def _seconds(work: Any, rounds: int = 3) -> float:
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def speed() -> None:
    """Print the time of 1, 5 and 20 MB beside str.lower() on the same text, and the memory beyond the results."""
    registry = people(500)
    begin = time.process_time()
    matcher = compile_registry(registry)
    print(f"compile 500 people: {time.process_time() - begin:.2f} s")
    for size in (1, 5, 20):
        text = long_text(size * 1_000_000, registry)
        lower = _seconds(text.lower, 9)
        ours = _seconds(lambda text=text: sanitise(text, matcher), 3 if size == 1 else 1)
        print(
            f"{size} MB: {ours:.2f} s = {ours / lower:.0f} x str.lower() ({lower * 1000:.1f} ms), {ours / size:.3f} s a MB"
        )
    for size in (1, 5):
        text = long_text(size * 1_000_000, registry)
        tracemalloc.start()
        result = sanitise(text, matcher)
        held, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(
            f"{size} MB: {(peak - held) / 1e6:.1f} MB at the peak beyond the result ({held / 1e6:.1f} MB, {len(result.changes)} changes)"
        )


def spoilt() -> None:
    """Print how many of the spoilt names are gone, way by way where any is left."""
    matcher = compile_registry(
        tuple(Identity(str(i), "", "Adult A", (name,)) for i, name in enumerate(PEOPLE))
    )
    missed: Counter[str] = Counter()
    total = 0
    for way, name, written in corrupted():
        total += 1
        if not is_gone(written, matcher):
            missed[way] += 1
            if missed[way] < 3:
                print(
                    f"   {way}: {name} as {written!r} -> {sanitise(f'It was {written} who rang.', matcher).output!r}"
                )
    gone = total - sum(missed.values())
    print(f"corrupted names gone: {gone}/{total} = {gone / total:.2%}; left: {dict(missed) or 'none'}")


def is_gone(written: str, matcher: Matcher) -> bool:
    """Say whether nothing of a written name is left: what remains of the sentence are its own words."""
    output = sanitise(f"It was {written} who rang.", matcher).output
    rest = re.sub(r"[^a-z]", "", fold(output.replace("Adult A", "").replace("a relative of", "")).low)
    return rest == "itwaswhorang"


def mentions(archive: Path | None) -> None:
    """Print the LitBank figures: known persons replaced, unknown persons asked about, distinct strings per 1,000 words."""
    if archive is None:
        print("LitBank: not measured: data not given")
        return
    tally = known(archive)
    print(
        f"known-person mentions replaced: {tally.caught}/{tally.mentions} = {tally.caught / tally.mentions:.2%}"
    )
    print(f"   {tally.peoples} mentions of a people or a faith are left out: they name nobody")
    for miss in tally.misses[:60]:
        print("   ", miss)
    tally = unknown(archive)
    print(
        f"unknown persons asked about: {tally.caught}/{tally.mentions} = {tally.caught / tally.mentions:.2%}"
    )
    print(f"distinct strings per 1,000 words: {1000 * tally.strings / tally.words:.1f}")
    for miss in tally.misses[:60]:
        print("   ", miss)


def examples(folder: Path | None) -> None:
    """Print the score of the examples by their own scorer."""
    if folder is None:
        print("examples: not measured: data not given")
        return
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    cases = [json.loads(line) for line in (folder / "examples.jsonl").read_text("utf-8").splitlines()]
    safe = right = kept = lost = 0
    for case in cases:
        done = scrub_line(case)
        leaks, gone, unasked = scorer.score(case, done["output"], done["flags"])
        safe += not leaks
        right += not (leaks or gone or unasked)
        kept += len(case["must_contain"])
        lost += len(gone)
    print(
        f"examples: leak-free {safe}/{len(cases)}; fully right {right}/{len(cases)}; kept text lost {lost}/{kept}"
    )


def main(options: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How well and how fast the sanitiser works.")
    parser.add_argument("--litbank", type=Path, help="coref_tsv.tar.gz of LitBank")
    parser.add_argument("--scrub", type=Path, help="folder with examples.jsonl and score.py")
    parser.add_argument("--only", choices=("speed", "spoilt", "mentions", "examples"))
    given = parser.parse_args(options)
    if given.only in (None, "spoilt"):
        spoilt()
    if given.only in (None, "examples"):
        examples(given.scrub)
    if given.only in (None, "mentions"):
        mentions(given.litbank)
    if given.only in (None, "speed"):
        speed()


if __name__ == "__main__":
    main(sys.argv[1:])
