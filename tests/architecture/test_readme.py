"""The first page keeps its promises: pictures, links and commands that it names exist."""

from __future__ import annotations

import re
import runpy

import pytest

from tests.architecture.source import ROOT, files

PAGES = [path for path in files() if path.suffix == ".md" and path.parts[0] != "resources"]
README = (ROOT / "README.md").read_text("utf-8")


def test_pictures_and_links_lead_somewhere() -> None:
    targets = [
        (page, target)
        for page in PAGES
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text("utf-8"))
    ]
    assert targets
    assert [where for where in targets if not (ROOT / where[0].parent / where[1]).exists()] == []


def test_the_words_of_run_py_that_a_page_names_exist(capsys: pytest.CaptureFixture[str]) -> None:
    run = runpy.run_path(str(ROOT / "run.py"))
    assert run["main"](["no such word"]) == 2
    known = set(re.findall(r"run\.py (\w+)", capsys.readouterr().err))
    assert "test" in known
    named = {
        word for page in PAGES for word in re.findall(r"run\.py (\w+)", (ROOT / page).read_text("utf-8"))
    }
    assert named <= known


def test_it_says_what_the_program_is_for_before_anything_else() -> None:
    opening = README.split("\n## ")[0].splitlines()
    assert opening[0] == "# DHR Desktop"
    assert len([line for line in opening[1:] if line and not line.startswith(("!", "<"))]) <= 10


def test_it_gives_the_two_commands() -> None:
    assert "\npython3 run.py\n" in README
    assert "\npython3 run.py test\n" in README


def test_the_files_it_names_exist() -> None:
    for name in re.findall(r"`((?:docs|tests|dhr_desktop|ui|installer)/[\w./-]*)`", README):
        assert (ROOT / name).exists(), name
