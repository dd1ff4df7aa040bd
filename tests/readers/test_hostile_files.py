"""Broken, huge, renamed and malicious files end in a sentence: never in a hang, never in a crash."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dhr_desktop.readers.reading import read_list_file, read_plan_file
from dhr_desktop.readers.refusals import FileRefused, Refusal
from tests.readers.hostile import CORPUS, Hostile
from tests.readers.hostile_texts import TEXTS


def _refusal(read: Callable[[Path], object], path: Path, data: bytes) -> FileRefused:
    path.write_bytes(data)
    with pytest.raises(FileRefused) as caught:
        read(path)
    return caught.value


@pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile[0])
def test_hostile_file_meets_its_sentence(hostile: Hostile, tmp_path: Path) -> None:
    name, make, expected = hostile
    started = time.monotonic()
    refused = _refusal(read_plan_file, tmp_path / name, make())
    assert refused.refusal is expected
    assert refused.sentence.endswith(".")
    assert refused.remedy.endswith(".")
    assert time.monotonic() - started < 60
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("hostile", TEXTS, ids=lambda hostile: hostile[0])
def test_hostile_text_meets_its_sentence(hostile: Hostile, tmp_path: Path) -> None:
    name, make, expected = hostile
    assert _refusal(read_list_file, tmp_path / name, make()).refusal is expected


def test_every_refusal_has_a_sentence_and_a_next_step() -> None:
    for refusal in Refusal:
        error = FileRefused(refusal)
        assert error.sentence[0].isupper()
        assert error.remedy
