"""Words that must not stand in the project, and the sentence that opens every module."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.architecture.source import PROGRAM, ROOT, files, modules, text, tree

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


def test_no_package_index_and_no_path_of_a_machine_is_named() -> None:
    found = {
        path.as_posix(): [*INDEX_NAMES.findall(text(path)), *MACHINE_PATHS.findall(text(path))]
        for path in readable()
    }
    found = {path: words for path, words in found.items() if words}
    assert not found, found


def test_the_locks_name_packages_and_hashes_only() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text("utf-8")
        assert "://" not in lock
        entries = re.split(r"\n(?=\S)", lock)
        assert len(entries) > 20
        assert all(re.match(r"[\w.-]+==\S+", entry) and "--hash=sha256:" in entry for entry in entries)


def test_what_tests_need_includes_what_the_program_needs() -> None:
    program, tests = (
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert program < tests


def opens_with_a_sentence(path: Path) -> bool:
    first = (ast.get_docstring(tree(path)) or "").split("\n\n")[0]
    return len(first.split()) >= 4 and first.rstrip("`\"'").endswith((".", "?"))


def test_a_module_says_in_one_sentence_what_it_is_for() -> None:
    silent = [str(path) for path in modules() if not opens_with_a_sentence(path)]
    assert not silent, silent


def test_no_module_is_named_after_nothing() -> None:
    empty = [str(path) for path in modules() if FORBIDDEN_MODULES & {*path.with_suffix("").parts}]
    assert not empty, empty


def swallows_everything(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler catches anything and does not end by raising it again."""
    caught = ast.unparse(handler.type) if handler.type else "BaseException"
    again = isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None
    return bool(re.search(r"\b(Base)?Exception\b", caught)) and not again


def test_everything_is_caught_at_three_doors_only() -> None:
    found = {
        path.with_suffix("").as_posix()
        for path in modules(*PROGRAM, "installer", "run.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and swallows_everything(node)
    }
    assert found <= DOORS


def test_qt_is_asked_for_styles_in_one_room_and_never_to_work_off_events() -> None:
    asked = [
        (node.attr, path)
        for path in modules(*PROGRAM)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
    ]
    assert [str(path) for name, path in asked if name == "processEvents"] == []
    assert [str(p) for name, p in asked if name == "setStyleSheet" and p.parts[:2] != ("ui", "theme")] == []


def test_annotations_are_never_run_by_surprise() -> None:
    """A module with annotations starts with the import that keeps them as text; a bare script needs none."""
    for path in modules():
        code = [node for node in tree(path).body if not isinstance(node, ast.Expr)]
        annotated = any(
            isinstance(node, ast.arg | ast.AnnAssign | ast.ClassDef) for node in ast.walk(tree(path))
        )
        starts_right = bool(code) and isinstance(code[0], ast.ImportFrom) and code[0].module == "__future__"
        assert starts_right or not annotated, f"{path}: from __future__ import annotations"
