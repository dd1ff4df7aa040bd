"""Every entry of the gallery looks as it did when somebody last looked at it and was content."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.screenshots.comparing import SHARE, difference, small
from tests.screenshots.rendering import (
    REFERENCES,
    Shot,
    Vaults,
    all_shots,
    keep,
    reference_of,
    render,
)
from ui.gallery.entry import LAPTOP
from ui.theme.look import apply
from ui.theme.tokens import Theme

BY_CHANCE = ("screen-journal", "screen-settings")
"""Screens that show hashes or words drawn by chance: of these only the arrangement is the same each time."""
ALIKE = 0.25
"""Which share of the spots of such a screen may differ; an empty one differs by more."""
VAULTS = Vaults()
SHOTS = all_shots(VAULTS)


@pytest.fixture(scope="module", autouse=True)
def vaults() -> Iterator[None]:
    """Close the vaults after the last picture."""
    yield
    VAULTS.close()


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    """Leave the application in light dress."""
    yield
    look = qapp.property("look")
    if look is not None and (look.theme.name, look.percent) != ("light", 100):
        apply(qapp, Theme.load("light"))


@pytest.mark.parametrize("shot", SHOTS, ids=[shot.name for shot in SHOTS])
def test_it_looks_as_it_did(qapp: QApplication, shot: Shot) -> None:
    picture = render(qapp, shot)
    file = keep(shot, picture)
    if shot.entry.size == LAPTOP:
        assert (picture.width(), picture.height()) == LAPTOP, "it does not fit on a small laptop"
    reference = QImage(str(reference_of(shot)))
    assert not reference.isNull(), (
        "no reference yet: run `python run.py shots --accept` and look at the pictures"
    )
    share = difference(small(picture), reference)
    most = ALIKE if shot.entry.name.startswith(BY_CHANCE) else SHARE
    assert share <= most, (
        f"{share:.1%} of it looks different: look at {file.name} in build/screenshots; "
        "if it is meant, run `python run.py shots --accept`"
    )


def test_no_reference_is_left_over() -> None:
    assert {file.stem for file in REFERENCES.glob("*.png")} == {shot.name for shot in SHOTS}


def test_references_are_small() -> None:
    sizes = [file.stat().st_size for file in REFERENCES.glob("*.png")]
    assert max(sizes) <= 20_000
    assert sum(sizes) <= 1_000_000


def test_a_shifted_picture_is_noticed_and_a_shade_is_not(qapp: QApplication) -> None:
    entry = next(shot for shot in SHOTS if shot.name == "window-light")
    picture = small(render(qapp, entry))
    shifted = picture.copy(0, 6, picture.width(), picture.height())
    assert difference(picture, shifted) > SHARE
    brighter = picture.convertToFormat(QImage.Format.Format_RGB32)
    for x in range(brighter.width()):
        for y in range(brighter.height()):
            value = min(255, QColor(brighter.pixel(x, y)).value() + 6)
            brighter.setPixelColor(x, y, QColor(value, value, value))
    assert difference(picture, brighter) == 0
