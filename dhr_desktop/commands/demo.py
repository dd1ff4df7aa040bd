"""`dhr demo`: the main job on invented cases, from a new vault to a verified package."""

from __future__ import annotations

import argparse

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.services import demo as demonstration


def demo(arguments: argparse.Namespace) -> int:
    """Run it and print what is done while it is done."""
    for line in demonstration.run(arguments.folder, arguments.reviews, SystemClock()):
        print(line, flush=True)
    return 0
