"""The sealed file: opens with its passphrase here and in 7-Zip, and shows nothing without."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import pyzipper

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.passphrases import words
from dhr_desktop.keys.sealing import INNER_NAME, seal, sealing_passphrase, unseal

WORDS = "apple orchard kettle lantern velvet harbour"
PACKAGE = b"PK invented package of Marigold Ashdown " * 200


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "sealed.zip"
    path.write_bytes(seal(PACKAGE, WORDS))
    return path


def test_the_passphrase_is_six_generated_words() -> None:
    passphrase = sealing_passphrase()
    assert len(passphrase.split(" ")) == 6
    assert set(passphrase.split()) <= set(words())


def test_it_opens_with_its_passphrase_also_when_typed_with_doubled_spaces(sealed: Path) -> None:
    assert unseal(sealed, WORDS) == PACKAGE
    assert unseal(sealed, f"  {WORDS.replace(' ', '   ')} ") == PACKAGE


def test_nothing_can_be_read_from_outside(sealed: Path) -> None:
    data = sealed.read_bytes()
    assert b"Marigold" not in data
    listed = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert [(entry.filename, entry.date_time, entry.CRC) for entry in listed] == [
        (INNER_NAME, (1980, 1, 1, 0, 0, 0), 0)
    ]


def test_sealing_twice_gives_different_bytes() -> None:
    assert seal(PACKAGE, WORDS) != seal(PACKAGE, WORDS)


def test_a_wrong_passphrase_is_said_plainly(sealed: Path) -> None:
    for wrong in (WORDS[:-1], WORDS.upper(), "", "a b c d e f"):
        with pytest.raises(UserError, match="passphrase"):
            unseal(sealed, wrong)


def test_no_changed_byte_gives_other_content(sealed: Path, tmp_path: Path) -> None:
    data = sealed.read_bytes()
    refused = 0
    for place in range(0, len(data), max(1, len(data) // 300)):
        changed = tmp_path / "changed.zip"
        changed.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        try:
            assert unseal(changed, WORDS) == PACKAGE
        except UserError:
            refused += 1
    assert refused > 280


def test_cut_short_files_are_refused(sealed: Path, tmp_path: Path) -> None:
    data = sealed.read_bytes()
    for length in (0, 1, 30, 100, len(data) // 2, len(data) - 1):
        cut = tmp_path / "cut.zip"
        cut.write_bytes(data[:length])
        with pytest.raises(UserError):
            unseal(cut, WORDS)


def _other_zip(path: Path, *names: str, aes: bool) -> Path:
    with pyzipper.AESZipFile(path, "w") as target:
        if aes:
            target.setpassword(WORDS.encode())
            target.setencryption(pyzipper.WZ_AES, nbits=256)
        for name in names:
            target.writestr(name, b"content")
    return path


def test_other_zips_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not a sealed package"):
        unseal(_other_zip(tmp_path / "1.zip", INNER_NAME, aes=False), WORDS)
    with pytest.raises(UserError, match="not a sealed package"):
        unseal(_other_zip(tmp_path / "2.zip", INNER_NAME, "second", aes=True), WORDS)
    with pytest.raises(UserError, match="not a sealed package"):
        unseal(_other_zip(tmp_path / "3.zip", "../../escape", aes=True), WORDS)
    (tmp_path / "4.zip").write_bytes(b"no zip at all" * 100)
    with pytest.raises(UserError, match="damaged"):
        unseal(tmp_path / "4.zip", WORDS)
    with pytest.raises(UserError):
        unseal(tmp_path / "missing.zip", WORDS)


def test_a_bomb_is_stopped_while_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with pyzipper.AESZipFile(path, "w", compression=pyzipper.ZIP_DEFLATED) as target:
        target.setpassword(WORDS.encode())
        target.setencryption(pyzipper.WZ_AES, nbits=256)
        target.writestr(INNER_NAME, bytes(20_000_000))
    assert path.stat().st_size < 100_000
    with pytest.raises(UserError, match="larger"):
        unseal(path, WORDS, most_bytes=1_000_000)


@pytest.mark.tools
def test_seven_zip_opens_it_and_refuses_a_wrong_passphrase(sealed: Path, tmp_path: Path) -> None:
    program = next((found for name in ("7z", "7zz", "7za") if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("the program 7z (7-Zip) is not installed")
    take = [program, "x", "-y", f"-p{WORDS}", f"-o{tmp_path / 'out'}", sealed]
    subprocess.run(take, capture_output=True, check=True)
    assert (tmp_path / "out" / INNER_NAME).read_bytes() == PACKAGE
    wrong = subprocess.run([program, "t", "-pwrong", sealed], capture_output=True, check=False)
    assert wrong.returncode != 0
