"""A new vault's file is made without Alembic, and is in all things what the steps would have made of an empty one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dhr_desktop.store.database import Database
from dhr_desktop.store.schema import STEPS, fingerprint, make, run


def test_a_new_file_is_in_all_things_what_the_steps_make_of_an_empty_one() -> None:
    found: list[tuple[str, dict[str, list[tuple[Any, ...]]]]] = []
    for way in (make, run):
        database = Database.in_memory()
        with database.transaction() as connection:
            way(connection)
            tables = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            rows = {
                name: [
                    tuple(row)
                    for row in connection.execute(sa.select(sa.text("*")).select_from(sa.table(name)))
                ]
                for (name,) in tables.all()
            }
            found.append((fingerprint(connection), rows))
        database.close()
    assert found[0] == found[1]
    assert found[0][1]["alembic_version"] == [(STEPS.revisions[-1],)]


def test_neither_making_nor_opening_an_up_to_date_file_loads_alembic(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from dhr_desktop.store.database import Database;"
        " from dhr_desktop.store.schema import bring_up_to_date;"
        " database = Database.plain(Path(sys.argv[1]));"
        " assert bring_up_to_date(database);"
        " assert not bring_up_to_date(database);"
        " print([name for name in sys.modules if name.startswith(('alembic', 'mako'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "p.db")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
