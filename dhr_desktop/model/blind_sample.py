"""A blind sample: sentences of what would leave, drawn at random, and how many of them a person found something in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Count, Day, Lines, Link, Text
from dhr_desktop.model.sensitivity import Sensitivity as S


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BlindSample(Record):
    """One draw from the outgoing texts of one release as they stood. It holds places, never words; answered once."""

    NAME: ClassVar[str] = "blind_sample"
    LABEL: ClassVar[str] = "Blind sample"
    PLURAL: ClassVar[str] = "Blind samples"

    recipient_id: Annotated[
        str, Link(label="Recipient", sensitivity=S.INTERNAL, to="recipient", owner=True, required=True)
    ] = ""
    reviews: Annotated[
        tuple[str, ...],
        Lines(
            label="Reviews",
            sensitivity=S.NEVER,
            help="Their marks, one a line; a review that was removed since matters no more.",
        ),
    ] = ()
    text_hash: Annotated[
        str,
        Text(
            label="Bound to",
            sensitivity=S.NEVER,
            longest=64,
            help="SHA-256 of every sentence that would leave; another text means another number.",
        ),
    ] = ""
    places: Annotated[
        tuple[str, ...],
        Lines(label="Drawn", sensitivity=S.NEVER, help="Which sentences, by their number, counted from 0."),
    ] = ()
    found: Annotated[
        int | None,
        Count(label="With something that points at somebody", sensitivity=S.NEVER),
    ] = None
    by: Annotated[str, Text(label="Read by", sensitivity=S.NEVER)] = ""
    by_id: Annotated[str, Text(label="Reader's mark in the history", sensitivity=S.NEVER, longest=64)] = ""
    on: Annotated[date | None, Day(label="Read on", sensitivity=S.NEVER)] = None
