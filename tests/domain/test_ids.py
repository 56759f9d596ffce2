"""Identifiers sort by the time they were made."""

import re
import time

import pytest

from coachtui.domain.ids import new_id, new_ids


def test_an_id_is_a_ulid() -> None:
    """26 signs of Crockford's base 32, the first at most 7."""
    assert re.fullmatch("[0-7][0-9A-HJKMNP-TV-Z]{25}", new_id())


def test_ids_do_not_repeat() -> None:
    """Ten thousand made at once differ."""
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_later_ids_sort_after_earlier(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two moments a millisecond or decades apart the later id is greater."""
    moments = [1_000_000, 2_000_000, 1_790_000_000_000_000_000, 1_790_000_000_001_000_000]
    made = []
    for moment in moments:
        monkeypatch.setattr(time, "time_ns", lambda moment=moment: moment)
        made.append(new_id())
    assert made == sorted(made)
    assert len({name[:10] for name in made}) == 4


def test_ids_made_together_sort_as_given() -> None:
    """Records written in one go keep their order, though made in one millisecond."""
    made = new_ids(500)
    assert len(set(made)) == 500
    assert made == sorted(made)
