"""The stops of a day: their order, which one is meant now, and how each begins and ends."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coachtui.records.field_day.model import Stop
from coachtui.records.field_day.rules.states import NotAllowedError


def in_order(stops: Iterable[Stop]) -> list[Stop]:
    """Return the stops that stand in their order, those called off last."""
    return sorted(stops, key=lambda stop: (stop.cancelled, stop.seq, stop.id))


def standing_stops(stops: Iterable[Stop]) -> list[Stop]:
    """Return the stops that stand, in their order."""
    return [stop for stop in in_order(stops) if not stop.cancelled]


def current(stops: Iterable[Stop]) -> Stop | None:
    """Return the stop that is going on; of two windows' two the one begun last."""
    running = [(stop.actual_at, stop.id, stop) for stop in stops if stop.running and stop.actual_at]
    return max(running, key=lambda each: each[:2])[2] if running else None


def upcoming(stops: Iterable[Stop]) -> Stop | None:
    """Return the next stop: the first that has neither begun nor ended."""
    ahead = (stop for stop in standing_stops(stops) if stop.actual_at is None and not stop.over)
    return next(ahead, None)


def last_end(stops: Iterable[Stop]) -> datetime | None:
    """Return when the last stop ended; None before any did."""
    return max((stop.ended_at for stop in stops if stop.ended_at), default=None)


def stop_at(stops: Iterable[Stop], moment: datetime) -> Stop | None:
    """Return the stop that something at a moment belongs to: the last that had begun by then.

    Before the first, the first; None where there is none.
    """
    timed = [(stop.at, stop) for stop in standing_stops(stops) if stop.at is not None]
    timed.sort(key=lambda each: (each[0], each[1].id))
    begun_by_then = [stop for at, stop in timed if at <= moment]
    if begun_by_then:
        return begun_by_then[-1]
    return timed[0][1] if timed else None


def overlaps(stop: Stop, others: Iterable[Stop]) -> Stop | None:
    """Return a stop planned for a time that a stop's own plan cuts into; None where none is."""
    if stop.planned_at is None or stop.over:
        return None
    ends = stop.planned_at + timedelta(minutes=stop.minutes)
    for other in in_order(others):
        if other.id == stop.id or other.planned_at is None or other.over:
            continue
        other_ends = other.planned_at + timedelta(minutes=other.minutes)
        if other.planned_at < ends and stop.planned_at < other_ends:
            return other
    return None


def next_seq(stops: Iterable[Stop]) -> int:
    """Return the number of a stop put at the end."""
    return max((stop.seq for stop in stops if not stop.cancelled), default=0) + 1


def begun(stop: Stop, now: datetime) -> Stop:
    """Return it as going on since now.

    Raises:
        NotAllowedError: it was called off, or has begun or ended already.
    """
    if stop.cancelled:
        raise NotAllowedError("stop_cancelled")
    if stop.actual_at is not None:
        raise NotAllowedError("stop_begun")
    return stop.revised(actual_at=now)


def ended(stop: Stop, now: datetime, **changes: object) -> Stop:
    """Return it as over since now, with its outcome and what else is said about it.

    A customer who did not come ends a stop that never began. With a clock that was set back it
    ends when it began.

    Raises:
        NotAllowedError: it was called off, or never began and was no no-show.
        pydantic.ValidationError: a change does not fit.
    """
    if stop.cancelled:
        raise NotAllowedError("stop_cancelled")
    if stop.actual_at is None and changes.get("outcome", stop.outcome) != "no_show":
        raise NotAllowedError("stop_not_begun")
    over = max(now, stop.actual_at or now)
    return stop.revised(ended_at=stop.ended_at or over, **changes)


def cancelled(stop: Stop, reason: str) -> Stop:
    """Return it as called off.

    Raises:
        NotAllowedError: it has begun already.
    """
    if stop.actual_at is not None:
        raise NotAllowedError("stop_begun")
    return stop.revised(cancelled_because=reason)


def called_off(stops: Iterable[Stop], stop: Stop, reason: str) -> list[Stop]:
    """Return a stop called off, and those after it whose number changes with that.

    Raises:
        NotAllowedError: as `cancelled`.
    """
    left = (each for each in standing_stops(stops) if each.id != stop.id)
    numbered = enumerate(left, 1)
    moved_up = [each.revised(seq=number) for number, each in numbered if each.seq != number]
    return [cancelled(stop, reason), *moved_up]


def reordered(stops: Iterable[Stop], stop: Stop, to_seq: int) -> list[Stop]:
    """Return the stops whose number changes when one goes to the place `to_seq` (1 is the first).

    Hours stay with the stops.
    """
    order = [each for each in standing_stops(stops) if each.id != stop.id]
    order.insert(min(max(to_seq - 1, 0), len(order)), stop)
    numbered = enumerate(order, 1)
    return [each.revised(seq=number) for number, each in numbered if each.seq != number]


def shifted(stops: Iterable[Stop], by: timedelta, zone: ZoneInfo) -> list[Stop]:
    """Return the stops that stand at the same hour of the zone so many days on, for a moved day.

    Only those that have an hour: the others need no change.
    """
    return [
        stop.revised(planned_at=stop.planned_at.astimezone(zone) + by)
        for stop in standing_stops(stops)
        if stop.planned_at is not None
    ]
