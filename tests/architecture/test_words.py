"""Words that must not stand in the project, and the sentence that opens every module."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.architecture.source import PROGRAM, files, modules, text, tree

if TYPE_CHECKING:
    from pathlib import Path

READABLE = {
    "",
    ".py",
    ".md",
    ".toml",
    ".lock",
    ".yaml",
    ".yml",
    ".txt",
    ".json",
    ".csv",
    ".html",
    ".nsi",
    ".spec",
}

# Put together from parts, so that this file does not hold them either.
INDEX_NAMES = re.compile(r"\b(?:test\.)?py" r"pi\b|python" r"hosted|anaconda" r"\.org", re.IGNORECASE)
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:wo" r"rk|ro" r"ot|ho" r"me)/|[A-Z]:\\Users\\", re.IGNORECASE)

FORBIDDEN_MODULES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}

# The three doors at which anything may be caught: nothing of a defect passes them but a report without case data.
DOORS = {"dhr_desktop/cli", "ui/platform/tasks", "ui/platform/error_door"}


def readable() -> list[Path]:
    return [path for path in files() if path.suffix in READABLE]


@pytest.mark.parametrize("path", readable(), ids=str)
def test_no_package_index_and_no_path_of_a_machine_is_named(path: Path) -> None:
    assert not INDEX_NAMES.findall(text(path))
    assert not MACHINE_PATHS.findall(text(path))


def test_the_locks_name_packages_and_hashes_only() -> None:
    for path in (path for path in readable() if path.suffix == ".lock"):
        assert "://" not in text(path)
        entries = re.split(r"\n(?=\S)", text(path))
        assert all("--hash=sha256:" in entry for entry in entries), path


def test_what_tests_need_includes_what_the_program_needs() -> None:
    pinned = {
        path.name: set(re.findall(r"^\S+==\S+(?: ; .*)? \\$", text(path), re.MULTILINE))
        for path in files()
        if path.suffix == ".lock"
    }
    program, development = (
        {line.split(" ")[0] for line in pinned[name]}
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert program <= development


@pytest.mark.parametrize("path", modules(), ids=str)
def test_a_module_says_in_one_sentence_what_it_is_for(path: Path) -> None:
    first = (ast.get_docstring(tree(path)) or "").split("\n\n")[0]
    assert len(first.split()) >= 4, "a module opens with a sentence"
    assert first.rstrip("`\"'").endswith((".", "?")), first


@pytest.mark.parametrize("path", modules(), ids=str)
def test_no_module_is_named_after_nothing(path: Path) -> None:
    assert not FORBIDDEN_MODULES & {*path.with_suffix("").parts}


def swallows_everything(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler catches anything and does not end by raising it again."""
    caught = ast.unparse(handler.type) if handler.type else "BaseException"
    again = isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None
    return bool(re.search(r"\b(Base)?Exception\b", caught)) and not again


@pytest.mark.parametrize("path", modules(*PROGRAM, "installer", "run.py"), ids=str)
def test_everything_is_caught_at_three_doors_only(path: Path) -> None:
    handlers = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    at_a_door = any(path.with_suffix("").as_posix().startswith(name) for name in DOORS)
    assert at_a_door or not any(swallows_everything(handler) for handler in handlers)


@pytest.mark.parametrize("path", modules(*PROGRAM), ids=str)
def test_qt_is_asked_for_styles_in_one_room_and_never_to_work_off_events(path: Path) -> None:
    called = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    assert "processEvents" not in called
    assert "setStyleSheet" not in called or path.parts[:2] == ("ui", "theme")


@pytest.mark.parametrize("path", modules(), ids=str)
def test_annotations_are_never_run_by_surprise(path: Path) -> None:
    code = [node for node in tree(path).body if not isinstance(node, ast.Expr)]
    starts_right = not code or (isinstance(code[0], ast.ImportFrom) and code[0].module == "__future__")
    assert starts_right or path.name == "__init__.py"
