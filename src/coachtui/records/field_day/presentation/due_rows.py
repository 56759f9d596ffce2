"""Field days on Today: those ahead and going on, reports owed or not answered, rides due."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from coachtui.domain.items import DueItem, Target, Urgency
from coachtui.domain.person import Person
from coachtui.domain.team import reps
from coachtui.domain.view import View
from coachtui.records.field_day.model import CoachingReport, FieldDay, Stop
from coachtui.records.field_day.presentation.durations import span
from coachtui.records.field_day.rules.norms import RideOutlook, ride_due, ride_outlook
from coachtui.records.field_day.rules.states import (
    dates_of,
    is_locked,
    lacks_notice,
    lateness,
    report_of,
    window,
)
from coachtui.records.field_day.rules.stops import current, standing_stops, upcoming

KIND = "field_day"
FORTNIGHT = timedelta(days=13)
"""How early a planned day comes onto Today."""
WEEK = timedelta(days=7)
"""How early a ride that is due by the norm does, and how long a report waits for its reply."""
SOON = timedelta(minutes=30)
RIDE_ROWS = 3
"""More reps than this whose ride is due share one row."""


def due(view: View) -> Iterator[DueItem]:
    """Give the rows of Today."""
    by_rep: dict[str, list[FieldDay]] = {}
    for day in view.repository.all(FieldDay):
        by_rep.setdefault(day.person_id, []).append(day)
    waiting: list[tuple[date, Person, RideOutlook]] = []
    today = view.clock.today()
    for person in reps(view.repository.all(Person)):
        days = by_rep.get(person.id, [])
        for day in days:
            if (row := _day_row(view, person, day)) is not None:
                yield row
        by_norm = ride_due(person, days, view.settings, today)
        looked_after = any(day.ahead or day.state == "in_progress" for day in days)
        if by_norm is not None and by_norm <= today + WEEK and not looked_after:
            seen = ride_outlook(person, days, view.settings, today)
            waiting.append((by_norm, person, seen))
    yield from _rides_due(view, sorted(waiting, key=lambda each: (each[0], each[1].sort_key)))


def _day_row(view: View, person: Person, day: FieldDay) -> DueItem | None:
    if day.state == "in_progress":
        return _running(view, person, day)
    if day.report_owed:
        return _owed(view, person, day)
    if day.state == "reported":
        return _unanswered(view, person, day)
    return _ahead(view, person, day) if day.ahead else None


def _row(view: View, person: Person, day: FieldDay, text: str, on: date) -> DueItem:
    return DueItem(
        urgency=Urgency.PLAN,
        label=view.words.say("Ride"),
        person_id=person.id,
        name=person.short_name,
        text=text,
        due=on,
        at=None,
        overdue=on < view.clock.today(),
        target=Target(KIND, day.id),
    )


def _running(view: View, person: Person, day: FieldDay) -> DueItem:
    words = view.words
    stops = standing_stops(view.repository.find(Stop, field_day_id=day.id))
    over = sum(stop.over for stop in stops)
    here = current(stops) or upcoming(stops)
    parts = [here.account if here else ""]
    if stops:
        parts.append(words.say("{done} of {all} stops done", done=over, all=len(stops)))
    text = " · ".join(part for part in parts if part) or words.say("going on")
    last = dates_of(day)[-1]
    today = view.clock.today()
    row = _row(view, person, day, text, min(last, today))
    return replace(row, urgency=Urgency.RUNNING, at=day.started_at)


def _ahead(view: View, person: Person, day: FieldDay) -> DueItem | None:
    words, today = view.words, view.clock.today()
    if day.date > today + FORTNIGHT:
        return None
    if dates_of(day)[-1] < today:
        return _row(view, person, day, words.say("neither held nor called off"), day.date)
    stops = standing_stops(view.repository.find(Stop, field_day_id=day.id))
    begins = begins_at(view, day, stops)
    urgency = Urgency.SOON if abs(begins - view.clock.now()) <= SOON else Urgency.PLAN
    row = _row(view, person, day, " · ".join(_of_plan(view, day, stops)), day.date)
    return replace(row, urgency=urgency, at=begins, overdue=False)


def begins_at(view: View, day: FieldDay, stops: Iterable[Stop]) -> datetime:
    """Return when a day ahead begins: at its first stop, else at the hour of its kind."""
    usual = window(day, day.date, view.words.zone)[0]
    return min((stop.planned_at for stop in stops if stop.planned_at), default=usual)


def _of_plan(view: View, day: FieldDay, stops: list[Stop]) -> Iterator[str]:
    """Give what is planned and what is still missing: "whole day", "4 stops", "no notice yet"."""
    words = view.words
    if lacks_notice(day, words.zone):
        told = day.notice_given_at is not None
        yield words.say("without a day's notice") if told else words.say("no notice yet")
    yield words.label("duration", day.duration)
    if day.state == "proposed":
        yield words.label("field_day_state", "proposed")
    if not stops:
        yield words.say("no stops yet")
        return
    yield words.count(len(stops), "{n} stop", "{n} stops")
    aimless = sum(not stop.pre_call.objective for stop in stops)
    if aimless:
        yield words.count(aimless, "{n} without objective", "{n} without objective")


def _owed(view: View, person: Person, day: FieldDay) -> DueItem:
    over = day.ended_at or day.started_at or view.clock.now()
    minutes = int((view.clock.now() - over).total_seconds() // 60)
    text = view.words.say("report owed since {age}", age=span(view.words, minutes))
    row = _row(view, person, day, text, view.words.local(over).date())
    return replace(row, overdue=lateness(minutes) != "good")


def _unanswered(view: View, person: Person, day: FieldDay) -> DueItem | None:
    now = view.clock.now()
    report = report_of(view.repository.find(CoachingReport, field_day_id=day.id), day.id)
    if report is None or now - report.submitted_at < WEEK or is_locked(day, report, now):
        return None
    text = view.words.count(
        (now - report.submitted_at).days,
        "report sent {n} day ago, no reply",
        "report sent {n} days ago, no reply",
    )
    return _row(view, person, day, text, view.clock.today())


def _rides_due(view: View, waiting: list[tuple[date, Person, RideOutlook]]) -> Iterator[DueItem]:
    words, today = view.words, view.clock.today()
    many = len(waiting) > RIDE_ROWS
    if many:
        first = waiting[0][0]
        names = words.join([person.short_name for _, person, _ in waiting])
        text = words.say("ride due: {names}", names=names)
        yield DueItem(
            urgency=Urgency.PLAN,
            label=words.say("Ride"),
            person_id="",
            name=words.say("{n} reps", n=len(waiting)),
            text=text,
            due=first,
            at=None,
            overdue=first < today,
            target=Target(KIND, "", "list"),
            count=len(waiting),
        )
        return
    for day, person, seen in waiting:
        since = (today - seen.since).days if seen.since else 0
        yield DueItem(
            urgency=Urgency.PLAN,
            label=words.say("Ride"),
            person_id=person.id,
            name=person.short_name,
            text=words.say("never ridden with")
            if seen.never
            else words.count(since, "last ride {n} day ago", "last ride {n} days ago"),
            due=day,
            at=None,
            overdue=day < today,
            target=Target(KIND, person.id, "meet"),
        )
