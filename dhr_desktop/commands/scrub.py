"""`dhr scrub`: sanitises lines of text about known people, one line out for each line in."""

from __future__ import annotations

import argparse

from dhr_desktop.commands.asking import as_json, lines
from dhr_desktop.services import scrubbing


def scrub(arguments: argparse.Namespace) -> int:
    """Sanitise JSON lines, each written before the next is read."""
    for line in scrubbing.scrub(lines(arguments.cases)):
        print(as_json(line), flush=True)
    return 0
