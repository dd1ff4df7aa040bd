"""The policy names every field, the documents name only what is there, and only the sanitiser makes safe text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dhr_desktop.export.documents import action_plan, tables
from dhr_desktop.export.documents.wanted import WANTED
from dhr_desktop.export.render.csv import table_csv
from dhr_desktop.export.render.html import document_html
from dhr_desktop.export.render.pdf import document_pdf
from dhr_desktop.export.render.readme import document_text
from dhr_desktop.model.catalogue import BY_NAME, ENTITIES
from dhr_desktop.model.entity import describe
from dhr_desktop.model.release import ProfileName
from dhr_desktop.sanitise.profile import Treatment, faults, policy_table, profile
from docs import export_policy

ROOT = Path(__file__).parents[2]
MAKERS = {"make_safe", "make_document", "_SEAL"}


def test_the_policy_names_every_field_and_allows_nothing_that_it_may_not() -> None:
    assert faults(policy_table()) == []


def test_the_policy_has_the_order_of_the_catalogue() -> None:
    assert list(policy_table()) == [entity.NAME for entity in ENTITIES]
    for entity in ENTITIES:
        assert list(policy_table()[entity.NAME]) == [field.name for field in describe(entity)]


def test_the_page_about_the_policy_is_as_it_is() -> None:
    written = (ROOT / "docs" / "export-policy.md").read_text("utf-8")
    assert written == export_policy.page(), "run: python3 run.py docs"


@pytest.mark.parametrize("fields", [action_plan.FIELDS, tables.FIELDS], ids=["plan", "tables"])
def test_a_document_names_only_fields_that_there_are(fields: dict[str, tuple[str, ...]]) -> None:
    for entity, names in fields.items():
        assert set(names) <= {field.name for field in describe(BY_NAME[entity])}


def test_what_no_document_names_is_not_wanted() -> None:
    assert "summary" not in WANTED["case_review"]
    assert "person" not in WANTED
    assert "meeting" not in WANTED


def test_what_a_document_names_leaves_in_some_profile() -> None:
    """A column that is blank for everybody would be a mistake."""
    for entity, names in WANTED.items():
        for name in names:
            treatments = {profile(one).treatment(entity, name) for one in ProfileName}
            assert treatments != {Treatment.DROP}, (entity, name)


def test_the_seven_headings_are_word_for_word() -> None:
    assert [str(heading) for heading in action_plan.HEADINGS] == [
        "Recommendation",
        "Scope of recommendation (i.e. local or regional)",
        "Action to take",
        "Lead Agency",
        "Key milestones achieved in enacting recommendation",
        "Target Date",
        "Date of completion and outcome",
    ]


def _modules(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def _names(tree: ast.Module) -> set[str]:
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return found | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
    }


def test_only_the_sanitiser_makes_safe_text() -> None:
    makers = {path for path, tree in _modules("dhr_desktop", "ui", "resources") if _names(tree) & MAKERS}
    room = ROOT / "dhr_desktop" / "sanitise"
    assert makers
    assert {path for path in makers if path.parent != room} == set()


def test_the_program_s_own_words_are_literals() -> None:
    """What is handed to `fixed` stands in the source, or is a constant of the same module: never a value."""
    for path, tree in _modules("dhr_desktop"):
        constants = {
            target.id
            for node in tree.body
            if isinstance(node, ast.AnnAssign | ast.Assign)
            for target in ([node.target] if isinstance(node, ast.AnnAssign) else node.targets)
            if isinstance(target, ast.Name) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "fixed":
                (word,) = node.args
                literal = isinstance(word, ast.Constant) or (
                    isinstance(word, ast.Name) and word.id in constants
                )
                assert literal, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("renderer", [document_pdf, document_html, document_text, table_csv])
@pytest.mark.parametrize("raw", ["Margaret Holloway", {"title": "Margaret Holloway"}, None])
def test_a_renderer_takes_nothing_but_a_safe_document(renderer: object, raw: object) -> None:
    with pytest.raises((AttributeError, TypeError)):
        renderer(raw)  # type: ignore[operator]
