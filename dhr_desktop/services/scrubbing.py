"""Sanitises lines of text about known people, without a vault: the JSONL form of `dhr scrub`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.sanitise.scrub import scrub_line


def scrub(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield what `scrub_line` makes of each line that is not blank, before the next is read.

    Raises:
        UserError: a line is no JSON object of the form described there; it names the line by its number.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        yield _scrubbed(number, line)


def _scrubbed(number: int, line: str) -> dict[str, Any]:
    try:
        case = json.loads(line)
    except (ValueError, RecursionError):
        raise UserError(
            N_("Line {n} is not JSON.").format(n=number), N_("Each line is one JSON object.")
        ) from None
    try:
        return scrub_line(case)
    except UserError as error:
        raise UserError(
            N_("Line {n}: {sentence}").format(n=number, sentence=error.sentence), error.remedy
        ) from None
