"""The changelog names the version of the program and says something of it."""

from __future__ import annotations

import re
import tomllib

import dhr_desktop
from tests.architecture.source import ROOT

HEADING = re.compile(r"^## (\d+\.\d+\.\d+) · (not yet released|\d{4}-\d{2}-\d{2})$", re.MULTILINE)
TEXT = (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_newest_entry_is_of_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert HEADING.findall(TEXT)[0][0] == project["version"] == dhr_desktop.__version__


def test_every_entry_says_something_in_sentences() -> None:
    headings = re.findall(r"^## .*$", TEXT, re.MULTILINE)
    assert len(headings) == len(HEADING.findall(TEXT))
    for entry in re.split(r"^## .*$", TEXT, flags=re.MULTILINE)[1:]:
        lines = re.findall(r"^\* (.+?)(?=\n\* |\n\n|\n###|\Z)", entry.strip(), re.MULTILINE | re.DOTALL)
        assert lines
        assert all(line.endswith(".") for line in lines)


def test_versions_go_down_the_page_from_new_to_old() -> None:
    versions = [tuple(map(int, version.split("."))) for version, _ in HEADING.findall(TEXT)]
    assert versions == sorted(set(versions), reverse=True)
