"""Signatures: made, checked, refused, and the same in other people's program."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.signing import PublicKey, SigningKey, verify

KEY = SigningKey(b"\x01\x02\x03\x04\x05\x06\x07\x08", bytes(range(32)))
DATA = b"tag manifest of an invented bundle\n"


def test_what_was_signed_verifies_and_gives_its_trusted_comment() -> None:
    assert verify(DATA, KEY.sign(DATA, trusted_comment="release 7"), KEY.public) == "release 7"


@given(st.binary(max_size=300), st.text(st.characters(categories=["L", "N", "Zs"]), max_size=30))
def test_any_data_and_comment(data: bytes, comment: str) -> None:
    if comment.isprintable():
        assert verify(data, KEY.sign(data, trusted_comment=comment), KEY.public) == comment


def test_every_changed_byte_of_the_data_is_noticed() -> None:
    signature = KEY.sign(DATA, trusted_comment="release 7")
    for place in range(len(DATA)):
        changed = DATA[:place] + bytes([DATA[place] ^ 1]) + DATA[place + 1 :]
        with pytest.raises(UserError, match="changed after signing"):
            verify(changed, signature, KEY.public)


def test_every_changed_letter_of_the_signature_is_noticed() -> None:
    signature = KEY.sign(DATA, trusted_comment="release 7")
    first = signature.index("\n") + 1  # the untrusted comment may say anything
    for place in range(first, len(signature) - 1):
        changed = signature[:place] + chr(ord(signature[place]) ^ 1) + signature[place + 1 :]
        with pytest.raises(UserError):
            verify(DATA, changed, KEY.public)


def test_another_signer_is_named_as_such() -> None:
    other = SigningKey.generate()
    with pytest.raises(UserError, match="somebody else"):
        verify(DATA, other.sign(DATA, trusted_comment="x"), KEY.public)
    impostor = SigningKey(KEY.id, other.seed)
    with pytest.raises(UserError, match="changed after signing"):
        verify(DATA, impostor.sign(DATA, trusted_comment="x"), KEY.public)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "a\nb\nc\nd\n", "untrusted comment: x\nRWQ=\ntrusted comment: y\nAA==\n", "x" * 100_000],
)
def test_what_is_no_signature_is_said_plainly(text: str) -> None:
    with pytest.raises(UserError, match="not a signature"):
        verify(DATA, text, KEY.public)


def test_older_signatures_over_the_data_itself_verify_too() -> None:
    private = Ed25519PrivateKey.from_private_bytes(KEY.seed)
    signature = private.sign(DATA)
    lines = (
        "untrusted comment: older",
        b64encode(b"Ed" + KEY.id + signature).decode(),
        "trusted comment: timestamp:1",
        b64encode(private.sign(signature + b"timestamp:1")).decode(),
    )
    assert verify(DATA, "\r\n".join(lines) + "\r\n", KEY.public) == "timestamp:1"


def test_a_comment_cannot_smuggle_in_a_line() -> None:
    with pytest.raises(ValueError, match="one line"):
        KEY.sign(DATA, trusted_comment="release 7\nuntrusted")


def test_a_public_key_reads_back_with_and_without_its_comment() -> None:
    assert PublicKey.parse(KEY.public.to_text()) == KEY.public
    assert PublicKey.parse(str(KEY.public)) == KEY.public
    for wrong in ("", "RWQ", "untrusted comment: x\n", str(KEY.public)[:-4]):
        with pytest.raises(UserError, match="public key"):
            PublicKey.parse(wrong)


def test_a_fingerprint_is_read_out_and_typed() -> None:
    shown = KEY.public.fingerprint
    assert [len(group) for group in shown.split("-")] == [5] * 5
    assert KEY.public.has_fingerprint(shown.lower().replace("-", " ").replace("0", "o").replace("1", "l"))
    assert not KEY.public.has_fingerprint(SigningKey.generate().public.fingerprint)
    assert not KEY.public.has_fingerprint("?")
    assert not KEY.public.has_fingerprint("")


def test_a_key_is_kept_as_bytes_and_never_shown() -> None:
    assert SigningKey.from_bytes(KEY.to_bytes()) == KEY
    assert KEY.seed.hex() not in repr(KEY)
    assert str(KEY.seed) not in repr(KEY)
    with pytest.raises(ValueError, match="signing key"):
        SigningKey.from_bytes(b"short")


def _minisign() -> str:
    found = shutil.which("minisign")
    if found is None:
        pytest.skip("the program minisign is not installed")
    return found


@pytest.mark.tools
def test_minisign_accepts_what_was_signed_and_refuses_what_was_changed(tmp_path: Path) -> None:
    program = _minisign()
    (tmp_path / "office.pub").write_text(KEY.public.to_text())
    (tmp_path / "bundle").write_bytes(DATA)
    (tmp_path / "bundle.minisig").write_text(KEY.sign(DATA, trusted_comment="release 7 – June"))
    check = [program, "-V", "-p", tmp_path / "office.pub", "-m", tmp_path / "bundle"]
    accepted = subprocess.run(check, capture_output=True, check=False)
    assert accepted.returncode == 0
    assert "release 7 – June" in accepted.stdout.decode()
    (tmp_path / "bundle").write_bytes(DATA + b" ")
    assert subprocess.run(check, capture_output=True, check=False).returncode != 0


@pytest.mark.tools
@pytest.mark.parametrize("legacy", [[], ["-l"]])
def test_what_minisign_signed_is_accepted(tmp_path: Path, legacy: list[str]) -> None:
    program = _minisign()
    made = [program, "-G", "-W", "-p", tmp_path / "k.pub", "-s", tmp_path / "k.key"]
    subprocess.run(made, capture_output=True, check=True)
    (tmp_path / "bundle").write_bytes(DATA)
    signed = [
        program,
        "-S",
        *legacy,
        "-s",
        tmp_path / "k.key",
        "-m",
        tmp_path / "bundle",
        "-t",
        "from outside",
    ]
    subprocess.run(signed, capture_output=True, check=True)
    signer = PublicKey.parse((tmp_path / "k.pub").read_text())
    assert verify(DATA, (tmp_path / "bundle.minisig").read_text(), signer) == "from outside"
    with pytest.raises(UserError):
        verify(hashlib.blake2b(DATA).digest(), (tmp_path / "bundle.minisig").read_text(), signer)
