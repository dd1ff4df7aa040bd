"""A body that sits on panels, writes returns and owns actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Choice, Flag, Text
from dhr_desktop.model.sensitivity import Sensitivity as S
from dhr_desktop.model.terms import Sector


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Agency(Record):
    """An organisation, shared by all reviews."""

    NAME: ClassVar[str] = "agency"
    LABEL: ClassVar[str] = "Agency"
    PLURAL: ClassVar[str] = "Agencies"

    name: Annotated[str, Text(label="Name", sensitivity=S.OPEN, required=True, longest=120)] = ""
    short_name: Annotated[str, Text(label="Short name", sensitivity=S.OPEN, longest=40)] = ""
    sector: Annotated[Sector | None, Choice(label="Sector", sensitivity=S.OPEN, of=Sector)] = None
    statutory: Annotated[
        bool,
        Flag(
            label="Named in section 9(4)",
            sensitivity=S.OPEN,
            help="Has the duty to have regard to the guidance.",
        ),
    ] = False
