"""The `dhr` command: the same services without a window. It never takes a passphrase as an argument."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from dhr_desktop import __version__
from dhr_desktop.base import dumps, offline
from dhr_desktop.base.errors import Cancelled, UserError

_EXIT_CODES: Final = """exit codes:
  0    done
  1    a defect of the program; please report it
  2    something is in the way, or a package does not hold; the sentence says what to do
  3    a person still has to decide something; the list says what
  4    something identifying was found, so nothing was released
  130  stopped by the person at the keyboard

Passphrases are typed, or handed over with --passphrase-fd N as one line of text; they are never an argument.
Every word explains itself: dhr WORD --help"""

_EXPORT: Final = """Release reviews as a sealed, sanitised, signed package, and enter it in the vault's register.

Names and other strings that nobody has decided about are listed (string, why it was found, where it stands), and the
command ends with exit code 3. Decide about each in a file of lines, and hand it over with --decisions:

    KEEP<tab>string
    REPLACE<tab>string
    REPLACE<tab>string<tab>words that stand in its place

What looks like a person and is kept, and names that stand on purpose, need the signature of a second person: here with
--sign, or on the Releases page of the window. Until then they are listed too, with the same exit code."""

_VERIFY: Final = """Check a package that was received: that its passphrase opens it, that it holds exactly what was signed, and who
signed it. A signature file (.minisig) beside the package is checked as well. Without --signer the key is only what the
package says of itself: compare it with the sender's by telephone."""

_SCRUB: Final = """Read lines
    {"id", "registry": [{"role", "pseudonym", "names": [...], "dob", "address", "phone", "refs": [...]}], "text"}
and print for each the line
    {"id", "output", "flags": [...]}
where output is the sanitised text and flags are the strings that a person should look at. Needs no vault."""


def parser() -> argparse.ArgumentParser:
    """Return the command line's grammar."""
    top = argparse.ArgumentParser(
        prog="dhr",
        description="Confidential records of Domestic Homicide Reviews, and packages proven free of identities.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"DHR Desktop {__version__}")
    words = top.add_subparsers(title="words", metavar="WORD", required=True)
    _demo_word(words)
    _vault_words(words)
    _people_word(words)
    _import_words(words)
    _package_words(words)
    return top


def _word(words: Any, name: str, run: str, help_text: str, details: str = "") -> argparse.ArgumentParser:
    """Add a word; `run` is "module.function" in `commands`, imported only when the word is used."""
    word: argparse.ArgumentParser = words.add_parser(
        name,
        help=help_text,
        description=details or f"{help_text[0].upper()}{help_text[1:]}.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    word.set_defaults(run=run)
    return word


def _passphrase(word: argparse.ArgumentParser, what: str = "the passphrase") -> None:
    word.add_argument(
        "--passphrase-fd", type=int, metavar="N", help=f"read {what} from file descriptor N instead of asking"
    )


def _demo_word(words: Any) -> None:
    demo = _word(
        words,
        "demo",
        "demo.demo",
        "run the main job on invented cases",
        "Make a vault of invented cases in a folder, release them as a sealed package with decisions that were recorded\n"
        "beforehand, verify the package, and say where everything is and how to check it with other programs.",
    )
    demo.add_argument("folder", type=Path, help="an empty or new folder")
    demo.add_argument("--reviews", type=int, default=24, metavar="N", help="how many invented reviews (24)")


def _vault_words(words: Any) -> None:
    new = _word(
        words,
        "new",
        "vaults.new",
        "make a new, empty vault",
        "Make a new, empty vault and print its recovery code once.",
    )
    new.add_argument("folder", type=Path, help="an empty or new folder for the vault")
    new.add_argument("--name", required=True, help="your name, as the vault's history will show it")
    _passphrase(new)
    check = _word(words, "check", "vaults.check", "check that a vault is whole, or what of it is")
    repair = _repair_word(words)
    change = _word(words, "passphrase", "vaults.passphrase", "change a vault's passphrase")
    recover = _word(
        words, "recover", "vaults.recover", "open a vault by its recovery code and give it a new passphrase"
    )
    renew = _word(
        words,
        "reencrypt",
        "vaults.reencrypt",
        "encrypt a vault anew, after its recovery code became known",
        "Write the whole vault anew under another key, with a new recovery code that is typed back once. Other people have\n"
        "to be added again; copies that were taken before can still be read with the old code.",
    )
    check.add_argument(
        "--accept-missing",
        action="store_true",
        help="open it although its last changes are missing; its history will say so",
    )
    back_up = _word(
        words, "backup", "backups.backup", "make a checked backup of a vault, and a copy elsewhere"
    )
    back_up.add_argument("--to", type=Path, metavar="DIR", help="a folder on another drive or a share")
    restore = _word(words, "restore", "backups.restore", "make a new vault from a backup")
    restore.add_argument("backup", type=Path, help="the backup's folder")
    for word, what in (
        (check, "the passphrase"),
        (repair, "the passphrase or the recovery code"),
        (back_up, "the passphrase"),
        (restore, "the passphrase"),
        (change, "the old passphrase and, on a second line, the new one"),
        (renew, "the passphrase and, on a second line, the new code that was printed,"),
        (recover, "the recovery code and, on a second line, the new passphrase"),
    ):
        word.add_argument("folder", type=Path, help="the vault's folder")
        _passphrase(word, what)


def _people_word(words: Any) -> None:
    people = _word(
        words,
        "people",
        "people.people",
        "list, add or withdraw who can open a vault",
        "List who can open a vault, each by a passphrase of their own. A person who is added types it twice at this keyboard;\n"
        "one who is withdrawn opens neither the vault nor the backups beside it any more.",
    )
    change = people.add_mutually_exclusive_group()
    change.add_argument("--add", metavar="NAME", help="let another person open the vault")
    change.add_argument("--withdraw", metavar="NAME", help="let a person open it no more")
    people.add_argument("folder", type=Path, help="the vault's folder")
    _passphrase(people, "the passphrase and, on a second line, that of the person who is added,")


def _repair_word(words: Any) -> argparse.ArgumentParser:
    repair = _word(words, "repair", "vaults.repair", "put a damaged vault together in a new folder")
    repair.add_argument("--to", type=Path, required=True, metavar="DIR", help="a new folder")
    repair.add_argument("--code", action="store_true", help="ask for the recovery code instead")
    return repair


def _import_words(words: Any) -> None:
    kinds = words.add_parser(
        "import",
        help="bring in an action plan or a list of past reviews",
        description="Bring in an action plan or a list of past reviews. Nothing is imported unless everything is.",
    ).add_subparsers(title="kinds", metavar="KIND", required=True)
    plan = _word(
        kinds, "plan", "bring_in.plan", "an action plan of seven columns from Word (.docx) or Excel (.xlsx)"
    )
    past = _word(kinds, "reviews", "bring_in.reviews", "a list of past reviews from CSV or Excel (.xlsx)")
    for word in (plan, past):
        word.add_argument("file", type=Path, help="the file")
        word.add_argument(
            "--preview",
            action="store_true",
            help="print as JSON what was understood and every fault; needs no vault and saves nothing",
        )
        word.add_argument("--vault", type=Path, metavar="DIR", help="the vault to import into")
    plan.add_argument(
        "--review", metavar="REF", help="the local reference of the review that the plan belongs to"
    )
    past.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help="use a column for a field of the preview; COLUMN= leaves the column out (may be repeated)",
    )
    past.add_argument("--leave-out", metavar="ROWS", help="row numbers to leave out, separated by commas")
    for word in (plan, past):
        _passphrase(word)


def _package_words(words: Any) -> None:
    export = _word(
        words, "export", "export.export", "release reviews as a sealed, sanitised package", _EXPORT
    )
    export.add_argument("folder", type=Path, help="the vault's folder")
    export.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="the folder for the sealed file"
    )
    export.add_argument("--recipient", required=True, metavar="NAME", help="for whom, as the vault knows it")
    export.add_argument(
        "--profile",
        choices=("oversight", "publication"),
        help="add the recipient, if new: oversight (own pseudonyms) or publication (published names)",
    )
    export.add_argument("--reason", required=True, help="why this leaves, for the register")
    export.add_argument("--although-subtractable", action="store_true", help="accept the warned counts")
    export.add_argument(
        "--reviews", metavar="REFS", help="local references, separated by commas (without it: all reviews)"
    )
    export.add_argument(
        "--decisions", type=Path, metavar="FILE", help="keep or replace, for each listed string"
    )
    export.add_argument(
        "--sign",
        action="store_true",
        help="list what is to be signed, and let a second person sign it with their own passphrase",
    )
    _passphrase(export, "the passphrase and, for --sign, on a second line the second person's,")
    verify = _word(words, "verify", "verify.verify", "check a package that was received", _VERIFY)
    verify.add_argument("file", type=Path, help="the sealed file, or the inner package")
    verify.add_argument(
        "--signer",
        metavar="KEY",
        help="the sender's public key or fingerprint, or the file that holds the key",
    )
    _passphrase(verify, "the package's passphrase")
    scrub = _word(words, "scrub", "scrub.scrub", "sanitise lines of text about known people", _SCRUB)
    scrub.add_argument(
        "cases", type=Path, metavar="CASES", help="a file of JSON lines, or - for standard input"
    )


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. This is one of the three doors that catch everything."""
    _write_utf8()
    offline.forbid()
    dumps.forbid()
    arguments = parser().parse_args(words)
    try:
        module, function = arguments.run.split(".")
        run: Callable[[argparse.Namespace], int] = getattr(
            import_module(f"dhr_desktop.commands.{module}"), function
        )
        code = run(arguments)
        sys.stdout.flush()
    except UserError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except (Cancelled, KeyboardInterrupt):
        print("Stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        _nobody_reads()
        return 0
    except Exception as error:  # noqa: BLE001 - the terminal's door: an error's own words can hold case data
        print(f"The program made a mistake: {_place(error)}. Please report this line.", file=sys.stderr)
        return 1
    return code


def _place(error: Exception) -> str:
    """Return what went wrong and where in the program, without a word of what it was working on."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "dhr_desktop" in frame.filename] or list(frames)
    where = f" in {Path(ours[-1].filename).stem}, line {ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{where} (version {__version__})"


def _write_utf8() -> None:
    """Write UTF-8 whatever the system's own encoding is, so that every name can be written."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a test's stream may not have it


def _nobody_reads() -> None:
    """Let Python end quietly when whoever read our output has gone."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
