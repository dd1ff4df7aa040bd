"""Blind samples in a vault: drawn once, bound to the texts, kept with the release; and counts beside earlier releases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Silent
from dhr_desktop.model.release import Release, Verdict
from dhr_desktop.sanitise.blind_sample import SIZE
from dhr_desktop.services.releases import Built, Material, Treated
from dhr_desktop.services.session import Session
from dhr_desktop.services.trying import fill
from tests.fakes.desks import new_session
from tests.fakes.small_case import OTHER, OVERSIGHT, REVIEW, small_case
from tests.fakes.two_people import SECOND

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = new_session(tmp_path / "vault", CLOCK, second=SECOND)
    fill(made, small_case())
    yield made
    made.close()


def looked(session: Session, *reviews: str) -> tuple[Material, Treated]:
    """Collect and review, with everything that is open replaced."""
    releases, chosen = session.releases, reviews or (REVIEW.id,)
    recipient = releases.recipients.get(OVERSIGHT.id)
    treated = releases.review(releases.collect(recipient, chosen, "Return"))
    if still := [item for item in treated.queue if item.is_open]:
        releases.decide(recipient, still, Verdict.REPLACE)
    material = releases.collect(recipient, chosen, "Return")
    return material, releases.review(material)


def built(session: Session, *reviews: str) -> tuple[Material, Built]:
    material, _ = looked(session, *reviews)
    return material, session.releases.build(material, Silent())


def test_a_draw_is_kept_and_nobody_draws_another_for_the_same_texts(session: Session) -> None:
    _, treated = looked(session)
    first = session.blind_samples.draw(OVERSIGHT.id, [REVIEW.id], treated.sentences)
    again = session.blind_samples.draw(OVERSIGHT.id, [REVIEW.id], treated.sentences)
    assert first == again
    assert len(first.sentences) == min(SIZE, len(treated.sentences))
    assert set(first.sentences) <= set(treated.sentences)


def test_what_was_read_is_kept_with_the_release_and_then_begins_anew(
    session: Session, tmp_path: Path
) -> None:
    material, package = built(session)
    samples, of = session.blind_samples, (OVERSIGHT.id, [REVIEW.id], package.sentences)
    assert samples.standing(*of) == (None, None)
    drawn = samples.draw(*of)
    samples.answer(drawn, {})
    assert samples.standing(*of) == (len(drawn.sentences), 0)
    with pytest.raises(UserError, match="answered"):
        samples.answer(drawn, {})
    left = session.releases.seal(material, package, tmp_path).release
    assert (left.sample_read, left.sample_found) == (len(drawn.sentences), 0)
    assert samples.standing(*of) == (None, None)


def test_a_find_opens_the_string_and_counts_in_the_next_round(session: Session) -> None:
    _, treated = looked(session)
    samples = session.blind_samples
    drawn = samples.draw(OVERSIGHT.id, [REVIEW.id], treated.sentences)
    sentence = drawn.sentences[0]
    word = max((part for part in " ".join(sentence.pieces).split() if part.isalpha()), key=len)
    with pytest.raises(UserError, match="do not stand"):
        samples.answer(drawn, {0: "Nowhere Atall"})
    samples.answer(drawn, {0: word})
    recipient = session.releases.recipients.get(OVERSIGHT.id)
    now = session.releases.review(session.releases.collect(recipient, [REVIEW.id], "Return"))
    assert word.casefold() in {item.string.casefold() for item in now.queue if item.is_open}
    _, after = looked(session)
    assert word.casefold() not in " ".join(one.text for one in after.sentences).casefold().split()
    assert samples.standing(OVERSIGHT.id, [REVIEW.id], after.sentences) == (None, None)
    second = samples.draw(OVERSIGHT.id, [REVIEW.id], after.sentences)
    samples.answer(second, {})
    read = len(drawn.sentences) + len(second.sentences)
    assert samples.standing(OVERSIGHT.id, [REVIEW.id], after.sentences) == (read, 1)


def test_a_sample_is_for_its_texts_alone(session: Session, tmp_path: Path) -> None:
    material, package = built(session)
    samples = session.blind_samples
    samples.answer(samples.draw(OVERSIGHT.id, [REVIEW.id], package.sentences), {})
    other = replace(package, sentences=package.sentences[1:])
    assert session.releases.seal(material, other, tmp_path).release.sample_read is None


def test_a_count_that_an_earlier_release_gives_away_takes_a_word(session: Session, tmp_path: Path) -> None:
    session.releases.recipients.amend(replace(OVERSIGHT, agreed_on=None))
    session.releases.seal(*built(session), tmp_path)
    with session.store.verb("an earlier release said so") as work:
        (one,) = work.list(Release)
        work.save(replace(one, cells=("pending\t[1 to 7]", "ongoing\t0", "published\t0")))
    material, package = built(session, REVIEW.id, OTHER.id)
    if not package.differences:
        cells = dict(line.split("\t") for line in package.counts)
        pytest.fail(f"nothing was seen in {cells}")
    with pytest.raises(UserError, match="subtracting"):
        session.releases.seal(material, package, tmp_path)
    assert session.releases.seal(material, package, tmp_path, although_subtractable=True).release.cells
