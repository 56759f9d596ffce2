"""Working days and months are counted as a calendar on the wall would have it."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from coachtui.domain.working_days import WorkingWeek, add_months

OFF = frozenset({date(2026, 4, 30), date(2026, 5, 1), date(2026, 8, 31), date(2026, 9, 1)})
MADE_UP = frozenset({date(2026, 8, 22)})
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
WEEKS = st.builds(WorkingWeek, st.booleans(), st.frozensets(DAYS), st.frozensets(DAYS))


def test_a_week_runs_to_friday_or_saturday() -> None:
    """A Saturday is worked where the company says so, a Sunday never."""
    friday, saturday, sunday = (date(2026, 11, day) for day in (20, 21, 22))
    short, long = WorkingWeek(), WorkingWeek(saturdays=True)
    assert [short.is_working_day(day) for day in (friday, saturday, sunday)] == [True, False, False]
    assert [long.is_working_day(day) for day in (friday, saturday, sunday)] == [True, True, False]


def test_a_holiday_is_off_and_a_made_up_saturday_is_worked() -> None:
    """The calendar goes before the week, and a holiday before a made-up day."""
    week = WorkingWeek(holidays=OFF, made_up=MADE_UP)
    assert not week.is_working_day(date(2026, 4, 30))
    assert week.is_working_day(date(2026, 8, 22))
    assert not week.is_working_day(date(2026, 8, 29))
    assert not WorkingWeek(holidays=MADE_UP, made_up=MADE_UP).is_working_day(date(2026, 8, 22))


def test_days_are_counted_without_the_day_itself() -> None:
    """The fifth working day before Friday 8 May leaves out the holidays, and the Friday."""
    week = WorkingWeek(holidays=OFF)
    assert week.working_days_before(date(2026, 5, 8), 1) == date(2026, 5, 7)
    assert week.working_days_before(date(2026, 5, 8), 5) == date(2026, 4, 29)
    assert week.working_days_after(date(2026, 4, 29), 1) == date(2026, 5, 4)


def test_a_made_up_saturday_counts() -> None:
    """The exchange moves the fifth day before 26 August by one: 22 August was worked."""
    hearing = date(2026, 8, 26)
    assert WorkingWeek(made_up=MADE_UP).working_days_before(hearing, 5) == date(2026, 8, 20)
    assert WorkingWeek().working_days_before(hearing, 5) == date(2026, 8, 19)


def test_a_day_off_moves_to_the_next_working_day() -> None:
    """A working day stays, a Sunday becomes Monday, a bridge is crossed whole."""
    week = WorkingWeek(holidays=OFF)
    assert week.next_working_day(date(2026, 12, 27)) == date(2026, 12, 28)
    assert week.next_working_day(date(2026, 12, 28)) == date(2026, 12, 28)
    assert week.next_working_day(date(2026, 4, 30)) == date(2026, 5, 4)


def test_nothing_is_counted_that_cannot_be() -> None:
    """No working day, or one before the calendar begins, is an error and no endless loop."""
    with pytest.raises(ValueError, match="from 1"):
        WorkingWeek().working_days_before(date(2026, 5, 8), 0)
    with pytest.raises(OverflowError):
        WorkingWeek().working_days_before(date(1, 1, 3), 5)


@given(WEEKS, DAYS, st.integers(1, 30))
def test_so_many_working_days_lie_between(week: WorkingWeek, day: date, n: int) -> None:
    """From the nth working day before a day there are n working days to it, itself not counted."""
    first = week.working_days_before(day, n)
    between = [first + timedelta(days=step) for step in range((day - first).days)]
    assert sum(map(week.is_working_day, between)) == n
    assert week.is_working_day(first)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 10), 36, date(2029, 3, 10)),
    ],
)
def test_months_end_on_the_same_number(day: date, months: int, expected: date) -> None:
    """A month is the same-numbered day, or the last one there is."""
    assert add_months(day, months) == expected


@given(DAYS, st.integers(0, 60))
def test_months_never_run_over(day: date, months: int) -> None:
    """The day is that number or the month's last, in the month that many on."""
    found = add_months(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert found.day == min(day.day, monthrange(found.year, found.month)[1])


def test_months_end_with_the_calendar() -> None:
    """A day after the year 9999 is an error."""
    with pytest.raises(ValueError, match="year"):
        add_months(date(9999, 8, 1), 6)
