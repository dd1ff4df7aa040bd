"""The main job from end to end in the terminal: files come in, names are decided about, a sealed package leaves and is proven."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import docx
import pytest

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.keys.sealing import unseal
from dhr_desktop.keys.signing import SigningKey
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.person import Person
from dhr_desktop.model.terms import PersonRole
from dhr_desktop.services import vaults
from dhr_desktop.services.invented_cases import PLAN_HEADINGS
from tests.journeys.terminal import Ended, Terminal

PASSPHRASE = "apple orchard kettle lantern"
LIST = """Reference,Date of death,Community Safety Partnership,Cause of death,Number of victims
DHR-2019-04,14/03/2019,Aldersford,Stabbing,1
DHR-2020-02,2020,Thornbeck,Strangulation,1
DHR-2020-03,2020,Thornbeck,Strangulation,1
"""
PLAN = (
    (
        "1 Staff should ask Margaret Holloway’s questions of everybody.",
        "Local",
        "Write a course that Peggy’s family has read",
        "Haven; Thornbeck Housing",
        "Peggy’s sister Rosalind Quennell came to the first meeting.",
        "March 2027",
        "14/03/2026. Twelve courses were held.",
    ),
    ("2 Doors should lock.", "Regional", "Mend 14 Wexcombe Rise first.", "Haven", "", "Ongoing", ""),
)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    folder = tmp_path_factory.mktemp("journey")
    (folder / "past.csv").write_text(LIST, "utf-8")
    made = docx.Document()
    grid = made.add_table(0, len(PLAN_HEADINGS))
    for row in (PLAN_HEADINGS, *PLAN):
        for square, text in zip(grid.add_row().cells, row, strict=True):
            square.text = text
    made.save(str(folder / "plan.docx"))
    return Terminal(folder, private=("Holloway", "Peggy", "Quennell", "Wexcombe Rise"))


@pytest.fixture(scope="module")
def code(terminal: Terminal) -> str:
    """Make the vault and return its recovery code."""
    made = terminal.dhr("new", "vault", "--name", "Priya Okafor", secrets=(PASSPHRASE,))
    assert made.code == 0, made.err
    assert made.err == ""
    return next(line.strip() for line in made.out.splitlines() if line.count("-") > 8)


@pytest.fixture(scope="module")
def filled(terminal: Terminal, code: str) -> Path:
    """Bring both files in, and enter one person as the window would."""
    listed = terminal.dhr(
        "import", "reviews", "past.csv", "--vault", "vault", "--leave-out", "4", secrets=(PASSPHRASE,)
    )
    assert (listed.code, listed.err) == (0, "")
    assert "Imported: 2 reviews." in listed.out
    folder = terminal.folder / "vault"
    with vaults.unlock(folder, PASSPHRASE, SystemClock()) as session:
        review = session.reviews.by_reference("DHR-2019-04")
        assert review.died_on == PartialDate(2019, 3, 14)
        person = session.people.new(
            review_id=review.id,
            role=PersonRole.VICTIM,
            real_name="Margaret Holloway",
            aliases=("Peggy",),
            addresses=("14 Wexcombe Rise, Thornbeck",),
        )
        assert isinstance(person, Person)
        session.people.add(person)
    planned = terminal.dhr(
        "import", "plan", "plan.docx", "--vault", "vault", "--review", "DHR-2019-04", secrets=(PASSPHRASE,)
    )
    assert (planned.code, planned.err) == (0, "")
    assert "Imported: 2 recommendations, 2 actions." in planned.out
    return folder


EXPORT = ("export", "vault", "--to", "out", "--recipient", "Oversight pilot", "--reason", "First release")


@pytest.fixture(scope="module")
def refused(terminal: Terminal, filled: Path) -> Ended:
    """Try to release before anybody has decided."""
    ended = terminal.dhr(*EXPORT, "--profile", "oversight", secrets=(PASSPHRASE,))
    assert not (terminal.folder / "out").exists()
    return ended


@pytest.fixture(scope="module")
def released(terminal: Terminal, refused: Ended) -> Ended:
    """Decide about every listed string and release."""
    listed = [line.split("\t")[0] for line in refused.out.splitlines()]
    verdicts = [f"{'REPLACE' if 'Quennell' in string else 'KEEP'}\t{string}" for string in listed]
    (terminal.folder / "decisions.txt").write_text("\n".join(verdicts), "utf-8")
    return terminal.dhr(*EXPORT, "--decisions", "decisions.txt", secrets=(PASSPHRASE,))


def sealed_file(terminal: Terminal) -> Path:
    (found,) = (terminal.folder / "out").glob("*.zip")
    return found


def test_a_release_without_decisions_ends_with_the_list_of_what_is_open(
    refused: Ended,
) -> None:
    assert refused.code == 3
    assert "nothing was released" in refused.err
    lines = [line.split("\t") for line in refused.out.splitlines()]
    assert all(len(parts) == 3 and all(parts) for parts in lines)
    assert any("Rosalind Quennell" in string and f"[{string}]" in where for string, _, where in lines)
    assert not [string for string, _, _ in lines if "Holloway" in string], "a known name needs no decision"


def test_a_release_with_decisions_leaves_and_is_proven(terminal: Terminal, released: Ended) -> None:
    assert (released.code, released.err) == (0, "")
    file = sealed_file(terminal)
    assert released.after("Released 2 reviews:") == str(Path("out") / file.name)
    passphrase = released.after("told by another way than the file:")
    proven = terminal.dhr("verify", file, "--signer", file.with_name("signer.pub"), secrets=(passphrase,))
    assert (proven.code, proven.err) == (0, "")
    assert "signed by the expected signer" in proven.out
    assert "The signature beside the sealed file is by the same key." in proven.out
    fingerprint = released.after("compared by telephone:")
    assert terminal.dhr("verify", file, "--signer", fingerprint, secrets=(passphrase,)).code == 0


def test_nothing_that_identifies_is_in_the_package_and_the_rest_is(
    terminal: Terminal, released: Ended
) -> None:
    passphrase = released.after("told by another way than the file:")
    inner = terminal.folder / "package.zip"
    inner.write_bytes(unseal(sealed_file(terminal), passphrase))
    with zipfile.ZipFile(inner) as archive:
        files = {name.partition("/data/")[2]: archive.read(name) for name in archive.namelist()}
    for name in ("Holloway", "Margaret", "Peggy", "Quennell", "Wexcombe Rise", "14/03/2026", "DHR-2019-04"):
        assert not [path for path, content in files.items() if name.encode() in content]
    actions = list(csv.DictReader(files["tables/actions.csv"].decode().splitlines()))
    assert len(actions) == 2
    told = " ".join(value for action in actions for value in action.values())
    assert "Write a course that" in told
    assert "Twelve courses were held." in told
    assert terminal.dhr("verify", inner).code == 0


def test_a_changed_package_a_wrong_signer_and_a_wrong_passphrase_are_refused(
    terminal: Terminal, released: Ended
) -> None:
    file = sealed_file(terminal)
    passphrase = released.after("told by another way than the file:")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    (terminal.folder / "changed.zip").write_bytes(content)
    changed = terminal.dhr("verify", "changed.zip", secrets=(passphrase,))
    assert (changed.code, changed.out) == (2, "")
    assert "damaged" in changed.err
    (terminal.folder / "other.pub").write_text(SigningKey.generate().public.to_text(), "utf-8")
    wrong_signer = terminal.dhr("verify", file, "--signer", "other.pub", secrets=(passphrase,))
    assert (wrong_signer.code, wrong_signer.out) == (2, "")
    assert "somebody else" in wrong_signer.err
    wrong_passphrase = terminal.dhr("verify", file, secrets=("six words that are not it",))
    assert (wrong_passphrase.code, wrong_passphrase.out) == (2, "")
    assert "passphrase does not open" in wrong_passphrase.err


def test_the_decisions_hold_for_the_next_release_and_a_second_package_has_the_next_number(
    terminal: Terminal, released: Ended
) -> None:
    again = terminal.dhr(*EXPORT, "--to", "next", secrets=(PASSPHRASE,))
    assert (again.code, again.err) == (0, ""), again.out
    (second,) = (terminal.folder / "next").glob("*.zip")
    assert second.stem.endswith("0002")


def test_the_vault_is_whole_afterwards_and_says_what_it_holds(terminal: Terminal, released: Ended) -> None:
    checked = terminal.dhr("check", "vault", secrets=(PASSPHRASE,))
    assert (checked.code, checked.err) == (0, "")
    assert "The history verifies" in checked.out
    assert "2 reviews" in checked.out
    assert "release" in checked.out


def test_previews_say_everything_as_json_and_need_no_vault(terminal: Terminal) -> None:
    plan = json.loads(terminal.dhr("import", "plan", "plan.docx", "--preview").out)
    assert [one["number"] for one in plan["recommendations"]] == ["1", "2"]
    assert plan["recommendations"][0]["actions"][0]["lead_agencies"] == ["Haven", "Thornbeck Housing"]
    assert plan["recommendations"][0]["actions"][0]["target_date"] == "2027-03"
    past = json.loads(terminal.dhr("import", "reviews", "past.csv", "--preview").out)
    assert [row["died_on"] for row in past["rows"]] == ["2019-03-14", "2020", "2020"]
    assert [twins["rows"] for twins in past["duplicates"]] == [[3, 4]]


def test_a_lost_passphrase_is_replaced_by_the_recovery_code(
    terminal: Terminal, code: str, tmp_path: Path
) -> None:
    folder = tmp_path / "other"
    made = terminal.dhr("new", folder, "--name", "Priya Okafor", secrets=(PASSPHRASE,))
    own_code = next(line.strip() for line in made.out.splitlines() if line.count("-") > 8)
    assert terminal.dhr("recover", folder, secrets=(code, "velvet harbour walnut meadow")).code == 2
    recovered = terminal.dhr("recover", folder, secrets=(own_code, "velvet harbour walnut meadow"))
    assert (recovered.code, recovered.err) == (0, "")
    assert terminal.dhr("check", folder, secrets=(PASSPHRASE,)).code == 2
    changed = terminal.dhr("passphrase", folder, secrets=("velvet harbour walnut meadow", PASSPHRASE))
    assert (changed.code, changed.err) == (0, "")
    assert terminal.dhr("check", folder, secrets=(PASSPHRASE,)).code == 0
