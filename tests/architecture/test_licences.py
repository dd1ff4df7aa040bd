"""Every package that ships has a licence we know and may ship, and the pages about it are not stale."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import ClassVar

import pytest

from docs.generate import FOLDER, PAGES
from installer import licences

ROOT = Path(__file__).parents[2]
DIRECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]

# Licences under which an unchanged package may ship with a program under the MIT licence.
MAY_SHIP = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "LGPL-3.0-only",
    "LicenseRef-Public-Domain",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
    "Zlib",
}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_line_of_the_lock_is_understood() -> None:
    entries = re.findall(r"^[\w.-]+==", licences.LOCK.read_text("utf-8"), re.MULTILINE)
    assert len(licences.shipped()) == len(entries) > 20


def may_ship(expression: str) -> bool:
    """Tell whether one of the choices that a licence offers consists of parts we may ship."""
    return any(set(choice.split(" AND ")) <= MAY_SHIP for choice in expression.split(" OR "))


def test_every_licence_lets_us_ship_the_package() -> None:
    terms = {package.name: licences.licence(package.name) for package in licences.shipped()}
    assert {name: expression for name, expression in terms.items() if not may_ship(expression)} == {}
    assert not may_ship("GPL-3.0-only")
    assert not may_ship("MIT AND AGPL-3.0-only")


def test_a_licence_read_by_hand_is_of_a_package_that_ships() -> None:
    assert set(licences.READ_BY_HAND) <= {package.name for package in licences.shipped()}


def test_a_package_without_a_clear_licence_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        json: ClassVar = {"license": "see the file"}

    monkeypatch.setattr(metadata, "metadata", lambda name: Silent)
    with pytest.raises(LookupError, match="Please read the licence of mystery"):
        licences.licence("mystery")


def test_every_generated_page_is_as_the_code_says() -> None:
    stale = [name for name, page in PAGES.items() if (FOLDER / name).read_text("utf-8") != page()]
    assert stale == [], "say: python3 run.py docs"


def test_each_direct_dependency_has_its_line_of_reason() -> None:
    lines = (ROOT / "docs" / "dependencies.md").read_text("utf-8").splitlines()
    rows = [[cell.strip(" `") for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| `")]
    told = {plain(row[0]): (row[1], row[2]) for row in rows}
    wanted = {plain(re.split(r"[=<>\[; ]", requirement)[0]) for requirement in DIRECT}
    assert set(told) == wanted
    for name, (reason, terms) in told.items():
        assert len(reason.split()) > 3, name
        assert terms in licences.licence(name), name
