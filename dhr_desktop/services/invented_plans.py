"""The plan of an invented case: its recommendations, their actions, and what busy officers report on them."""

from __future__ import annotations

from collections.abc import Iterator

from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.terms import Acceptance, ActionStatus, Level, Scope, Theme
from dhr_desktop.services.invented_telling import CaseFile, Facts, term, terms


def recommendations(case: CaseFile) -> Iterator[Recommendation]:
    """Return the recommendations in the order of the report."""
    facts = case.facts
    for number, told in enumerate(_told(case)):
        addressees = case.roster.ids(told["to"])
        level = Level.SINGLE_AGENCY if len(addressees) == 1 else Level.MULTI_AGENCY
        answer = told.get("answer", facts.get("answer"))
        yield Recommendation(
            id=case.id("recommendation", number),
            review_id=case.review_id,
            number=told["n"],
            text=case.prose(told, "text"),
            level=Level(told.get("level", level)),
            scope=Scope(told.get("scope", Scope.LOCAL)),
            addressees=addressees,
            department=told.get("department", ""),
            themes=terms(Theme, told, "themes"),
            acceptance=Acceptance(answer) if answer else None,
            acceptance_reason=case.prose(told, "why"),
            sent_on=case.day(told if "sent" in told else facts, "sent"),
            answered_on=case.day(told if "answered" in told else facts, "answered") if answer else None,
        )


def actions(case: CaseFile) -> Iterator[Action]:
    """Return the actions of each recommendation."""
    for number, recommendation in enumerate(_told(case)):
        for place, told in enumerate(_told_actions(recommendation)):
            yield Action(
                id=case.id("action", number, place),
                recommendation_id=case.id("recommendation", number),
                text=case.prose(told, "do"),
                lead_agencies=case.roster.ids(told.get("lead", recommendation["to"])),
                owner_post=told.get("owner", ""),
                milestones=case.prose(told, "milestones"),
                target=case.calendar.partial(told["target"]) if "target" in told else None,
                target_text=case.prose(told, "target_text"),
                completed_on=case.day(told, "done"),
                outcome=case.prose(told, "outcome"),
                claimed=_claimed(told),
                verified=term(ActionStatus, told, "verified"),
                blocker=case.prose(told, "blocker"),
            )


def progress_updates(case: CaseFile) -> Iterator[ProgressUpdate]:
    """Return the updates; each is told as [days, representative's key or words, status, text]."""
    for number, recommendation in enumerate(_told(case)):
        for place, told in enumerate(_told_actions(recommendation)):
            for turn, (offset, author, status, text) in enumerate(told.get("log", ())):
                yield ProgressUpdate(
                    id=case.id("update", number, place, turn),
                    action_id=case.id("action", number, place),
                    on=case.calendar.working_day(offset),
                    author=case.roster.name(author),
                    text=case.calendar.told(text),
                    status=ActionStatus(status),
                )


def _told(case: CaseFile) -> list[Facts]:
    found: list[Facts] = case.facts.get("recommendations", [])
    return found


def _told_actions(recommendation: Facts) -> list[Facts]:
    found: list[Facts] = recommendation.get("actions", [])
    return found


def _claimed(told: Facts) -> ActionStatus:
    """Return what the last update says; an action without updates tells its status itself."""
    log: list[list[str]] = told.get("log", [])
    return ActionStatus(log[-1][2] if log else told.get("claimed", ActionStatus.NOT_STARTED))
