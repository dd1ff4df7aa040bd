"""The real program on a real X server: seen, worked by keys, read by a screen reader, locked, and nothing left to read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.fakes.real_screen import TOOLS, Heard, RealScreen, ScreenReader, wait_for

_MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.screen,
    pytest.mark.tools,
    pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}"),
]
_TYPED = "xylophone"


@pytest.fixture
def screen(own_home: Path) -> Iterator[RealScreen]:
    made = RealScreen(own_home)
    yield made
    made.close()


def heard(screen: RealScreen, role: str, name: str) -> list[Heard]:
    """Wait until a screen reader comes to something, and return all that it reads."""
    reader = ScreenReader(screen.bus)

    def read() -> list[Heard]:
        tree = reader.tree()
        return tree if any((one.role, one.name) == (role, name) for one in tree) else []

    try:
        return wait_for(read, f"{role} {name}")
    finally:
        reader.close()


def colours(screen: RealScreen, path: Path) -> set[str]:
    screen.picture(path)
    picture = QImage(str(path))
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }


def test_the_program_is_seen_worked_read_aloud_and_locked(
    screen: RealScreen, own_home: Path, tmp_path: Path
) -> None:
    heard(screen, "push button", "Close this message")
    first = wait_for(screen.window_process, "the window's process")
    assert len(colours(screen, tmp_path / "welcome.png")) > 20

    screen.press("Tab", "Tab", "space")
    names = {one.name for one in heard(screen, "label", "Today")}
    assert {"Reviews", "Releases", "Settings"} <= names
    assert len(colours(screen, tmp_path / "today.png")) > 20
    assert set(screen.titles()) == {"DHR Desktop"}

    screen.press("ctrl+l")
    second = wait_for(lambda: _other(screen, first), "a fresh process")
    assert second != first
    assert not Path(f"/proc/{first}").exists()
    locked = heard(screen, "push button", "Unlock")
    assert len(colours(screen, tmp_path / "locked.png")) > 20
    assert "Reviews" not in {one.name for one in locked}
    (field,) = [one for one in locked if one.name == "Passphrase" and "text" in one.role]
    screen.press(*_TYPED)
    reader = ScreenReader(screen.bus)
    assert wait_for(lambda: reader.text(field), "what was typed").strip()
    assert _TYPED[:2] not in reader.text(field)
    reader.close()

    kept = [path for path in own_home.rglob("*") if path.is_file()]
    assert any("vault" in str(path).lower() for path in kept)
    for path in kept:
        content = path.read_bytes()
        for word in (b"Merefordshire", b"Aldersford", b"Thornbeck", b"Penvale", b"DHR-20"):
            assert word not in content, path.name


def _other(screen: RealScreen, first: int) -> int | None:
    now = screen.window_process()
    return now if now != first else None
