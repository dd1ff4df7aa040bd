"""An open vault that nobody imports into or releases from holds neither the sanitiser nor the libraries of documents."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("alembic", "lxml", "pikepdf", "pypdfium2", "pyzipper", "rapidfuzz", "reportlab")


def test_opening_a_vault_loads_no_library_of_documents_or_of_sanitising() -> None:
    program = (
        "import sys; import dhr_desktop.services.vaults, dhr_desktop.services.trying;"
        f" print([name for name in sys.modules if name.partition('.')[0] in {HEAVY!r}"
        " or name.startswith(('dhr_desktop.sanitise.engine', 'dhr_desktop.importers'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
