"""How well and how fast the sanitiser works: `python -m tests.benchmarks sanitise [--litbank FILE] [--scrub FOLDER]`."""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path

from dhr_desktop.sanitise.engine import compile_registry, sanitise
from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.registry import Identity
from dhr_desktop.sanitise.scrub import scrub_line
from tests.benchmarks.sanitise_corruptions import PEOPLE, corrupted
from tests.benchmarks.sanitise_kept import kept_text
from tests.benchmarks.sanitise_litbank import known, unknown
from tests.benchmarks.sanitise_speed import beside_presidio, install_cost, memory, speed
from tests.fakes.minutes import answer, judged, minutes


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


def invented() -> None:
    """Print the score of the invented minutes that are also tests."""
    cases = minutes()
    verdicts = [judged(case, (done := answer(case))["output"], done["flags"]) for case in cases]
    safe, right = sum(not one.leaked for one in verdicts), sum(one.right for one in verdicts)
    print(f"invented minutes: leak-free {safe}/{len(cases)}; fully right {right}/{len(cases)}")


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
    parser.add_argument(
        "--only", choices=("examples", "kept", "memory", "mentions", "presidio", "speed", "spoilt")
    )
    given = parser.parse_args(options)
    if given.only in (None, "spoilt"):
        spoilt()
    if given.only in (None, "examples"):
        invented()
        examples(given.scrub)
    if given.only in (None, "mentions"):
        mentions(given.litbank)
    if given.only in (None, "kept"):
        kept_text(given.litbank)
    if given.only in (None, "speed"):
        speed()
    if given.only in (None, "memory"):
        memory()
        install_cost()
    if given.only in (None, "presidio"):
        beside_presidio()


if __name__ == "__main__":
    main(sys.argv[1:])
