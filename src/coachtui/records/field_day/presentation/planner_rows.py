"""The planner: who does what on which day of a fortnight or a month, as cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coachtui.domain.ids import ME
from coachtui.domain.items import CalendarEntry
from coachtui.domain.person import Person
from coachtui.domain.presence import has_left, is_paused
from coachtui.domain.team import initials_by_id, reps
from coachtui.language import N_, Words
from coachtui.records.field_day.model import Duration, FieldDay
from coachtui.ui.day_cells import CellTone, GridCell, GridColumn, GridRow

KIND: Final = "field_day"
NAME_WIDTH: Final = 12
_WEEKEND: Final = 6
"""From this weekday on (1 is Monday) a column is narrow."""
_DAY_CELLS, _WEEKEND_CELLS, _MONTH_CELLS = 5, 4, 2
_LABEL: Final = _DAY_CELLS - 1
_WEEKEND_DAY: Final = "·"
MANY: Final = "+"
"""Behind a cell: more stands there than it shows."""
_SIGNS: Final[Mapping[str, tuple[str, CellTone]]] = {
    "proposed": ("△", "plan"),
    "confirmed": ("▲", "plan"),
    "in_progress": ("▶", "fair"),
    "debrief": ("!", "late"),
    "reported": ("✓", "good"),
    "acknowledged": ("✓", "good"),
}
_PARTS: Final[Mapping[Duration, str]] = {"am": N_("am"), "pm": N_("pm"), "day": "", "two_days": ""}
_HOLIDAY: Final = GridCell("░░░", "░░", "off")


@dataclass(frozen=True, slots=True)
class Period:
    """The days a planner shows: a fortnight from a Monday on, or a calendar month."""

    first: date
    last: date
    month: bool = False

    @classmethod
    def holding(cls, day: date, *, month: bool) -> "Period":
        """Return the month a day is in, or the fortnight from the Monday of its week on."""
        if not month:
            monday = day - timedelta(days=day.weekday())
            return cls(monday, monday + timedelta(days=13))
        first = day.replace(day=1)
        return cls(first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1), True)

    @property
    def days(self) -> tuple[date, ...]:
        """All days of it."""
        return tuple(
            self.first + timedelta(days=ahead) for ahead in range((self.last - self.first).days + 1)
        )

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years it touches."""
        return tuple(range(self.first.year, self.last.year + 1))

    def beside(self, side: int) -> "Period":
        """Return the period after this one (1), or before it (-1)."""
        if self.month:
            other = self.last + timedelta(days=1) if side > 0 else self.first - timedelta(days=1)
        else:
            other = self.first + timedelta(days=14 * side)
        return Period.holding(other, month=self.month)

    def told(self, words: Words) -> str:
        """Return it in words, as `23 Nov - 6 Dec 2026`."""
        return words.say(
            "{first} to {last}", first=words.day(self.first), last=words.day(self.last)
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """What a planner shows.

    Attributes:
        period: its days.
        today: marked among them.
        people: everybody on file.
        entries: what stands in the calendar, of all kinds, the earliest first.
        days: the field days among them by id.
        holidays: days off for everybody, with their names.
    """

    period: Period
    today: date
    people: tuple[Person, ...]
    entries: tuple[CalendarEntry, ...]
    days: Mapping[str, FieldDay]
    holidays: Mapping[date, str]


def columns(words: Words, plan: Plan) -> tuple[GridColumn, ...]:
    """Return a column a day: weekday and day of the month above it, today marked by a sign."""
    month = plan.period.month
    made = []
    for day in plan.period.days:
        now, free = day == plan.today, day.isoweekday() >= _WEEKEND
        weekday, number = words.weekday_short(day), f"{day.day:2}"
        if month:
            heads = ("▼" if now else weekday[:2], number)
        else:
            heads = (weekday, f"▼{day.day}" if now else f"{day.day}")
        made.append(
            GridColumn(
                day.isoformat(),
                heads,
                _MONTH_CELLS if month else _WEEKEND_CELLS if free else _DAY_CELLS,
                gap=0 if month else 1,
                grows=month or not free,
                now=now,
                begins=day.weekday() == 0 and day != plan.period.first,
            )
        )
    return tuple(made)


def rows(words: Words, plan: Plan) -> tuple[GridRow, ...]:
    """Return the manager's row, then one for each rep, and for who else is met in these days."""
    by_person: dict[str, list[CalendarEntry]] = {}
    for entry in plan.entries:
        for person_id in (entry.person_id, *entry.others):
            by_person.setdefault(person_id, []).append(entry)
    shown = [GridRow(ME, words.say("Me"), _cells(words, plan, ME, plan.entries))]
    people = in_rows(plan)
    for person, name in zip(people, _names(people), strict=True):
        mine = by_person.get(person.id, [])
        shown.append(GridRow(person.id, name, _cells(words, plan, person.id, mine)))
    return tuple(shown)


def in_rows(plan: Plan) -> list[Person]:
    """Return the reps, and behind them the others who are met in these days."""
    here = reps(plan.people)
    told = {person.id for person in here} | {ME}
    met = {entry.person_id for entry in plan.entries} - told
    return [*here, *sorted((one for one in plan.people if one.id in met), key=lambda p: p.sort_key)]


def entries_on(entries: Iterable[CalendarEntry], day: date, words: Words) -> list[CalendarEntry]:
    """Return what stands on a day, field days first; what ends at midnight ends the day before."""
    found = []
    for entry in entries:
        last = words.local(max(entry.end - timedelta(seconds=1), entry.start)).date()
        if words.local(entry.start).date() <= day <= last:
            found.append(entry)
    return sorted(found, key=lambda entry: entry.target.kind != KIND)


def in_cell(words: Words, plan: Plan, person_id: str, day: date) -> list[CalendarEntry]:
    """Return what stands at a person on a day; at the manager, all of it."""
    mine = [each for each in plan.entries if person_id == ME or each.takes(person_id)]
    return entries_on(mine, day, words)


def told(words: Words, plan: Plan, person_id: str, day: date) -> str:
    """Return a cell in words: the day, the person, and what stands there."""
    names = {person.id: person.short_name for person in plan.people}
    parts = []
    if day in plan.holidays:
        parts.append(words.say("public holiday: {name}", name=plan.holidays[day]))
    if _away(plan, person_id, day):
        parts.append(words.say("off"))
    told_names = names if person_id == ME else {}
    here = in_cell(words, plan, person_id, day)
    parts += [_entry(words, plan, entry, told_names) for entry in here]
    who = words.say("Me") if person_id == ME else names.get(person_id, person_id)
    free = (
        words.say("nothing yet, {press:grid.open} plans a field day") if day >= plan.today else "-"
    )
    return f"{who} · {words.day_short(day)}: {' · '.join(parts) or free}"


def in_words(words: Words, plan: Plan) -> list[str]:
    """Return the days on which anything is, each with all of it and with whom."""
    mine = f"{words.say('Me')} · "
    return [
        f"- {told(words, plan, ME, day).removeprefix(mine)}"
        for day in plan.period.days
        if day in plan.holidays or in_cell(words, plan, ME, day)
    ]


def legend(words: Words, plan: Plan | None = None) -> str:
    """Return what the signs of the cells mean; a day that goes on needs no explanation.

    Args:
        words: of the reader.
        plan: of a month its letters and the signs that stand in it are told, and no other.
    """
    if plan is not None and plan.period.month:
        return "  ".join(_letters(words, plan))
    return "  ".join(f"{sign} {told}" for sign, told in _signs(words).items())


def _signs(words: Words) -> dict[str, str]:
    seen: dict[str, list[str]] = {}
    for state, (sign, _) in _SIGNS.items():
        if state not in {"in_progress", "acknowledged"}:
            seen.setdefault(sign, []).append(words.label("field_day_state", state))
    signs = {sign: " ".join(names) for sign, names in seen.items()}
    return {**signs, _HOLIDAY.short[:1]: words.say("holiday")}


def _letters(words: Words, plan: Plan) -> Iterator[str]:
    """Give what is shown by the letters of a month's cells, then by its signs, as they stand."""
    signs = _signs(words)
    shown = {cell.short: cell.text for row in rows(words, plan) for cell in row.cells if cell.short}
    several = any(short.endswith(MANY) for short in shown)
    told: dict[str, str] = {}
    for short, text in shown.items():
        if short[0] not in signs and short[0] != _WEEKEND_DAY:
            told[short[0]] = max(told.get(short[0], ""), text.strip(f"✓{MANY}"), key=len)
    yield from (f"{letter} {meant}" for letter, meant in told.items())
    if several:
        yield f"{MANY} {words.say('more')}"
    begun = {short[0] for short in shown}
    yield from (f"{sign} {meant}" for sign, meant in signs.items() if sign in begun)


def _names(people: Sequence[Person]) -> list[str]:
    """Return short names, with the initials where two share one."""
    short = [person.short_name for person in people]
    by_id = initials_by_id(people)
    return [
        f"{name} {by_id[person.id]}" if short.count(name) > 1 else name
        for person, name in zip(people, short, strict=True)
    ]


def _cells(
    words: Words, plan: Plan, person_id: str, entries: Sequence[CalendarEntry]
) -> tuple[GridCell, ...]:
    return tuple(
        _cell(words, plan, entries_on(entries, day, words), person_id, day)
        for day in plan.period.days
    )


def _cell(
    words: Words, plan: Plan, entries: Sequence[CalendarEntry], person_id: str, day: date
) -> GridCell:
    if entries:
        return _busy(words, plan, entries)
    if day in plan.holidays:
        return _HOLIDAY
    away = _away(plan, person_id, day)
    if day.isoweekday() >= _WEEKEND:
        return GridCell(_WEEKEND_DAY, _WEEKEND_DAY, "off" if away else "dim")
    if away:
        off = words.say_in("cell", "off")
        return GridCell(off, off[:1], "off")
    return GridCell()


def _busy(words: Words, plan: Plan, entries: Sequence[CalendarEntry]) -> GridCell:
    entry = entries[0]
    more = MANY if len(entries) > 1 else ""
    day = plan.days.get(entry.target.record_id) if entry.target.kind == KIND else None
    if day is not None:
        sign, tone = _SIGNS.get(day.state, ("", ""))
        part = _PARTS[day.duration]
        part = words.say_in("cell", part) if part else ""
        return GridCell(f"{sign}{part}{more}", f"{sign}{more or part[:1]}", tone)
    sign = "✓" if entry.done else ""
    label = (entry.abbreviation or entry.label)[: _LABEL - len(sign) - len(more)]
    return GridCell(f"{sign}{label}{more}", f"{label[:1]}{more}", "dim")


def _away(plan: Plan, person_id: str, day: date) -> bool:
    person = next((each for each in plan.people if each.id == person_id), None)
    if person is None:
        return False
    # Since when somebody is away for longer is not on record: what is past is not greyed for it.
    longer = day >= plan.today and (is_paused(person, day) or has_left(person, day))
    return longer or day in person.off_days


def _entry(words: Words, plan: Plan, entry: CalendarEntry, names: Mapping[str, str]) -> str:
    name = names.get(entry.person_id, "")
    day = plan.days.get(entry.target.record_id) if entry.target.kind == KIND else None
    if day is not None:
        what = words.label("duration", day.duration)
        parts = [_with_name(entry, name), what, words.label("field_day_state", day.state)]
        return ", ".join(parts)
    return f"{_with_name(entry, name)} {words.time(entry.start)}-{words.time(entry.end)}"


def _with_name(entry: CalendarEntry, name: str) -> str:
    return f"{entry.label} {name}" if name else entry.label
