"""Where a vault may be made and opened, and that a failed making leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.store import vault
from dhr_desktop.store.database import Database
from dhr_desktop.store.places import (
    has_mark_of_a_synchroniser,
    is_on_network,
    is_synchronised,
    refuse_unsuitable,
)
from tests.fakes.vaults import NAME, PASSPHRASE, QUICK, contents, few_tables, new_vault, reopened

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


READ_ONLY = """
import os, sys
from pathlib import Path
from dhr_desktop.base.errors import UserError
from tests.fakes.vaults import new_vault, reopened
# Load what is loaded late before permissions are given up.
new_vault(Path(sys.argv[2]))[0].close()
reopened(Path(sys.argv[2])).close()
if os.getuid() == 0:
    os.setuid(65534)
for act in (lambda: reopened(Path(sys.argv[1])), lambda: new_vault(Path(sys.argv[1], "new"))):
    try:
        act()
        print("opened")
    except UserError as error:
        print(error)
"""


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that other users can reach, unlike those that pytest makes."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    for one in (made, *made.rglob("*")):
        one.chmod(0o700)
    shutil.rmtree(made)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_read_only_vault_is_refused_and_left_alone(public_folder: Path, tmp_path: Path, what: str) -> None:
    folder = public_folder / "vault"
    new_vault(folder)[0].close()
    for one in folder.iterdir():
        one.chmod(0o755 if one.is_dir() else 0o644)
    if what == "file":
        folder.chmod(0o777)
        (folder / "vault.db").chmod(0o444)
    else:
        (folder / "vault.db").chmod(0o666)
        folder.chmod(0o555)
    before = contents(folder)
    command = [sys.executable, "-c", READ_ONLY, str(folder), str(tmp_path / "other")]
    said = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    ).stdout.splitlines()
    assert "cannot be written to" in said[0]
    assert "read-only" in said[0]
    if what == "folder":
        assert "cannot be written to" in said[1]
        assert contents(folder) == before


def test_a_folder_with_something_in_it_is_not_used(folder: Path) -> None:
    folder.mkdir()
    (folder / "letter.txt").write_text("dear panel")
    with pytest.raises(UserError, match="not empty") as caught:
        new_vault(folder)
    assert "empty one" in caught.value.remedy
    assert [one.name for one in folder.iterdir()] == ["letter.txt"]
    with pytest.raises(UserError, match="not empty"):
        new_vault(folder / "letter.txt")
    with pytest.raises(UserError):
        new_vault(folder / "letter.txt" / "below")
    assert (folder / "letter.txt").read_text() == "dear panel"


def test_a_vault_is_never_made_over_another(folder: Path) -> None:
    new_vault(folder)[0].close()
    before = contents(folder)
    with pytest.raises(UserError, match="not empty"):
        new_vault(folder)
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("passphrase", "name", "says"), [("kettle", NAME, "too easy"), (PASSPHRASE, "  ", "who works")]
)
def test_a_vault_needs_a_passphrase_and_a_name(folder: Path, passphrase: str, name: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        vault.create(folder, passphrase, name, prepare=few_tables, effort=QUICK)
    assert not folder.exists()


def test_a_failed_making_leaves_nothing(tmp_path: Path) -> None:
    def fail(database: Database, back_up: object) -> None:
        database.direct("CREATE TABLE half (id)")
        raise LookupError

    with pytest.raises(LookupError):
        vault.create(tmp_path / "a" / "b" / "c", PASSPHRASE, NAME, prepare=fail, effort=QUICK)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "empty").mkdir()
    with pytest.raises(LookupError):
        vault.create(tmp_path / "empty", PASSPHRASE, NAME, prepare=fail, effort=QUICK)
    assert contents(tmp_path) == {"empty": "folder"}


@pytest.mark.parametrize(
    "part",
    [
        *(
            "OneDrive",
            "OneDrive - Merefordshire County Council",
            "Dropbox",
            "Dropbox (Personal)",
            "Google Drive",
        ),
        *(
            "My Drive",
            "iCloudDrive",
            "iCloud Drive",
            "Nextcloud",
            "ownCloud",
            "CloudStorage",
            "Mobile Documents",
        ),
    ],
)
def test_synchronised_folders_are_refused(tmp_path: Path, part: str) -> None:
    folder = tmp_path / part / "Reviews" / "vault"
    with pytest.raises(UserError, match="synchronised") as caught:
        new_vault(folder)
    assert "Backup copies may" in caught.value.remedy
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    new_vault(tmp_path / "vault")[0].close()
    (tmp_path / "Dropbox").mkdir()
    shutil.move(tmp_path / "vault", tmp_path / "Dropbox" / "vault")
    (tmp_path / "innocent").symlink_to(tmp_path / "Dropbox" / "vault")
    with pytest.raises(UserError, match="synchronised"):
        reopened(tmp_path / "innocent")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"\\server\share\vault", True),
        ("//server/share/vault", True),
        (r"\\?\UNC\server\share", True),
        (r"\\?\C:\vault", False),
        (r"C:\Cases\vault", False),
        ("/srv/rosalind/vault", False),
    ],
)
def test_network_shares_are_known_by_their_path(path: str, expected: bool) -> None:
    assert is_on_network(path) == expected


def test_a_network_share_is_refused() -> None:
    with pytest.raises(UserError, match="network share"):
        refuse_unsuitable(Path("//server/share/vault"))


def test_ordinary_folders_are_not_refused() -> None:
    assert not is_synchronised(
        ("/", "srv", "rosalind", "Documents", "Drop box of ideas", "box", "One drives away")
    )


@pytest.mark.parametrize(
    "mark", [".dropbox.cache", ".stfolder", ".nextcloudsync.log", ".sync_0a1b2c3d.db", ".tmp.drivedownload"]
)
def test_a_folder_with_the_mark_of_a_synchroniser_is_refused(tmp_path: Path, mark: str) -> None:
    (tmp_path / "Work").mkdir()
    (tmp_path / "Work" / mark).touch()
    with pytest.raises(UserError, match="synchronised"):
        new_vault(tmp_path / "Work" / "Reviews" / "vault")
    assert [one.name for one in (tmp_path / "Work").iterdir()] == [mark]


def test_the_settings_of_a_synchroniser_are_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert not has_mark_of_a_synchroniser(tmp_path / "vault")
    (tmp_path / "Team").mkdir()
    (tmp_path / "Team" / ".dropbox").touch()
    assert has_mark_of_a_synchroniser(tmp_path / "Team" / "vault")


def test_what_the_system_calls_its_synchronised_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Council"))
    assert has_mark_of_a_synchroniser(tmp_path / "Council" / "vault")
    assert not has_mark_of_a_synchroniser(tmp_path / "Own" / "vault")


def test_a_desktop_that_is_kept_in_the_cloud_is_known(tmp_path: Path) -> None:
    (tmp_path / "Library/Mobile Documents/com~apple~CloudDocs/Documents").mkdir(parents=True)
    assert has_mark_of_a_synchroniser(tmp_path / "Documents" / "vault", tmp_path)
    assert not has_mark_of_a_synchroniser(tmp_path / "Desktop" / "vault", tmp_path)


def test_a_backup_without_room_is_not_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, _ = new_vault(folder)
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    with pytest.raises(UserError, match="not enough room") as caught:
        opened.back_up()
    opened.close()
    assert "Free some space" in caught.value.remedy
    assert list((folder / "backups").iterdir()) == []
