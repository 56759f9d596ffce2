"""Field days as they stand in a calendar: an entry for each calendar day, its stops within it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from coachtui.domain.items import CalendarEntry, Target
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.rules.states import dates_of, window
from coachtui.records.field_day.rules.stops import standing_stops

KIND = "field_day"


def calendar(view: View, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the field days from one day to another that were not called off; two days are two."""
    for day in view.repository.all(FieldDay):
        if day.state == "cancelled":
            continue
        for number, on in enumerate(dates_of(day), 1):
            if first <= on <= last:
                yield _entry(view, day, number, on)


def stops_on(view: View, day: FieldDay, on: date) -> list[Stop]:
    """Return the stops that stand on one calendar day of a field day, in their order.

    Those without an hour stand on its first day.
    """
    stops = standing_stops(view.repository.find(Stop, field_day_id=day.id))
    return [
        stop
        for stop in stops
        if on == (day.date if stop.at is None else within(day, view.clock.local(stop.at).date()))
    ]


def within(day: FieldDay, on: date) -> date:
    """Return a calendar day, or the nearest one the field day covers: nothing falls out of it."""
    dates = dates_of(day)
    return min(max(on, dates[0]), dates[-1])


def _entry(view: View, day: FieldDay, number: int, on: date) -> CalendarEntry:
    words = view.words
    person = view.repository.get(Person, day.person_id)
    name = person.short_name if person else day.person_id
    begins, ends = window(day, on, words.zone)
    stops = stops_on(view, day, on)
    return CalendarEntry(
        start=begins,
        end=ends,
        person_id=day.person_id,
        label=words.say("Field day"),
        title=f"{words.say('Field day')} · {name}",
        target=Target(KIND, day.id),
        place=day.prep.meet_at,
        details=_details(view, day, stops),
        parts=tuple(
            _part(view, stop, stop.at, name, tentative=day.state == "proposed")
            for stop in stops
            if stop.at is not None
        ),
        tentative=day.state == "proposed",
        done=day.held,
        number=number,
    )


def _details(view: View, day: FieldDay, stops: Sequence[Stop]) -> tuple[str, ...]:
    words = view.words
    lines = [words.label("duration", day.duration)]
    if day.prep.meet_at:
        lines.append(words.say("Meet at: {place}", place=day.prep.meet_at))
    for place, stop in enumerate(stops, 1):
        role = words.label("coach_role", stop.coach_role)
        at = f"{words.time(stop.at)} " if stop.at else ""
        lines.append(f"{place}. {at}{stop.account} ({role})")
    return tuple(lines)


def _part(view: View, stop: Stop, begins: datetime, name: str, *, tentative: bool) -> CalendarEntry:
    words = view.words
    planned = begins + timedelta(minutes=stop.minutes)
    ends = stop.ended_at if stop.ended_at and stop.ended_at > begins else planned
    account = stop.account or words.say("Stop {n}", n=stop.seq)
    return CalendarEntry(
        start=begins,
        end=ends,
        person_id=stop.person_id,
        label=words.say("Stop"),
        title=f"{account} · {name}",
        target=Target(KIND, stop.id, "stop"),
        place=stop.account,
        details=(
            words.label("call_type", stop.call_type),
            words.label("coach_role", stop.coach_role),
        ),
        tentative=tentative,
        done=stop.ended_at is not None,
    )
