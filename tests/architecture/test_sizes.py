"""Files, classes and functions stay small enough to be read at once; an exception is one line with its reason."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.architecture.source import modules, text, tree

if TYPE_CHECKING:
    from pathlib import Path

FILE, SERVICE_FILE, CLASS, METHODS, FUNCTION = 300, 400, 250, 20, 50

# "path" or "path:name" -> why it is better whole. A line that is no longer needed fails.
EXCEPTIONS: dict[str, str] = {
    "tests/journeys/test_words.py": "each word of the command with each way it can end, in the order of its help",
}


def too_large(path: Path) -> dict[str, str]:
    """Return what exceeds its limit in a module: where, and by how much."""
    lines = len(text(path).splitlines())
    limit = SERVICE_FILE if path.parts[:2] == ("dhr_desktop", "services") else FILE
    found = {path.as_posix(): f"{lines} lines, limit {limit}"} if lines > limit else {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            methods = sum(is_method(part) for part in node.body)
            if size(node) > CLASS or methods > METHODS:
                found[f"{path.as_posix()}:{node.name}"] = f"{size(node)} lines, {methods} methods"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and size(node) > FUNCTION:
            found[f"{path.as_posix()}:{node.name}"] = f"{size(node)} lines, limit {FUNCTION}"
    return found


def is_method(part: ast.stmt) -> bool:
    """Tell whether a part of a class is a method; those that Python itself calls (`__init__`, ...) do not count."""
    return isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and not part.name.startswith("__")


def size(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_nothing_is_too_large() -> None:
    found = {where: why for path in modules() for where, why in too_large(path).items()}
    found = {where: why for where, why in found.items() if where not in EXCEPTIONS}
    assert not found, found


def test_every_exception_is_needed_and_has_a_reason() -> None:
    needed = {where for path in modules() for where in too_large(path)}
    assert set(EXCEPTIONS) <= needed
    assert all(len(reason.split()) > 3 for reason in EXCEPTIONS.values())
