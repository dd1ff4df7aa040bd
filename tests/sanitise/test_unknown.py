"""A name that is in no list of this vault is asked about, also where it opens a sentence and is an English word besides."""

from __future__ import annotations

import pytest

from dhr_desktop.sanitise.engine import compile_registry, sanitise

NAMES = ("Noreen", "Doreen", "Gladys", "Beatriz", "Vera", "Hazel", "Heather", "Siobhan", "Gurpreet")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text",
    [
        "Added in maternity. {}'s women's group rewrote the question; theirs is shorter.",
        "The panel met. {} rewrote the question.",
        "{} said that she was tired.",
        "The group of {} met.",
    ],
)
def test_a_strange_given_name_is_asked_about(name: str, text: str) -> None:
    written = text.format(name)
    found = sanitise(written, compile_registry(()))
    assert name not in found.output or name in {written[flag.start : flag.end] for flag in found.flags}
