"""The demonstration from a new vault to a verified package, and what other people's programs say of it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dhr_desktop.base.clock import FixedClock, SystemClock
from dhr_desktop.base.errors import OpenItems, UserError
from dhr_desktop.model.release import Verdict
from dhr_desktop.services import demo, trying, vaults
from dhr_desktop.services.invented_cases import invented_cases
from dhr_desktop.services.session import Session
from dhr_desktop.store import vault
from tests.fakes.vaults import NAME, PASSPHRASE, QUICK
from tests.journeys.terminal import Ended, Terminal


@dataclass(frozen=True)
class Shown:
    """The demonstration's folder and what it printed."""

    folder: Path
    ended: Ended

    @property
    def package(self) -> Path:
        (found,) = (self.folder / "unpacked").iterdir()
        return found

    @property
    def sealed(self) -> Path:
        (found,) = (self.folder / "released").glob("*.zip")
        return found

    def lines(self, heading: str) -> list[str]:
        """Return the lines of one part."""
        rest = self.ended.out.partition(f"\n{heading}\n")[2]
        return [line.strip() for line in rest.split("\n\n")[0].splitlines()]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    terminal = Terminal(tmp_path_factory.mktemp("demo"))
    ended = terminal.dhr("demo", "shown here")
    assert (ended.code, ended.err) == (0, "")
    return Shown(terminal.folder / "shown here", ended)


def needed(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"not installed: {program}")


def run(*command: str | Path, cwd: Path, typed: str = "") -> str:
    needed(str(command[0]))
    done = subprocess.run(command, cwd=cwd, input=typed, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# What it does


def test_everything_it_names_is_there(shown: Shown) -> None:
    held = shown.ended.after("It holds")
    assert held.startswith("24 reviews")
    for words in ("Folder:", "Sealed file:", "Cover sheet:", "Tables:"):
        assert Path(shown.folder.parent, shown.ended.after(words)).exists()
    assert "signed by the expected signer" in shown.ended.out
    plans = list((shown.package / "data" / "reports").glob("action-plan-*.pdf"))
    assert len(plans) == 24


def test_its_vault_opens_with_what_it_printed(shown: Shown) -> None:
    passphrase = shown.ended.after("  Passphrase: ")
    with vaults.unlock(shown.folder / "vault", passphrase, SystemClock()) as session:
        (release,) = session.releases.register()
        assert release.file_name == shown.sealed.name
        assert session.who == demo.WHO


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    ended = Terminal(tmp_path).dhr("demo", tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "This folder is not empty." in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("number", [0, -3, 10**9])
def test_a_number_of_reviews_that_cannot_be_is_refused(number: int, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be invented"):
        list(demo.run(tmp_path / "new", number, SystemClock()))
    assert not (tmp_path / "new").exists()


# What was decided


def decided_open(folder: Path, day: date) -> list[str]:
    """Return what stays open of the invented cases of a day once the recorded decisions were taken."""
    clock = FixedClock(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    opened, _ = vault.create(folder, PASSPHRASE, NAME, effort=QUICK)
    with Session(opened, clock) as session:
        trying.fill(session, invented_cases(day).records())
        recipient, reviews = session.releases.recipients.all()[0], [one.id for one in session.reviews.all()]
        for _ in range(2):
            queue = session.releases.review(session.releases.collect(recipient, reviews, "A test")).queue
            demo.decide_as_recorded(session, recipient, queue)
    return [item.string for item in queue if item.is_open]


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2026, 8, 20), date(2027, 12, 31)])
def test_the_recorded_decisions_are_complete_whatever_the_day(day: date, tmp_path: Path) -> None:
    """The dates in the invented cases move with the day; none of what is flagged may move with them."""
    assert decided_open(tmp_path / "vault", day) == []


def test_a_string_that_is_not_recorded_stays_open_is_named_and_stops_it(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded = {word: one for word, one in demo.recorded_decisions().items() if word != "Noreen"}
    monkeypatch.setattr(demo, "recorded_decisions", lambda: recorded)
    lines: list[str] = []
    with pytest.raises(OpenItems, match="1 string is without a recorded decision") as stopped:
        lines.extend(demo.run(tmp_path / "new", 24, clock))
    assert stopped.value.exit_code == 3
    assert not list(tmp_path.rglob("*.zip"))


def test_no_part_of_anybodys_name_is_kept() -> None:
    kept = {word for word, one in demo.recorded_decisions().items() if one.verdict is Verdict.KEEP}
    people = invented_cases(date(2026, 3, 2)).people
    names = [name for person in people for name in (person.real_name, *person.aliases)]
    assert kept.isdisjoint({part for name in names for part in name.split()})


# What other people's programs say of it


@pytest.mark.tools
def test_the_lines_that_it_prints_for_other_programs_work(shown: Shown) -> None:
    """Each line is run as it stands, by a shell; 7-Zip asks for the passphrase that was printed."""
    lines = [
        line for line in shown.lines("To check with other people's programs") if not line.startswith("The ")
    ]
    assert [line.split()[0] for line in lines] == ["7z", "minisign", "cd", "cd", "dhr"]
    passphrase = shown.ended.after("Passphrase, told by telephone:")
    for line in lines[:-1]:
        needed(line.rpartition("&& ")[2].split()[0])
        assert run("sh", "-c", line, cwd=shown.folder.parent, typed=f"{passphrase}\n")
    with zipfile.ZipFile(shown.folder / "opened" / "package.zip") as inner:
        names = {name.partition("/")[2] for name in inner.namelist()}
    assert names == {
        path.relative_to(shown.package).as_posix() for path in shown.package.rglob("*") if path.is_file()
    }


@pytest.mark.tools
def test_the_package_is_a_bag(shown: Shown) -> None:
    bagit = pytest.importorskip("bagit")
    assert bagit.Bag(str(shown.package)).validate()


@pytest.mark.tools
@pytest.mark.filterwarnings("ignore")  # of frictionless and what it imports
def test_the_tables_are_what_their_description_says(shown: Shown) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(shown.package / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type"])


@pytest.mark.tools
def test_every_pdf_is_sound_and_brings_its_fonts_along(shown: Shown) -> None:
    reports = shown.package / "data" / "reports"
    for path in sorted(reports.iterdir()):
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", path.name, cwd=reports)
        fonts = run("pdffonts", path.name, cwd=reports).splitlines()[2:]
        assert fonts
        assert all(line.split()[-5] == "yes" for line in fonts)


@pytest.mark.tools
def test_a_changed_file_is_noticed_by_sha512sum(shown: Shown, tmp_path: Path) -> None:
    copy = shutil.copytree(shown.package, tmp_path / "package")
    table = copy / "data" / "tables" / "actions.csv"
    table.write_bytes(table.read_bytes().replace(b"a", b"b", 1))
    checked = subprocess.run(
        ["sha512sum", "-c", "manifest-sha512.txt"], cwd=copy, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 1
    assert "data/tables/actions.csv: FAILED" in checked.stdout
