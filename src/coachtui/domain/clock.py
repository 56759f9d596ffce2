"""What time it is, handed in so that rules and tests can choose it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

TEAM_ZONE = "Asia/Ho_Chi_Minh"


class Clock(Protocol):
    """Tells the moment and the day."""

    def now(self) -> datetime:
        """Return the moment, in UTC."""

    def today(self) -> date:
        """Return the calendar day in the team's zone."""

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the team's zone shows it."""


@dataclass(frozen=True, slots=True)
class ZonedClock:
    """The machine's clock seen from the team's zone, moved by `ahead` for the demo's own day."""

    zone: ZoneInfo
    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        """Return the moment, in UTC, to the second."""
        return (datetime.now(UTC) + self.ahead).replace(microsecond=0)

    def today(self) -> date:
        """Return the calendar day in the team's zone."""
        return self.local(self.now()).date()

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the team's zone shows it."""
        return moment.astimezone(self.zone)


@dataclass(frozen=True, slots=True)
class StoppedClock:
    """A clock that stands still: everything is seen as it was at one moment."""

    moment: datetime
    zone: ZoneInfo

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        """Return the calendar day in the team's zone."""
        return self.local(self.moment).date()

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the team's zone shows it."""
        return moment.astimezone(self.zone)


def system_clock(zone: str = TEAM_ZONE) -> ZonedClock:
    """Return the machine's clock in a zone."""
    return ZonedClock(ZoneInfo(zone))


def clock_starting_at(start: datetime, zone: str = TEAM_ZONE) -> ZonedClock:
    """Return a clock that shows `start` now and goes on from there."""
    return ZonedClock(ZoneInfo(zone), start - datetime.now(UTC))
