"""Until when something can be changed, and what it costs today."""

from datetime import timedelta

import pytest

from coachtui.records.team_event.model import EventState, TeamEvent, Vendor
from coachtui.records.team_event.rules.cutoffs import band, cutoffs, usual_vendor
from planned_events import CULTURE_DAY, NOW, ZONE, an_event, at

NAMED = Vendor(name="Bếp Sài Gòn")


def served(vendor: Vendor = NAMED, state: EventState = "booked") -> TeamEvent:
    """Return the charity kitchen with a vendor."""
    return an_event(state, vendor=vendor)


def test_usual_terms_fill_only_the_gaps() -> None:
    """Fourteen days, seven days and 72 hours before; what is agreed stays."""
    agreed = NAMED.revised(cancel_until=at("2026-11-20T12:00"))
    vendor = usual_vendor(agreed, at("2026-11-26T14:00"))
    assert vendor.free_reschedule_until == at("2026-11-12T14:00")
    assert vendor.headcount_lock_at == at("2026-11-23T14:00")
    assert vendor.cancel_until == at("2026-11-20T12:00")
    assert usual_vendor(NAMED, None) == NAMED


def test_the_clock_counts_hours_and_tells_what_has_passed() -> None:
    """On Monday at nine the head count locks in five hours; the two earlier terms have passed."""
    found = cutoffs(served(), NOW, ZONE, {CULTURE_DAY})
    assert [(each.kind, each.passed) for each in found] == [
        ("reschedule", True),
        ("cancel", True),
        ("headcount", False),
    ]
    assert found[-1].left == timedelta(hours=5)
    assert found[0].left < timedelta()
    assert not any(each.holiday_between for each in found)


def test_a_cutoff_passes_at_its_moment() -> None:
    """At the very moment it is too late."""
    locks = at("2026-11-23T14:00")
    assert not cutoffs(served(), locks - timedelta(seconds=1), ZONE, ())[-1].passed
    assert cutoffs(served(), locks, ZONE, ())[-1].passed


def test_a_holiday_before_a_cutoff_is_told() -> None:
    """A day off from today to the day of the cut-off, both included, is in the way of a call."""
    vendor = NAMED.revised(headcount_lock_at=at("2026-11-24T14:00"))
    assert cutoffs(served(vendor), NOW, ZONE, {CULTURE_DAY})[-1].holiday_between
    assert cutoffs(served(), NOW, ZONE, {NOW.astimezone(ZONE).date()})[-1].holiday_between
    assert not cutoffs(served(), NOW, ZONE, {at("2026-11-22T12:00").date()})[-1].holiday_between


def test_without_a_vendor_nothing_is_cut_off() -> None:
    """No vendor, no terms, no cost; agreed moments count without a name too."""
    assert cutoffs(an_event(), NOW, ZONE, ()) == ()
    assert band(an_event(), NOW) == 0
    terms = Vendor(headcount_lock_at=at("2026-11-25T14:00"))
    assert [each.kind for each in cutoffs(served(terms), NOW, ZONE, ())] == ["headcount"]


@pytest.mark.parametrize("state", ["held", "closed", "cancelled"])
def test_what_is_over_has_no_clock(state: EventState) -> None:
    """Nothing runs out for an event that was held or called off."""
    assert cutoffs(served(state=state), NOW, ZONE, ()) == ()
    assert band(served(state=state), NOW) == 0


@pytest.mark.parametrize(
    ("now", "percent"),
    [
        ("2026-11-12T13:59", 0),
        ("2026-11-12T14:00", 30),
        ("2026-11-19T13:59", 30),
        ("2026-11-19T14:00", 100),
        ("2026-11-23T09:00", 100),
    ],
)
def test_what_cancelling_costs_today(now: str, percent: int) -> None:
    """Free until 14 days before, then the vendor's late share, everything from 7 days on."""
    assert band(served(), at(now)) == percent


def test_terms_that_are_said_in_part() -> None:
    """With one of the two dates the other band has no edge of its own."""
    free = Vendor(free_reschedule_until=at("2026-11-22T12:00"), late_percent=50)
    assert band(served(free), NOW) == 50
    last = Vendor(cancel_until=at("2026-11-25T12:00"))
    assert (band(served(last), NOW), band(served(last), at("2026-11-25T12:00"))) == (0, 100)


def test_a_mistyped_year_takes_no_time() -> None:
    """A holiday is looked for within a year only, however far the cut-off is."""
    far = Vendor(headcount_lock_at=at("9999-12-31T14:00"))
    (found,) = cutoffs(served(far), NOW, ZONE, {at("2028-01-01T00:00").date()})
    assert not found.holiday_between
