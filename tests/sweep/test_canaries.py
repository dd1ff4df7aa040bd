"""Nothing that the policy drops is in any document, in any profile, in any format: searched for by ourselves and by others' programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dhr_desktop.export.build import Built, build, review
from dhr_desktop.export.documents.action_plan import action_plan
from dhr_desktop.export.documents.cover_sheet import cover_sheet
from dhr_desktop.export.documents.instructions import instructions
from dhr_desktop.export.documents.tables import data_tables
from dhr_desktop.export.documents.wanted import WANTED
from dhr_desktop.export.render.csv import table_csv
from dhr_desktop.export.render.html import document_html
from dhr_desktop.export.render.pdf import document_pdf
from dhr_desktop.export.render.readme import document_text
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.release import Decision, ProfileName, Verdict
from dhr_desktop.readers.unpack import strings
from dhr_desktop.sanitise.identities import registries_of
from dhr_desktop.sanitise.profile import Treatment, profile
from dhr_desktop.sanitise.pseudonyms import Pseudonyms
from dhr_desktop.sanitise.source import Source
from dhr_desktop.sanitise.treat import Rules
from tests.fakes import release
from tests.fakes.canaries import Aviary, Canary, filled, seen

REAL_NAME = "Wilhelmina Trevanion"
PROSE = f"The panel heard that {REAL_NAME} asked twice, and that Willa and Ms Trevanion were not told."
LEAVING = ("case_review", "recommendation", "action", "progress_update", "agency")


def aviary(**agreement: Any) -> Aviary:
    """Return the records, with a person whose name stands in every text that may leave."""
    changes: dict[tuple[str, str], Any] = {
        ("person", "real_name"): REAL_NAME,
        ("person", "aliases"): ("Willa",),
        ("case_review", "state"): State.CONDUCTING,
        ("case_review", "published_on"): None,
    }
    changes |= {("recipient", name): value for name, value in agreement.items()}
    birds = filled(changes)
    for entity in ("recommendation", "action", "progress_update"):
        record = birds[entity]
        birds.records[entity] = replace(record, text=f"{record.text} {PROSE}")
    return birds


def source(birds: Aviary) -> Source:
    return Source(
        recipient=birds["recipient"],
        reviews=(birds["case_review"],),
        people=(birds["person"],),
        agencies=(birds["agency"],),
        recommendations=(birds["recommendation"],),
        actions=(birds["action"],),
        updates=(birds["progress_update"],),
    )


def rules(birds: Aviary, name: ProfileName, decisions: tuple[Decision, ...] = ()) -> Rules:
    return Rules(
        profile=profile(name),
        registries=registries_of([birds["person"]]),
        pseudonyms=Pseudonyms(release.SECRET, birds["recipient"].id),
        decisions=(birds["decision"], *decisions),
        today=release.TODAY,
    )


def kept(birds: Aviary, name: ProfileName) -> tuple[Decision, ...]:
    """Keep all that is merely flagged, so that as much as possible leaves."""
    queue = review(source(birds), rules(birds, name)).queue
    return tuple(
        Decision(
            id=f"kept-{place}",
            recipient_id=birds["recipient"].id,
            string=item.string,
            context_hash=item.context_hash,
            verdict=Verdict.REPLACE if item.known else Verdict.KEEP,
            by_id="writer-1",
            signed_by_id="writer-2",
        )
        for place, item in enumerate(queue)
        if item.is_open
    )


@cache
def built(name: ProfileName, *, area: bool) -> tuple[Aviary, Built]:
    birds = aviary(area_shown=area)
    decisions = kept(birds, name)
    return birds, build(source(birds), rules(birds, name, decisions), release.facts(), release.sign)


def may_show(canary: Canary, name: ProfileName, *, area: bool) -> set[str]:
    """Return the strings of a canary that the policy lets go."""
    treatment = profile(name).treatment(*canary.name)
    named = canary.field in WANTED.get(canary.entity, frozenset())
    if canary.name in (("recipient", "name"), ("agency", "name")):
        return set(canary.exact)
    if canary.name == ("person", "published_name"):
        return set(canary.exact) if name is ProfileName.PUBLICATION else set()
    if not named or treatment in (Treatment.DROP, Treatment.PSEUDONYMISE):
        return set()
    if treatment is Treatment.GENERALISE:
        return set(canary.coarse) if canary.coarse else set(canary.exact) if area else set()
    return set(canary.exact) | set(canary.coarse)


CASES = [(name, area) for name in ProfileName for area in (True, False)]


@pytest.mark.parametrize(("name", "area"), CASES)
def test_no_dropped_field_is_in_the_package(name: ProfileName, area: bool) -> None:
    birds, made = built(name, area=area)
    texts = [text for _, text in strings("package.zip", made.package.content)]
    found = seen(birds.canaries, texts)
    allowed = {canary.name: may_show(canary, name, area=area) for canary in birds.canaries}
    assert {
        field: strings_ - allowed[field] for field, strings_ in found.items() if strings_ - allowed[field]
    } == {}
    whole = "\n".join(texts)
    for part in ("Wilhelmina", "Trevanion", "Willa"):
        assert part not in whole


@pytest.mark.parametrize(("name", "area"), CASES)
def test_what_may_leave_does_leave(name: ProfileName, area: bool) -> None:
    """Otherwise the sweep would pass over an empty package."""
    birds, made = built(name, area=area)
    found = seen(birds.canaries, [text for _, text in strings("package.zip", made.package.content)])
    expected = {
        canary.name
        for canary in birds.canaries
        if canary.entity in LEAVING and may_show(canary, name, area=area)
    } - {("case_review", "published_reference"), ("case_review", "published_on")}
    without_agreement = {
        ("case_review", "decided_on"),
        ("case_review", "submitted_on"),
        ("case_review", "closed_on"),
    }
    if name is ProfileName.PUBLICATION:
        expected -= without_agreement
    assert expected <= set(found)
    assert len(expected) > 12


def formats(name: ProfileName) -> Iterator[tuple[str, bytes]]:
    """Yield every document in every format."""
    birds = aviary(area_shown=False)
    treated = review(source(birds), rules(birds, name, kept(birds, name)))
    facts = release.facts()
    documents = {
        "plan": action_plan(treated, treated.cleared()[0]),
        "tables": data_tables(treated),
        "cover": cover_sheet(treated, facts, []),
        "readme": instructions(treated, facts),
    }
    for title, document in documents.items():
        yield f"{title}.pdf", document_pdf(document)
        yield f"{title}.html", document_html(document)
        yield f"{title}.txt", document_text(document)
        for table in document.tables:
            yield f"{title}-{table.name}.csv", table_csv(table)


@pytest.mark.parametrize("name", list(ProfileName))
def test_every_document_in_every_format_is_free_of_what_is_dropped(name: ProfileName) -> None:
    birds = aviary(area_shown=False)
    count = 0
    for file, content in formats(name):
        count += 1
        texts = [text for _, text in strings(file, content)]
        for field, found in seen(birds.canaries, texts).items():
            canary = next(one for one in birds.canaries if one.name == field)
            assert found <= may_show(canary, name, area=False), (file, field)
        assert not any(part in text for text in texts for part in ("Wilhelmina", "Trevanion", "Willa"))
    assert count >= 16


@pytest.mark.tools
@pytest.mark.parametrize("name", list(ProfileName))
def test_other_peoples_programs_find_no_more(name: ProfileName, tmp_path: Path) -> None:
    if missing := [tool for tool in ("7z", "pdftotext", "qpdf", "strings") if shutil.which(tool) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    birds, made = built(name, area=False)
    (tmp_path / "package.zip").write_bytes(made.package.content)
    subprocess.run(["7z", "x", "-bd", "package.zip"], cwd=tmp_path, check=True, capture_output=True)
    texts: list[str] = []
    for path in sorted(tmp_path.rglob("*")):
        texts.append(path.name)
        if path.suffix == ".pdf":
            plain = path.with_suffix(".qdf")
            subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, plain], check=True)
            commands = (["pdftotext", path, "-"], ["strings", plain], ["strings", "-el", plain])
            told = [subprocess.run(command, check=True, capture_output=True).stdout for command in commands]
            texts += [output.decode("utf-8", "replace") for output in told]
        elif path.is_file():
            texts.append(path.read_bytes().decode("utf-8", "replace"))
    found = seen(birds.canaries, texts)
    assert ("action", "text") in found
    for canary in birds.canaries:
        assert found.get(canary.name, set()) <= may_show(canary, name, area=False), canary.name
    assert not any(part in text for text in texts for part in ("Wilhelmina", "Trevanion", "Willa"))


FUZZED_BUILDS = int(os.environ.get("DHR_FUZZED_BUILDS", "12"))
"""A sample in every run; DHR_FUZZED_BUILDS=10000 with --timeout=0 for the long one."""

PARTS = st.sampled_from(
    [
        REAL_NAME,
        "Trevanion",
        "Willa",
        "Ms Trevanion",
        "TREVANION",
        "Wilhelmina’s",
        "W. Trevanion",
        "Trevanion, Wilhelmina",
        "w\u200bilhelmina Trevanion",
        "on 3 May 2021",
        "the panel",
        "was asked",
        "a letter;",
        "\n\n",
        "=1+1",
        "<b>and</b>",
        "&amp;",
        "training for staff",
        "“record”",
        "]]>",
        "\\",
        "100%",
    ]
)
TEXTS = st.lists(PARTS, min_size=1, max_size=12).map(" ".join)


@given(st.tuples(TEXTS, TEXTS, TEXTS), st.sampled_from(list(ProfileName)))
@settings(max_examples=FUZZED_BUILDS, suppress_health_check=[HealthCheck.too_slow])
def test_no_fuzzed_build_shows_a_known_name(texts: tuple[str, str, str], name: ProfileName) -> None:
    birds = aviary(area_shown=True)
    for entity, text in zip(("recommendation", "action", "progress_update"), texts, strict=True):
        birds.records[entity] = replace(birds[entity], text=text)
    decisions = tuple(replace(one, verdict=Verdict.REPLACE) for one in kept(birds, name))
    made = build(source(birds), rules(birds, name, decisions), release.facts(), release.sign)
    for place, text in strings("package.zip", made.package.content):
        low = text.lower()
        assert "trevanion" not in low, place
        assert "wilhelmina" not in low, place
        assert "willa" not in low, place
