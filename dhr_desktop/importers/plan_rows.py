"""Turns the rows of a plan's tables into recommendations and actions, and names every fault on the way."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dhr_desktop.base.words import N_, listed
from dhr_desktop.importers.dates import Understood, understood
from dhr_desktop.importers.faults import Fault
from dhr_desktop.importers.plan_agencies import split_agencies
from dhr_desktop.importers.plan_cells import PlanRow
from dhr_desktop.importers.plan_numbers import number_alone, split_number
from dhr_desktop.importers.plan_preview import PlannedAction, PlannedRecommendation, PlanPreview
from dhr_desktop.importers.plan_scope import scopes_of
from dhr_desktop.importers.wording import one_line, quoted
from dhr_desktop.model.partial_date import PartialDate

_LONGEST_NUMBER: Final = 30
_LONGEST_TARGET: Final = 200
_LONGEST_AGENCY: Final = 120
_FILL_IN: Final = N_("Fill it in after the import, or complete it in the file.")
_CHECK: Final = N_("Check it after the import.")
_ACTION_FIELDS: Final = ("action", "lead", "milestones", "target", "completed")
_SECTION: Final = re.compile(r"[^.]{0,80}\brecommendations?:?|[^.]{0,60}\baction plan:?", re.IGNORECASE)


class PlanAssembly:
    """Takes the rows of one plan in order; `preview` returns what they amount to."""

    def __init__(self) -> None:
        self._done: list[PlannedRecommendation] = []
        self._faults: list[Fault] = []
        self._current: PlannedRecommendation | None = None
        self._numbered: dict[str, str] = {}

    def fault(self, place: str, sentence: str, remedy: str) -> None:
        """Add a fault that is not of one row."""
        self._faults.append(Fault(place, sentence, remedy))

    def preview(self) -> PlanPreview:
        """Return everything that was understood."""
        self.close()
        return PlanPreview(tuple(self._done), tuple(self._faults))

    def close(self) -> None:
        """End the recommendation at hand: what follows does not belong to it."""
        if self._current is None:
            return
        if not self._current.actions:
            self.fault(self._current.place, N_("This recommendation has no action."), _FILL_IN)
        self._done.append(self._current)
        self._current = None

    def add_banner(self, place: str, text: str) -> None:
        """Take a row that is one cell across the table: a recommendation above its actions, or a heading."""
        number, rest = split_number(text)
        if number and rest:
            self._begin(place, number, rest)
        else:
            self.fault(
                place,
                f"{quoted(text)} goes across the whole table and was read as a heading.",
                N_("If it is a recommendation, add it by hand after the import."),
            )

    def add(self, row: PlanRow) -> None:
        """Take one row."""
        if not row.own:
            return
        if self._is_section(row):
            self.add_banner(row.place, row.texts["recommendation"])
            return
        for sentence, remedy in row.doubts:
            self.fault(row.place, sentence, remedy)
        self._follow_recommendation(row)
        self._read_scope(row)
        if any(row.texts.get(name) for name in _ACTION_FIELDS):
            self._add_action(row)

    def _is_section(self, row: PlanRow) -> bool:
        """Say whether a row only says which recommendations follow ("Single agency recommendations")."""
        text = row.texts.get("recommendation", "")
        return (
            set(row.own) == {"recommendation"}
            and _SECTION.fullmatch(text) is not None
            and not split_number(text)[0]
        )

    def _follow_recommendation(self, row: PlanRow) -> None:
        """Stay with the recommendation at hand or begin the next one."""
        number, text = self._named(row)
        current = self._current
        named = {"recommendation", "number"} & row.own
        if current is not None and (not named or _is_same(current, number, text)):
            return
        if not named or not text:
            self.fault(row.place, N_("The recommendation is empty."), _FILL_IN)
        self._begin(row.place, number, text)

    def _named(self, row: PlanRow) -> tuple[str, str]:
        """Return number and text of the recommendation that a row names."""
        previous = self._current.number if self._current else ""
        number, text = split_number(row.texts.get("recommendation", ""), previous)
        if "number" in row.own:
            alone = number_alone(one_line(row.texts["number"]))
            if number and number != alone:
                text = row.texts["recommendation"]
            number = alone
        if {"number", "recommendation"} & row.dates.keys():
            self.fault(row.place, N_("Excel has turned the number into a date."), _FILL_IN)
        if len(number) > _LONGEST_NUMBER:
            self.fault(row.place, N_("The number was too long and was cut after 30 characters."), _CHECK)
            number = number[:_LONGEST_NUMBER]
        return number, text

    def _begin(self, place: str, number: str, text: str) -> None:
        self.close()
        if number and number.casefold() in self._numbered:
            earlier = self._numbered[number.casefold()]
            self.fault(
                place,
                f"The number {number} was used before, in {earlier}.",
                N_("Give one of them another number."),
            )
        elif number:
            self._numbered[number.casefold()] = place
        self._current = PlannedRecommendation(place, number, text)

    def _read_scope(self, row: PlanRow) -> None:
        if "scope" not in row.own:
            return
        text = row.texts["scope"]
        scopes = scopes_of(text)
        current = self._current
        assert current is not None
        if not scopes:
            self.fault(row.place, f"The scope {quoted(text)} is not local, regional or national.", _FILL_IN)
            return
        widest = scopes[0]
        if len(scopes) > 1:
            names = listed([scope.value for scope in scopes])
            self.fault(row.place, f"The scope names {names}; the widest was taken.", _CHECK)
        if current.scope is None:
            self._current = replace(current, scope=widest)
        elif current.scope is not widest:
            self.fault(
                row.place, N_("The scope differs from that of the rows above; the first was kept."), _CHECK
            )

    def _add_action(self, row: PlanRow) -> None:
        texts = row.texts
        if not texts.get("action"):
            self.fault(row.place, N_("The action is missing."), _FILL_IN)
        target_text, target = self._target(row)
        action = PlannedAction(
            row.place,
            texts.get("action", ""),
            self._agencies(row),
            texts.get("milestones", ""),
            target_text,
            target,
            texts.get("completed", ""),
        )
        assert self._current is not None
        self._current = replace(self._current, actions=(*self._current.actions, action))

    def _agencies(self, row: PlanRow) -> tuple[str, ...]:
        agencies = split_agencies(row.texts.get("lead", ""))
        if not agencies and "lead" in row.texts:
            self.fault(row.place, N_("The lead agency is missing."), _FILL_IN)
        if any(len(name) > _LONGEST_AGENCY for name in agencies):
            self.fault(
                row.place, N_("The lead agency is a long text and was cut after 120 characters."), _CHECK
            )
        return tuple(name[:_LONGEST_AGENCY] for name in agencies)

    def _target(self, row: PlanRow) -> tuple[str, PartialDate | None]:
        """Return the target as written, on one line, and as a date."""
        text = one_line(row.texts.get("target", ""))
        if "target" in row.dates:
            return text, row.dates["target"]
        if not text:
            if "target" in row.texts and not row.texts.get("completed"):
                self.fault(row.place, N_("The target date is missing."), _FILL_IN)
            return "", None
        if len(text) > _LONGEST_TARGET:
            sentence = N_("The target date is a long text and was cut after 200 characters.")
            self.fault(row.place, sentence, _CHECK)
            return text[:_LONGEST_TARGET], None
        if "target" in row.figures and not re.fullmatch(r"20\d\d", text):
            read = Understood(None, N_("It is a bare number."), _FILL_IN)
        else:
            read = understood(text)
        if read.doubt:
            self.fault(row.place, f"Target date: {read.doubt}", read.remedy)
        return text, read.date


def _is_same(current: PlannedRecommendation, number: str, text: str) -> bool:
    """Say whether a row repeats the recommendation at hand instead of beginning another."""
    if number and number.casefold() != current.number.casefold():
        return False
    same_text = one_line(text).casefold() == one_line(current.text).casefold()
    return same_text or (not text and bool(number))
