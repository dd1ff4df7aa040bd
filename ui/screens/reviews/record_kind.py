"""One noun in a list with a form: its verbs, its form, and the parts of the list's side that it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.entity import Record, describe
from dhr_desktop.model.fields import Link
from dhr_desktop.services.records import Records
from ui.forms.form import Form
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True)
class Kind:
    """One noun that the list holds.

    Attributes:
        noun: its class.
        records: its verbs.
        form: the form that shows one.
        blank: makes a new one, or returns None where there is nothing that it could belong to.
        add_words: the words of the button that adds one.
        first: the field in which writing begins.
        page: what stands on the right where that is more than the form.
    """

    noun: type[Record]
    records: Records[Any]
    form: Form[Any]
    blank: Callable[[], Record | None]
    add_words: str
    first: str
    page: QWidget | None = None


def owners_of(record: Record) -> dict[str, str]:
    """Return the ids of what a record belongs to, by field: enough to begin it again."""
    links = [
        field.name for field in describe(type(record)) if isinstance(field.kind, Link) and field.kind.owner
    ]
    return {name: getattr(record, name) for name in links}


def show_beside(form: Form[Any], fault: UserError) -> bool:
    """Say beside the fields what was wrong with them; True where that says it all."""
    problems = getattr(fault, "problems", {})
    form.show_problems(problems)
    form.focus_first_problem()
    return bool(problems) and problems.keys() <= form.problems_shown().keys()


def reveal(listing: ListView[Any], record_id: str) -> bool:
    """Choose a record, showing everything where the search box hides it; True where it is in the list."""
    if listing.select(record_id):
        return True
    if all(row.id != record_id for row in listing.model.everything()):
        return False
    listing.filters.clear()
    return listing.select(record_id)


def list_column(
    listing: ListView[Any],
    kinds: Sequence[Kind],
    add: Callable[[type[Record]], None],
    extra: Sequence[QWidget],
) -> QWidget:
    """Return the list with the buttons that add to it below, on a second line where one is too short."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().space(2))
    column.addWidget(listing, 1)
    flow = FlowLayout()
    for kind in kinds:
        flow.addWidget(button(kind.add_words, partial(add, kind.noun), icon="add"))
    for widget in extra:
        flow.addWidget(widget)
    column.addLayout(flow)
    return holder
