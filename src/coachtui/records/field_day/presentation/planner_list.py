"""The list below the planner: reports owed, days ahead, the last reports."""

from collections.abc import Iterable, Iterator
from typing import Final

from coachtui.domain.person import Person
from coachtui.domain.scorecards import load_scorecards
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.model import CoachingReport, FieldDay, Stop
from coachtui.records.field_day.presentation.report_rows import (
    Reader,
    draft_of,
    reader_text,
    reading_time,
)
from coachtui.records.field_day.rules.states import (
    lacks_notice,
    lateness,
    report_of,
    shown_state,
)
from coachtui.records.field_day.rules.stops import standing_stops
from coachtui.ui.rows import Column, Row

LAST_REPORTS: Final = 8
WIDE: Final = 90
"""From this width on whole names stand in the list."""
_HOUR, _DAY = 60, 24 * 60
_HOURS_UP_TO: Final = 2 * _DAY


def below(view: View, *, wide: bool) -> list[Row]:
    """Return the rows: the key of each is the id of its field day."""
    days = view.repository.all(FieldDay)
    names = {
        person.id: person.full_name if wide else person.short_name
        for person in view.repository.all(Person)
    }
    say = view.words.say
    sections = (
        (say("Reports owed"), _owed(view, days, names)),
        (say("Days ahead"), _ahead(view, days, names)),
        (say("Last reports"), _reports(view, days, names)),
    )
    rows: list[Row] = []
    for title, section in sections:
        found = list(section)
        if found:
            rows += [Row("", (title,), "head"), *found]
    return rows


def list_columns(*, wide: bool) -> tuple[Column, ...]:
    """Return the columns of these rows: day, name, how it stands."""
    return Column("", 12), Column("", 24 if wide else 12), Column("")


def aged(words: Words, minutes: int) -> str:
    """Return a time that has passed, as roughly as it matters: minutes, hours, then days."""
    if minutes < _HOUR:
        return words.minutes(max(minutes, 0))
    if minutes < _HOURS_UP_TO:
        return words.count(minutes // _HOUR, "{n} hour", "{n} hours")
    return words.count(minutes // _DAY, "{n} day", "{n} days")


def _owed(view: View, days: Iterable[FieldDay], names: dict[str, str]) -> Iterator[Row]:
    words, now = view.words, view.clock.now()
    for day in sorted((day for day in days if day.report_owed), key=lambda day: day.date):
        since = day.ended_at or now
        minutes = int((now - since).total_seconds()) // 60
        text = words.say("report owed for {age}", age=aged(words, minutes))
        late = lateness(minutes) != "good"
        yield _row(words, day, names, text, late=late)


def _ahead(view: View, days: Iterable[FieldDay], names: dict[str, str]) -> Iterator[Row]:
    words, today = view.words, view.clock.today()
    coming = [
        day
        for day in days
        if day.ahead
        or day.state == "in_progress"
        or (day.state == "cancelled" and day.date >= today)
    ]
    for day in sorted(coming, key=lambda day: (day.state != "in_progress", day.date, day.id)):
        parts = [words.label("field_day_state", day.state), words.label("duration", day.duration)]
        if day.state == "cancelled":
            yield _row(words, day, names, f"{parts[0]}: {day.reason}", dim=True)
            continue
        stops = len(standing_stops(view.repository.find(Stop, field_day_id=day.id)))
        if stops:
            parts.append(words.count(stops, "{n} stop", "{n} stops"))
        passed = day.ahead and day.date < today
        if passed:
            parts.append(words.say("not begun"))
        elif lacks_notice(day, words.zone):
            parts.append(words.say("without a day's notice"))
        yield _row(words, day, names, " · ".join(parts), late=passed)


def _reports(view: View, days: Iterable[FieldDay], names: dict[str, str]) -> Iterator[Row]:
    words, now = view.words, view.clock.now()
    reports = sorted(view.repository.all(CoachingReport), key=_submitted, reverse=True)
    by_id = {day.id: day for day in days}
    for report in reports[:LAST_REPORTS]:
        day = by_id.get(report.field_day_id)
        if day is None:
            continue
        state = shown_state(day, report_of([report], day.id), now)
        parts = [
            words.label("field_day_state", state),
            words.say("sent after {age}", age=aged(words, report.minutes_to_submit)),
        ]
        person = view.repository.get(Person, report.person_id)
        if person is not None:
            parts.append(words.say("reads in {time}", time=_reading(view, person, day, report)))
        yield _row(words, day, names, " · ".join(parts))


def _reading(view: View, person: Person, day: FieldDay, report: CoachingReport) -> str:
    """Return how long the rep's copy takes to read, as its page tells it: minutes and seconds."""
    reader = Reader(
        words=view.words.in_language(person.language),
        scorecards=load_scorecards(person.language, view.folder),
        person=person,
        names={},
        day=day.date,
    )
    return reading_time(reader_text(draft_of(report), reader), person.language)


def _row(
    words: Words,
    day: FieldDay,
    names: dict[str, str],
    text: str,
    *,
    late: bool = False,
    dim: bool = False,
) -> Row:
    cells = (words.day_short(day.date), names.get(day.person_id, day.person_id), text)
    return Row(day.id, cells, "late" if late else "dim" if dim else "")


def _submitted(report: CoachingReport) -> tuple[object, ...]:
    return report.submitted_at, report.id
