"""The talk clock: seconds and share from turns."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from coachtui.domain.log_entry import Speaker, TalkFlip
from coachtui.domain.talk import Talk, talk

START = datetime(2026, 11, 23, 2, tzinfo=UTC)


def flip(second: int, speaker: Speaker | None, name: str = "") -> TalkFlip:
    """Give the turn at a second of the talk."""
    at = START + timedelta(seconds=second)
    return TalkFlip(id=name or f"{second:06}", part_of="one", speaker=speaker, at=at)


def after(second: int) -> datetime:
    """Give a moment of the talk."""
    return START + timedelta(seconds=second)


def test_each_turn_lasts_until_the_next() -> None:
    """The rep's and the manager's seconds add up; a pause counts for nobody."""
    turns = [flip(0, "rep"), flip(200, "mgr"), flip(300, None), flip(400, "rep")]
    assert talk(turns, after(500)) == Talk(rep=300, mgr=100, now="rep")


def test_turns_may_come_in_any_order() -> None:
    """Two windows may deliver their turns mixed; the share is the same."""
    turns = [flip(n * 60, "rep" if n % 3 else "mgr") for n in range(12)]
    told = talk(turns, after(900))
    Random(5).shuffle(turns)
    assert talk(turns, after(900)) == told


def test_turns_of_one_second_follow_their_ids() -> None:
    """Of two turns in the same second the later written one holds."""
    turns = [flip(0, "mgr", "b"), flip(0, "rep", "a")]
    assert talk(turns, after(10)) == Talk(rep=0, mgr=10, now="mgr")


def test_a_moment_before_the_last_turn_takes_nothing_away() -> None:
    """Where the clock is asked for an earlier moment, seconds never go negative."""
    assert talk([flip(0, "rep"), flip(100, "mgr")], after(40)) == Talk(rep=100, mgr=0, now="mgr")


def test_no_turn_no_talk() -> None:
    """Before the first turn nobody has talked and no share shows."""
    silent = talk([], after(1000))
    assert (silent, silent.manager_share, silent.level) == (Talk(0, 0, None), None, "")


@pytest.mark.parametrize(
    ("rep", "mgr", "share", "level"),
    [
        (200, 99, None, ""),
        (200, 100, 1 / 3, "good"),
        (550, 450, 0.45, "good"),
        (549, 451, 0.451, "fair"),
        (450, 550, 0.55, "fair"),
        (449, 551, 0.551, "high"),
        (0, 300, 1.0, "high"),
    ],
)
def test_share_and_level(rep: int, mgr: int, share: float | None, level: str) -> None:
    """Under five minutes nothing shows; good up to 45 %, fair up to 55 %, then high."""
    spoken = Talk(rep, mgr, None)
    assert spoken.manager_share == (share if share is None else pytest.approx(share))
    assert spoken.level == level
