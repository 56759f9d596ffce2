"""The stops of a day: their order, which one is meant, how each begins and ends."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from coachtui.records.field_day.rules import stops
from coachtui.records.field_day.rules.states import NotAllowedError
from field_days import a_stop

NOW = datetime(2026, 11, 24, 2, 10, tzinfo=UTC)


def test_stops_stand_in_their_order_and_those_called_off_last() -> None:
    """The order is the number, not the hour."""
    off = stops.cancelled(a_stop(1), "closed")
    assert [each.seq for each in stops.in_order([a_stop(3), off, a_stop(2)])] == [2, 3, 1]
    assert stops.standing_stops([off]) == []


def test_the_current_stop_is_the_one_begun_and_the_next_one_the_first_not_begun() -> None:
    """A stop that is over is neither."""
    first = stops.ended(stops.begun(a_stop(1), NOW), NOW, outcome="advance")
    second = stops.begun(a_stop(2), NOW)
    everything = [first, second, a_stop(3)]
    assert stops.current(everything) == second
    found = stops.upcoming(everything)
    assert found is not None
    assert found.seq == 3
    assert stops.last_end(everything) == NOW


def test_a_no_show_ends_a_stop_that_never_began() -> None:
    """Any other outcome needs the stop to have begun."""
    assert stops.ended(a_stop(), NOW, outcome="no_show").ended_at == NOW
    with pytest.raises(NotAllowedError, match="stop_not_begun"):
        stops.ended(a_stop(), NOW, outcome="advance")


def test_an_order_needs_an_account() -> None:
    """Who ordered is part of the order."""
    with pytest.raises(ValidationError, match="order_needs_account"):
        stops.ended(stops.begun(a_stop(account=""), NOW), NOW, outcome="order")


def test_a_stop_begins_once_and_is_not_called_off_afterwards() -> None:
    """Each is refused with its reason."""
    running = stops.begun(a_stop(), NOW)
    with pytest.raises(NotAllowedError, match="stop_begun"):
        stops.begun(running, NOW)
    with pytest.raises(NotAllowedError, match="stop_begun"):
        stops.cancelled(running, "late")
    with pytest.raises(NotAllowedError, match="stop_cancelled"):
        stops.begun(stops.cancelled(a_stop(), "closed"), NOW)


def test_overlapping_plans_are_found_and_touching_ones_are_not() -> None:
    """A stop that begins when another ends is in order."""
    first = a_stop(1, minutes=60)
    touching = a_stop(2)
    cutting = a_stop(
        2, planned_at=touching.planned_at and touching.planned_at - timedelta(minutes=1)
    )
    assert stops.overlaps(touching, [first]) is None
    assert stops.overlaps(cutting, [first]) == first
    assert stops.overlaps(first, [first]) is None
    assert stops.overlaps(cutting, [stops.cancelled(first, "closed")]) is None


def test_reordering_changes_numbers_and_no_hours() -> None:
    """Only the stops whose number changes come back."""
    everything = [a_stop(1), a_stop(2), a_stop(3)]
    changed = stops.reordered(everything, everything[2], 1)
    assert {each.id: each.seq for each in changed} == {"stop3": 1, "stop1": 2, "stop2": 3}
    assert all(each.planned_at == a_stop(int(each.id[-1])).planned_at for each in changed)
    assert stops.reordered(everything, everything[1], 2) == []


def test_those_after_a_stop_called_off_move_up() -> None:
    """A number is always the place among the stops that stand."""
    changed = stops.called_off([a_stop(1), a_stop(2), a_stop(3)], a_stop(2), "closed")
    assert {each.id: (each.cancelled, each.seq) for each in changed} == {
        "stop2": (True, 2),
        "stop3": (False, 2),
    }
    left = [a_stop(1), *changed]
    assert [each.id for each in stops.in_order(left)] == ["stop1", "stop3", "stop2"]
    assert stops.next_seq(left) == 3


def test_a_note_belongs_to_the_last_stop_that_had_begun_by_then() -> None:
    """Before the first stop it belongs to the first."""
    everything = [a_stop(1), a_stop(2)]
    at = everything[1].planned_at
    assert at is not None
    for moment, seq in ((at, 2), (at - timedelta(minutes=1), 1), (at - timedelta(hours=9), 1)):
        found = stops.stop_at(everything, moment)
        assert found is not None
        assert found.seq == seq
    assert stops.stop_at([], at) is None
