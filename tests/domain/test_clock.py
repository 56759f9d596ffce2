"""Moments in UTC, days in the team's zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from coachtui.domain.clock import ZonedClock, clock_starting_at, system_clock

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def test_now_is_utc_to_the_second() -> None:
    """The moment is aware, in UTC, without fractions, and that of the machine."""
    now = system_clock().now()
    assert (now.tzinfo, now.microsecond) == (UTC, 0)
    assert abs(datetime.now(UTC) - now) < timedelta(seconds=5)


def test_the_demo_clock_starts_where_it_is_told_and_its_day_is_the_teams() -> None:
    """A demo that starts on Monday 00:30 in Vietnam shows Monday, though UTC still has Sunday."""
    start = datetime(2026, 11, 23, 0, 30, tzinfo=HANOI)
    clock = clock_starting_at(start)
    assert timedelta() <= clock.now() - start + timedelta(seconds=1) < timedelta(seconds=6)
    assert clock.today() == date(2026, 11, 23)


def test_local_is_the_teams_time() -> None:
    """One moment shows as the team's wall clock."""
    moment = datetime(2026, 11, 23, 1, tzinfo=UTC)
    assert ZonedClock(HANOI).local(moment).isoformat() == "2026-11-23T08:00:00+07:00"
