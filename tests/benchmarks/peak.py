"""Runs Python with the words it is given, and writes the most memory that it had at once (resident, in kibibytes).

It is a process of its own because a new process is counted from the size of the one that started it: this one is small.
"""

from __future__ import annotations

import resource
import subprocess
import sys


def main(words: list[str]) -> int:
    """Run to the end, write the figure, and return how the run ended."""
    done = subprocess.run(
        [sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
