"""What the architecture tests look at: every file of the project that a person wrote, and the trees of its modules."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ("dhr_desktop", "ui", "resources")

# Folders that hold nothing a person wrote.
_NOT_OURS = {"__pycache__", "build", "dist", "node_modules"}


@cache
def files() -> tuple[Path, ...]:
    """Return every file of the repository, relative to its root, leaving out what tools keep for themselves."""
    found = [ROOT / ".ci" / "run", ROOT / ".pre-commit-config.yaml"]
    for path in ROOT.iterdir():
        if path.name.startswith((".", "dhr-demo")) or path.name in _NOT_OURS:
            continue
        found += [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    return tuple(sorted(p.relative_to(ROOT) for p in found if not _NOT_OURS & set(p.parts)))


def modules(*tops: str) -> list[Path]:
    """Return the Python files below some folders of the root; without any, all of them."""
    return [path for path in files() if path.suffix == ".py" and (not tops or path.parts[0] in tops)]


@cache
def text(path: Path) -> str:
    """Return the text of a file of the repository."""
    return (ROOT / path).read_text("utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module of the repository."""
    return ast.parse(text(path), str(path))


def imports(path: Path) -> set[str]:
    """Return the full name of everything a module imports: for `from a import b` both "a" and "a.b"."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names
