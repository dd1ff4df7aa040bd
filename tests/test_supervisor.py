"""The supervisor starts the window anew after a lock, and only then."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from dhr_desktop.base.locking import LOCKED, LOCKING
from dhr_desktop.supervisor import supervise


def _python(code: str, *words: str) -> list[str]:
    return [sys.executable, "-c", code, *words]


def test_a_locked_window_is_started_again_and_told_so(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    code = "import sys; open(sys.argv[1], 'a').write(sys.argv[2]); sys.exit(int(sys.argv[3]))"

    result = supervise(
        lambda locked: _python(
            code, str(seen), "again " if locked else "first ", "0" if locked else str(LOCKED)
        )
    )

    assert result == 0
    assert seen.read_text() == "first again "


def test_an_ordinary_end_is_passed_on() -> None:
    assert supervise(lambda _locked: _python("raise SystemExit(3)")) == 3


def test_a_window_that_hangs_while_locking_is_killed(tmp_path: Path) -> None:
    hanging = f"import time; print({LOCKING!r}, flush=True); time.sleep(60)"
    started = time.monotonic()

    result = supervise(lambda locked: _python("pass") if locked else _python(hanging))

    assert result == 0
    assert time.monotonic() - started < 20
