"""The clocks of all open cases as a calendar: rows by day under their months, and entries of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from coachtui.domain.items import CalendarEntry, Target
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.discipline.presentation.case_rows import KIND, CaseRow, clock_rows
from coachtui.records.discipline.presentation.case_words import ClockWords, clock_words
from coachtui.records.discipline.rules.deadlines import Clock

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A line of the calendar of clocks.

    Attributes:
        key: of the line; the same while the clock is.
        case_id: of the case; "" for the heading of a month.
        cells: day, days left, number, who, and what with its article; a month has its name alone.
        whole: all of it uncut, with the days left in words.
        late: whether it stands out: near, over, or lawful only by a close count.
    """

    key: str
    case_id: str
    cells: tuple[str, ...]
    whole: str = ""
    late: bool = False


def calendar_lines(view: View) -> Iterator[CalendarLine]:
    """Give every clock of every open case by its day, under the heading of its month."""
    words, month = view.words, ""
    counted: Counter[tuple[str, str]] = Counter()
    for row, clock in clock_rows(view, date.min, date.max):
        if row.bench is None:
            continue
        heading = month_name(words, clock.day)
        if heading != month:
            month = heading
            yield CalendarLine(f"month {clock.day:%Y-%m}", "", (heading,))
        counted[row.case.id, clock.kind] += 1
        told = clock_words(words, row.bench.pack, clock)
        yield CalendarLine(
            key=f"{row.case.id} {clock.kind} {counted[row.case.id, clock.kind]}",
            case_id=row.case.id,
            cells=(
                words.day_short(clock.day),
                _days(words, clock),
                row.case.number,
                row.called,
                _what(told),
            ),
            whole=" · ".join((words.day_long(clock.day), told.left, row.case.number, _what(told))),
            late=clock.amber,
        )


def month_name(words: Words, day: date) -> str:
    """Return a month with its year: `11/2026` or `Nov 2026`."""
    return words.month_year(day)


def deadlines(view: View, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the clocks from one day to another, both included, while the HR store is open.

    Titles carry the number of the case and never a name: a calendar is shown to others.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for row, clock in clock_rows(view, date.min, date.max):
        counted[row.case.id, clock.kind] += 1
        if row.bench is not None and first <= clock.day <= last:
            yield _entry(view, row, clock, counted[row.case.id, clock.kind])


def _entry(view: View, row: CaseRow, clock: Clock, number: int) -> CalendarEntry:
    words = view.words
    start = datetime.combine(clock.day, time(), words.zone).astimezone(UTC)
    pack = row.bench.pack if row.bench is not None else None
    told = clock_words(words, pack, clock) if pack is not None else None
    what = told.what if told is not None else clock.kind
    return CalendarEntry(
        start=start,
        end=start + _DAY,
        person_id=row.case.person_id,
        label=words.say("Case"),
        title=f"{row.case.number} · {what}",
        target=Target(KIND, f"{row.case.id}-{clock.kind}"),
        details=tuple(part for part in (told.source, told.safe) if part) if told else (),
        number=number,
        all_day=True,
    )


def _days(words: Words, clock: Clock) -> str:
    return words.say("today") if clock.left == 0 else words.say("{n} d", n=clock.left)


def _what(told: ClockWords) -> str:
    return " · ".join(part for part in (told.what, told.source, told.safe, told.why) if part)
