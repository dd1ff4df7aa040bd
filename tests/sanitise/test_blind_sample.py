"""What a blind sample is drawn from, and what reading it tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dhr_desktop.export.documents.wanted import WANTED
from dhr_desktop.model.release import Decision, Verdict
from dhr_desktop.sanitise.blind_sample import SAID, text_hash, told, upper_bound
from dhr_desktop.sanitise.treat import treat
from tests.fakes import release


@pytest.mark.parametrize("read", [1, 10, 30, 299])
def test_without_a_miss_the_bound_is_the_known_formula(read: int) -> None:
    assert upper_bound(0, read) == pytest.approx(1 - 0.05 ** (1 / read), abs=1e-9)


def test_with_misses_the_bound_is_that_of_the_tables() -> None:
    """Clopper and Pearson's one-sided 95 % limits, as printed in tables of the binomial distribution."""
    assert upper_bound(1, 10) == pytest.approx(0.394, abs=5e-4)
    assert upper_bound(2, 30) == pytest.approx(0.195, abs=1e-3)
    assert upper_bound(5, 5) == 1.0
    with pytest.raises(ValueError, match="more"):
        upper_bound(2, 1)


def test_it_is_told_in_words_with_what_it_takes_for_granted() -> None:
    assert told(None, None) == "Blind sample: not done."
    clean = told(30, 0)
    assert "of 30 sentences drawn at random, none held anything" in clean
    assert "at most 9.5 %" in clean
    assert "if a reader sees" in clean
    assert "1 held something" in told(30, 1)


def test_the_sentences_are_those_that_leave_and_bind_the_sample() -> None:
    found = treat(release.source(), WANTED, release.rules())
    words = " ".join(one.text for one in found.sentences)
    assert len(found.sentences) > 1
    assert "Margaret" not in words
    assert "Holloway" not in words
    assert text_hash(found.sentences) != text_hash(found.sentences[1:])


def test_what_a_reader_points_at_is_open_everywhere() -> None:
    first = treat(release.source(), WANTED, release.rules())
    word = max((word for one in first.sentences for word in one.text.split() if word.isalpha()), key=len)
    said = Decision(
        id="d", recipient_id=release.RECIPIENT.id, string=word, context_hash=SAID, verdict=Verdict.REPLACE
    )
    found = treat(release.source(), WANTED, replace(release.rules(), decisions=(said,)))
    items = [one for one in found.queue if one.string.casefold() == word.casefold()]
    assert items
    for item in items:
        assert item.is_open
        assert item.is_person_like
    other = replace(said, recipient_id="somebody else")
    assert treat(release.source(), WANTED, replace(release.rules(), decisions=(other,))).queue == first.queue
