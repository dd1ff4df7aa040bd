"""Two people in one vault, in the terminal and in the window's session: what is not signed is listed and nothing leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.on_purpose import NameReason, Outgoing
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.services import vaults
from dhr_desktop.services.sign_offs import Listed
from tests.fakes.vaults import OTHER_PASSPHRASE, PASSPHRASE
from tests.journeys.terminal import Ended, Terminal

TEXT = "The chair, Dr Ann Valecroft, told Zbigniew Przybylski."
EXPORT = ("export", "vault", "--to", "out", "--recipient", "Public", "--reason", "First release")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Make a vault of two people, and list the chair for the tables."""
    made = Terminal(tmp_path, private=("Valecroft", "Przybylski"))
    assert made.dhr("new", "vault", "--name", "Priya Okafor", secrets=(PASSPHRASE,)).code == 0
    review = CaseReview(id=new_id(), reference="DHR-2024-01", chair="Ann Valecroft")
    with vaults.unlock(tmp_path / "vault", PASSPHRASE, SystemClock()) as session:
        session.colleagues.add("Tomasz Hale", OTHER_PASSPHRASE)
        session.reviews.add(review)
        session.recommendations.add(Recommendation(id=new_id(), review_id=review.id, number="1", text=TEXT))
    (tmp_path / "keep.txt").write_text("KEEP\tZbigniew Przybylski\n", "utf-8")
    listed = made.dhr(*EXPORT, "--profile", "publication", secrets=(PASSPHRASE,))
    assert listed.code == 3
    with vaults.unlock(tmp_path / "vault", PASSPHRASE, SystemClock()) as session:
        recipient = session.releases.recipient_named("Public")
        line = Listed(review.id, "Ann Valecroft", NameReason.CHAIR, (Outgoing.TABLES,))
        session.sign_offs.choose(recipient, [review.id], [line])
    return made


def unsigned(terminal: Terminal) -> Ended:
    return terminal.dhr(*EXPORT, "--decisions", "keep.txt", secrets=(PASSPHRASE,))


def test_what_is_not_signed_is_listed_with_exit_code_3_and_leaves_once_it_is_signed(
    terminal: Terminal,
) -> None:
    ended = unsigned(terminal)
    assert ended.code == 3
    assert "2 strings are still to be signed by a second person; nothing was released." in ended.err
    lines = [line.split("\t") for line in ended.out.splitlines()]
    assert [line[0] for line in lines] == ["Zbigniew Przybylski", "Ann Valecroft"]
    assert lines[1][1:] == ["named on purpose: Independent chair", "Tables"]
    assert not (terminal.folder / "out").exists()
    with vaults.unlock(terminal.folder / "vault", OTHER_PASSPHRASE, SystemClock()) as session:
        recipient = session.releases.recipient_named("Public")
        chosen = [review.id for review in session.reviews.all()]
        material = session.releases.collect(recipient, chosen, "First release")
        assert session.waiting.mine() == []
        session.sign_offs.ask(material)
    with vaults.unlock(terminal.folder / "vault", PASSPHRASE, SystemClock()) as session:
        (waiting,) = session.waiting.mine()
        assert waiting.is_to_sign
        material = session.releases.collect(recipient, chosen, "First release")
        session.sign_offs.sign_here(material, session.releases.review(material), OTHER_PASSPHRASE)
    ended = terminal.dhr(*EXPORT, secrets=(PASSPHRASE,))
    assert (ended.code, ended.err) == (0, "")


def test_a_second_person_signs_in_the_terminal_with_their_own_passphrase(terminal: Terminal) -> None:
    sign = (*EXPORT, "--decisions", "keep.txt", "--sign")
    own = terminal.dhr(*sign, secrets=(PASSPHRASE, PASSPHRASE))
    assert own.code == 2
    assert "Nobody signs for what they asked for or decided themselves." in own.err
    nobody = terminal.dhr(*sign, secrets=(PASSPHRASE, "nobody has these five words here"))
    assert nobody.code == 2
    assert not (terminal.folder / "out").exists()
    signed = terminal.dhr(*sign, secrets=(PASSPHRASE, OTHER_PASSPHRASE))
    assert (signed.code, signed.err) == (0, "")
    assert [line.split("\t")[0] for line in signed.out.splitlines()[:2]] == [
        "Zbigniew Przybylski",
        "Ann Valecroft",
    ]
    assert signed.after("Released 1 review:")
