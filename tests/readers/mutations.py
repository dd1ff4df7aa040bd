"""Breaks files in many small ways: bytes of the whole file, and the insides of its parts."""

from __future__ import annotations

import io
import os
import re
import zipfile
from random import Random

from tests.readers.building import zipped

ROUNDS = int(os.environ.get("DHR_FUZZ_ROUNDS", "150"))
"""How many broken files each fuzz test tries; a night's run sets it to 100,000."""

_VALUE = re.compile(rb"[>\",](?!<)([^<>\",]{1,200})(?=[<\",])")
_NASTY = (
    b"", b"0", b"-1", b"99999999999", b"1e308", b"1e999", b"inf", b"nan", b"\x00", b"\xff", b"<", b"&#x0;", b"&amp;", b"A1:XFD1048576",
    b"</w:p>", b"<w:tbl>", b"</row>", b"%s%n", b"\xed\xa0\x80", "\u202e".encode(), b"_xD800_", b"r:id=''", b"\n\n",
)  # fmt: skip


def mutated(data: bytes, chance: Random) -> bytes:
    """Return the bytes with one to eight places changed, doubled, dropped or swapped."""
    broken = bytearray(data)
    for _ in range(chance.randint(1, chance.randint(1, 8))):
        if not broken:
            break
        at = chance.randrange(len(broken))
        to = min(len(broken), at + chance.randint(1, 60))
        match chance.randrange(8):
            case 0:
                broken[at] = chance.randrange(256)
            case 1:
                del broken[at:to]
            case 2:
                broken[at:at] = broken[at:to]
            case 3:
                broken[at:at] = chance.choice(_NASTY)
            case 4:
                broken[at:to] = chance.choice(_NASTY)
            case 5 | 6:
                _replace_value(broken, chance)
            case _:
                other = chance.randrange(len(broken))
                broken[at], broken[other] = broken[other], broken[at]
    return bytes(broken)


def _replace_value(broken: bytearray, chance: Random) -> None:
    """Put something nasty where a text or an attribute of XML stands, or a field of a text table."""
    values = list(_VALUE.finditer(broken))
    if values:
        start, end = chance.choice(values).span(1)
        broken[start:end] = chance.choice(_NASTY)


def mutated_inside(data: bytes, chance: Random) -> bytes:
    """Return the zip with one or two of its parts changed, so that its checksums still hold."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.sample(sorted(parts), min(len(parts), chance.randint(1, 2))):
        part = parts[name]
        assert isinstance(part, bytes)
        parts[name] = mutated(part, chance)
        if chance.random() < 0.03:
            del parts[name]
    return zipped(parts, zipfile.ZIP_STORED)
