"""Every word of the `dhr` command: what it prints, how it ends, and that it never tells what it should not."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dhr_desktop import cli
from dhr_desktop.base.clock import FixedClock
from dhr_desktop.base.errors import Cancelled
from dhr_desktop.commands import vaults as vault_words
from dhr_desktop.services.session import Session
from dhr_desktop.services.trying import fill
from dhr_desktop.store import vault
from tests.fakes.plan import new_plan
from tests.fakes.vaults import NAME, OTHER_PASSPHRASE, PASSPHRASE, QUICK
from tests.journeys.terminal import Ended

WORDS = (
    "demo",
    "new",
    "check",
    "backup",
    "restore",
    "passphrase",
    "people",
    "recover",
    "reencrypt",
    "import",
    "export",
    "verify",
    "scrub",
)
Run = Callable[..., Ended]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, its secrets on a file descriptor of their own."""

    def ran(*words: str | Path, secrets: tuple[str, ...] = ()) -> Ended:
        arguments = [str(word) for word in words]
        with _descriptor(secrets) as number:
            code = cli.main([*arguments, *(["--passphrase-fd", str(number)] if secrets else [])])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return ran


@contextmanager
def _descriptor(secrets: tuple[str, ...]) -> Iterator[int]:
    read, write = os.pipe()
    os.write(write, "".join(f"{one}\n" for one in secrets).encode())
    os.close(write)
    try:
        yield read
    finally:
        os.close(read)


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    """A vault with one small review, whose key is derived quickly."""
    opened, _ = vault.create(tmp_path / "vault", PASSPHRASE, NAME, effort=QUICK)
    with Session(opened, clock) as session:
        fill(session, new_plan().records())
    return tmp_path / "vault"


def export(folder: Path, *more: str | Path) -> tuple[str | Path, ...]:
    return (
        *("export", folder, "--to", folder.parent / "out", "--recipient", "Pilot"),
        *("--reason", "Quarterly return", *more),
    )


# What it says of itself


def test_help_names_every_word_and_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert [word for word in WORDS if f"    {word}" not in told] == []
    assert [code for code in ("0", "1", "2", "3", "4", "130") if f"\n  {code} " not in told] == []


@pytest.mark.parametrize("word", [*((word,) for word in WORDS), ("import", "plan"), ("import", "reviews")])
def test_each_word_explains_itself_and_takes_no_secret_as_an_argument(
    word: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([*word, "--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert told.startswith(f"usage: dhr {' '.join(word)} ")
    assert "--passphrase " not in told
    assert "--password" not in told
    assert max(map(len, told.splitlines())) <= 120


@pytest.mark.parametrize(
    "words", [[], ["nonsense"], ["new"], ["import", "plan"], ["demo", "x", "--reviews", "ten"]]
)
def test_a_wrong_command_line_ends_with_the_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: dhr")


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        ("from dhr_desktop import cli; cli.parser()", ("sqlalchemy", "cryptography", "dhr_desktop.services")),
        (
            "import dhr_desktop.commands.scrub",
            ("sqlalchemy", "sqlcipher3", "cryptography", "reportlab", "docx"),
        ),
    ],
)
def test_a_word_loads_only_what_it_needs(words: str, absent: tuple[str, ...]) -> None:
    code = f"import sys; {words}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(absent) & set(done.stdout.split())


# How it ends


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ValueError("Margaret Holloway, 14 Wexcombe Rise"), 1, "ValueError in cli, line"),
        (KeyboardInterrupt(), 130, "Stopped."),
        (Cancelled(), 130, "Stopped."),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_a_defect_is_reported_without_a_word_of_what_it_was_about(
    error: BaseException, code: int, said: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr(vault_words, "check", fail)
    monkeypatch.setattr(cli, "_nobody_reads", lambda: None)
    ended = run("check", "vault")
    assert ended.code == code
    assert said in ended.err
    assert "Holloway" not in ended.err
    assert ended.out == ""


def test_whoever_stops_reading_early_sees_no_complaint() -> None:
    line = json.dumps({"id": "1", "registry": [], "text": "x" * 20_000})
    with subprocess.Popen(
        [sys.executable, "-m", "dhr_desktop.cli", "scrub", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(f"{line}\n")
        process.stdin.flush()
        assert process.stdout.read(6) == '{"id":'
        process.stdout.close()
        try:
            process.stdin.write(f"{line}\n" * 4)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 0


# Passphrases


def test_nobody_at_the_keyboard_is_told_how_to_hand_a_passphrase_over(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    ended = run("check", folder)
    assert ended.code == 2
    assert "--passphrase-fd 3 3<FILE" in ended.err


def test_a_passphrase_is_asked_for_without_echo_and_twice_where_it_is_new(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter([PASSPHRASE, PASSPHRASE + " x"])
    asked: list[str] = []

    def getpass(prompt: str) -> str:
        asked.append(prompt)
        return next(typed)

    monkeypatch.setattr("dhr_desktop.commands.asking.getpass.getpass", getpass)
    monkeypatch.setattr("dhr_desktop.commands.asking.sys.stdin.isatty", lambda: True, raising=False)
    ended = run("new", tmp_path / "vault", "--name", NAME)
    assert (ended.code, ended.out) == (2, "")
    assert "differ" in ended.err
    assert asked == ["A passphrase for the new vault: ", "A passphrase for the new vault, once more: "]
    assert not (tmp_path / "vault").exists()


@pytest.mark.parametrize("number", ["9999", "-1", "99999999999999999999"])
def test_a_file_descriptor_that_is_not_there_is_a_sentence(number: str, run: Run, folder: Path) -> None:
    ended = run("check", folder, "--passphrase-fd", number)
    assert ended.code == 2
    assert "file descriptor" in ended.err


def test_a_wrong_passphrase_and_a_folder_without_a_vault_are_sentences(run: Run, folder: Path) -> None:
    wrong = run("check", folder, secrets=(OTHER_PASSPHRASE,))
    assert (wrong.code, wrong.out) == (2, "")
    assert "does not open the vault" in wrong.err
    for word in ("check", "passphrase", "recover"):
        absent = run(word, folder.parent)
        assert (absent.code, absent.out) == (2, "")
        assert "There is no vault in this folder." in absent.err


def test_check_says_what_the_vault_holds(run: Run, folder: Path) -> None:
    ended = run("check", folder, secrets=(PASSPHRASE,))
    assert (ended.code, ended.err) == (0, "")
    assert "1 review" in ended.out
    assert "Ashdown" not in ended.out


# Export


def test_people_are_listed_added_and_withdrawn(run: Run, folder: Path) -> None:
    assert run("people", folder, secrets=(PASSPHRASE,)).out == f"{NAME} (you)\n"
    weak = run("people", folder, "--add", "Tomasz Hale", secrets=(PASSPHRASE, "short"))
    assert weak.code == 2
    added = run("people", folder, "--add", "Tomasz Hale", secrets=(PASSPHRASE, OTHER_PASSPHRASE))
    assert (added.code, added.out) == (0, f"{NAME} (you)\nTomasz Hale\n")
    assert "Tomasz Hale (you)" in run("people", folder, secrets=(OTHER_PASSPHRASE,)).out
    strange = run("people", folder, "--withdraw", "Nobody", secrets=(PASSPHRASE,))
    assert strange.code == 2
    gone = run("people", folder, "--withdraw", "tomasz hale", secrets=(PASSPHRASE,))
    assert (gone.code, gone.out) == (0, f"{NAME} (you)\n")
    assert run("people", folder, secrets=(OTHER_PASSPHRASE,)).code == 2


def test_a_recipient_that_the_vault_does_not_know_is_added_only_with_a_profile(
    run: Run, folder: Path
) -> None:
    unknown = run(*export(folder), secrets=(PASSPHRASE,))
    assert unknown.code == 2
    assert "--profile" in unknown.err
    added = run(*export(folder, "--profile", "oversight"), secrets=(PASSPHRASE,))
    assert added.code in {0, 3}
    other = run(*export(folder, "--profile", "publication"), secrets=(PASSPHRASE,))
    assert other.code == 2
    assert "another profile" in other.err


def test_an_unknown_review_stops_an_export(run: Run, folder: Path) -> None:
    words = export(folder, "--profile", "oversight", "--reviews", "DHR-1999-01")
    ended = run(*words, secrets=(PASSPHRASE,))
    assert (ended.code, ended.out) == (2, "")
    assert "No review has this local reference." in ended.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("MAYBE\tMargaret", "Line 1 of the decisions cannot be read."),
        ("KEEP", "Line 1 of the decisions cannot be read."),
        ("KEEP\t", "Line 1 of the decisions cannot be read."),
        ("KEEP\tMargaret\tMary", "keeps a string and replaces it"),
        ("REPLACE\ta\tb\tc", "Line 1 of the decisions cannot be read."),
        ("KEEP\tMargaret\nreplace\tMargaret", "Line 2 of the decisions contradicts"),
    ],
)
def test_decisions_that_cannot_be_read_are_named_by_their_line_alone(
    line: str, said: str, run: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "decisions.txt").write_text(f"{line}\n", "utf-8")
    ended = run(*export(folder, "--decisions", tmp_path / "decisions.txt"), secrets=(PASSPHRASE,))
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "Margaret" not in ended.err


def test_decisions_about_strings_that_are_not_there_are_counted_not_quoted(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "decisions.txt").write_text("# read by two\n\nKEEP\tMargaret Holloway\n", "utf-8")
    words = export(folder, "--profile", "oversight", "--decisions", tmp_path / "decisions.txt")
    ended = run(*words, secrets=(PASSPHRASE,))
    assert "Not in this release: 1 string of the decisions." in ended.err
    assert "Holloway" not in ended.err


# Verify


def test_what_is_no_package_is_refused_in_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Hello", "utf-8")
    for path in (tmp_path / "note.txt", tmp_path / "absent.zip", tmp_path):
        ended = run("verify", path)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.count("\n") == 1


# Import


def test_an_import_without_a_vault_says_which_option_is_missing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "past.csv").write_text("Reference,Date of death\nA,2019\n", "utf-8")
    ended = run("import", "reviews", tmp_path / "past.csv")
    assert ended.code == 2
    assert "--vault" in ended.err


def test_a_column_can_be_chosen_for_a_field_and_left_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "past.csv"
    path.write_text("Reference,Our word,Date of death\nA-1,B-1,2019\n", "utf-8")
    plain = json.loads(run("import", "reviews", path, "--preview").out)
    assert plain["rows"][0]["reference"] == "A-1"
    chosen = run(
        "import", "reviews", path, "--preview", "--map", "Our word=reference", "--map", "Date of death="
    )
    told = json.loads(chosen.out)
    assert told["mapping"] == {"Reference": None, "Our word": "reference", "Date of death": None}
    assert told["rows"][0]["reference"] == "B-1"
    assert told["rows"][0]["died_on"] is None
    for wrong in ("Our word", "Nothing=reference", "Our word=nothing"):
        ended = run("import", "reviews", path, "--preview", "--map", wrong)
        assert (ended.code, ended.out) == (2, "")


def test_rows_can_be_left_out_and_a_row_that_is_not_there_is_refused(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "past.csv"
    path.write_text("Reference,Date of death\nA-1,2019\nA-2,2019\nA-3,2021\n", "utf-8")
    words = ("import", "reviews", path, "--vault", folder)
    assert run(*words, "--leave-out", "2,9", secrets=(PASSPHRASE,)).code == 2
    ended = run(*words, "--leave-out", "2, 3", secrets=(PASSPHRASE,))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Imported: 1 review.")


# Scrub


def scrubbed(run: Run, tmp_path: Path, text: str) -> Ended:
    (tmp_path / "cases.jsonl").write_text(text, "utf-8")
    return run("scrub", tmp_path / "cases.jsonl")


def test_scrub_answers_each_line_with_a_line(run: Run, tmp_path: Path) -> None:
    person = {"role": "victim", "pseudonym": "Adult A", "names": ["Margaret Holloway"], "dob": "1971-04-12"}
    case = {"id": "c1", "registry": [person], "text": "Margaret Holloway called at ten. Ünal did not — €5."}
    ended = scrubbed(run, tmp_path, f"{json.dumps(case)}\n\n{json.dumps(case | {'id': 2})}\n")
    assert (ended.code, ended.err) == (0, "")
    first, second = map(json.loads, ended.out.splitlines())
    assert list(first) == ["id", "output", "flags"]
    assert first["output"].startswith("Adult A called at ten.")
    assert "Holloway" not in ended.out
    assert "€" in ended.out
    assert second == first | {"id": 2}


def test_half_a_character_comes_back_as_its_number(run: Run, tmp_path: Path) -> None:
    ended = scrubbed(run, tmp_path, '{"id": "1", "registry": [], "text": "broken \\ud83d here"}\n')
    assert ended.code == 0
    assert json.loads(ended.out)["output"] == "broken \ud83d here"


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        '{"id": 1',
        "[]",
        "null",
        '{"id": "1"}',
        '{"id": "1", "text": 5}',
        '{"id": "1", "text": "Holloway", "registry": "Holloway"}',
        '{"id": "1", "text": "Holloway", "registry": ["Holloway"]}',
        '{"id": "1", "text": "Holloway", "registry": [{"names": [7]}]}',
        "[" * 100_000,
        "9" * 5_000,
    ],
)
def test_a_bad_line_stops_scrub_after_the_good_ones_with_a_sentence(
    line: str, run: Run, tmp_path: Path
) -> None:
    good = '{"id": "good", "registry": [], "text": "Nothing here."}'
    ended = scrubbed(run, tmp_path, f"{good}\n{line}\n{good}\n")
    assert ended.code == 2
    assert [json.loads(one)["id"] for one in ended.out.splitlines()] == ["good"]
    assert "ine 2" in ended.err
    assert "Holloway" not in ended.err


def test_a_file_that_is_no_text_or_not_there_is_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "cases.jsonl", tmp_path / "absent.jsonl", tmp_path):
        ended = run("scrub", path)
        assert (ended.code, ended.out) == (2, "")
