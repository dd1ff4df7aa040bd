"""A release is built whole: no name in it, the same bytes each time, and nothing while an item is open."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from dhr_desktop.base.errors import OpenItems
from dhr_desktop.export.build import build, review
from dhr_desktop.model.release import Verdict
from tests.fakes import release


def test_a_release_is_built_and_no_name_is_in_it() -> None:
    built = build(release.source(), release.rules(), release.facts(), release.sign)
    members = built.package.members
    assert {"bagit.txt", "bag-info.txt", "data/README.txt", "data/reports/cover-sheet.pdf"} <= set(members)
    tables = b"".join(content for path, content in members.items() if path.endswith(".csv")).decode()
    for name in ("Holloway", "Margaret", "Peggy", "Pellington", "14 March"):
        assert name not in tables
    assert "in March 2021" in tables
    assert "2025-03" in tables


def test_the_same_release_gives_the_same_bytes() -> None:
    first = build(release.source(), release.rules(), release.facts(), release.sign)
    second = build(release.source(), release.rules(), release.facts(), release.sign)
    assert first.package.content == second.package.content
    assert first.package.sha256 == second.package.sha256


def test_an_open_item_stops_the_release_and_a_decision_lets_it_go() -> None:
    text = "The worker, Zbigniew Przybylski, was asked about it."
    changed = replace(release.RECOMMENDATION, text=text)
    source = release.source(recommendations=(changed,))
    queue = review(source, release.rules()).queue
    assert any(item.is_open for item in queue)
    with pytest.raises(OpenItems) as stopped:
        build(source, release.rules(), release.facts(), release.sign)
    assert "Przybylski" not in str(stopped.value)
    decisions = release.decided(queue, Verdict.REPLACE)
    built = build(source, release.rules(decisions=decisions), release.facts(), release.sign)
    assert b"Przybylski" not in built.package.members["data/tables/recommendations.csv"]


def test_the_package_is_one_folder_of_undated_stored_files() -> None:
    built = build(release.source(), release.rules(), release.facts(), release.sign)
    with zipfile.ZipFile(io.BytesIO(built.package.content)) as archive:
        infos = archive.infolist()
    assert {info.filename.split("/")[0] for info in infos} == {"DHR-OFFICE-0012"}
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}
    assert [info.filename for info in infos] == sorted(info.filename for info in infos)
