"""Field days for Today, the team, a person's timeline, the next one-on-one and the search."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from coachtui.domain.ids import ME
from coachtui.domain.items import BringAlong, Standing, Target, TimelineEntry
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.person import Person
from coachtui.domain.presence import is_paused
from coachtui.domain.record import Part
from coachtui.domain.view import View
from coachtui.records.field_day.model import (
    CoachCard,
    CoachingReport,
    FieldDay,
    Priority,
    Stop,
    Strength,
)
from coachtui.records.field_day.presentation.due_rows import KIND, due
from coachtui.records.field_day.rules.norms import ride_due, ride_outlook
from coachtui.records.field_day.rules.states import dates_of, report_of, shown_state, window
from coachtui.records.field_day.rules.stops import in_order, standing_stops

__all__ = [
    "bring_along",
    "due",
    "headline",
    "outcome_of",
    "search_text",
    "timeline",
    "where_it_stands",
]
RIDES_SHOWN: Final = 6
"""Points of the curve: the last rides, the last cards."""
_CARDS: Final = Target(KIND, ME, "meet")


def lines_of(view: View, day: FieldDay) -> list[LogEntry]:
    """Return the lines of a day and of its stops that stand, in the order they happened."""
    find = view.repository.find
    parts = [day.id, *(stop.id for stop in find(Stop, field_day_id=day.id))]
    return standing(entry for part in parts for entry in find(LogEntry, part_of=part))


def where_it_stands(view: View, person_id: str) -> Standing | None:
    """Return when a rep was ridden with last and is next.

    For the manager: how their own cards went. None for others, and where nothing is on file.
    """
    if person_id == ME:
        return _as_coach(view)
    person = view.repository.get(Person, person_id)
    if person is None or not person.is_rep:
        return None
    words, today = view.words, view.clock.today()
    days = view.repository.find(FieldDay, person_id=person_id)
    seen = ride_outlook(person, days, view.settings, today)
    running = any(day.state == "in_progress" for day in days)
    planned = [day.date for day in days if day.ahead and dates_of(day)[-1] >= today]
    following = today if running else min(planned, default=None)
    by_norm = ride_due(person, days, view.settings, today)
    last = None if seen.never else seen.since
    if last is None and following is None and by_norm is None:
        return None
    word = words.say("running") if running else ""
    if following is None and is_paused(person, today):
        word = words.say("paused")
    return Standing(
        last=last,
        next=following or by_norm,
        word=word,
        overdue=following is None and by_norm is not None and by_norm < today,
    )


def _as_coach(view: View) -> Standing | None:
    cards = sorted(view.repository.all(CoachCard), key=lambda card: (card.on, card.id))
    if not cards:
        return None
    shares = [card.share for card in cards[-RIDES_SHOWN:]]
    return Standing(
        last=cards[-1].on,
        next=None,
        word=view.words.say(
            "coach's card {share}", share=view.words.percent(sum(shares) / len(shares))
        ),
        overdue=False,
        trend=tuple(round(1 + share * 9) for share in shares),
    )


def timeline(view: View, person_id: str) -> Iterator[TimelineEntry]:
    """Give a rep's field days with what came of them, or the cards about the manager."""
    if person_id == ME:
        for card in view.repository.all(CoachCard):
            at = card.happened_at or card.created_at
            if at is not None:
                text = f"{_name(view, card.person_id)} · {view.words.percent(card.share)}"
                yield TimelineEntry(at, view.words.say("Coach's card"), text, _CARDS)
        return
    for day in view.repository.find(FieldDay, person_id=person_id):
        report = _report(view, day)
        yield TimelineEntry(
            at=_moment(view, day),
            label=view.words.say("Ride"),
            text=outcome_of(view, day),
            target=Target(KIND, day.id),
            private=report is None,
        )


def _moment(view: View, day: FieldDay) -> datetime:
    return day.started_at or window(day, day.date, view.words.zone)[0]


def outcome_of(view: View, day: FieldDay) -> str:
    """Return a day in a line: its state, how long, how many stops, what the report says."""
    words = view.words
    report = _report(view, day)
    stops = standing_stops(view.repository.find(Stop, field_day_id=day.id))
    parts = [
        words.label("field_day_state", shown_state(day, report, view.clock.now())),
        words.label("duration", day.duration),
    ]
    if stops:
        parts.append(words.count(len(stops), "{n} stop", "{n} stops"))
    if report is not None:
        parts.append(words.say("strengths {keys}", keys=_keys(report.strengths)))
        if report.priorities:
            parts.append(words.say("priorities {keys}", keys=_keys(report.priorities)))
    if day.reason:
        parts.append(day.reason)
    return " · ".join(parts)


def _keys(points: Iterable[Strength | Priority]) -> str:
    return ", ".join(point.competency or "–" for point in points)


def bring_along(view: View, person_id: str) -> Iterator[BringAlong]:
    """Give what the last report asked a rep to work on, until the next ride's report is there."""
    reports = view.repository.find(CoachingReport, person_id=person_id)
    last = max(reports, key=lambda report: report.submitted_at, default=None)
    if last is None or not last.priorities:
        return
    told = (f"{each.competency} {each.behaviour or each.evidence}" for each in last.priorities)
    yield BringAlong(
        label=view.words.say("Ride"),
        text=" · ".join(each.strip() for each in told),
        due=None,
        overdue=False,
        mine=True,
        target=Target(KIND, last.field_day_id),
    )


def headline(view: View, record_id: str) -> str:
    """Return the line that names a day, a stop, a report or a card; '' where there is none."""
    words, get = view.words, view.repository.get
    if day := get(FieldDay, record_id):
        return f"{_name(view, day.person_id)} · {_dates(view, day)}"
    if stop := get(Stop, record_id):
        of = get(FieldDay, stop.field_day_id)
        place = stop.account or words.say("stop {n}", n=stop.seq)
        return f"{place} · {headline(view, of.id)}" if of else place
    if report := get(CoachingReport, record_id):
        sent = words.day(words.local(report.submitted_at))
        return f"{words.say('Coaching report')} · {_name(view, report.person_id)} · {sent}"
    if card := get(CoachCard, record_id):
        who = _name(view, card.person_id)
        return " · ".join((words.say("Coach's card"), who, words.day(card.on)))
    return ""


def _dates(view: View, day: FieldDay) -> str:
    first, *more = dates_of(day)
    told = view.words.day(first)
    return f"{told} – {view.words.day_and_month(more[-1])}" if more else told


def _name(view: View, person_id: str) -> str:
    person = view.repository.get(Person, person_id)
    return person.full_name if person else person_id


def _report(view: View, day: FieldDay) -> CoachingReport | None:
    return report_of(view.repository.find(CoachingReport, field_day_id=day.id), day.id)


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the words of each day, stop and report, by its id; lines are with what they belong to.

    Cards have no words of their own.
    """
    find = view.repository.find
    for day in view.searched(FieldDay):
        lines = standing(find(LogEntry, part_of=day.id))
        yield (
            day.id,
            _joined(
                *(why for each in day.purpose for why in (each.why_this_rep, each.why_now)),
                *_texts(day.prep),
                *_texts(day.debrief),
                day.rep_business_review,
                day.reason,
                *(entry.text for entry in lines),
            ),
        )
        for stop in in_order(find(Stop, field_day_id=day.id)):
            yield stop.id, _stop_text(stop, standing(find(LogEntry, part_of=stop.id)))
        if (report := _report(view, day)) is not None:
            yield report.id, _report_text(report)


def _stop_text(stop: Stop, lines: Iterable[LogEntry]) -> str:
    return _joined(
        stop.account,
        stop.contact,
        stop.commitment_obtained,
        *_texts(stop.pre_call),
        *_texts(stop.kerbside),
        stop.cancelled_because or "",
        *(entry.text for entry in lines),
    )


def _report_text(report: CoachingReport) -> str:
    points: tuple[Strength | Priority, ...] = (*report.strengths, *report.priorities)
    steps = (step.action for step in report.next_steps)
    said = (report.coach_comments, report.rep_comments, report.ack.comment if report.ack else "")
    return _joined(
        *(point.evidence for point in points),
        *(point.behaviour for point in report.priorities),
        *steps,
        *said,
    )


def _texts(part: Part) -> Iterator[str]:
    return (value for _, value in part if isinstance(value, str))


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
