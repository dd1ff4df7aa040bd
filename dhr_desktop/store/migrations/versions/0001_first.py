"""The first form of the file: every table, index, guard and the text search. Its statements stand beside it."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";\n\n"):
        op.get_bind().exec_driver_sql(statement)
