"""Turns an invented case, written by hand as data, into the records of a review and all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.panel_member import PanelMember
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.state_change import StateChange
from dhr_desktop.model.terms import (
    CaseTag,
    DeathPlace,
    DecisionOutcome,
    DelayReason,
    Involvement,
    JointWith,
    MeetingKind,
    Method,
    NameForm,
    PersonRole,
    PublicationForm,
    Regime,
    ReviewKind,
    Route,
    Sex,
    Vulnerability,
)
from dhr_desktop.services.invented_days import age_band, birth
from dhr_desktop.services.invented_plans import actions, progress_updates, recommendations
from dhr_desktop.services.invented_telling import CaseFile, Facts, Roster, term, terms


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecords:
    """A review and everything that belongs to it."""

    review: CaseReview
    state_changes: tuple[StateChange, ...]
    people: tuple[Person, ...]
    panel_members: tuple[PanelMember, ...]
    meetings: tuple[Meeting, ...]
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    progress_updates: tuple[ProgressUpdate, ...]


def shaped(facts: Facts, roster: Roster, today: date, seed: int) -> CaseRecords:
    """Return the records of one hand-written case, told relative to today."""
    case = CaseFile(facts, roster, today, seed)
    panel = tuple(_members(case))
    return CaseRecords(
        review=_review(case),
        state_changes=tuple(_state_changes(case)),
        people=tuple(_person(case, n, told) for n, told in enumerate(facts["people"])),
        panel_members=panel,
        meetings=tuple(_meeting(case, panel, n, told) for n, told in enumerate(facts.get("meetings", ()))),
        recommendations=tuple(recommendations(case)),
        actions=tuple(actions(case)),
        progress_updates=tuple(progress_updates(case)),
    )


def _review(case: CaseFile) -> CaseReview:
    facts, calendar = case.facts, case.calendar
    return CaseReview(
        id=case.review_id,
        published_reference=facts.get("published_reference", ""),
        regime=Regime(facts.get("regime", Regime.S9_2004)),
        state=State(facts["states"][-1][0]),
        kinds=terms(ReviewKind, facts, "kinds"),
        joint_with=terms(JointWith, facts, "joint_with"),
        partnership=facts.get("partnership", "Merefordshire Community Safety Partnership"),
        district=facts["district"],
        died_on=calendar.partial(facts.get("died_on", 0)),
        victims=facts.get("victims", 1),
        aware_on=case.day(facts, "aware"),
        referrer=facts.get("referrer", ""),
        route=term(Route, facts, "route"),
        decision=term(DecisionOutcome, facts, "decision"),
        decided_on=case.day(facts, "decided"),
        rationale=case.prose(facts, "rationale"),
        chair=facts.get("chair", ""),
        author=facts.get("author", facts.get("chair", "")),
        scope_from=calendar.partial(facts["scope_from"]) if "scope_from" in facts else None,
        scope_to=calendar.partial(facts.get("scope_to", 0)) if "scope_from" in facts else None,
        key_lines=case.prose(facts, "key_lines"),
        summary=case.prose(facts, "summary"),
        place=term(DeathPlace, facts, "place"),
        method=term(Method, facts, "method"),
        tags=terms(CaseTag, facts, "tags"),
        report_due_agreed=case.day(facts, "report_due_agreed"),
        delay_reasons=terms(DelayReason, facts, "delay_reasons"),
        submitted_on=case.day(facts, "submitted"),
        letter_on=case.day(facts, "letter"),
        published_on=case.day(facts, "published"),
        publication_form=term(PublicationForm, facts, "publication_form"),
        implementation_form_on=case.day(facts, "implementation_form"),
        monitoring=facts.get("monitoring", ""),
        closed_on=case.day(facts, "closed"),
    )


def _state_changes(case: CaseFile) -> Iterator[StateChange]:
    before: State | None = None
    for number, (after, offset, by, note) in enumerate(case.facts["states"]):
        yield StateChange(
            id=case.id("state", number),
            review_id=case.review_id,
            before=before,
            after=State(after),
            on=case.calendar.working_day(offset),
            by=by,
            note=case.calendar.told(note),
        )
        before = State(after)


def _person(case: CaseFile, number: int, told: Facts) -> Person:
    died = case.calendar.died
    born, recorded = birth(died, told["born"]) if "born" in told else (None, None)
    role = PersonRole(told["role"])
    dies = role == PersonRole.VICTIM or "died_on" in told
    return Person(
        id=case.id("person", number),
        review_id=case.review_id,
        role=role,
        real_name=told["name"],
        aliases=tuple(told.get("aliases", ())),
        born_on=recorded,
        died_on=case.calendar.partial(told.get("died_on", case.facts.get("died_on", 0))) if dies else None,
        addresses=tuple(told.get("addresses", ())),
        phones=tuple(told.get("phones", ())),
        references=tuple(told.get("references", ())),
        published_name=told.get("published", ""),
        name_form=term(NameForm, told, "form"),
        name_chosen_by=told.get("chosen_by", ""),
        relationship=told.get("relationship", ""),
        sex=term(Sex, told, "sex"),
        age_band=age_band(born, died) if born else None,
        ethnicity=told.get("ethnicity", ""),
        vulnerabilities=terms(Vulnerability, told, "vulnerabilities"),
        notes=case.prose(told, "notes"),
    )


def _members(case: CaseFile) -> Iterator[PanelMember]:
    """A seat is told as [key, return] or [key, return, first day, last day]."""
    seats: list[list[Any]] = case.facts.get("panel", [])
    for key, involvement, *days in seats:
        member = case.roster.members[key]
        first = days[0] if days else case.facts["panel_from"]
        forename, surname = member["name"].rsplit(" ", 1)
        mailbox = f"{forename.split()[-1]}.{surname}".lower().replace("’", "").replace("'", "")
        yield PanelMember(
            id=case.id("member", key),
            review_id=case.review_id,
            name=member["name"],
            post=member["post"],
            agency_id=case.roster.agencies[member["agency"]],
            involvement=Involvement(involvement),
            seat_from=case.calendar.working_day(first),
            seat_to=case.calendar.working_day(days[1]) if len(days) > 1 else None,
            independent=True,
            confidentiality_on=case.calendar.working_day(first),
            email=f"{mailbox}@{member['agency']}.merefordshire.example",
        )


def _meeting(case: CaseFile, panel: tuple[PanelMember, ...], number: int, told: Facts) -> Meeting:
    held = case.calendar.working_day(told["on"])
    seated = {
        m.id
        for m in panel
        if m.seat_from and m.seat_from <= held and (m.seat_to is None or held <= m.seat_to)
    }
    if "present" in told:
        seated &= {case.id("member", key) for key in told["present"]}
    absent = {case.id("member", key) for key in told.get("apologies", ())}
    return Meeting(
        id=case.id("meeting", number),
        review_id=case.review_id,
        kind=MeetingKind(told.get("kind", MeetingKind.PANEL)),
        held_on=held,
        venue=told.get("venue", "Online"),
        attended=tuple(id_ for id_ in (m.id for m in panel) if id_ in seated - absent)
        if "minutes" in told
        else (),
        minutes=case.prose(told, "minutes"),
        decisions=case.prose(told, "decisions"),
    )
