"""The scan of a finished package: what somebody planted stops it, whatever file it was planted in."""

from __future__ import annotations

from functools import cache

import pytest

from dhr_desktop.base.errors import LeakFound
from dhr_desktop.export.build import build
from dhr_desktop.export.package import Package, pack
from dhr_desktop.export.render.pdf import document_pdf
from dhr_desktop.export.scan import LeaksFound, leaks_in, scan_package
from dhr_desktop.readers.unpack import Unsearchable
from dhr_desktop.sanitise.identities import registries_of
from dhr_desktop.sanitise.leaks import OnPurposeIn
from dhr_desktop.sanitise.safe_document import make_safe
from tests.fakes import release
from tests.fakes.documents import document

REGISTRIES = registries_of(release.PEOPLE)


@cache
def payload() -> dict[str, bytes]:
    members = build(release.source(), release.rules(), release.facts(), release.sign).package.members
    return {
        path.removeprefix("data/"): content for path, content in members.items() if path.startswith("data/")
    }


def planted(path: str, content: bytes) -> Package:
    return pack(payload() | {path: content}, release.facts(), release.sign)


def test_a_clean_package_passes() -> None:
    assert scan_package(planted("README.txt", payload()["README.txt"]), REGISTRIES) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Isolde Farthingale",
        "FARTHINGALE, Isolde",
        "Pellington",
        "born 12 April 1971",
        "12/04/1971",
        "07700 900123",
        "0770 0900 123",
        "943 476 5919",
        "14 Wexcombe Rise",
    ],
)
@pytest.mark.parametrize("path", ["README.txt", "tables/reviews.csv", "reports/cover-sheet.pdf"])
def test_what_identifies_anybody_of_any_review_stops_it(text: str, path: str) -> None:
    content = payload()[path] + f"\n{text}\n".encode()
    if path.endswith(".pdf"):
        content = document_pdf(document(make_safe(f"It was said: {text}.")))
    with pytest.raises(LeaksFound) as stopped:
        scan_package(planted(path, content), REGISTRIES)
    assert any(path in leak.place for leak in stopped.value.leaks)
    assert isinstance(stopped.value, LeakFound)
    assert text not in str(stopped.value)


def test_a_name_in_the_name_of_a_file_stops_it() -> None:
    with pytest.raises(LeaksFound):
        scan_package(planted("reports/farthingale.txt", b"Nothing."), REGISTRIES)


def test_what_was_signed_passes_in_its_file_and_a_person_cannot_clear_an_uncommon_name() -> None:
    package = planted("README.txt", b"Pellington was there.\n")
    signed = (OnPurposeIn("/data/README.txt", "Pellington"),)
    assert leaks_in(package, REGISTRIES, on_purpose=signed) == ()
    elsewhere = planted("tables/reviews.csv", payload()["tables/reviews.csv"] + b"Pellington\n")
    assert any(leak.stops for leak in leaks_in(elsewhere, REGISTRIES, on_purpose=signed))
    assert any(leak.stops for leak in leaks_in(package, REGISTRIES, cleared=("Pellington",)))
    assert leaks_in(package, REGISTRIES) != ()


def test_a_file_that_cannot_be_searched_stops_it() -> None:
    with pytest.raises(Unsearchable):
        scan_package(planted("reports/picture.png", b"\x89PNG\r\n\x1a\n"), REGISTRIES)
