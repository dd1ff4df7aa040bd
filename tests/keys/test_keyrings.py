"""The computer's keyring: only the three that are named are used, and one that is slow or absent is no obstacle."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import ModuleType

import pytest

from dhr_desktop.keys.keyrings import BACKENDS, NoKeyring, SystemKeyring

ROOT = Path(__file__).parents[2]
ACCOUNT = "0b6d8c1e-1f4e-4a57-9d41-6f6f3d6a2d01"

# What runs inside a session bus of its own, with a real gnome-keyring; each line it prints is looked at.
REAL = """
import sys
from dhr_desktop.keys.keyrings import NoKeyring, SystemKeyring
account, keyring = sys.argv[1], SystemKeyring()
print(keyring.get(account))
keyring.put(account, "first")
keyring.put(account, "second")
print(keyring.get(account))
keyring.remove(account)
keyring.remove(account)
print(keyring.get(account))
keyring.put(account, "third")
import secretstorage
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
try:
    SystemKeyring(patience=1.5).get(account)
    print("opened")
except NoKeyring:
    print("locked")
"""


class FakeBackend:
    """A backend as the library has them."""

    priority = 5
    kept: dict[tuple[str, str], str]

    def get_password(self, service: str, account: str) -> str | None:
        return self.kept.get((service, account))

    def set_password(self, service: str, account: str, secret: str) -> None:
        self.kept[service, account] = secret

    def delete_password(self, service: str, account: str) -> None:
        del self.kept[service, account]


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> type[FakeBackend]:
    """The backend that a keyring for Linux finds."""
    made = type("Keyring", (FakeBackend,), {"kept": {}})
    module = ModuleType("fake")
    module.Keyring = made  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, BACKENDS["linux"][0], module)
    return made


def test_a_secret_is_kept_and_forgotten(backend: type[FakeBackend]) -> None:
    keyring = SystemKeyring("linux")
    assert keyring.get(ACCOUNT) is None
    keyring.put(ACCOUNT, "secret")
    assert keyring.get(ACCOUNT) == "secret"
    assert backend.kept == {("DHR Desktop", ACCOUNT): "secret"}
    keyring.remove(ACCOUNT)
    keyring.remove(ACCOUNT)
    assert keyring.get(ACCOUNT) is None


def test_whatever_a_keyring_raises_means_the_same(
    backend: type[FakeBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: object, service: str, account: str) -> str:
        raise LookupError(account)

    monkeypatch.setattr(backend, "get_password", refuse)
    with pytest.raises(NoKeyring, match="passphrase") as caught:
        SystemKeyring("linux").get(ACCOUNT)
    assert ACCOUNT not in str(caught.value)


def test_a_keyring_that_cannot_be_used_here_is_not_used(
    backend: type[FakeBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Meta(type):
        @property
        def priority(cls) -> int:
            raise RuntimeError("no service")

    module = ModuleType("fake")
    module.Keyring = Meta("Keyring", (), {})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, BACKENDS["linux"][0], module)
    with pytest.raises(NoKeyring):
        SystemKeyring("linux").put(ACCOUNT, "secret")


def test_a_keyring_that_keeps_nothing_is_refused(
    backend: type[FakeBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend, "set_password", lambda *_: None)
    with pytest.raises(NoKeyring):
        SystemKeyring("linux").put(ACCOUNT, "secret")


def test_a_slow_keyring_is_left_behind(backend: type[FakeBackend], monkeypatch: pytest.MonkeyPatch) -> None:
    answer = threading.Event()
    monkeypatch.setattr(backend, "get_password", lambda *_: answer.wait(20) and None)
    began = time.monotonic()
    with pytest.raises(NoKeyring):
        SystemKeyring("linux", patience=0.1).get(ACCOUNT)
    assert time.monotonic() - began < 5
    answer.set()


def test_a_system_without_a_known_keyring_has_none() -> None:
    with pytest.raises(NoKeyring):
        SystemKeyring("freebsd13").get(ACCOUNT)


@pytest.mark.parametrize("system", BACKENDS)
def test_only_keyrings_that_encrypt_are_named(system: str) -> None:
    module, _ = BACKENDS[system]
    assert module.rsplit(".", 1)[-1] in {"SecretService", "Windows", "macOS"}


def test_what_the_environment_proposes_is_not_looked_at(
    backend: type[FakeBackend], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    configured = Path.home() / ".config" / "python_keyring"
    configured.mkdir(parents=True)
    (configured / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
    SystemKeyring("linux").put(ACCOUNT, "secret")
    assert SystemKeyring("linux").get(ACCOUNT) == "secret"
    assert list(backend.kept.values()) == ["secret"]


def test_the_library_is_imported_only_when_it_is_asked() -> None:
    code = (
        "import sys, dhr_desktop.services.session; print([n for n in sys.modules if n.startswith('keyring')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.strip() == "[]"


def _session(tmp_path: Path, code: str, *words: str, unlocked: bool = True) -> list[str]:
    """Run Python code under a session bus of its own, with a gnome-keyring unlocked by a known password."""
    start = "printf 'a known password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "
    command = (start if unlocked else "") + 'exec "$0" -c "$@"'
    environment = os.environ | {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command, sys.executable, code, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


_MISSING = [tool for tool in ("gnome-keyring-daemon", "dbus-run-session") if shutil.which(tool) is None]


@pytest.mark.tools
@pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}")
def test_a_real_keyring_keeps_forgets_and_locks(tmp_path: Path) -> None:
    assert _session(tmp_path, REAL, ACCOUNT) == ["None", "second", "None", "locked"]


@pytest.mark.tools
@pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}")
def test_a_bus_without_a_keyring_is_no_obstacle(tmp_path: Path) -> None:
    code = """
import sys
from dhr_desktop.keys.keyrings import NoKeyring, SystemKeyring
try:
    print(SystemKeyring().get(sys.argv[1]))
except NoKeyring as fault:
    print(fault.sentence)
"""
    said = _session(tmp_path, code, ACCOUNT, unlocked=False)
    assert said in (["This computer's keyring is locked, is not there or does not answer."], ["None"])
