"""Turns the rows of a plan's tables into recommendations and actions, and names every fault on the way."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dhr_desktop.base.words import N_, listed
from dhr_desktop.importers.faults import Fault
from dhr_desktop.importers.plan_actions import CHECK, FILL_IN, actions_of
from dhr_desktop.importers.plan_cells import PlanRow
from dhr_desktop.importers.plan_numbers import number_alone, split_number
from dhr_desktop.importers.plan_preview import PlannedRecommendation, PlanPreview
from dhr_desktop.importers.plan_scope import says_more, scope_of_heading, scopes_of
from dhr_desktop.importers.wording import one_line, quoted, whole_if_cut
from dhr_desktop.model.terms import Scope

_LONGEST_NUMBER: Final = 30
_ACTION_FIELDS: Final = ("action", "lead", "milestones", "target", "completed")
_SECTION: Final = re.compile(
    r"[^.]{0,80}\brecommendations?:?|[^.]{0,60}\baction plan:?|(?:sub)?-?totals?\b[^.]{0,80}", re.IGNORECASE
)


class PlanAssembly:
    """Takes the rows of one plan in order; `preview` returns what they amount to."""

    def __init__(self) -> None:
        self._done: list[PlannedRecommendation] = []
        self._faults: list[Fault] = []
        self._current: PlannedRecommendation | None = None
        self._numbered: dict[str, str] = {}
        self._section: Scope | None = None
        self._fallback: Scope | None = None
        self._columns: dict[str, int] = {}
        self._beside: dict[int, list[str]] = {}

    def fault(self, place: str, sentence: str, remedy: str, *not_taken: str) -> None:
        """Add a fault; `not_taken` are the words that it leaves out."""
        self._faults.append(Fault(place, sentence, remedy, not_taken))

    def left_out_column(self, place: str, heading: str) -> None:
        """Say that a column is none of the plan's; what its rows say is told with it."""
        self._columns[heading] = len(self._faults)
        self.fault(
            place,
            f"The column {quoted(heading)} is not one of the plan's seven and was left out.",
            N_("Copy by hand what you need of it."),
            *whole_if_cut(heading),
        )

    def preview(self) -> PlanPreview:
        """Return everything that was understood."""
        self.close()
        faults = list(self._faults)
        for at, texts in self._beside.items():
            faults[at] = replace(faults[at], not_taken=(*faults[at].not_taken, *texts))
        return PlanPreview(tuple(self._done), tuple(faults))

    def close(self) -> None:
        """End the recommendation at hand: what follows does not belong to it."""
        if self._current is None:
            return
        if not self._current.actions:
            self.fault(self._current.place, N_("This recommendation has no action."), FILL_IN)
        self._done.append(replace(self._current, scope=self._current.scope or self._fallback))
        self._current = None

    def add_banner(self, place: str, text: str) -> None:
        """Take a row that is one cell across the table: a recommendation above its actions, or a heading."""
        number, rest = split_number(text)
        if number and rest:
            self._begin(place, number, rest)
            return
        self.section(text)
        meaning = f" and gave the scope {self._section.value}" if self._section else ""
        self.fault(
            place,
            f"{quoted(text)} goes across the whole table and was read as a heading{meaning}.",
            N_("If it is a recommendation, add it by hand after the import."),
            *whole_if_cut(text),
        )

    def section(self, heading: str) -> None:
        """Take the scope that a heading names for the recommendations below it that name none."""
        self._section = scope_of_heading(heading)

    def add(self, row: PlanRow) -> None:
        """Take one row."""
        for heading, text in row.beside:
            self._beside.setdefault(self._columns[heading], []).append(f"{row.place}: {text}")
        self._faults.extend(row.doubts)
        if not row.own:
            return
        if self._is_section(row):
            self.add_banner(row.place, row.texts["recommendation"])
            return
        self._follow_recommendation(row)
        self._read_scope(row)
        if any(row.texts.get(name) for name in _ACTION_FIELDS):
            assert self._current is not None
            actions = tuple(actions_of(row, self._faults.append))
            self._current = replace(self._current, actions=(*self._current.actions, *actions))

    def _is_section(self, row: PlanRow) -> bool:
        """Say whether a row only says which recommendations follow ("Single agency recommendations")."""
        text = row.texts.get("recommendation", "")
        return set(row.own) == {"recommendation"} and is_section(text) and not split_number(text)[0]

    def _follow_recommendation(self, row: PlanRow) -> None:
        """Stay with the recommendation at hand or begin the next one."""
        number, text = self._named(row)
        current = self._current
        named = {"recommendation", "number"} & row.own
        if current is not None and (not named or _is_same(current, number, text)):
            return
        if not named or not text:
            self.fault(row.place, N_("The recommendation is empty."), FILL_IN)
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
            self.fault(row.place, N_("Excel has turned the number into a date."), FILL_IN)
        if len(number) > _LONGEST_NUMBER:
            sentence = N_("The number was too long and was cut after 30 characters.")
            self.fault(row.place, sentence, CHECK, number)
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
        self._fallback = self._section

    def _read_scope(self, row: PlanRow) -> None:
        if "scope" not in row.own:
            return
        text = row.texts["scope"]
        scopes = scopes_of(text)
        self._fallback = None
        current = self._current
        assert current is not None
        if not scopes:
            sentence = f"The scope {quoted(text)} is not local, regional or national."
            self.fault(row.place, sentence, FILL_IN, *whole_if_cut(text))
            return
        widest = scopes[0]
        if len(scopes) > 1:
            names = listed([scope.value for scope in scopes])
            self.fault(
                row.place, f"The scope names {names}; the widest was taken.", CHECK, *whole_if_cut(text, 0)
            )
        elif says_more(text):
            sentence = f"The scope {quoted(text)} was read as {widest.value}; its other words were left out."
            self.fault(row.place, sentence, CHECK, *whole_if_cut(text))
        if current.scope is None:
            self._current = replace(current, scope=widest)
        elif current.scope is not widest:
            sentence = N_("The scope differs from that of the rows above; the first was kept.")
            self.fault(row.place, sentence, CHECK, text)


def is_section(text: str) -> bool:
    """Say whether a text only says which recommendations follow ("Single agency recommendations")."""
    return _SECTION.fullmatch(text) is not None


def _is_same(current: PlannedRecommendation, number: str, text: str) -> bool:
    """Say whether a row repeats the recommendation at hand instead of beginning another."""
    if number and number.casefold() != current.number.casefold():
        return False
    same_text = one_line(text).casefold() == one_line(current.text).casefold()
    return same_text or (not text and bool(number))
