"""When one-on-ones are due, which one is meant now, and when they lock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coachtui.domain.cadence import next_by_cadence, upcoming
from coachtui.domain.clock import Clock
from coachtui.domain.person import Person
from coachtui.records.one_on_one.model import OneOnOne

USUAL_START = time(9, 0)
"""Hour of a one-on-one that was never given one."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a rep stands: last met, going on, planned, due.

    Attributes:
        last: day of the last one held (or the starting balance), None if never.
        running: the one that is going on or was interrupted.
        planned: the earliest one planned, in the past too (then it waits for a word).
        due: the day the next one is due; None while paused.
        never: whether the two have never met.
        missed: how many were missed since the last one held.
    """

    last: date | None
    running: OneOnOne | None
    planned: OneOnOne | None
    due: date | None
    never: bool
    missed: int


def outlook(person: Person, meetings: Iterable[OneOnOne], clock: Clock) -> Outlook:
    """Return where a rep stands, from their one-on-ones in any order."""
    everything = sorted(meetings, key=lambda each: each.at)
    held = [each for each in everything if each.held]
    last = clock.local(held[-1].at).date() if held else person.last_1on1_before
    running = next((each for each in reversed(everything) if each.running), None)
    planned = next((each for each in everything if each.state == "planned"), None)
    missed = sum(
        each.state == "missed" and (last is None or clock.local(each.planned_at).date() > last)
        for each in everything
    )
    return Outlook(
        last=last,
        running=running,
        planned=planned,
        due=_due(person, last, running, planned, clock),
        never=last is None,
        missed=missed,
    )


def _due(
    person: Person,
    last: date | None,
    running: OneOnOne | None,
    planned: OneOnOne | None,
    clock: Clock,
) -> date | None:
    today = clock.today()
    if running is not None:
        return today
    paused = person.one_on_one.paused_until is not None and person.one_on_one.paused_until >= today
    if planned is not None:
        day = clock.local(planned.planned_at).date()
        return None if paused and day > today else day
    if paused:
        return None
    if last is None:
        return today
    rhythm = person.one_on_one
    return next_by_cadence(last, rhythm.cadence_days, rhythm.weekday)


def next_meeting_day(person: Person, meetings: Iterable[OneOnOne], clock: Clock) -> date:
    """Return the day a promise without a stated day falls due: the next one-on-one after today.

    That is the earliest one planned after today, else the next slot of the cadence.
    """
    today = clock.today()
    everything = tuple(meetings)
    planned = [
        day
        for each in everything
        if each.state == "planned" and (day := clock.local(each.planned_at).date()) > today
    ]
    if planned:
        return min(planned)
    rhythm = person.one_on_one
    seen = outlook(person, everything, clock)
    met_today = seen.running is not None or seen.due == today
    last = today if met_today or seen.last is None else seen.last
    following = next_by_cadence(last, rhythm.cadence_days, rhythm.weekday)
    tomorrow = today + timedelta(days=1)
    return upcoming(following, tomorrow, rhythm.cadence_days, rhythm.weekday)


def proposal(person: Person, meeting: OneOnOne, clock: Clock) -> datetime:
    """Return when to meet next after `meeting`: by cadence, at the hour that was planned."""
    rhythm = person.one_on_one
    day = next_by_cadence(clock.today(), rhythm.cadence_days, rhythm.weekday)
    planned = clock.local(meeting.planned_at)
    hour = planned.timetz() if meeting.origin == "planned" else USUAL_START
    return datetime.combine(day, hour.replace(tzinfo=None), tzinfo=planned.tzinfo)


def meeting_for(person: Person, meetings: Iterable[OneOnOne], clock: Clock) -> OneOnOne:
    """Return the one-on-one that is meant when the manager sits down with a rep now.

    The running one, else the one planned for today or before, else a spontaneous new one that
    nothing has stored yet (rev 0).
    """
    seen = outlook(person, meetings, clock)
    if seen.running is not None:
        return seen.running
    if seen.planned and clock.local(seen.planned.planned_at).date() <= clock.today():
        return seen.planned
    return OneOnOne(
        person_id=person.id,
        origin="spontaneous",
        planned_at=clock.now(),
        minutes=person.one_on_one.minutes,
    )


def is_locked(meeting: OneOnOne, meetings: Iterable[OneOnOne]) -> bool:
    """Tell whether only addenda are allowed: a later one-on-one with the rep was held."""
    return meeting.held and any(
        other.held and other.id != meeting.id and other.at > meeting.at for other in meetings
    )


def interrupted(meeting: OneOnOne, now: datetime) -> bool:
    """Tell whether a running one started so long ago that nobody can still be talking."""
    limit = timedelta(minutes=meeting.minutes * 4)
    return meeting.running and meeting.started_at is not None and now - meeting.started_at > limit
