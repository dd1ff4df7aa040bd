"""Composes any number of further invented cases from templates, for measuring; people read the hand-written ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.terms import ActionStatus, CaseTag, Method, ReviewKind, Scope, Theme
from dhr_desktop.services.invented_telling import Facts

Pools = Mapping[str, Any]

_TOKEN: Final = re.compile(r"<([vVspPia])>")
_HELD: Final = (
    (State.NOTIFIED, 4),
    (State.SCOPING, 4),
    (State.DECISION, 24),
    (State.COMMISSIONING, 3),
    (State.CONDUCTING, 90),
    (State.DRAFTING, 240),
    (State.CSP_SIGNOFF, 150),
    (State.SUBMITTED, 35),
    (State.QA, 110),
    (State.AWAITING_PUBLICATION, 20),
    (State.PUBLISHED, 150),
    (State.IMPLEMENTING, 6),
    (State.CLOSED, 900),
)
"""The usual way, each state with the days that it takes to get there."""
_ENDS: Final = (
    *(state for state, _ in _HELD),
    *(State.IMPLEMENTING,) * 6,
    *(State.CLOSED,) * 8,
    State.NOT_HOLD,
)
_RELATIONSHIPS: Final = ("Partner", "Former partner", "Husband", "Son", "Brother", "Household member")


def composed_cases(pools: Pools, count: int, seed: int) -> Iterator[Facts]:
    """Yield cases in the form of the hand-written ones; the same for the same seed."""
    random = Random(f"invented cases {seed}")  # noqa: S311 - variety, not secrecy
    for number in range(count):
        yield _Composer(pools, random).case(number)


@dataclass(frozen=True, slots=True)
class _Named:
    given: str
    family: str
    ethnicity: str

    @property
    def whole(self) -> str:
        return f"{self.given} {self.family}"


class _Composer:
    """Composes one case."""

    def __init__(self, pools: Pools, random: Random) -> None:
        self._pools, self._random = pools, random
        self._victim, self._other = self._named("women"), self._named("men")

    def case(self, number: int) -> dict[str, Any]:
        random, pools = self._random, self._pools
        days = _timeline(random, random.choice(_ENDS))
        state, last = list(days.items())[-1]
        decided = days.get(State.COMMISSIONING, days.get(State.NOT_HOLD))
        facts: dict[str, Any] = {
            "key": f"composed-{number}",
            "died": last + random.randrange(5, 1500),
            "died_on": random.choice(("0", "0", "0", "0 month", "0 year", "about 0 year")),
            "kinds": [random.choice(list(ReviewKind))],
            "district": random.choice(list(pools["districts"])),
            "aware": days[State.NOTIFIED],
            "referrer": "Merefordshire Police",
            "route": "police",
            "summary": self._prose("summaries"),
            "key_lines": "\n".join(self._several("key_lines", 4)),
            "scope_from": f"-{random.randrange(700, 2000)} month",
            "place": "residential",
            "method": random.choice(list(Method)),
            "tags": random.sample(list(CaseTag), 3),
            "states": [[state, day, "Business office", ""] for state, day in days.items()],
            "people": self._people(number),
            "panel": [[seat, "imr"] for seat in random.sample(pools["seats"], 6)],
            "panel_from": days[State.NOTIFIED] + 20,
            "meetings": list(self._meetings(days)),
        }
        if decided is not None:
            facts |= {"decided": decided, "decision": "hold" if state != State.NOT_HOLD else "not_hold"}
            facts["rationale"] = self._prose("rationales")
        if State.CONDUCTING in days:
            facts |= {"chair": random.choice(pools["chairs"]), "delay_reasons": ["criminal_trial"]}
            facts["recommendations"] = list(self._recommendations(days))
        facts |= _milestones(days)
        return facts

    def _named(self, sex: str) -> _Named:
        group = self._random.choice(self._pools["names"])
        return _Named(
            self._random.choice(group[sex]), self._random.choice(group["family"]), group["ethnicity"]
        )

    def _people(self, number: int) -> list[dict[str, Any]]:
        random, pools = self._random, self._pools
        district, area = random.choice(list(pools["districts"].items()))
        street = random.choice(pools["streets"])
        address = f"{random.randrange(1, 180)} {street}, {district}, {area}{random.randrange(1, 10)} {random.randrange(1, 10)}QZ"
        relative = _Named(self._named("women").given, self._victim.family, "")
        return [
            {
                "role": "victim", "name": self._victim.whole, "aliases": [self._victim.given], "sex": "female",
                "born": f"{random.randrange(18, 85)}y{random.randrange(365)}d", "addresses": [address],
                "phones": [f"07700 900{random.randrange(1000):03}"], "references": [f"NHS 999 {number:07}"],
                "published": "Adult A", "form": "letter", "ethnicity": self._victim.ethnicity,
            },
            {
                "role": "perpetrator", "name": self._other.whole, "aliases": [self._other.given], "sex": "male",
                "born": f"{random.randrange(18, 85)}y0d year", "published": "Adult B", "form": "letter",
                "relationship": random.choice(_RELATIONSHIPS), "references": [f"PNC 20/{number:06}X"],
            },
            {
                "role": "relative", "name": relative.whole, "published": "Sister", "form": "role", "relationship": "Sister",
                "sex": "female", "phones": [f"01632 960{random.randrange(1000):03}"],
            },
        ]  # fmt: skip

    def _meetings(self, days: Mapping[State, int]) -> Iterator[dict[str, Any]]:
        for kind, state, after in (
            ("scoping", State.SCOPING, 22),
            ("panel", State.CONDUCTING, 30),
            ("panel", State.CONDUCTING, 160),
        ):
            if state in days and (state is State.SCOPING or State.DRAFTING in days):
                yield {
                    "kind": kind if state is State.CONDUCTING else "scoping", "on": days[state] + after,
                    "venue": self._random.choice(self._pools["venues"]),
                    "minutes": "\n\n".join(self._several("minutes", 5)), "decisions": self._prose("decisions"),
                }  # fmt: skip

    def _recommendations(self, days: Mapping[State, int]) -> Iterator[dict[str, Any]]:
        random, plan = self._random, self._pools["plan"]
        for number in range(1, random.randrange(4, 9)):
            to = random.sample(self._pools["addressees"], random.choice((1, 1, 1, 2)))
            text = f"{random.choice(plan['recommendations'])}{random.choice(plan['reasons'])}"
            yield {
                "n": str(number),
                "text": text.replace("<a>", "Each addressee" if len(to) > 1 else "The agency"),
                "to": to,
                "scope": random.choice(
                    (Scope.LOCAL, Scope.LOCAL, Scope.LOCAL, Scope.REGIONAL, Scope.NATIONAL)
                ),
                "themes": random.sample(list(Theme), 2),
                "actions": [self._action(days) for _ in range(random.choice((1, 1, 2)))],
            }

    def _action(self, days: Mapping[State, int]) -> dict[str, Any]:
        random, plan = self._random, self._pools["plan"]
        begun, last = days[State.CONDUCTING], max(days.values())
        target = begun + random.randrange(100, 900)
        closed = State.CLOSED in days
        told: dict[str, Any] = {
            "do": random.choice(plan["actions"]),
            "owner": random.choice(self._pools["owners"]),
            "milestones": random.choice(plan["milestones"]),
            "target": f"{target} {random.choice(('day', 'month', 'month', 'part', 'year'))}",
        }
        if closed or random.random() < 0.4:
            told |= {"done": random.randrange(begun, last + 1), "outcome": random.choice(plan["outcomes"])}
            told |= {"claimed": ActionStatus.DONE_UNVERIFIED}
            if closed or random.random() < 0.5:
                told["verified"] = ActionStatus.DONE_VERIFIED
            return told
        told["claimed"] = random.choice((ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS))
        if random.random() < 0.5:
            on = random.randrange(begun, last + 1)
            told["log"] = [[on, "Business office", ActionStatus.IN_PROGRESS, random.choice(plan["updates"])]]
            told["blocker"] = random.choice(("", "", random.choice(plan["blockers"])))
        return told

    def _prose(self, pool: str) -> str:
        return self._several(pool, 1)[0]

    def _several(self, pool: str, count: int) -> list[str]:
        return [self._filled(text) for text in self._random.sample(self._pools["prose"][pool], count)]

    def _filled(self, text: str) -> str:
        victim, other = self._victim, self._other
        words = {
            "v": victim.given, "V": victim.whole, "s": victim.family, "p": other.given, "P": other.family,
            "i": victim.given[0] + victim.family[0], "a": "the agency",
        }  # fmt: skip
        return _TOKEN.sub(lambda match: words[match[1]], text)


def _timeline(random: Random, end: State) -> dict[State, int]:
    """Return the states up to an end, each with its day after the death."""
    days: dict[State, int] = {}
    day = 0
    for state, usual in _HELD:
        day += usual + random.randrange(usual // 3 + 1)
        if end is State.NOT_HOLD and state is State.COMMISSIONING:
            days[end] = day
            return days
        days[state] = day
        if state is end:
            break
    return days


def _milestones(days: Mapping[State, int]) -> dict[str, Any]:
    """Return the dates of a review that follow from its moves."""
    facts: dict[str, Any] = {}
    if State.SUBMITTED in days:
        facts |= {"submitted": days[State.SUBMITTED], "sent": days[State.SUBMITTED], "answer": "accepted"}
        facts["answered"] = days[State.SUBMITTED]
    if State.AWAITING_PUBLICATION in days:
        facts["letter"] = days[State.AWAITING_PUBLICATION]
    if State.PUBLISHED in days:
        facts |= {"published": days[State.PUBLISHED], "publication_form": "full"}
    if State.CLOSED in days:
        facts |= {"closed": days[State.CLOSED], "implementation_form": days[State.PUBLISHED] + 182}
    return facts
