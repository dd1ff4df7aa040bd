"""Which folders lie on a share, and whether a disk is encrypted, from tables as systems write them."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dhr_desktop.store import mounts, places
from dhr_desktop.store.mounts import NETWORK, SYNCED, is_cloud_entry, is_encrypted, mount_of, understood

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="tables of Linux")
TABLE = r"""/dev/mapper/root / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/office /office nfs4 rw 0 0
//server/share /mnt/the\040share cifs rw 0 0
tmpfs /mnt/the\040share/local tmpfs rw 0 0
drive: /office/ada/Cloud fuse.rclone rw 0 0
/dev/sdb1 /data ext4 rw 0 0
/dev/sdb2 /data ext4 rw 0 0
nonsense
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mounts"
    path.write_text(TABLE, "utf-8")
    return path


@LINUX
@pytest.mark.parametrize(
    ("folder", "kind", "source"),
    [
        ("/srv/vault", "ext4", "/dev/mapper/root"),
        ("/office/ada/vault", "nfs4", "server:/office"),
        ("/services/ada", "ext4", "/dev/mapper/root"),
        ("/mnt/the share/vault", "cifs", "//server/share"),
        ("/mnt/the share/local/vault", "tmpfs", "tmpfs"),
        ("/office/ada/Cloud/vault", "fuse.rclone", "drive:"),
        ("/data", "ext4", "/dev/sdb2"),
    ],
)
def test_a_folder_lies_on_the_nearest_mount(table: Path, folder: str, kind: str, source: str) -> None:
    found = mount_of(Path(folder), mounts.mounts(table))
    assert found is not None
    assert (found.kind, found.source) == (kind, source)


def test_a_system_without_a_table_has_no_mounts(tmp_path: Path) -> None:
    assert mounts.mounts(tmp_path / "none") == []
    assert mount_of(tmp_path, []) is None


def test_no_kind_is_both() -> None:
    assert not set(NETWORK) & set(SYNCED)
    assert "ext4" not in NETWORK + SYNCED


def test_a_share_and_a_synchronised_mount_are_refused(tmp_path: Path) -> None:
    for kind, words in (("nfs4", "network share"), ("fuse.rclone", "synchronised")):
        table = [mounts.Mount("there", tmp_path, kind)]
        with pytest.raises(places.UserError, match=words):
            places.refuse_unsuitable(tmp_path / "vault", table)
    places.refuse_unsuitable(tmp_path / "vault", [mounts.Mount("/dev/sda1", tmp_path, "ext4")])


def blocks(folder: Path, **devices: tuple[str, ...]) -> Path:
    """Make a tree as /sys has it: each device with its dm name first ("" for none), then what it stands on."""
    for name, (uuid, *below) in devices.items():
        (folder / name / "slaves").mkdir(parents=True)
        for one in below:
            (folder / name / "slaves" / one).mkdir()
        if uuid:
            (folder / name / "dm").mkdir()
            (folder / name / "dm" / "uuid").write_text(uuid)
    return folder


@LINUX
@pytest.mark.parametrize(
    ("device", "expected"),
    [("sda2", False), ("dm-0", True), ("dm-1", True), ("dm-2", False), ("dm-3", False), ("nowhere", None)],
)
def test_a_disk_is_encrypted_where_all_it_stands_on_is(
    tmp_path: Path, device: str, expected: bool | None
) -> None:
    tree = blocks(
        tmp_path / "block",
        **{
            "sda2": ("",),
            "sdb1": ("",),
            "dm-0": ("CRYPT-LUKS2-0f-cryptroot", "sda2"),
            "dm-1": ("LVM-abc", "dm-0"),
            "dm-2": ("LVM-def", "sda2"),
            "dm-3": ("LVM-ghi", "dm-0", "sdb1"),
        },
    )
    table = tmp_path / "mounts"
    table.write_text(f"/dev/{device} / ext4 rw 0 0\n")
    assert is_encrypted(Path("/srv/vault"), table=table, blocks=tree) is expected


@LINUX
@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [("ada", "ecryptfs", True), ("/dev/sda2", "fuse.gocryptfs", True), ("overlay", "overlay", None)],
)
def test_what_is_no_disk_is_known_by_its_kind(
    tmp_path: Path, source: str, kind: str, expected: bool | None
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"{source} / {kind} rw 0 0\n")
    assert is_encrypted(Path("/srv"), table=table, blocks=tmp_path) is expected


@pytest.mark.parametrize(
    ("said", "platform", "expected"),
    [
        ("FileVault is On.\n", "darwin", True),
        ("FileVault is Off.\n", "darwin", False),
        ("1\r\n", "win32", True),
        ("2\r\n", "win32", False),
        ("", "win32", None),
        ("Access denied", "win32", None),
    ],
)
def test_what_other_systems_answer_is_understood(said: str, platform: str, expected: bool | None) -> None:
    _, yes, no = mounts._ASKED[platform]
    assert understood(said, yes, no) is expected


@pytest.mark.parametrize(
    ("tag", "attributes", "expected"),
    [
        (0, 0x10, False),
        (0x9000001A, 0x10, True),
        (0x9000601A, 0, True),
        (0xA0000003, 0, False),
        (0, 0x400010, True),
    ],
)
def test_folders_that_windows_keeps_elsewhere_are_known(tag: int, attributes: int, expected: bool) -> None:
    entry = SimpleNamespace(st_reparse_tag=tag, st_file_attributes=attributes)
    assert is_cloud_entry(entry) is expected
