"""Spans of a text on their way out: nothing that was found slips through where findings overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.sanitise.outcome import Change, Flag, Sanitised
from dhr_desktop.sanitise.passages import AREA_SHOWN_AS, Mark, Marked, Passage, area_words, marked
from dhr_desktop.sanitise.proposals import REMOVED

NOTHING: frozenset[str] = frozenset()


def found(
    text: str,
    changes: tuple[tuple[str, str], ...] = (),
    flags: tuple[str, ...] = (),
    area: frozenset[str] = NOTHING,
) -> Marked:
    """Mark a text as if the engine had found these words in it."""
    sanitised = Sanitised(
        text,
        tuple(
            Change(text.index(word), text.index(word) + len(word), word, other, "name")
            for word, other in changes
        ),
        tuple(
            Flag(text.index(word), text.index(word) + len(word), word, "looks like a name") for word in flags
        ),
    )
    return marked(Passage("r1", "place", text), sanitised, area)


def replaced(mark: Mark) -> str:
    """Replace everything, as if a person had said so."""
    return mark.replacement


def strings(text: Marked) -> list[tuple[str, bool]]:
    return [(mark.string, mark.is_open) for mark in text.marks]


def test_a_change_that_is_flagged_as_well_is_open_with_its_replacement() -> None:
    text = found("Rose rang.", (("Rose", "Adult A"),), ("Rose",))
    assert strings(text) == [("Rose", True)]
    assert text.outgoing(replaced) == "Adult A rang."
    assert text.marks[0].known


def test_what_a_flag_holds_beside_a_change_stays_open() -> None:
    text = found("Zbigniew Holloway-Marsh rang.", (("Holloway", "Adult A"),), ("Zbigniew Holloway-Marsh",))
    assert strings(text) == [("Zbigniew", True), ("Holloway", False), ("Marsh", True)]
    assert text.outgoing(replaced) == f"{REMOVED} Adult A-{REMOVED} rang."


def test_flags_that_overlap_leave_nothing_out() -> None:
    text = found("Anna Maria Ndiaye rang.", (), ("Anna Maria", "Maria Ndiaye"))
    assert strings(text) == [("Anna Maria", True), ("Ndiaye", True)]


def test_an_area_is_found_in_every_dress() -> None:
    area = area_words("Thornbeck", "Merefordshire Community Safety Partnership")
    assert area == {"thornbeck", "merefordshire"}
    for written in (
        "Thornbeck",
        "THORNBECK",
        "thornbeck",
        "Thornbeck’s",
        "Thornbeck-based",
        "office@thornbeck.example",
    ):
        text = found(f"Seen in {written} today.", area=area)
        assert "thornbeck" not in text.outgoing(replaced).lower(), written
        assert AREA_SHOWN_AS in text.outgoing(replaced)
        assert not text.marks[0].is_open


def test_an_area_that_is_an_everyday_word_is_a_persons_decision() -> None:
    area = area_words("Reading")
    assert strings(found("Reading council met.", area=area)) == [("Reading", True)]
    assert strings(found("They were reading.", area=area)) == []


def test_a_short_area_is_found_as_a_word_only() -> None:
    area = area_words("Bude")
    assert strings(found("Bude and Budehaven", area=area)) == [("Bude", False)]


def test_general_words_are_no_area() -> None:
    assert area_words("Borough of the Council, North District") == frozenset()
    assert "llanfairpwll" in area_words("Llanfairpŵll")
    assert strings(found("In Llanfairpŵll today", area=area_words("Llanfairpŵll"))) == [
        ("Llanfairpŵll", False)
    ]


def test_a_snippet_shows_whole_words_and_whole_replacements() -> None:
    text = found(
        "x " * 60 + "Holloway rang Pellington. " + "y " * 60, (("Holloway", "A"), ("Pellington", "B"))
    )
    before, after, outgoing = text.around(text.marks[0], replaced)
    assert before.endswith("x ")
    assert "Pellington" in after
    assert "A rang B." in outgoing
    assert "Holloway" not in outgoing


WORDS = st.lists(st.sampled_from(["Ann", "Bo", "and", "rang", "Cy-Dee", "."]), min_size=1, max_size=12)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=5)


@given(WORDS, SPANS, SPANS)
def test_everything_that_was_found_is_marked_once(
    words: list[str], changed: list[tuple[int, int]], flagged: list[tuple[int, int]]
) -> None:
    text = " ".join(words)
    changes: list[Change] = []
    for start, length in sorted(changed):
        end = min(len(text), start + length)
        if start < end and (not changes or changes[-1].end <= start):
            changes.append(Change(start, end, text[start:end], "*", "name"))
    flags = [
        Flag(start, min(len(text), start + length), text[start : start + length], "maybe")
        for start, length in flagged
        if start < len(text)
    ]
    result = marked(Passage("r", "p", text), Sanitised(text, tuple(changes), tuple(flags)), NOTHING)
    covered = [False] * len(text)
    for mark in result.marks:
        assert mark.string == text[mark.start : mark.end]
        for place in range(mark.start, mark.end):
            assert not covered[place]
            covered[place] = True
    for one in (*changes, *flags):
        assert all(covered[place] or not text[place].isalnum() for place in range(one.start, one.end))
    kept = result.outgoing(lambda mark: mark.string)
    assert kept == text
