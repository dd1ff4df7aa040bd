"""Runs every benchmark, or those whose names are given: `python3 run.py bench [name ...] [options]`. It never fails on a figure.

A benchmark is a module `bench_<name>.py` here with a function `measure()` that returns rows; one without that function
prints by itself, from a function `main(options)`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import takewhile
from pathlib import Path

from tests.benchmarks.ratios import table


def main(arguments: list[str]) -> int:
    """Measure and print, one table for each benchmark; what follows the first word with a dash is for the benchmark itself."""
    wanted = list(takewhile(lambda word: not word.startswith("-"), arguments))
    known = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    if unknown := sorted(set(wanted) - set(known)):
        print(
            f"There is no benchmark called {', '.join(unknown)}; there are: {', '.join(known) or 'none yet'}."
        )
        return 2
    for name in wanted or known:
        print(f"== {name}", flush=True)
        module = import_module(f"tests.benchmarks.bench_{name}")
        measure = getattr(module, "measure", None)
        if measure is None:
            module.main(arguments[len(wanted) :])
        else:
            print(table(measure()), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
