"""What the list of strings says of each, and how a decision is laid over what the texts yielded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.model.release import Decision, Verdict
from dhr_desktop.services.releases import Context, QueueItem
from ui.screens.releases.pending import Pending
from ui.screens.releases.verdicts import (
    Ruling,
    in_order,
    leaving_at,
    leaving_words,
    replaced_by_kind,
    ruled,
    side_by_side,
    verdict_tone,
    verdict_words,
)

KEEP, REPLACE = Ruling(Verdict.KEEP), Ruling(Verdict.REPLACE)


def item(string: str = "Quill", **changes: object) -> QueueItem:
    """An open string that looks like a name, with one context."""
    parts: dict[str, object] = {
        "string": string,
        "reasons": ("looks like a name: not in any list",),
        "replacements": ("[name removed]",),
        "count": 1,
        "contexts": (Context("DHR-2024-03, action 1", "He asked ", " again.", f"He asked {string} again."),),
        "context_hash": "x",
        "suggested": Verdict.REPLACE,
        "verdict": None,
    }
    return QueueItem(**(parts | changes))  # type: ignore[arg-type]


def test_a_verdict_says_who_is_behind_it() -> None:
    decision = Decision(id="d", recipient_id="r", string="Quill", verdict=Verdict.REPLACE)
    assert verdict_words(item()) == "Open, replace?"
    assert verdict_words(item(suggested=Verdict.KEEP)) == "Open, keep?"
    assert verdict_words(item(was=Verdict.KEEP)) == "Open, was keep"
    assert verdict_words(item(verdict=Verdict.REPLACE, known=True)) == "Known: replace"
    assert verdict_words(item(verdict=Verdict.REPLACE, decision=decision)) == "Replace"
    assert verdict_words(item(verdict=Verdict.KEEP)) == "Keep"
    assert verdict_words(item(verdict=Verdict.KEEP, known=True)) == "Known: keep"


def test_what_is_open_or_kept_though_known_catches_the_eye() -> None:
    assert verdict_tone(item()) == "warning"
    assert verdict_tone(item(verdict=Verdict.KEEP, known=True)) == "warning"
    assert verdict_tone(item(verdict=Verdict.KEEP)) == ""
    assert verdict_tone(item(verdict=Verdict.REPLACE, known=True)) == "quiet"


def test_a_kept_string_leaves_as_it_is_and_a_replaced_one_as_its_replacement() -> None:
    assert leaving_words(item(verdict=Verdict.KEEP)) == "Quill"
    assert leaving_words(item(verdict=Verdict.REPLACE)) == "[name removed]"
    assert leaving_words(item(replacements=("Adult A", "Adult B"))) == "Adult A or Adult B"


def test_a_ruling_shows_in_the_outgoing_words_at_once() -> None:
    replaced = ruled(item(), REPLACE)
    assert replaced.contexts[0].outgoing == "He asked [name removed] again."
    assert ruled(replaced, KEEP).contexts[0].outgoing == "He asked Quill again."
    typed = ruled(replaced, Ruling(Verdict.REPLACE, "a neighbour"))
    assert typed.contexts[0].outgoing == "He asked a neighbour again."
    assert not typed.is_open


def test_of_several_places_the_one_nearest_to_the_original_is_marked() -> None:
    twice = item(contexts=(Context("p", "Quill and ", ".", "Quill and Quill."),))
    assert leaving_at(twice, twice.contexts[0]) == (10, 15)
    gone = item(verdict=Verdict.REPLACE)
    assert leaving_at(gone, Context("p", "", "", "something else")) is None


@given(st.lists(st.text(st.characters(blacklist_characters="Q"), max_size=30), min_size=1, max_size=5))
def test_marks_hold_the_string_wherever_it_stands(befores: list[str]) -> None:
    contexts = tuple(Context("place", before, "!", f"{before}Quill!") for before in befores)
    shown = side_by_side(item(contexts=contexts, count=len(contexts)))
    assert [shown.before[a:b] for a, b in shown.marks_before] == ["Quill"] * len(befores)
    assert [shown.after[a:b] for a, b in shown.marks_after] == ["Quill"] * len(befores)


def test_places_beyond_those_shown_are_counted() -> None:
    assert side_by_side(item(count=3)).before.endswith("and in 2 more places")


def test_rows_keep_their_places_and_new_ones_come_first() -> None:
    rows = in_order([item("c"), item("new"), item("a")], ["a", "b", "c"])
    assert [row.string for row in rows] == ["new", "a", "c"]


def test_kinds_are_told_in_plain_words_with_their_numbers() -> None:
    replaced = {"verdict": Verdict.REPLACE}
    found = replaced_by_kind(
        [
            item("a", reasons=("name of Adult A",), **replaced),
            item("b", reasons=("name shared by Adult A or Adult B",), **replaced),
            item("c", reasons=("UK postcode",), **replaced),
            item("d", verdict=Verdict.KEEP),
        ]
    )
    assert found == [("names of people in the records", 2), ("UK postcode", 1)]


def test_rulings_are_laid_over_until_the_texts_include_them() -> None:
    pending = Pending()
    pending.take([item("a"), item("b")])
    pending.rule(pending.found(pending.items)[:1], KEEP)
    pending.include()
    pending.rule(pending.found(pending.items)[1:], REPLACE)
    pending.take([item("a"), item("b")])
    assert [one.verdict for one in pending.items] == [None, Verdict.REPLACE]


def test_a_ruling_that_was_not_saved_is_taken_back() -> None:
    pending = Pending()
    pending.take([item("a")])
    pending.rule(pending.found(pending.items), KEEP)
    before = pending.rule(pending.found(pending.items), REPLACE)
    pending.take_back(before)
    assert pending.items[0].verdict is Verdict.KEEP
