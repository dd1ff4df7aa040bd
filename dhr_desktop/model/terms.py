"""Enumerations of the field with their sources; the stored value is stable, the label is what people read.

Sources are numbered as in docs/domain.md; lists marked editable there are kept here as first forms.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of a fixed list: `value` is stored, `label` is shown."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member; without a label of its own the value is read as one."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.replace("_", " ").capitalize()
        return member


class Regime(Term):
    """The law that a review is held under; old records are never renamed."""

    S9_2004 = "s9_2004", "DHR (2004 Act, section 9)"
    S19_2024 = "s19_2024", "DARDR (2024 Act, section 19)"


class ReviewKind(Term):
    """What the death was, as far as the review's type is concerned."""

    INTIMATE_PARTNER = "intimate_partner"
    FAMILIAL = "familial"
    HOUSEHOLD = "household"
    SUICIDE = "suicide"
    UNEXPLAINED = "unexplained"


class JointWith(Term):
    """A sister review held together with this one."""

    SAR = "sar", "Safeguarding Adults Review"
    CSPR = "cspr", "Child Safeguarding Practice Review"
    MHHR = "mhhr", "Mental Health Homicide Review"
    OWHR = "owhr", "Offensive Weapons Homicide Review"
    MAPPA_SCR = "mappa_scr", "MAPPA Serious Case Review"
    SUSR = "susr", "Single Unified Safeguarding Review"


class Route(Term):
    """How the partnership came to know of the death."""

    POLICE = "police"
    AGENCY = "agency"
    FAMILY = "family"
    RTSS = "rtss", "Real time suicide surveillance"
    OTHER = "other"


class DecisionOutcome(Term):
    """What the partnership's chair decided."""

    HOLD = "hold", "Hold a review"
    JOINT = "joint", "Hold jointly with another review"
    NOT_HOLD = "not_hold", "Not hold a review"
    TRANSFER = "transfer", "Transfer to another partnership"


class DelayReason(Term):
    """Why a review is late or paused."""

    CRIMINAL_TRIAL = "criminal_trial"
    INQUEST = "inquest"
    IOPC = "iopc", "IOPC investigation"
    OTHER_REVIEW = "other_review"
    FAMILY = "family", "At the family's wish"
    AGENCY_DELAY = "agency_delay"
    REACHING_CONTRIBUTORS = "reaching_contributors"
    PARTNERSHIP_MEETINGS = "partnership_meetings"
    RESOURCE = "resource", "Lack of people or money"


class PublicationForm(Term):
    """What was published."""

    FULL = "full", "Full report"
    SUMMARY_ONLY = "summary_only", "Executive summary only"


class DeathPlace(Term):
    """Where the death happened [24]."""

    RESIDENTIAL = "residential"
    PUBLIC = "public"
    OTHER = "other"
    UNKNOWN = "unknown"


class Method(Term):
    """How the death was caused, as observed in published data [24]."""

    SHARP = "sharp", "Sharp instrument"
    BLUNT = "blunt", "Blunt instrument"
    HITTING = "hitting", "Hitting with weapon"
    STRANGULATION = "strangulation", "Strangulation (manual or ligature)"
    ASPHYXIATION = "asphyxiation"
    SHOOTING = "shooting"
    BURNING = "burning"
    ARSON = "arson"
    DROWNING = "drowning"
    POISONING = "poisoning"
    FALL = "fall"
    OTHER = "other"
    UNKNOWN = "unknown"


class CaseTag(Term):
    """Home Office library flags [24]. A missing tag means "not tagged", never "did not happen"."""

    INTIMATE_PARTNER_VIOLENCE = "intimate_partner_violence"
    FAMILIAL = "familial", "Familial homicide"
    PARRICIDE = "parricide"
    HOMICIDE_SUICIDE = "homicide_suicide", "Homicide followed by suicide"
    CHILDREN_PRESENT = "children_present"
    COERCIVE_CONTROL = "coercive_control"
    ECONOMIC_ABUSE = "economic_abuse"
    PHYSICAL_ABUSE = "physical_abuse"
    EMOTIONAL_ABUSE = "emotional_abuse"
    SEXUAL_ABUSE = "sexual_abuse"
    STALKING = "stalking"
    SEPARATION = "separation"
    FORCED_MARRIAGE = "forced_marriage"
    FAITH_BASED_MARRIAGE = "faith_based_marriage", "Faith-based marriage"
    HONOUR_BASED = "honour_based", "So-called honour-based abuse"


class PersonRole(Term):
    """What somebody is to the review."""

    VICTIM = "victim"
    PERPETRATOR = "perpetrator", "Perpetrator or alleged perpetrator"
    CHILD = "child"
    RELATIVE = "relative"
    FRIEND = "friend"
    PROFESSIONAL = "professional"


class NameForm(Term):
    """The kind of name that stands in the published report."""

    PSEUDONYM = "pseudonym"
    INITIALS = "initials"
    LETTER = "letter", "Letter (Adult A)"
    ROLE = "role", "Role (the victim, GP1)"
    REAL_NAME = "real_name", "Real name, chosen by the family"


class Sex(Term):
    """As recorded by the agencies."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class AgeBand(Term):
    """Age at death or at the time of the events; adult bands as in the Home Office library [24]."""

    INFANT = "infant", "Infant"
    PRIMARY = "primary", "Primary school age"
    SECONDARY = "secondary", "Secondary school age"
    A16_19 = "16_19", "16 to 19"
    A20_24 = "20_24", "20 to 24"
    A25_34 = "25_34", "25 to 34"
    A35_44 = "35_44", "35 to 44"
    A45_54 = "45_54", "45 to 54"
    A55_64 = "55_64", "55 to 64"
    A65_PLUS = "65_plus", "65 and over"
    UNKNOWN = "unknown"


class Vulnerability(Term):
    """Home Office library vulnerability tags [24]; untagged is not absent."""

    ALCOHOL = "alcohol"
    HOUSING = "housing"
    NEURODIVERSITY = "neurodiversity"
    PHYSICAL_DISABILITY = "physical_disability"
    PREGNANCY = "pregnancy"
    SUBSTANCE_MISUSE = "substance_misuse"
    MENTAL_HEALTH = "mental_health"
    CARER = "carer", "Caring responsibilities"
    OTHER = "other"


class Sector(Term):
    """What kind of body an agency is."""

    POLICE = "police"
    COUNCIL = "council", "Local authority"
    HEALTH = "health", "NHS and health"
    PROBATION = "probation"
    HOUSING = "housing"
    EDUCATION = "education"
    VOLUNTARY = "voluntary", "Voluntary and specialist service"
    GOVERNMENT = "government", "Government department"
    OTHER = "other"


class Involvement(Term):
    """How an agency takes part in a panel's work."""

    IMR = "imr", "Individual management review"
    SUMMARY_REPORT = "summary_report"
    NIL_RETURN = "nil_return"
    NONE = "none", "Panel only"


class MeetingKind(Term):
    """What a meeting was for."""

    SCOPING = "scoping"
    PANEL = "panel"
    FAMILY = "family"
    CHAIR_OFFICE = "chair_office", "Chair and office"
    LEARNING = "learning"
    SIGN_OFF = "sign_off"


class Level(Term):
    """Whether one agency or several must act."""

    SINGLE_AGENCY = "single_agency", "Single agency"
    MULTI_AGENCY = "multi_agency", "Multi-agency"


class Scope(Term):
    """How far a recommendation reaches; the template names two of these only."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"


class Acceptance(Term):
    """The addressees' answer to a recommendation."""

    ACCEPTED = "accepted"
    PARTLY = "partly", "Accepted in part"
    REJECTED = "rejected"


class Theme(Term):
    """What a recommendation is about; a first, editable set [28]."""

    TRAINING = "training", "Training and awareness"
    INFORMATION_SHARING = "information_sharing"
    RISK_ASSESSMENT = "risk_assessment"
    RECORD_KEEPING = "record_keeping"
    MULTI_AGENCY = "multi_agency", "Multi-agency working"
    CHILDREN = "children"
    POLICY = "policy"
    REFERRAL = "referral", "Referral pathways"
    CURIOSITY = "curiosity", "Professional curiosity"
    CARERS = "carers"
    MENTAL_HEALTH = "mental_health"
    SUBSTANCES = "substances", "Alcohol and substances"
    SUICIDE = "suicide"
    OLDER_PEOPLE = "older_people"
    EQUALITY = "equality", "Equality and intersectionality"
    PERPETRATORS = "perpetrators", "Perpetrator management"
    HOUSING = "housing"
    PRIMARY_CARE = "primary_care"


class ActionStatus(Term):
    """How far an action is; overdue is computed, never stored."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE_UNVERIFIED = "done_unverified", "Done, evidence awaited"
    DONE_VERIFIED = "done_verified", "Done and verified"
    SUPERSEDED = "superseded"
    NOT_ACCEPTED = "not_accepted"
    ABANDONED = "abandoned"

    @property
    def finished(self) -> bool:
        """True where nothing more is expected."""
        return self not in (ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS, ActionStatus.DONE_UNVERIFIED)
