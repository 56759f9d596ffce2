"""Days of what has happened, written without their year."""

from datetime import date

import pytest

from coachtui.capture.past_days import past_date_of, past_days_of

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20/11", date(2026, 11, 20)),
        ("6/10", date(2026, 10, 6)),
        ("24/12", date(2025, 12, 24)),
        ("t6", date(2026, 11, 20)),
        ("hôm qua", date(2026, 11, 22)),
        ("today", date(2026, 11, 23)),
        ("2026-01-15", date(2026, 1, 15)),
    ],
)
def test_a_day_without_its_year_is_the_last_such(typed: str, meant: date) -> None:
    """What has happened lies behind: a day or weekday alone means the last one up to today."""
    assert past_date_of(typed, TODAY) == meant


def test_a_year_that_is_typed_counts() -> None:
    """A day to come by its own year is given back as that, for the form to refuse."""
    assert past_date_of("6/10/2027", TODAY) == date(2027, 10, 6)
    assert past_date_of("soon", TODAY) is None


def test_several_days_and_ranges_lie_in_the_past() -> None:
    """All days of a line are looked for in the same stretch of time."""
    days = past_days_of("6/10, 7/10-8/10", TODAY)
    assert days == (date(2026, 10, 6), date(2026, 10, 7), date(2026, 10, 8))
