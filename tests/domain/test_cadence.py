"""When the next one-on-one is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from coachtui.domain.cadence import next_by_cadence, upcoming

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
CADENCES = st.integers(3, 90)
WEEKDAYS = st.none() | st.integers(1, 7)


@pytest.mark.parametrize(
    ("last", "cadence", "weekday", "due"),
    [
        (date(2026, 11, 17), 28, 2, date(2026, 12, 15)),
        (date(2026, 11, 18), 14, 3, date(2026, 12, 2)),
        (date(2026, 11, 19), 14, 4, date(2026, 12, 3)),
        (date(2026, 11, 16), 14, 1, date(2026, 11, 30)),
        (date(2026, 11, 17), 14, 2, date(2026, 12, 1)),
        (date(2026, 11, 20), 7, 5, date(2026, 11, 27)),
        (date(2026, 10, 29), 14, 4, date(2026, 11, 12)),
        (date(2026, 11, 16), 7, 1, TODAY),
    ],
)
def test_the_teams_due_days(last: date, cadence: int, weekday: int, due: date) -> None:
    """Each rep of the sample team is due on the day the story tells."""
    assert next_by_cadence(last, cadence, weekday) == due


@pytest.mark.parametrize(
    ("last", "cadence", "weekday", "due"),
    [
        (date(2026, 10, 23), 14, 3, date(2026, 11, 4)),
        (date(2026, 9, 17), 7, 5, date(2026, 9, 25)),
        (date(2026, 11, 18), 14, None, date(2026, 12, 2)),
        (date(2026, 11, 18), 3, 1, date(2026, 11, 23)),
        (date(2026, 11, 16), 3, 1, date(2026, 11, 23)),
    ],
)
def test_a_moved_one_returns_to_its_weekday(
    last: date, cadence: int, weekday: int | None, due: date
) -> None:
    """After a move the next falls on the usual weekday again, never on or before the last."""
    assert next_by_cadence(last, cadence, weekday) == due


@given(DAYS, CADENCES, WEEKDAYS)
def test_the_next_is_always_later_and_within_a_week_of_the_cadence(
    last: date, cadence: int, weekday: int | None
) -> None:
    """Whatever the rhythm, the next day is after the last, on its weekday, near the cadence."""
    following = next_by_cadence(last, cadence, weekday)
    assert following > last
    assert weekday in {None, following.isoweekday()}
    assert abs((following - last).days - cadence) <= 6


@given(DAYS, DAYS, CADENCES, WEEKDAYS)
def test_a_proposal_is_never_in_the_past(
    first: date, today: date, cadence: int, weekday: int | None
) -> None:
    """The proposed slot is today or later, and the first of its row that is."""
    proposed = upcoming(first, today, cadence, weekday)
    assert proposed >= today
    assert proposed == first or proposed < today + timedelta(days=cadence + 7)


def test_a_slot_ahead_is_kept() -> None:
    """A day not yet past is proposed as it is; one long past moves on in steps of the cadence."""
    assert upcoming(TODAY, TODAY, 14, 4) == TODAY
    assert upcoming(date(2026, 11, 12), TODAY, 14, 4) == date(2026, 11, 26)
