"""Who may import whom: the contracts hold, and docs/architecture.md says each of them in the same words."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_is_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in done.stdout


def test_every_contract_is_a_sentence_of_the_architecture() -> None:
    text = " ".join((ROOT / "docs" / "architecture.md").read_text("utf-8").split())
    missing = [contract["name"] for contract in CONTRACTS if contract["name"] not in text]
    assert not missing


def house(folder: Path, files: dict[str, str]) -> Path:
    """Build a small house under the project's own contracts: every room of the real one, and the files given."""
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    rooms = [
        path.parent.relative_to(ROOT)
        for top in ("dhr_desktop", "ui", "resources")
        for path in (ROOT / top).rglob("__init__.py")
    ]
    rooms.append(Path("tests/architecture"))
    for room in rooms:
        (folder / room).mkdir(parents=True, exist_ok=True)
        (folder / room / "__init__.py").touch()
    doors = Path("tests/architecture/doors.py")
    (folder / doors).write_bytes((ROOT / doors).read_bytes())
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


BREACHES = [
    ("dhr_desktop/services/x.py", "import ui.shell"),
    ("dhr_desktop/model/x.py", "import dhr_desktop.store"),
    ("dhr_desktop/helpers/__init__.py", ""),  # a new folder without a layer
    ("ui/widgets/x.py", "import ui.screens"),
    ("ui/screens/one/__init__.py", "import ui.screens.two"),
    ("ui/screens/two/__init__.py", "import ui.screens.one"),
    ("dhr_desktop/base/x.py", "import PySide6.QtCore"),
    ("ui/shell/x.py", "import dhr_desktop.store"),
    ("dhr_desktop/services/x.py", "import sqlalchemy"),
    ("dhr_desktop/store/x.py", "import cryptography"),
    ("dhr_desktop/services/x.py", "import reportlab"),
    ("dhr_desktop/importers/x.py", "import docx"),
    ("dhr_desktop/store/migrations/x.py", "import dhr_desktop.model"),
    ("dhr_desktop/export/render/x.py", "import dhr_desktop.model"),
    ("dhr_desktop/sanitise/x.py", ""),
    ("dhr_desktop/export/render/y.py", "import dhr_desktop.sanitise.x"),
    ("dhr_desktop/sanitise/safe_document.py", "import dhr_desktop.sanitise.x"),
    ("dhr_desktop/keys/x.py", "import ssl"),
]


def test_each_contract_notices_its_breach(tmp_path: Path) -> None:
    """One house for all breaches: building the graph is what takes time."""
    files: dict[str, str] = {}
    for path, line in BREACHES:
        files[path] = files.get(path, "") + line + "\n"
    report = " ".join(lint(house(tmp_path, files)).stdout.split())
    broken = [contract["name"] for contract in CONTRACTS if f"{contract['name']} BROKEN" in report]
    assert broken == [contract["name"] for contract in CONTRACTS]
