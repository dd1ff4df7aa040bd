"""Words that a person types for a string and that hold another name: they take two people, as a kept name does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dhr_desktop.export.documents.wanted import WANTED
from dhr_desktop.model.release import Decision, Verdict
from dhr_desktop.sanitise.engine import compile_registry
from dhr_desktop.sanitise.person_like import brings_name
from dhr_desktop.sanitise.queue import Unsigned
from dhr_desktop.sanitise.treat import treat
from dhr_desktop.sanitise.treated import Treated
from tests.fakes import release

NOBODY = compile_registry(())


@pytest.mark.parametrize(
    "words", ["Simon Tarrant", "Mrs Oakley", "a friend called Bozena", "see Tarrant's note"]
)
def test_another_persons_name_is_seen(words: str) -> None:
    assert brings_name(words, (), NOBODY)


@pytest.mark.parametrize(
    "words", ["Adult KTR", "the victim's sister", "a pub", "Professional B", "Rosalind", "Child 2"]
)
def test_what_a_release_shows_anyway_and_everyday_words_are_none(words: str) -> None:
    assert not brings_name(words, ("Rosalind", ""), NOBODY)


def _treated(replacement: str, signer: str = "") -> Treated:
    source = release.source()
    first = treat(source, WANTED, release.rules())
    item = first.queue[0]
    decision = Decision(
        id="d", recipient_id=source.recipient.id, string=item.string, context_hash=item.context_hash,
        verdict=Verdict.REPLACE, replacement=replacement, by_id="one", signed_by_id=signer,
    )  # fmt: skip
    return treat(source, WANTED, replace(release.rules(), decisions=(decision,)))


def test_nothing_leaves_with_a_name_that_one_person_typed() -> None:
    found = _treated("Simon Tarrant")
    (item,) = found.unsigned
    assert item.brings_name
    with pytest.raises(Unsigned):
        found.cleared()


def test_a_second_persons_signature_lets_it_through() -> None:
    assert not _treated("Simon Tarrant", "two").unsigned
    assert _treated("Simon Tarrant", "one").unsigned


def test_everyday_words_need_one_person() -> None:
    assert not _treated("a neighbour").unsigned
