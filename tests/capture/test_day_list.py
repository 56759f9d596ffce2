"""Days of leave in one line: single days, ranges, years, and what is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from coachtui.capture.day_list import UnclearDaysError, as_days, days_of

TODAY = date(2026, 11, 23)


def december(*days: int) -> tuple[date, ...]:
    """Return days of December 2026."""
    return tuple(date(2026, 12, day) for day in days)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", ()),
        ("24/12", december(24)),
        ("24/12, 28/12-31/12", december(24, 28, 29, 30, 31)),
        ("31/12 ; 24/12, 24/12", december(24, 31)),
        ("28/12 – 29/12", december(28, 29)),
        ("28/12 đến 29/12", december(28, 29)),
        ("2026-12-28 to 2026-12-29", december(28, 29)),
        ("2026-12-28-2026-12-29", december(28, 29)),
        ("24-12", december(24)),
        ("31/12-1/1", (*december(31), date(2027, 1, 1))),
        ("22/11", (date(2027, 11, 22),)),
        ("22/11/2026", (date(2026, 11, 22),)),
        ("t6", (date(2026, 11, 27),)),
    ],
)
def test_a_line_names_days(typed: str, days: tuple[date, ...]) -> None:
    """Days and ranges are read as people write them, each once and in order."""
    assert days_of(typed, TODAY) == days


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("24/12, soon", "soon"),
        ("31/02", "31/02"),
        ("24/12-soon", "24/12-soon"),
        ("1/1/2026-5/1/2029", "1/1/2026-5/1/2029"),
    ],
)
def test_what_is_no_day_is_named(typed: str, part: str) -> None:
    """A piece that is no day, no range, or over a year long is named in the error."""
    with pytest.raises(UnclearDaysError) as caught:
        days_of(typed, TODAY)
    assert caught.value.part == part


def test_days_are_shown_as_they_are_typed() -> None:
    """Runs become ranges; a year stands only where the day alone would mean another."""
    assert as_days(december(24, 28, 29, 30, 31), TODAY) == "24/12, 28/12-31/12"
    assert as_days((date(2026, 11, 20), date(2026, 12, 24)), TODAY) == "20/11/2026, 24/12"
    assert as_days((*december(31), date(2027, 1, 1)), TODAY) == "31/12-01/01"
    assert as_days((), TODAY) == ""


@given(st.sets(st.dates(date(2024, 1, 1), date(2030, 12, 31)), max_size=12))
def test_what_is_shown_is_read_back(days: set[date]) -> None:
    """Any days come back unchanged from the line that shows them, runs of years included."""
    assert set(days_of(as_days(days, TODAY), TODAY)) == days


def test_a_long_leave_is_read_back() -> None:
    """A year of leave in a row stays whole."""
    days = [TODAY + timedelta(days=number) for number in range(360)]
    assert list(days_of(as_days(days, TODAY), TODAY)) == days
