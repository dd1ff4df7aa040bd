"""What stands in a name's place reads as a sentence: collectives, possessives, honorifics, endings, ranges of days."""

from __future__ import annotations

import pytest

from dhr_desktop.sanitise.engine import compile_registry, sanitise
from dhr_desktop.sanitise.registry import Identity
from tests.benchmarks.sanitise_speed import beyond_result, long_text, people

REGISTRY = compile_registry(
    (
        Identity("a", "", "Adult A", ("Harpreet Hughes", "Rose Hughes"), born="1951-12-25"),
        Identity("b", "", "Adult B", ("Marek Kowalczyk", "Diarmuid Mac Giolla")),
        Identity("c", "", "the Chair", ("Dr Fergus Adair",)),
        Identity("d", "", "Adult D", ("Kenneth Royle Jnr",)),
        Identity("e", "", "Adult E", ("Abena Boakye",)),
    )
)


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("The Hughes children left.", "The family's children left."),
        ("They said a Hughes was there.", "They said a member of the family was there."),
        ("The Boakyes moved.", "The family moved."),
        ("He called it 'a row with the Boakyes'.", "He called it 'a row with the family'."),
        ("Harpreet ji came.", "Adult A came."),
        ("Kowalczykowa rang.", "Adult B rang."),
        ("Diarmuid MacGiolla rang.", "Adult B rang."),
        ("FA: Thank you.\nDr Adair: Next.", "The Chair: Thank you.\nThe Chair: Next."),
        ("She met Ken Junior. Royle left.", "She met Adult D. Adult D left."),
        ("Kenny jr. pays.", "Adult D pays."),
        ("Between 3 and 9 May 2016 he rang.", "In May 2016 he rang."),
        ("It was from 3 to 9 May 2016.", "It was in May 2016."),
        ("She was born on Christmas Day 1951.", "She was born on [date of birth]."),
        ("On her 70th birthday he rang.", "On her birthday he rang."),
        ("Roses were left.", "Roses were left."),
        ("Dear Harpreet, Thank you.", "Dear Adult A, Thank you."),
    ],
)
def test_the_outgoing_sentence_reads_well(text: str, output: str) -> None:
    assert sanitise(text, REGISTRY).output == output


def test_one_name_found_in_two_pieces_is_one_change() -> None:
    changes = sanitise("Diarmuid MacGiolla rang.", REGISTRY).changes
    assert [change.original for change in changes] == ["Diarmuid MacGiolla"]


def test_memory_stays_flat_while_a_text_grows() -> None:
    known = people(20)
    matcher = compile_registry(known)
    sanitise(long_text(20_000, known), matcher)
    small, _ = beyond_result(long_text(150_000, known), matcher)
    large, _ = beyond_result(long_text(600_000, known), matcher)
    assert large < small * 1.6
