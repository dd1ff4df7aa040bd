"""Folding makes one plain form of every writing, and every folded letter leads back to where it stood."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.sanitise.fold import fold, fold_name

LETTERS = st.text(
    alphabet=st.sampled_from(list("aZé ß’“—\u200b\u0301\u00ad\u202eЅкﬁ&#83;%20\\u0041<br>İı😀🖤̈中")),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Kelly&#8209;Ann&nbsp;Ashworth", "kelly-ann ashworth"),
        ("S\u200bmith", "smith"),
        ("Jose\u0301", "jose"),
        ("ﬁsh ﬂat", "fish flat"),
        ("Ştefania Ţăranu Ștefania", "stefania taranu stefania"),
        ("N\\u0041dia%20Brown", "nadia brown"),
        ("Straße Łódź", "strasse lodz"),
        ("Ѕmіth", "smith"),
        ("𝓕𝓵𝔂𝓷𝓷 Ｆｉｆｉ", "flynn fifi"),
        ("İPEK ıpek", "ipek ipek"),
        ("K███y", "k***y"),
    ],
)
def test_every_writing_folds_to_its_plain_form(text: str, low: str) -> None:
    assert fold(text).low == low


def test_a_place_in_the_folded_text_leads_back_to_all_of_its_letters() -> None:
    text = "x Kelly&#8209;Ann Ashwo\u0301rth\u200b y"
    folded = fold(text)
    start = folded.low.index("kelly")
    end = folded.low.index("ashworth") + len("ashworth")
    assert text[slice(*folded.span(start, end))] == "Kelly&#8209;Ann Ashwo\u0301rth\u200b"


@given(LETTERS | st.text(max_size=80))
def test_places_lead_back_in_order_and_cover_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.plain) == len(folded.low)
    spans = [folded.span(i, i + 1) for i in range(len(folded.low))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))
    if folded.low:
        whole = folded.span(0, len(folded.low))
        assert whole == (spans[0][0], spans[-1][1])


@given(
    st.text(alphabet=st.characters(max_codepoint=0x7F), max_size=80).filter(
        lambda t: not set(t) & set("&%\\<")
    )
)
def test_plain_english_keeps_every_place(text: str) -> None:
    folded = fold(text)
    assert folded.low == text.lower()
    assert all(folded.span(i, i + 1) == (i, i + 1) for i in range(len(text)))


@given(st.text(max_size=60))
def test_folding_a_folded_name_changes_nothing(text: str) -> None:
    once = fold_name(text.replace("&", "").replace("%", "").replace("\\", "").replace("<", ""))
    assert fold_name(once) == once
