"""The journal's verbs and the fields' values in plain words, for people who read what happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from dhr_desktop.base.words import N_, counted, listed
from dhr_desktop.model.catalogue import BY_NAME
from dhr_desktop.model.entity import describe
from dhr_desktop.model.fields import Kind, Link, Links, Money, Prose, Text
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.store.journal import LOOKED
from dhr_desktop.store.work import Reading

_DONE: Final = {
    "add": N_("Added"),
    "amend": N_("Amended"),
    "remove": N_("Removed"),
    "move": N_("Moved on"),
    "undo": N_("Took back a change"),
    "redo": N_("Did a change again"),
    "import": N_("Brought in"),
    "collect": N_("Collected for"),
    "decide": N_("Decided about"),
    "release": N_("Sealed a release"),
    "withdraw": N_("Withdrew"),
    "change": N_("Changed"),
    "let": N_("Let"),
    "report": N_("Reported"),
    "check": N_("Checked"),
    "keep": N_("Kept"),
    "take": N_("Took"),
    "place": N_("Placed"),
    "lift": N_("Lifted"),
    "set": N_("Set"),
    "erase": N_("Erased"),
    "sign": N_("Signed"),
    "ask": N_("Asked"),
    "send": N_("Sent"),
    "choose": N_("Chose"),
    "finish": N_("Finished"),
}


def verb_words(verb: str) -> str:
    """Return what was done in words: "Amended person" for "amend person"."""
    words = verb.removeprefix(LOOKED)
    if words != verb:
        return words[:1].upper() + words[1:]
    first, _, rest = words.partition(" ")
    noun = BY_NAME.get(rest)
    said = [_DONE.get(first, first[:1].upper() + first[1:]), noun.LABEL.lower() if noun else rest]
    return " ".join(filter(None, said))


def deed_words(verb: str) -> str:
    """Return what was done as a thing that can be taken back, without content: "a panel member added"."""
    first, _, rest = verb.partition(" ")
    noun = BY_NAME.get(rest)
    if noun is None:
        words = verb_words(verb)
        return words[:1].lower() + words[1:]
    label = noun.LABEL.lower()
    article = "an" if label[0] in "aeio" else "a"
    return f"{article} {label} {_DONE.get(first, first).lower()}"


def noun_counts(counts: Mapping[str, int]) -> str:
    """Return how many records of each noun: "2 people and 1 action"."""
    return listed([counted(n, *nouns(entity)) for entity, n in counts.items()])


def nouns(entity: str) -> tuple[str, str]:
    """Return the words for one record of a noun and for several."""
    noun = BY_NAME.get(entity)
    return (noun.LABEL.lower(), noun.PLURAL.lower()) if noun else (entity, entity)


def value_words(look: Reading, kind: Kind, value: Any) -> str:
    """Return a field's value as people read it; "" where it is blank."""
    if value in (None, "", ()):
        return ""
    if isinstance(kind, Link | Links):
        ids = (value,) if isinstance(kind, Link) else value
        return ", ".join(_title(look, kind.to, record_id) for record_id in ids)
    if isinstance(kind, Money):
        return f"£{value:,.2f}"
    if isinstance(value, tuple):
        return "\n".join(_one(part) for part in value)
    return _one(value)


def _one(value: Any) -> str:
    match value:
        case bool():
            return N_("yes") if value else N_("no")
        case StrEnum():
            return str(getattr(value, "label", value))
        case PartialDate():
            return value.words()
        case date():
            return moment_words(value) if isinstance(value, datetime) else f"{value.day} {value:%B %Y}"
        case _:
            return f"{value:,}" if isinstance(value, int) else str(value)


def moment_words(moment: datetime) -> str:
    """Return day and time as this computer's clock shows them."""
    return f"{moment.astimezone():%d %B %Y %H:%M}".lstrip("0")


def _title(look: Reading, entity: str, record_id: str) -> str:
    """Return a record's first text, or what says that it is gone."""
    record = look.find(BY_NAME[entity], record_id)
    if record is None:
        return N_("a {noun} that is gone").format(noun=nouns(entity)[0])
    texts = (getattr(record, f.name) for f in describe(type(record)) if isinstance(f.kind, Text | Prose))
    return next((text for text in texts if text), nouns(entity)[0])[:80]
