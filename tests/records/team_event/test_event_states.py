"""What may follow what, and what has to stand before it may."""

from datetime import timedelta

import pytest

from coachtui.records.team_event.model import Budget, EventState, Retro, TeamEvent, Vendor
from coachtui.records.team_event.rules.states import (
    NotAllowedError,
    advanced,
    asked_anew,
    cancelled,
    counted_in_hours,
    lacks,
    moved,
    next_state,
)
from planned_events import NOW, WEEK, ZONE, an_event, at, learnt, places

LATER = at("2026-11-27T09:00")
NOON, ONE = at("2026-12-03T12:00"), at("2026-12-03T13:00")


def bare(state: EventState = "idea", **changes: object) -> TeamEvent:
    """Return an event of which nothing but its name stands."""
    nothing: dict[str, object] = {
        "objectives": (),
        "success_metric": "",
        "starts_at": None,
        "ends_at": None,
        "budget": Budget(),
    }
    return an_event(state, **{**nothing, **changes})


def refusal_of(error: pytest.ExceptionInfo[NotAllowedError]) -> str:
    """Return the key of a refusal."""
    return error.value.reason


def test_the_way_of_an_event() -> None:
    """From idea to closed each state leads to the next; nothing follows the two ends."""
    way: list[EventState] = ["idea"]
    while (follows := next_state(an_event(way[-1]))) is not None:
        way.append(follows)
    assert way == ["idea", "planned", "booked", "confirmed", "held", "closed"]
    assert next_state(an_event("cancelled")) is None


def test_it_goes_all_the_way_where_everything_stands() -> None:
    """With charter, date, budget and retro it goes from idea to closed, and says when."""
    event = an_event("idea", retro=learnt())
    for state in ("planned", "booked", "confirmed"):
        event = advanced(event, state, NOW, places())
    assert event.confirmed_at == NOW
    event = advanced(event, "held", LATER, places())
    event = advanced(event, "closed", LATER, places())
    assert (event.state, event.closed_at) == ("closed", LATER)


def test_no_state_is_left_out_nor_taken_back() -> None:
    """Only the next state can be reached."""
    assert lacks(an_event("idea"), "booked", places(), NOW) == ("order",)
    assert lacks(an_event("held"), "confirmed", places(), NOW) == ("order",)
    assert lacks(an_event("cancelled"), "planned", places(), NOW) == ("order",)
    assert lacks(an_event("booked"), "cancelled", places(), NOW) == ("order",)


def test_no_objective_no_booking() -> None:
    """Without objective and measure nothing is planned, and nothing is booked either."""
    assert lacks(bare(), "planned", places(), NOW) == ("objective", "success")
    assert lacks(bare("planned"), "booked", places(), NOW) == ("objective", "success", "date")
    with pytest.raises(NotAllowedError) as refused:
        advanced(bare(), "planned", NOW, places())
    assert refusal_of(refused) == "objective"


def test_an_empty_objective_is_none() -> None:
    """An objective of spaces does not open the gate."""
    assert "objective" in lacks(an_event("idea", objectives=("  ",)), "planned", places(), NOW)


def test_a_plan_above_the_allowance_needs_approval() -> None:
    """A plan with contingency above per head times heads is booked only with a name under it."""
    event = an_event("planned")
    assert lacks(event, "booked", places(9), NOW) == ()
    assert lacks(event, "booked", places(8), NOW) == ("over_budget",)
    approved = event.revised(budget=event.budget.revised(approved_by="Phạm Hải"))
    assert lacks(approved, "booked", places(8), NOW) == ()


def test_the_sum_is_judged_only_where_the_heads_are_known() -> None:
    """Without places the head count of the budget decides; without either the sum is let pass."""
    event = an_event("planned")
    assert lacks(event, "booked", None, NOW) == ()
    counted = event.revised(budget=event.budget.revised(headcount=8))
    assert lacks(counted, "booked", None, NOW) == ("over_budget",)


def test_what_has_not_begun_was_not_held() -> None:
    """It is held from its first moment on, not before."""
    event = an_event("confirmed")
    begins = at("2026-11-26T14:00")
    assert lacks(event, "held", places(), begins - timedelta(seconds=1)) == ("not_yet",)
    assert lacks(event, "held", places(), begins) == ()


def test_closing_asks_for_all_three_of_the_retro() -> None:
    """Keep, drop and one next action have to be said."""
    event = an_event("held")
    assert lacks(event, "closed", places(), LATER) == ("retro_keep", "retro_drop", "retro_next")
    half = event.revised(retro=Retro(keep="the kitchen"))
    assert lacks(half, "closed", places(), LATER) == ("retro_drop", "retro_next")


def test_a_first_date_is_no_move() -> None:
    """An event without a date takes one, a past one too, without a reason and without a trace."""
    dated = moved(bare("planned"), at("2026-10-01T14:00"), at("2026-10-01T17:00"), "", NOW)
    assert dated.starts_at == at("2026-10-01T14:00")
    assert dated.move_history == ()


def test_a_moved_event_keeps_its_old_date_and_is_confirmed_anew() -> None:
    """The date before and why stay on record; a confirmed one stands as booked again."""
    event = moved(an_event("confirmed", confirmed_at=NOW), NOON, ONE, "kitchen full", NOW)
    assert (event.state, event.confirmed_at) == ("booked", None)
    (step,) = event.move_history
    assert (step.at_before, step.at_after, step.reason) == (
        at("2026-11-26T14:00"),
        NOON,
        "kitchen full",
    )
    assert moved(an_event("planned"), NOON, ONE, "x", NOW).state == "planned"


def test_usual_terms_move_along_and_agreed_ones_stay() -> None:
    """A cut-off at the usual distance moves with the event, one that was agreed does not."""
    vendor = Vendor(
        name="Bếp Sài Gòn",
        headcount_lock_at=at("2026-11-23T14:00"),
        cancel_until=at("2026-11-20T12:00"),
    )
    event = moved(an_event(vendor=vendor), NOON, ONE, "kitchen full", NOW)
    assert event.vendor.headcount_lock_at == at("2026-11-30T12:00")
    assert event.vendor.cancel_until == at("2026-11-20T12:00")
    assert event.vendor.free_reschedule_until is None


@pytest.mark.parametrize(
    ("event", "starts", "ends", "reason", "key"),
    [
        (an_event("held"), NOON, ONE, "x", "not_ahead"),
        (an_event("cancelled"), NOON, ONE, "x", "not_ahead"),
        (an_event(), ONE, NOON, "x", "ends_before_start"),
        (an_event(), at("2026-11-26T14:00"), at("2026-11-26T17:00"), "x", "same_date"),
        (an_event(), at("2026-11-20T14:00"), at("2026-11-20T17:00"), "x", "past"),
        (an_event(), NOON, ONE, "  ", "reason"),
    ],
)
def test_a_move_that_makes_no_sense_is_refused(
    event: TeamEvent, starts: object, ends: object, reason: str, key: str
) -> None:
    """Each refusal names why, and nothing changes."""
    assert isinstance(starts, type(NOW))
    assert isinstance(ends, type(NOW))
    with pytest.raises(NotAllowedError) as refused:
        moved(event, starts, ends, reason, NOW)
    assert refusal_of(refused) == key


def test_a_longer_event_is_a_move_too() -> None:
    """Only the end may change; the history says so."""
    event = moved(an_event(), at("2026-11-26T14:00"), at("2026-11-26T18:00"), "more to do", NOW)
    assert event.ends_at == at("2026-11-26T18:00")
    assert len(event.move_history) == 1


def test_replies_for_the_old_date_are_asked_anew() -> None:
    """Only those who had answered change; votes stay."""
    yes, silent = places(2)
    yes = yes.revised(rsvp="yes", answered_at=NOW, votes=("d1",))
    (changed,) = asked_anew((yes, silent))
    assert (changed.person_id, changed.rsvp, changed.answered_at) == ("p1", "none", None)
    assert changed.votes == ("d1",)


def test_calling_off_needs_a_reason() -> None:
    """An event ahead is called off with a reason, one that took place not at all."""
    assert cancelled(an_event(), "the house is closed").reason == "the house is closed"
    with pytest.raises(NotAllowedError) as refused:
        cancelled(an_event(), " ")
    assert refusal_of(refused) == "reason"
    with pytest.raises(NotAllowedError) as refused:
        cancelled(an_event("closed"), "x")
    assert refusal_of(refused) == "not_ahead"


@pytest.mark.parametrize(
    ("begins", "ends", "counted"),
    [
        ("2026-11-26T14:00", "2026-11-26T17:00", True),
        ("2026-11-26T08:00", "2026-11-26T18:00", True),
        ("2026-11-26T07:59", "2026-11-26T17:00", False),
        ("2026-11-26T14:00", "2026-11-26T18:01", False),
        ("2026-11-28T14:00", "2026-11-28T17:00", False),
        ("2026-11-24T14:00", "2026-11-24T17:00", False),
        ("2026-11-26T09:00", "2026-11-27T17:00", False),
    ],
)
def test_working_time_by_the_hours(begins: str, ends: str, counted: bool) -> None:
    """It is working time only where all of it lies in the hours of one working day."""
    event = an_event(starts_at=at(begins), ends_at=at(ends))
    assert counted_in_hours(event, WEEK, ZONE) is counted


def test_what_was_said_overrules_the_hours() -> None:
    """The manager's word on working time goes before the clock; without either nothing is told."""
    assert counted_in_hours(an_event(in_hours_said=False), WEEK, ZONE) is False
    assert counted_in_hours(bare(in_hours_said=True), WEEK, ZONE) is True
    assert counted_in_hours(bare(), WEEK, ZONE) is None
