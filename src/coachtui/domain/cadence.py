"""When two people are due to meet."""

from datetime import date, timedelta


def next_by_cadence(last: date, cadence_days: int, weekday: int | None = None) -> date:
    """Return the day of the next one-on-one: `cadence_days` after the last one held.

    With a `weekday` (1 Monday to 7 Sunday) it is that day of the week in which the day falls, but
    never a day on or before the last one.
    """
    target = last + timedelta(days=cadence_days)
    if weekday is None:
        return target
    aligned = target + timedelta(days=weekday - target.isoweekday())
    return aligned if aligned > last else aligned + timedelta(days=7)


def upcoming(day: date, today: date, cadence_days: int, weekday: int | None = None) -> date:
    """Return the first slot not before today that follows from `day`, for a proposal."""
    while day < today:
        day = next_by_cadence(day, cadence_days, weekday)
    return day
