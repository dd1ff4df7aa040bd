"""The search for traces finds a token in every shape in which a file can hold it, and only there."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.torture.canaries import holds, traces
from tests.torture.tour import TOKEN

TEXT = f"It was said that {TOKEN}17 was so."


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT)
    return target.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.upper().encode(),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        *(base64.b64encode(b"x" * shift + TEXT.encode()) for shift in range(3)),
        TEXT.encode().hex().encode(),
        b"%PDF stream " + zlib.compress(TEXT.encode()),
        gzip.compress(TEXT.encode()),
        zipped(),
    ],
)
def test_a_token_is_found_in_every_shape(data: bytes) -> None:
    assert holds(b"\x00\x01" + data + b"\xff")


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    assert not holds(bytes(range(256)) * 100 + b"quzz canary" + zlib.compress(b"nothing"))
    (tmp_path / "a").write_bytes(b"nothing")
    assert traces(tmp_path) == []
    (tmp_path / f"{TOKEN}3.txt").write_bytes(b"")
    assert len(traces(tmp_path)) == 1
