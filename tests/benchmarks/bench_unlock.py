"""From the passphrase to a filled and painted Today at 1,000 reviews, beside the key derivation alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.services import vaults
from dhr_desktop.services.invented_cases import invented_cases
from dhr_desktop.services.trying import fill
from tests.benchmarks.ratios import Row

GOAL = 2.0
REVIEWS = 1_000
ROUNDS = 9
ROOT = Path(__file__).parents[2]


def measure() -> list[Row]:
    """Return the median of the ratios; each round is a process of its own that measures both."""
    with tempfile.TemporaryDirectory() as name:
        home, passphrase = Path(name), vaults.generate()
        clock = SystemClock()
        session, _ = vaults.create(home / "vault", passphrase, "Priya Okafor", clock)
        with session:
            fill(session, invented_cases(clock.today(), REVIEWS).records())
        ratios = [_ratio(home, passphrase) for _ in range(ROUNDS + 1)][1:]
    return [Row(f"unlock to Today at {REVIEWS:,} reviews / key derivation", median(ratios), GOAL)]


def _ratio(home: Path, passphrase: str) -> float:
    own = {name: str(home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "HOME")}
    done = subprocess.run(
        (sys.executable, "-m", "tests.benchmarks.unlocking", str(home / "vault")),
        input=f"{passphrase}\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | own,
        timeout=120,
    )
    derivation, unlocking, *_ = done.stdout.split()
    return float(unlocking) / float(derivation)
