"""A decision holds for its string and its texts, and is void when they change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dhr_desktop.model.release import Decision, Verdict
from dhr_desktop.sanitise.decisions import Decisions, fingerprint

KEPT = Decision(
    id="d1",
    recipient_id="pilot",
    string="April",
    context_hash="h1",
    verdict=Verdict.KEEP,
    by="A",
    on=date(2025, 1, 2),
)


def test_a_decision_holds_for_its_string_its_texts_and_its_recipient() -> None:
    assert Decisions([KEPT], "pilot").standing("April", "h1") is KEPT
    assert Decisions([KEPT], "pilot").standing("April", "h2") is None
    assert Decisions([KEPT], "pilot").standing("april", "h1") is None
    assert Decisions([KEPT], "board").standing("April", "h1") is None


def test_the_last_decision_holds() -> None:
    later = replace(KEPT, id="d2", verdict=Verdict.REPLACE)
    assert Decisions([KEPT, later], "pilot").standing("April", "h1") is later


def test_a_void_decision_is_remembered_as_what_was_decided() -> None:
    assert Decisions([KEPT], "pilot").earlier("April") is KEPT
    assert Decisions([KEPT], "pilot").earlier("May") is None


def test_a_decision_without_a_verdict_is_none() -> None:
    assert Decisions([replace(KEPT, verdict=None)], "pilot").standing("April", "h1") is None


def test_a_fingerprint_changes_with_text_mark_and_string_and_with_nothing_else() -> None:
    base = fingerprint("April", ["flag"], ["April came late.", "In April."])
    assert base == fingerprint("April", ["flag", "flag"], ["In April.", "April came late.", "In April."])
    assert base != fingerprint("April", ["flag"], ["April came late.", "In April!"])
    assert base != fingerprint("April", ["flag"], ["April came late."])
    assert base != fingerprint("April", ["name"], ["April came late.", "In April."])
    assert base != fingerprint("Aprils", ["flag"], ["April came late.", "In April."])
    assert len(base) == 64
