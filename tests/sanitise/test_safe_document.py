"""Safe text and safe documents cannot be made, changed or smuggled in from outside."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import pytest

from dhr_desktop.sanitise.safe_document import (
    EMPTY,
    Blank,
    SafeCell,
    SafeColumn,
    SafeDocument,
    SafeFacts,
    SafeList,
    SafeSection,
    SafeTable,
    SafeText,
    fixed,
    joined,
    make_document,
    make_safe,
    number,
)


def document(*blocks: object) -> SafeDocument:
    return make_document(
        title=fixed("Title"),
        subtitle=fixed("Subtitle"),
        marking=fixed("OFFICIAL"),
        recipient=fixed("Office"),
        sections=(SafeSection(blocks=blocks),),  # type: ignore[arg-type]
        wide=False,
    )


def test_safe_text_cannot_be_made_from_outside() -> None:
    for seal in (None, object(), "seal"):
        with pytest.raises(TypeError):
            SafeText("Margaret Holloway", seal)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        SafeText("Margaret Holloway")  # type: ignore[call-arg]


def test_a_document_cannot_be_made_or_changed_from_outside() -> None:
    with pytest.raises(TypeError):
        SafeDocument(title=EMPTY, subtitle=EMPTY, marking=EMPTY, recipient=EMPTY, sections=())
    with pytest.raises((TypeError, ValueError)):
        replace(document(), title=fixed("Other"))


@pytest.mark.parametrize(
    "block",
    [
        "Margaret Holloway",
        SafeList(("Margaret Holloway",)),  # type: ignore[arg-type]
        SafeFacts(((fixed("Name"), "Margaret Holloway"),)),  # type: ignore[arg-type]
        SafeTable(name="t", columns=(SafeColumn(key="a", heading=EMPTY),), rows=(("Margaret",),)),  # type: ignore[arg-type]
        SafeTable(name="t", columns=("a",), rows=((SafeCell(fixed("x")),),)),  # type: ignore[arg-type]
    ],
)
def test_plain_text_does_not_get_into_a_document(block: object) -> None:
    with pytest.raises((TypeError, AttributeError)):
        document(block)


def test_plain_text_does_not_get_into_a_cell_or_a_column() -> None:
    with pytest.raises(TypeError):
        SafeCell("Margaret Holloway")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        SafeCell(fixed("x"), parts=("Margaret",))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        SafeColumn(key="a", heading="Margaret")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="small ASCII"):
        SafeColumn(key="Märgaret", heading=EMPTY)


def test_a_cell_has_a_text_or_a_reason_never_both_never_neither() -> None:
    with pytest.raises(ValueError, match="reason"):
        SafeCell()
    with pytest.raises(ValueError, match="reason"):
        SafeCell(fixed("x"), blank=Blank.SMALL)
    assert SafeCell(blank=Blank.SMALL).plain == "[1 to 7]"
    assert SafeCell(fixed("March 2021"), fixed("2021-03")).plain == "2021-03"


def test_no_text_shows_in_a_repr() -> None:
    text = make_safe("Margaret")
    assert "Margaret" not in repr(text)
    assert "Margaret" not in repr(SafeCell(text))
    assert "Margaret" not in repr(document(text))


def test_weaving_and_joining_stay_safe() -> None:
    assert str(fixed("Review {} of {}").filled(number(1), number(3))) == "Review 1 of 3"
    assert str(joined(", ", (fixed("a"), EMPTY, fixed("b")))) == "a, b"
    with pytest.raises(ValueError, match="places"):
        fixed("{}").filled()
    braces = fixed("{}").filled(make_safe("{} and {}"))
    assert str(braces) == "{} and {}"


def test_safe_text_is_equal_by_its_words_and_cannot_be_smuggled_in_by_a_pickle() -> None:
    assert make_safe("a") == fixed("a")
    assert make_safe("a") != "a"
    assert len({make_safe("a"), fixed("a")}) == 1
    with pytest.raises(TypeError):
        pickle.dumps(make_safe("a"))
    with pytest.raises(TypeError):
        copy.copy(make_safe("a"))


def test_every_reason_for_a_blank_has_words_and_a_value_of_its_own() -> None:
    assert len({reason.value for reason in Blank}) == len(Blank)
    assert all(reason.words for reason in Blank)


def test_a_row_fits_its_columns() -> None:
    with pytest.raises(ValueError, match="one cell for each column"):
        SafeTable(name="t", columns=(SafeColumn(key="a", heading=EMPTY),), rows=((),))
