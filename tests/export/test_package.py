"""The bag and its descriptions, checked by our own eyes and by other people's tools."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

import bagit
import pytest

from dhr_desktop.export.build import Built, build
from dhr_desktop.export.package import pack
from dhr_desktop.keys.sealing import seal
from dhr_desktop.model.release import ProfileName
from tests.fakes import release

PASSPHRASE = "calm river stone lamp garden window"


@cache
def built(name: ProfileName = ProfileName.OVERSIGHT) -> Built:
    return build(release.source(), release.rules(name), release.facts(), release.sign)


def unpacked(folder: Path, name: ProfileName = ProfileName.OVERSIGHT) -> Path:
    """Write a package to disk and return its top folder."""
    with zipfile.ZipFile(io.BytesIO(built(name).package.content)) as archive:
        archive.extractall(folder)
    return folder / built(name).package.folder


def needed(*tools: str) -> None:
    if missing := [tool for tool in tools if shutil.which(tool) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_bag_says_who_it_is() -> None:
    info = built().package.members["bag-info.txt"].decode()
    assert "Sequence-Number: 12\n" in info
    assert "Supersedes: none\n" in info
    assert f"Signing-Key: {release.KEY.public}\n" in info
    assert "Journal-Head: 41:abab" in info
    assert "BagIt-Profile-Identifier: urn:" in info
    later = release.facts(supersedes="0b9c1d1e-7c39-4a52-9d57-1f0d0a3f2b10", number=13)
    assert (
        b"Supersedes: urn:uuid:0b9c1d1e-7c39-4a52-9d57-1f0d0a3f2b10\n"
        in pack({}, later, release.sign).members["bag-info.txt"]
    )


def test_every_tag_file_is_ascii_with_lf_and_no_mark() -> None:
    for path, content in built().package.members.items():
        if not path.startswith("data/"):
            assert content.isascii()
            assert b"\r" not in content
            assert content.endswith(b"\n")


def test_every_name_in_the_package_is_neutral_ascii() -> None:
    for path in built().package.members:
        assert path.isascii()
        assert " " not in path
    with pytest.raises(ValueError, match="ASCII"):
        pack({"tables/Zoë.csv": b""}, release.facts(), release.sign)


def test_the_hashes_in_each_list_are_those_of_the_files() -> None:
    members = built().package.members
    described = json.loads(members["data/datapackage.json"])
    for resource in described["resources"]:
        content = members[f"data/{resource['path']}"]
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
    for line in members["manifest-sha512.txt"].decode().splitlines():
        digest, path = line.split("  ")
        assert sha512(members[path]).hexdigest() == digest


def test_every_way_to_be_blank_is_declared() -> None:
    described = json.loads(built().package.members["data/datapackage.json"])
    for resource in described["resources"]:
        schema = resource["schema"]
        assert set(schema["missingValues"]) == set(schema["missingValueReasons"])
        assert "[1 to 7]" in schema["missingValues"]
        assert all(field["description"] for field in schema["fields"])


def test_the_crate_names_roles_and_never_people() -> None:
    graph = json.loads(built().package.members["data/ro-crate-metadata.json"])["@graph"]
    assert not any(one["@type"] == "Person" for one in graph)
    root: dict[str, Any] = next(one for one in graph if one["@id"] == "./")
    parts = {one["@id"] for one in root["hasPart"]}
    assert parts == {one["@id"] for one in graph if one["@type"] == "File"}
    assert "tables/reviews.csv" in parts


def test_the_instruction_goes_inside_and_beside() -> None:
    assert built().readme == built().package.members["data/README.txt"]
    text = built().readme.decode()
    for word in (
        "7-Zip",
        "sha512sum -c",
        "certutil",
        "minisign -V",
        "not anonymous",
        str(release.KEY.public),
    ):
        assert word in " ".join(text.split())


def test_facts_of_the_wrong_shape_are_refused() -> None:
    for wrong in (
        {"office": "Thornbeck"},
        {"uuid": "Margaret Holloway"},
        {"journal_head": "Margaret Holloway"},
        {"signer": "Margaret"},
        {"number": 0},
        {"supersedes": "the first"},
        {"version": "Holloway"},
    ):
        with pytest.raises(ValueError, match=r"shape|numbered"):
            release.facts(**wrong)


@pytest.mark.parametrize("name", list(ProfileName))
def test_bagit_finds_the_bag_valid_and_notices_a_change(name: ProfileName, tmp_path: Path) -> None:
    folder = unpacked(tmp_path, name)
    bag = bagit.Bag(str(folder))
    assert bag.validate()
    (folder / "data" / "README.txt").write_text("Changed.")
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


@pytest.mark.parametrize("name", list(ProfileName))
def test_frictionless_finds_the_tables_valid(name: ProfileName, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(unpacked(tmp_path, name) / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type"])


@pytest.mark.tools
def test_sha512sum_checks_the_lists(tmp_path: Path) -> None:
    needed("sha512sum")
    folder = unpacked(tmp_path)
    for name in ("manifest-sha512.txt", "tagmanifest-sha512.txt"):
        assert "FAILED" not in run("sha512sum", "-c", name, cwd=folder)


@pytest.mark.tools
def test_minisign_checks_the_signature(tmp_path: Path) -> None:
    needed("minisign")
    folder = unpacked(tmp_path)
    name = "tagmanifest-sha512.txt"
    command = ("minisign", "-V", "-P", str(release.KEY.public), "-m", name, "-x", f"{name}.minisig")
    assert "verified" in run(*command, cwd=folder)


@pytest.mark.tools
def test_7zip_opens_the_sealed_file(tmp_path: Path) -> None:
    needed("7z")
    (tmp_path / "sealed.zip").write_bytes(seal(built().package.content, PASSPHRASE))
    run("7z", "x", "-bd", f"-p{PASSPHRASE}", "sealed.zip", cwd=tmp_path)
    assert (tmp_path / "package.zip").read_bytes() == built().package.content
    run("7z", "t", "-bd", "package.zip", cwd=tmp_path)


@pytest.mark.tools
def test_qpdf_and_pdffonts_find_the_reports_in_order(tmp_path: Path) -> None:
    needed("qpdf", "pdffonts")
    reports = unpacked(tmp_path) / "data" / "reports"
    for path in reports.iterdir():
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", path.name, cwd=reports)
        fonts = run("pdffonts", path.name, cwd=reports).splitlines()[2:]
        assert fonts
        assert all(line.split()[-5] == "yes" for line in fonts)


def test_a_release_without_recommendations_is_whole() -> None:
    empty = release.source(recommendations=(), actions=(), updates=())
    made = build(empty, release.rules(), release.facts(), release.sign)
    assert made.package.members["data/tables/actions.csv"].count(b"\n") == 1


def test_a_published_review_is_called_by_its_published_reference() -> None:
    from datetime import date

    from dhr_desktop.model.lifecycle import State

    public = replace(
        release.REVIEW,
        state=State.IMPLEMENTING,
        published_on=date(2025, 2, 3),
        published_reference="Report of 2025",
    )
    made = build(release.source(reviews=(public,)), release.rules(), release.facts(), release.sign)
    assert b"Report of 2025" in made.package.members["data/tables/reviews.csv"]
    assert not any("2025" in path for path in made.package.members)
