"""Makes the editor for a field: one for each kind, found by the kind's class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dhr_desktop.model.entity import FieldDescription
from dhr_desktop.model.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Flag,
    Kind,
    Lines,
    Link,
    Links,
    Moment,
    Money,
    PartialDay,
    Prose,
    Text,
)
from ui.forms.choices import ChoiceEditor, ChoicesEditor, FlagEditor
from ui.forms.dates import DayEditor, MomentEditor, PartialDayEditor
from ui.forms.editor import Editor
from ui.forms.links import LinkEditor, LinksEditor
from ui.forms.numbers import CountEditor, MoneyEditor
from ui.forms.texts import LinesEditor, ProseEditor, TextEditor

EDITORS: Final[Mapping[type[Kind], type[Editor]]] = {
    Text: TextEditor,
    Prose: ProseEditor,
    Lines: LinesEditor,
    Day: DayEditor,
    PartialDay: PartialDayEditor,
    Moment: MomentEditor,
    Choice: ChoiceEditor,
    Choices: ChoicesEditor,
    Flag: FlagEditor,
    Count: CountEditor,
    Money: MoneyEditor,
    Link: LinkEditor,
    Links: LinksEditor,
}


def editor_for(field: FieldDescription) -> Editor:
    """Return a new editor for a field; KeyError where its kind has none yet."""
    return EDITORS[type(field.kind)](field)
