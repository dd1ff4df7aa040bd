"""The proof: a sealed file is opened in memory and every statement of the package is compared with what it is.

The order is fixed: seal, names and bytes, signature, lists, and only then descriptions and tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted, listed
from dhr_desktop.export.verify_bag import NotGenuine, bag_info, check_lists, check_signature, opened
from dhr_desktop.export.verify_tables import check_inside
from dhr_desktop.keys.sealing import MOST_BYTES, seal, unseal
from dhr_desktop.keys.signing import PublicKey
from dhr_desktop.keys.signing import verify as verify_signature

_SALT_AND_CHECK: Final = 16 + 2
_AUTHENTICATION: Final = 10
_ANY: Final = "only the bytes around the content are compared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was checked.

    Attributes:
        facts: one sentence for each check that held.
        number: the release's sequence number.
        uuid: the package's identity.
        supersedes: the identity of the package it takes the place of, or "".
        package_sha256: of the inner package, as in the sender's register.
        signer: the key that signed it.
        signer_was_expected: True where the caller named the signer; otherwise the key is only what the package says.
    """

    facts: tuple[str, ...]
    number: int
    uuid: str
    supersedes: str
    package_sha256: str
    signer: PublicKey
    signer_was_expected: bool


def verify(source: Path, passphrase: str, *, signer: str = "", signature: str = "") -> Verified:
    """Check a sealed file.

    Args:
        source: the sealed file.
        passphrase: its passphrase.
        signer: the expected signer's public key or fingerprint, told by telephone; "" where it is not at hand.
        signature: the content of the .minisig file that lies beside the sealed file, or "".

    Raises:
        NotGenuine: something does not fit.
        UserError: wrong passphrase, damaged file, another signer.
    """
    sealed = _read(source)
    _check_container(sealed)
    content = unseal(source, passphrase)
    verified = verify_package(content, signer=signer)
    facts = ["The sealed file opens with the passphrase, and no byte around its content was changed."]
    if signature:
        verify_signature(sealed, signature, verified.signer)
        facts.append("The signature beside the sealed file is by the same key.")
    return Verified(
        facts=(*facts, *verified.facts),
        number=verified.number,
        uuid=verified.uuid,
        supersedes=verified.supersedes,
        package_sha256=verified.package_sha256,
        signer=verified.signer,
        signer_was_expected=verified.signer_was_expected,
    )


def verify_package(content: bytes, *, signer: str = "") -> Verified:
    """Check an inner package, already unsealed; see `verify`."""
    bag = opened(content)
    key = check_signature(bag, signer)
    check_lists(bag)
    info = bag_info(bag)
    rows = check_inside(bag)
    digest = sha256(content).hexdigest()
    expected = bool(signer.strip())
    supersedes = info.get("Supersedes", "none").removeprefix("urn:uuid:")
    return Verified(
        facts=(
            f"It holds exactly the {counted(len(bag.members), 'file')} that belong in it, and no other.",
            _signed(key, expected=expected),
            f"Each of the {counted(len(bag.payload), 'file')} below data is the one that was signed.",
            f"The tables fit their description: {listed([counted(count, f'row of {name}', f'rows of {name}') for name, count in rows.items()])}.",
            "No file points outside the package, and none holds a script.",
            f"It is release {info['Sequence-Number']}, made on {info['Bagging-Date']}, package {info['External-Identifier']}.",
            "It takes the place of no earlier package."
            if supersedes == "none"
            else f"It takes the place of package {supersedes}.",
            f"SHA-256 of the inner package: {digest}.",
            f"Head of the sender's journal: {info['Journal-Head']}.",
        ),
        number=int(info["Sequence-Number"]),
        uuid=info["External-Identifier"].removeprefix("urn:uuid:"),
        supersedes="" if supersedes == "none" else supersedes,
        package_sha256=digest,
        signer=key,
        signer_was_expected=expected,
    )


def _signed(key: PublicKey, *, expected: bool) -> str:
    if expected:
        return f"It was signed by the expected signer, {key.fingerprint}."
    return (
        f"It was signed with the key that it names itself, {key.fingerprint}: let the sender read out their fingerprint "
        "by telephone and compare the two before you rely on it."
    )


def _read(source: Path) -> bytes:
    try:
        if source.stat().st_size > MOST_BYTES:
            raise UserError(
                "This package is larger than the program accepts.", "Ask the sender for a smaller one."
            )
        return source.read_bytes()
    except OSError:
        raise UserError(
            "This file could not be opened.",
            "Check that it is there and that you may read it, and try again.",
        ) from None


def _check_container(sealed: bytes) -> None:
    """Compare the seal's own bytes, which its checksum does not cover, with those of a seal of that length made anew.

    It comes first: whatever reads the seal meets only bytes that are in order.

    Raises:
        NotGenuine: they differ.
    """
    length = len(sealed) - len(seal(b"", _ANY))
    if length < 0:
        raise NotGenuine("This is not a sealed package of this program.")
    anew = seal(bytes(length), _ANY)
    start = 30 + int.from_bytes(anew[26:28], "little") + int.from_bytes(anew[28:30], "little")
    end = start + _SALT_AND_CHECK + length + _AUTHENTICATION
    if sealed[:start] != anew[:start] or sealed[end:] != anew[end:]:
        raise NotGenuine("This is not a sealed package of this program, or a byte of it was changed.")
