"""Runs the `dhr` command as a person would, in a process of its own, with its secrets on standard input."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    def after(self, words: str) -> str:
        """Return the rest of the first line of the output that holds these words."""
        found = [line.partition(words)[2].strip() for line in self.out.splitlines() if words in line]
        assert found, self.out
        return found[0]


@dataclass
class Terminal:
    """A folder to work in, and words that no command may write on the error channel or take as an argument."""

    folder: Path
    private: tuple[str, ...] = ()

    def dhr(self, *words: str | Path, secrets: tuple[str, ...] = ()) -> Ended:
        """Run a command; its secrets are lines of standard input."""
        arguments = [str(word) for word in words]
        if secrets:
            arguments += ["--passphrase-fd", "0"]
        assert not [one for one in secrets for word in arguments if one in word]
        done = subprocess.run(
            [
                sys.executable,
                "-P",
                "-c",
                "from dhr_desktop.cli import main; raise SystemExit(main())",
                *arguments,
            ],
            cwd=self.folder,
            input="".join(f"{one}\n" for one in secrets),
            capture_output=True,
            encoding="utf-8",
            timeout=110,
            check=False,
        )
        assert not [one for one in (*self.private, *secrets) if one in done.stderr], "a secret on stderr"
        assert "Traceback" not in done.stderr
        return Ended(done.returncode, done.stdout, done.stderr)
