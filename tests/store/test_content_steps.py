"""The content check after opening: whole vaults pass, an altered record or entry is found, while work goes on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.steps import carried_out
from dhr_desktop.store.check import content_steps
from dhr_desktop.store.store import Store
from tests.fakes.plan import save_plan
from tests.fakes.tasks import ImmediateTasks
from ui.platform.quietly import Quietly


def test_a_whole_vault_passes_also_while_it_grows(store: Store) -> None:
    plan = save_plan(store)
    store.note_look("opened a review", "case_review", plan.review.id)
    steps = content_steps(store)
    next(steps)
    save_plan(store, "DHR-2025-01")
    carried_out(steps)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_review SET district = 'Penvale'",
        "UPDATE person SET published_name = 'Adult Z'",
        "DROP TRIGGER journal_is_never_altered; UPDATE journal SET verb = 'amend plan'",
    ],
)
def test_what_was_altered_from_outside_is_found(
    store: Store, statement: str, qtbot: QtBot, qapp: QApplication
) -> None:
    save_plan(store)
    with store.database.transaction() as connection:
        for one in statement.split("; "):
            connection.exec_driver_sql(one)
    with pytest.raises(UserError, match="not as its history says"):
        carried_out(content_steps(store))
    said: list[UserError] = []
    task = Quietly(ImmediateTasks(), content_steps(store), said.append, qapp)
    task._step()
    qtbot.waitUntil(lambda: bool(said))
    assert "restore the newest backup" in said[0].remedy
