"""A person of a review: who somebody really is, and the name under which they appear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Choice, Choices, Lines, Link, PartialDay, Prose, Text
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.sensitivity import Sensitivity as S
from dhr_desktop.model.terms import AgeBand, NameForm, PersonRole, Sex, Vulnerability


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Person(Record):
    """One entry of the key between real and published names. The key is in no export."""

    NAME: ClassVar[str] = "person"
    LABEL: ClassVar[str] = "Person"
    PLURAL: ClassVar[str] = "People"

    review_id: Annotated[
        str, Link(label="Review", sensitivity=S.INTERNAL, to="case_review", owner=True, required=True)
    ] = ""
    role: Annotated[
        PersonRole | None, Choice(label="Role", sensitivity=S.PERSONAL, of=PersonRole, required=True)
    ] = None
    real_name: Annotated[
        str,
        Text(
            label="Real name",
            sensitivity=S.NEVER,
            required=True,
            identifies="name",
            help="Never leaves the vault.",
        ),
    ] = ""
    aliases: Annotated[
        tuple[str, ...],
        Lines(
            label="Other names",
            sensitivity=S.NEVER,
            identifies="name",
            help="Nicknames, maiden and former names, spellings: one a line. Each is looked for in everything that leaves.",
        ),
    ] = ()
    born_on: Annotated[
        PartialDate | None, PartialDay(label="Date of birth", sensitivity=S.NEVER, identifies="born")
    ] = None
    died_on: Annotated[PartialDate | None, PartialDay(label="Date of death", sensitivity=S.PERSONAL)] = None
    addresses: Annotated[
        tuple[str, ...],
        Lines(
            label="Addresses",
            sensitivity=S.NEVER,
            identifies="address",
            help="Present and former, one a line.",
        ),
    ] = ()
    phones: Annotated[
        tuple[str, ...],
        Lines(
            label="Telephone numbers and e-mail", sensitivity=S.NEVER, identifies="phone", help="One a line."
        ),
    ] = ()
    references: Annotated[
        tuple[str, ...],
        Lines(
            label="Reference numbers",
            sensitivity=S.NEVER,
            identifies="reference",
            help="NHS, PNC, crime, court or case numbers: one a line.",
        ),
    ] = ()
    published_name: Annotated[
        str,
        Text(
            label="Published name",
            sensitivity=S.OPEN,
            longest=80,
            help="The name used in the report. Never anyone's real name unless the family chose so.",
        ),
    ] = ""
    name_form: Annotated[
        NameForm | None, Choice(label="Form of the published name", sensitivity=S.INTERNAL, of=NameForm)
    ] = None
    name_chosen_by: Annotated[
        str,
        Text(
            label="Chosen by",
            sensitivity=S.INTERNAL,
            help="Who chose the published name, and whether the family was asked.",
        ),
    ] = ""
    relationship: Annotated[
        str,
        Text(
            label="Relationship",
            sensitivity=S.PERSONAL,
            help="To the victim, for example sister, former partner.",
        ),
    ] = ""
    sex: Annotated[Sex | None, Choice(label="Sex", sensitivity=S.SPECIAL, of=Sex)] = None
    age_band: Annotated[AgeBand | None, Choice(label="Age band", sensitivity=S.SPECIAL, of=AgeBand)] = None
    ethnicity: Annotated[str, Text(label="Ethnicity", sensitivity=S.SPECIAL, longest=80)] = ""
    vulnerabilities: Annotated[
        tuple[Vulnerability, ...], Choices(label="Vulnerabilities", sensitivity=S.SPECIAL, of=Vulnerability)
    ] = ()
    notes: Annotated[str, Prose(label="Notes", sensitivity=S.SPECIAL)] = ""
