"""Finds days as machines write them: 20210504, day numbers of spreadsheets, seconds since 1970."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from dhr_desktop.sanitise.coarse import Coarse
from dhr_desktop.sanitise.outcome import Finding

_COMPACT: Final = re.compile(
    r"(?<![\w.,/$])(?P<digits>\d{8}|\d{6})(?P<time>T?[_\- ]?\d{4,6}Z?)?(?![\w/]|[.,\-]\d)"
)
_COMPACT_TIME: Final = re.compile(r"(?<!\d)(?P<digits>(?:19|20)\d{6})(?:T\d{4,6}(?:\.\d+)?Z?)?(?!\d)")
_SERIAL: Final = re.compile(r"(?<!\w)(?P<digits>[1-5]\d{4})(?:\.\d+)?(?!\w)")
_SERIAL_CUE: Final = re.compile(
    r"\b(?:excel|serial|date|dob|datevalue|cell|day number)\b[^.\n\d]{0,20}$", re.IGNORECASE
)
_EPOCH: Final = re.compile(r"(?<![\w$])(?P<digits>1[0-9]{9}(?:\d{3})?)(?!\w)")
_EPOCH_CUE: Final = re.compile(r"\b(?:epoch|unix|timestamp|ts|time)\b[^.\n\d]{0,20}$", re.IGNORECASE)


def machine_dates(coarse: Coarse) -> Iterator[Finding]:
    """Yield every day that stands in machine form."""
    yield from _compact(coarse)
    yield from _serial(coarse)
    yield from _epoch(coarse)


def _compact(coarse: Coarse) -> Iterator[Finding]:
    for pattern in (_COMPACT, _COMPACT_TIME):
        for match in pattern.finditer(coarse.plain):
            digits = match.group("digits")
            if len(digits) == 8:
                best = (
                    coarse.read(digits[:4], digits[4:6], digits[6:]) if digits[:2] in ("19", "20") else None
                )
                best = best or coarse.read(digits[:2], digits[2:4], digits[4:])
                if best and not 1900 <= best[2] <= 2100:
                    best = None
            elif _has_date_cue(coarse.plain, match):
                best = coarse.read(digits[:2], digits[2:4], digits[4:])
            else:
                continue
            if best:
                found = coarse.finding(match.span(), *best)
                if found:
                    yield found


def _serial(coarse: Coarse) -> Iterator[Finding]:
    for match in _SERIAL.finditer(coarse.plain):
        if not _SERIAL_CUE.search(coarse.plain, max(0, match.start() - 32), match.start()):
            continue
        moment = date(1899, 12, 30) + timedelta(days=int(match.group("digits")))
        found = coarse.finding(
            (match.start("digits"), match.end()), moment.day, moment.month, moment.year, led=False
        )
        if found:
            yield found


def _epoch(coarse: Coarse) -> Iterator[Finding]:
    for match in _EPOCH.finditer(coarse.plain):
        seconds = int(match.group("digits")[:10])
        if _EPOCH_CUE.search(coarse.plain, max(0, match.start() - 32), match.start()):
            stamp = datetime.fromtimestamp(seconds, tz=UTC)
            found = coarse.finding(
                (match.start("digits"), match.end()), stamp.day, stamp.month, stamp.year, led=False
            )
            if found:
                yield found


def _has_date_cue(plain: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(
            r"\b(?:date|dated|dob|on|born|log|img|scan|of)\b[: _\-]*$",
            plain[max(0, match.start() - 14) : match.start()],
            re.IGNORECASE,
        )
    )
