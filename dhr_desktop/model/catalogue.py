"""The one explicit list of nouns, in the order in which people meet them."""

from __future__ import annotations

from typing import Final

from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.blind_sample import BlindSample
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import Record
from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.on_purpose import NameOnPurpose, SignOff
from dhr_desktop.model.panel_member import PanelMember
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.release import Decision, Recipient, Release
from dhr_desktop.model.retention import Erasure, Hold, Retention, RetentionRule
from dhr_desktop.model.state_change import StateChange

ENTITIES: Final[tuple[type[Record], ...]] = (
    CaseReview,
    StateChange,
    Person,
    Agency,
    PanelMember,
    Meeting,
    Recommendation,
    Action,
    ProgressUpdate,
    Recipient,
    Decision,
    NameOnPurpose,
    SignOff,
    BlindSample,
    Release,
    RetentionRule,
    Retention,
    Hold,
    Erasure,
)

BY_NAME: Final[dict[str, type[Record]]] = {entity.NAME: entity for entity in ENTITIES}
