"""Reads the actions of one row of a plan: several where the cell is a list of actions; what is not plain is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from dhr_desktop.base.words import N_
from dhr_desktop.importers.dates import Understood, understood
from dhr_desktop.importers.faults import Fault
from dhr_desktop.importers.plan_agencies import split_agencies
from dhr_desktop.importers.plan_cells import PlanRow
from dhr_desktop.importers.plan_lists import listed_in
from dhr_desktop.importers.plan_preview import PlannedAction
from dhr_desktop.importers.wording import one_line
from dhr_desktop.model.partial_date import PartialDate

CHECK: Final = N_("Check it after the import.")
FILL_IN: Final = N_("Fill it in after the import, or complete it in the file.")
_LONGEST_TARGET: Final = 200
_LONGEST_AGENCY: Final = 120
_SHARED: Final = ("lead", "milestones", "target", "completed")

Tell = Callable[[Fault], None]


def actions_of(row: PlanRow, tell: Tell) -> Iterator[PlannedAction]:
    """Yield the actions of a row in order; every doubt goes to `tell`."""
    parts = _parted(row)
    if len(parts) > 1:
        sentence = f"This cell lists {len(parts)} actions; each became one, with the rest of its row."
        tell(Fault(row.place, sentence, N_("Correct what holds for one of them only.")))
    if not row.texts.get("action"):
        tell(Fault(row.place, N_("The action is missing."), FILL_IN))
    told: set[Fault] = set()

    def once(fault: Fault) -> None:
        if fault not in told:
            told.add(fault)
            tell(fault)

    for part in parts:
        yield _action(part, once)


def _action(row: PlanRow, tell: Tell) -> PlannedAction:
    target_text, target = _target(row, tell)
    return PlannedAction(
        row.place,
        row.texts.get("action", ""),
        _agencies(row, tell),
        row.texts.get("milestones", ""),
        target_text,
        target,
        row.texts.get("completed", ""),
    )


def _parted(row: PlanRow) -> list[PlanRow]:
    """Return a row for each action that its cell lists; a list that follows from words above it is one action."""
    text = row.texts.get("action", "")
    found = listed_in(text)
    if found is None or found.before or not all(_begins_a_sentence(item) for item in found.items):
        return [row]
    count = len(found.items)
    rows: list[PlanRow] = []
    for i, item in enumerate(found.items):
        texts = dict(row.texts) | {"action": item}
        for name in _SHARED:
            texts[name] = _share(name, row.texts.get(name, ""), found.marks, count)[i]
        missing = {name for name in _SHARED if name not in row.texts}
        kept = {name: words for name, words in texts.items() if name not in missing}
        rows.append(replace(row, texts=kept))
    return rows


def _begins_a_sentence(item: str) -> bool:
    return item[0].isupper() and len(item.split()) > 1


def _share(name: str, text: str, marks: tuple[str, ...], count: int) -> list[str]:
    """Return what a cell says for each of several actions: item by item where its list is alike, else the whole."""
    found = listed_in(text)
    alike = found is not None and not found.before and len(found.items) == count
    if found is not None and alike and found.marks == marks and (marks or name != "lead"):
        return list(found.items)
    lines = [line for line in text.split("\n") if line.strip()]
    if name == "target" and len(lines) == count:
        return lines
    return [text] * count


def _agencies(row: PlanRow, tell: Tell) -> tuple[str, ...]:
    text = row.texts.get("lead", "")
    agencies = split_agencies(text)
    if not agencies and "lead" in row.texts:
        left = (one_line(text),) if text else ()
        tell(Fault(row.place, N_("The lead agency is missing."), FILL_IN, left))
    long = tuple(name for name in agencies if len(name) > _LONGEST_AGENCY)
    if long:
        sentence = N_("The lead agency is a long text and was cut after 120 characters.")
        tell(Fault(row.place, sentence, CHECK, long))
    return tuple(name[:_LONGEST_AGENCY] for name in agencies)


def _target(row: PlanRow, tell: Tell) -> tuple[str, PartialDate | None]:
    """Return the target as written, on one line, and as a date."""
    text = one_line(row.texts.get("target", ""))
    if "target" in row.dates:
        return text, row.dates["target"]
    if not text:
        if "target" in row.texts and not row.texts.get("completed"):
            tell(Fault(row.place, N_("The target date is missing."), FILL_IN))
        return "", None
    if len(text) > _LONGEST_TARGET:
        sentence = N_("The target date is a long text and was cut after 200 characters.")
        tell(Fault(row.place, sentence, CHECK, (text,)))
        return text[:_LONGEST_TARGET], None
    if "target" in row.figures and not re.fullmatch(r"20\d\d", text):
        read = Understood(None, N_("It is a bare number."), FILL_IN)
    else:
        read = understood(text)
    if read.doubt:
        tell(Fault(row.place, f"Target date: {read.doubt}", read.remedy))
    return text, read.date
