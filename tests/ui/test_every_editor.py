"""A sweep over the catalogue: every field has an editor that shows, yields and never edits by showing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.model.entity import FieldDescription, Record, describe
from dhr_desktop.model.fields import (
    KINDS,
    Choice,
    Choices,
    Count,
    Day,
    Flag,
    Lines,
    Link,
    Links,
    Moment,
    Money,
    PartialDay,
    Prose,
    Text,
)
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.sensitivity import Sensitivity
from ui.forms.form import Form, Section
from ui.forms.links import LinkEditor, LinksEditor
from ui.forms.making import EDITORS, editor_for

FIELDS = [(entity, field) for entity in ENTITIES for field in describe(entity)]


SAMPLES: dict[type, list[Any]] = {
    Text: ["Merefordshire", "  two  spaces ", "Łucja O’Żak", ""],
    Prose: ["One.\n\nTwo.", "tab\there", "a\r\nb", "hard\u00a0space", "line\u2028break", " x ", ""],
    Lines: [("Ann", "Annie"), ("one\u00a0two",), ("  padded ",), ()],
    Day: [date(2019, 3, 14), date(1850, 1, 1), None],
    PartialDay: [
        PartialDate(2019, 3, 14),
        PartialDate(2021, part="early", about=True),
        PartialDate(2018),
        None,
    ],
    Moment: [datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), None],
    Flag: [True, False],
    Count: [0, 7, None],
    Money: [Decimal("1250.50"), Decimal("0.1"), None],
    Link: ["a", "unknown", ""],
    Links: [("b", "a"), ("unknown",), ()],
}


def samples(field: FieldDescription) -> list[Any]:
    """Values that such a field can hold, awkward ones among them."""
    kind = field.kind
    if isinstance(kind, Choice):
        return [*list(kind.of)[:2], None]
    if isinstance(kind, Choices):
        return [tuple(kind.of), tuple(kind.of)[1:2], ()]
    return SAMPLES[type(kind)]


@pytest.mark.parametrize(("entity", "field"), FIELDS, ids=[f"{e.NAME}-{f.name}" for e, f in FIELDS])
def test_what_is_shown_comes_back_as_it_was(
    qtbot: QtBot, entity: type[Record], field: FieldDescription
) -> None:
    editor = editor_for(field)
    qtbot.addWidget(editor)
    if isinstance(editor, LinkEditor | LinksEditor):
        editor.set_options([("a", "Aldersford"), ("b", "Thornbeck")])
    edits: list[None] = []
    editor.edited.connect(lambda: edits.append(None))
    for value in samples(field):
        editor.show_value(value)
        assert editor.value() == value
        assert not editor.is_touched()
        assert editor.fault() == ""
    assert edits == []
    assert editor.inner().accessibleName().startswith(field.kind.label)


@pytest.mark.parametrize("entity", ENTITIES, ids=[e.NAME for e in ENTITIES])
def test_a_form_of_all_fields_yields_the_record_it_shows(qtbot: QtBot, entity: type[Record]) -> None:
    description = describe(entity)
    form = Form(entity, [Section("All", tuple(field.name for field in description))])
    qtbot.addWidget(form)
    for number in range(3):
        values = {field.name: samples(field)[number % len(samples(field))] for field in description}
        record = replace(entity(id="x"), **values)
        form.show_record(record)
        assert form.record() is record
        assert not form.is_edited()
        assert form.draft() == {}


def test_every_kind_has_an_editor() -> None:
    assert set(EDITORS) == set(KINDS)


def test_a_kind_in_no_entity_yet_is_edited_too(qtbot: QtBot) -> None:
    field = FieldDescription("cost", Money(label="Cost", sensitivity=Sensitivity.INTERNAL), None)
    editor = editor_for(field)
    qtbot.addWidget(editor)
    for value in samples(field):
        editor.show_value(value)
        assert editor.value() == value
