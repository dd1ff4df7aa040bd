"""A genuine file verifies; one changed in any way does not."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.export.build import build
from dhr_desktop.export.package import (
    MANIFEST,
    SIGNATURE,
    TAG_FILES,
    TAG_MANIFEST,
    Package,
    bag_info,
    manifest,
    zipped,
)
from dhr_desktop.export.verify import verify, verify_package
from dhr_desktop.export.verify_bag import NotGenuine
from dhr_desktop.keys.sealing import seal
from dhr_desktop.keys.signing import SigningKey
from tests.fakes import release

PASSPHRASE = "calm river stone lamp garden window"
Members = dict[str, bytes]


@cache
def package() -> Package:
    return build(release.source(), release.rules(), release.facts(), release.sign).package


@cache
def sealed() -> bytes:
    return seal(package().content, PASSPHRASE)


def resigned(members: Mapping[str, bytes], sign: Callable[[bytes], str] = release.sign) -> bytes:
    """Return a package whose lists and signature fit its members: what a dishonest sender could make."""
    payload = {path: content for path, content in members.items() if path.startswith("data/")}
    facts = release.facts()
    tags = {
        "bagit.txt": members["bagit.txt"],
        "bag-info.txt": bag_info(payload, facts),
        MANIFEST: manifest(payload),
    }
    lists = {TAG_MANIFEST: manifest(tags), SIGNATURE: sign(manifest(tags)).encode()}
    return zipped(facts.folder, dict(payload) | tags | lists)


def test_a_genuine_file_verifies_and_says_what_was_checked(tmp_path: Path) -> None:
    file = tmp_path / "release.zip"
    file.write_bytes(sealed())
    verified = verify(file, PASSPHRASE, signer=release.KEY.public.fingerprint)
    assert verified.signer_was_expected
    assert verified.number == 12
    assert verified.package_sha256 == package().sha256
    assert any("rows of actions" in fact for fact in verified.facts)
    assert all(fact.endswith(".") for fact in verified.facts)


def test_without_a_signer_the_proof_says_that_the_key_is_only_claimed(tmp_path: Path) -> None:
    verified = verify_package(package().content)
    assert not verified.signer_was_expected
    assert any("by telephone and compare the two" in fact for fact in verified.facts)


@pytest.mark.parametrize("written", [str(release.KEY.public), release.KEY.public.to_text(), "fingerprint"])
def test_the_expected_signer_is_a_key_a_file_or_a_fingerprint(written: str) -> None:
    signer = release.KEY.public.fingerprint.lower() if written == "fingerprint" else written
    assert verify_package(package().content, signer=signer).signer == release.KEY.public


def test_another_expected_signer_is_refused() -> None:
    other = SigningKey(bytes(8), bytes(range(1, 33))).public
    for signer in (other.fingerprint, str(other)):
        with pytest.raises(UserError):
            verify_package(package().content, signer=signer)


def test_every_flipped_bit_of_the_sealed_file_is_refused(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - places to flip, no secret
    whole = sealed()
    edges = [*range(120), *range(len(whole) - 200, len(whole))]
    directory = whole.rindex(b"PK\x01\x02")
    flips = [(place, chance.randrange(8)) for place in edges]
    flips += [(place, bit) for place in range(directory, directory + 16) for bit in range(8)]
    flips += [(chance.randrange(len(whole)), chance.randrange(8)) for _ in range(120)]
    file = tmp_path / "release.zip"
    for place, bit in flips:
        changed = bytearray(whole)
        changed[place] ^= 1 << bit
        file.write_bytes(changed)
        with pytest.raises(UserError):
            verify(file, PASSPHRASE)


def test_every_flipped_bit_of_the_package_is_refused() -> None:
    chance = random.Random(11)  # noqa: S311 - places to flip, no secret
    for _ in range(1500):
        changed = bytearray(package().content)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        with pytest.raises(UserError):
            verify_package(bytes(changed))


@pytest.mark.parametrize("cut", [1, 10, 500, 50_000])
def test_a_shortened_or_lengthened_file_is_refused(cut: int, tmp_path: Path) -> None:
    file = tmp_path / "release.zip"
    for changed in (sealed()[:-cut], sealed()[cut:], sealed() + bytes(cut), bytes(cut) + sealed()):
        file.write_bytes(changed)
        with pytest.raises(UserError):
            verify(file, PASSPHRASE)


def test_the_signature_beside_the_file_covers_it_too(tmp_path: Path) -> None:
    file = tmp_path / "release.zip"
    file.write_bytes(sealed())
    verified = verify(file, PASSPHRASE, signature=release.sign(sealed()))
    assert any("beside the sealed file" in fact for fact in verified.facts)
    with pytest.raises(UserError):
        verify(file, PASSPHRASE, signature=release.sign(b"another file"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", bytes(5000)])
def test_another_kind_of_file_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "release.zip"
    file.write_bytes(content)
    with pytest.raises(UserError):
        verify(file, PASSPHRASE)
    with pytest.raises(UserError):
        verify(tmp_path / "missing.zip", PASSPHRASE)


def test_a_wrong_passphrase_is_said_kindly(tmp_path: Path) -> None:
    file = tmp_path / "release.zip"
    file.write_bytes(sealed())
    with pytest.raises(UserError) as refused:
        verify(file, "not the passphrase at all here")
    assert "passphrase" in str(refused.value)


def _added(members: Members) -> None:
    members["data/reports/extra.pdf"] = b"%PDF"


def _added_beside_data(members: Members) -> None:
    members["notes.txt"] = b"beside"


def _fetch(members: Members) -> None:
    members["fetch.txt"] = b"http://example.invalid/x 1 data/x\n"


def _removed(members: Members) -> None:
    del members["data/tables/progress.csv"]


def _renamed(members: Members) -> None:
    members["data/tables/other.csv"] = members.pop("data/tables/progress.csv")


def _exchanged(members: Members) -> None:
    first, second = "data/tables/actions.csv", "data/tables/progress.csv"
    members[first], members[second] = members[second], members[first]


def _swapped_signature(members: Members) -> None:
    members[SIGNATURE] = release.sign(b"another list").encode()


def _wandering(members: Members) -> None:
    members["data/../../outside.txt"] = b"outside"


CHANGES = [_added, _added_beside_data, _fetch, _removed, _renamed, _exchanged, _swapped_signature, _wandering]


@pytest.mark.parametrize("change", CHANGES)
def test_a_package_with_other_files_is_refused(change: Callable[[Members], None]) -> None:
    members = dict(package().members)
    change(members)
    with pytest.raises(UserError):
        verify_package(zipped(package().folder, members))


@pytest.mark.parametrize("change", [_added, _removed, _renamed, _exchanged])
def test_other_files_are_refused_even_when_somebody_signed_them(change: Callable[[Members], None]) -> None:
    members = dict(package().members)
    change(members)
    content = resigned(members)
    with pytest.raises(NotGenuine):
        verify_package(content)


def test_a_renamed_top_folder_is_refused() -> None:
    for folder in ("DHR-OFFICE-0013", "Holloway", "DHR-OFFICE-0012/inner"):
        with pytest.raises(NotGenuine):
            verify_package(zipped(folder, package().members))


def test_a_package_signed_anew_with_another_key_shows_the_other_key() -> None:
    thief = SigningKey(bytes(8), bytes(range(1, 33)))
    content = resigned(package().members, lambda data: thief.sign(data, trusted_comment="release 12"))
    with pytest.raises(UserError):
        verify_package(content)
    with pytest.raises(UserError):
        verify_package(content, signer=release.KEY.public.fingerprint)


def _with_description(change: Callable[[dict[str, object]], None]) -> bytes:
    members = dict(package().members)
    described = json.loads(members["data/datapackage.json"])
    change(described)
    members["data/datapackage.json"] = json.dumps(described).encode()
    return resigned(members)


def test_a_signed_description_that_does_not_fit_is_refused() -> None:
    def without_schema(described: dict[str, object]) -> None:
        del described["resources"][0]["schema"]  # type: ignore[index]

    def remote(described: dict[str, object]) -> None:
        described["resources"][0]["path"] = "https://example.invalid/reviews.csv"  # type: ignore[index]

    def endless(described: dict[str, object]) -> None:
        described["resources"][0]["schema"]["fields"][0]["constraints"] = {"pattern": "(a+)+$"}  # type: ignore[index]

    def no_list(described: dict[str, object]) -> None:
        described["resources"] = "none"

    for change in (without_schema, remote, endless, no_list):
        with pytest.raises(NotGenuine):
            verify_package(_with_description(change))


def test_a_signed_page_with_a_script_is_refused() -> None:
    members = dict(package().members)
    page = members["data/ro-crate-preview.html"].replace(b"</body>", b"<script>1</script></body>")
    members["data/ro-crate-preview.html"] = page
    with pytest.raises(NotGenuine):
        verify_package(resigned(members))


def test_only_a_file_that_is_listed_counts_as_a_tag_file() -> None:
    assert set(TAG_FILES) == {"bagit.txt", "bag-info.txt", MANIFEST}
    assert verify_package(resigned(package().members)).number == 12
