"""A commitment: from open to its end, and what is refused on the way."""

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME

DUE = date(2026, 11, 27)
NOW = datetime(2026, 11, 26, 7, tzinfo=UTC)


def commitment(**fields: object) -> Commitment:
    """Give an open commitment of a rep, changed by fields."""
    values: dict[str, object] = {
        "owner": "an",
        "counterparty": ME,
        "text": "gửi báo giá",
        "due": DUE,
        "source": Source(kind="one_on_one", id="x"),
    }
    return Commitment.model_validate(values | fields)


def test_owner_and_rep() -> None:
    """The manager's own are `mine`; either way the rep is the other of the two."""
    theirs, mine = commitment(), commitment(owner=ME, counterparty="an")
    assert (theirs.mine, theirs.rep_id) == (False, "an")
    assert (mine.mine, mine.rep_id) == (True, "an")


@pytest.mark.parametrize(("today", "late"), [(DUE, False), (date(2026, 11, 28), True)])
def test_overdue_only_after_its_day_and_while_open(today: date, late: bool) -> None:
    """On its day it is not late; the day after it is, unless it has ended."""
    assert commitment().overdue(today) == late
    assert not commitment().kept(NOW).overdue(today)


def test_kept() -> None:
    """A kept one is closed with moment and evidence."""
    kept = commitment().kept(NOW, "khách đã nhận")
    assert (kept.state, kept.closed_at, kept.evidence) == ("kept", NOW, "khách đã nhận")
    assert not kept.is_open


def test_moved_stays_live_and_remembers() -> None:
    """A moved one is open until the new day, keeps every old day and reason, and states its day."""
    once = commitment(due_stated=False).moved(date(2026, 12, 1), "khách đi vắng", NOW)
    twice = once.moved(date(2026, 12, 4), "kho kiểm kê", NOW)
    assert (twice.state, twice.due, twice.due_stated, twice.is_open) == (
        "moved",
        date(2026, 12, 4),
        True,
        True,
    )
    assert [(move.due_before, move.due_after, move.reason) for move in twice.moves] == [
        (DUE, date(2026, 12, 1), "khách đi vắng"),
        (date(2026, 12, 1), date(2026, 12, 4), "kho kiểm kê"),
    ]
    assert twice.moved_count == 2


@pytest.mark.parametrize("day", [DUE, date(2026, 11, 26)])
def test_moving_to_a_day_not_later_is_refused(day: date) -> None:
    """A date is only ever moved later."""
    with pytest.raises(ValueError, match="move_must_be_later"):
        commitment().moved(day, "vì", NOW)


@pytest.mark.parametrize("reason", ["", "  "])
def test_moving_and_dropping_need_a_reason(reason: str) -> None:
    """Without a reason that says something nothing is moved or dropped."""
    with pytest.raises(ValidationError):
        commitment().moved(date(2026, 12, 1), reason, NOW)
    with pytest.raises(ValidationError, match="dropped_needs_reason"):
        commitment().dropped(reason, NOW)


def test_an_ended_one_is_not_moved() -> None:
    """What was kept or broken has no new day, and ends once only."""
    for ended in (commitment().kept(NOW), commitment().broken(NOW)):
        with pytest.raises(ValueError, match="ended"):
            ended.moved(date(2026, 12, 1), "vì", NOW)
        with pytest.raises(ValueError, match="ended"):
            ended.kept(NOW)


def test_dropped_and_broken() -> None:
    """Both are ends; a broken one may lack a reason."""
    dropped = commitment().dropped("hai bên thôi", NOW)
    assert (dropped.state, dropped.reason, dropped.closed_at) == ("dropped", "hai bên thôi", NOW)
    broken = commitment().broken(NOW)
    assert (broken.state, broken.reason, broken.is_open) == ("broken", "", False)


def test_reopened() -> None:
    """A tick by mistake is taken back to what it was: open, or moved if it had been moved."""
    promise = commitment()
    assert promise.kept(NOW, "ok").reopened() == promise
    moved = commitment().moved(date(2026, 12, 1), "vì", NOW)
    assert moved.broken(NOW, "quên").reopened() == moved


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"counterparty": "an"}, "owner_is_counterparty"),
        ({"state": "kept"}, "closed_at_disagrees"),
        ({"closed_at": NOW}, "closed_at_disagrees"),
        ({"state": "dropped", "closed_at": NOW}, "dropped_needs_reason"),
    ],
)
def test_what_cannot_be(fields: dict[str, object], problem: str) -> None:
    """Nobody promises themselves, an end has its moment, and a drop its reason."""
    with pytest.raises(ValidationError, match=problem):
        commitment(**fields)
