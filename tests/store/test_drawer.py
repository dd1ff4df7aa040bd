"""The drawer keeps small things, and tells the journal nothing."""

from __future__ import annotations

import pytest

from dhr_desktop.store.store import Store


def test_what_was_put_in_is_there_until_it_is_taken_out(store: Store) -> None:
    with store.verb("lock") as work:
        work.drawer.put("signing key", b"\x00\xff")
        work.drawer.put_json("place", {"screen": "reviews", "draft": ["é", 1, None]})
    assert not work.changed
    with store.read() as look:
        assert look.drawer.get("signing key") == b"\x00\xff"
        assert look.drawer.get_json("place") == {"screen": "reviews", "draft": ["é", 1, None]}
        assert look.drawer.keys() == ["place", "signing key"]
        assert look.journal.count() == 0
    with store.verb("unlock") as work:
        work.drawer.put("signing key", b"")
        work.drawer.remove("place")
        work.drawer.remove("never there")
    with store.read() as look:
        assert look.drawer.get("signing key") == b""
        assert look.drawer.get_json("place") is None


def _put_and_fail(store: Store) -> None:
    with store.verb("lock") as work:
        work.drawer.put("place", b"x")
        raise LookupError


def test_a_verb_that_fails_leaves_the_drawer_as_it_was(store: Store) -> None:
    with pytest.raises(LookupError):
        _put_and_fail(store)
    with store.read() as look:
        assert look.drawer.get("place") is None
