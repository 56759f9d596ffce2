"""Coaching hours as a heat map: a row for each rep, a column for each month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coachtui.domain.person import Person
from coachtui.language import Words
from coachtui.records.field_day.rules.ledger import Hours
from coachtui.ui.day_cells import CellTone, GridCell, GridColumn, GridRow

LOW_HOURS, HIGH_HOURS = 2.0, 3.0
"""Hours a month with a rep: below the first is too little, from the second on it is enough."""
MONTHS_BEHIND, MONTHS_AHEAD = 5, 2
"""With this month six that were, and two that come."""
NAME_WIDTH: Final = 12
TEAM: Final = "team"
WIDE: Final = 117
"""Cells of a screen from which on every month has room for hours held and planned."""
_COLUMN: Final = 8
_SHADES: Final[Sequence[tuple[float, str, CellTone]]] = (
    (HIGH_HOURS, "█", "good"),
    (LOW_HOURS, "▒", "fair"),
    (0.0, "░", "late"),
)
_NONE: Final = GridCell("·", "·", "dim")
Cells = Mapping[tuple[str, date], Hours]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the cells show: half-days or hours, which months are over, and held hours alone."""

    words: Words
    today: date
    half_days: bool = False
    brief: bool = False


def months_around(today: date) -> tuple[date, ...]:
    """Return the first days of the months shown, the earliest first."""
    return tuple(_month(today, by) for by in range(-MONTHS_BEHIND, MONTHS_AHEAD + 1))


def end_of(month: date) -> date:
    """Return the last day of a month."""
    return _month(month, 1) - timedelta(days=1)


def month_columns(words: Words, months: Sequence[date], today: date) -> tuple[GridColumn, ...]:
    """Return a column a month, the year above the first and each January; this month has a sign."""
    this = today.replace(day=1)
    return tuple(
        GridColumn(
            month.isoformat(),
            (
                f"{month.year}" if month == months[0] or month.month == 1 else "",
                ("▼" if month == this else "") + words.month_short(month),
            ),
            _COLUMN,
            now=month == this,
        )
        for month in months
    )


def month_rows(
    words: Words,
    people: Sequence[Person],
    by_cell: Cells,
    months: Sequence[date],
    figures: Figures,
) -> tuple[GridRow, ...]:
    """Return a row for each rep, and below them the whole team's, which has no shade."""
    rows = [
        GridRow(
            person.id,
            person.short_name,
            tuple(
                _cell(by_cell.get((person.id, month), Hours()), month, figures) for month in months
            ),
        )
        for person in people
    ]
    sums = tuple(_sum(team_hours(people, by_cell, month), month, figures) for month in months)
    return (*rows, GridRow(TEAM, words.say("Team"), sums))


def team_hours(people: Iterable[Person], by_cell: Cells, month: date) -> Hours:
    """Return the hours of all of them in a month."""
    return sum((by_cell.get((person.id, month), Hours()) for person in people), Hours())


def month_name(words: Words, month: date) -> str:
    """Return a month in digits: `11/2026` or `2026-11`."""
    return words.say("{year}-{month}", year=f"{month.year}", month=f"{month.month:02}")


def told(words: Words, name: str, hours: Hours, month: date, today: date) -> tuple[str, str]:
    """Return a cell in two lines: what was planned and held, and what follows from it."""
    say, number = words.say, words.decimal
    first = say(
        "{name} · {month}: {hours} of {wanted} hours held · {held} of {planned} half-days",
        name=name,
        month=month_name(words, month),
        held=_short(words, hours.held_half),
        planned=_short(words, hours.planned_half),
        hours=number(hours.held_hours),
        wanted=number(hours.planned_hours),
    )
    gap = hours.missing_hours
    if hours == Hours():
        return first, say("no coaching in this month")
    if gap > 0 and today <= end_of(month):
        return first, say("still ahead: {hours} hours", hours=number(gap))
    if gap > 0:
        return first, say("{hours} hours fewer than planned", hours=number(gap))
    if gap < 0:
        return first, say("{hours} hours more than planned", hours=number(-gap))
    return first, say("as planned")


def line_told(words: Words, hours: Hours, month: date, today: date) -> str:
    """Return where a rep's hours stand against the two lines; '' for a month to come."""
    if month > today:
        return ""
    if hours.held_hours >= HIGH_HOURS:
        return words.say("3 hours or more: enough")
    if hours.held_hours >= LOW_HOURS:
        return words.say("between 2 and 3 hours: fair")
    if today <= end_of(month):
        return words.say("below 2 hours so far")
    return words.say("below 2 hours: too little")


def legend(words: Words, *, half_days: bool, brief: bool = False) -> str:
    """Return what the signs and figures of the cells mean; `brief` as `Figures` has it."""
    shades = words.say("hours held: ░ below 2  ▒ from 2  █ from 3")
    figures = words.say("hours held, /planned") if brief else words.say("hours held/planned")
    if half_days:
        figures = words.say("half-days held/planned")
    return f"{figures}  ·  {shades}  ·  ! {words.say('gap')}"


def _cell(hours: Hours, month: date, figures: Figures) -> GridCell:
    if hours == Hours():
        return _NONE
    told = _figures(hours, figures)
    if month > figures.today:
        return GridCell(f"  {told}", told, "plan")
    sign, tone = next((sign, tone) for least, sign, tone in _SHADES if hours.held_hours >= least)
    if tone == "late" and figures.today <= end_of(month):
        tone = "plan"
    gap = _gap(hours, month, figures)
    return GridCell(f"{sign} {told}{gap}", f"{sign}{told}{gap}", tone)


def _sum(hours: Hours, month: date, figures: Figures) -> GridCell:
    if hours == Hours():
        return _NONE
    told = f"{_figures(hours, figures)}{_gap(hours, month, figures)}"
    return GridCell(f"  {told}", told)


def _gap(hours: Hours, month: date, figures: Figures) -> str:
    """Return a sign where less was held than planned, once the month is over."""
    missing = hours.missing_half if figures.half_days else hours.missing_hours
    return "!" if missing > 0 and end_of(month) < figures.today else ""


def _figures(hours: Hours, figures: Figures) -> str:
    """Return held/planned, as one figure where both are the same; a dot where there is neither.

    In brief hours are those held; where there are none, those planned: `/0.5`.
    """
    words, held, planned = figures.words, hours.held_hours, hours.planned_hours
    both = [words.decimal(held), words.decimal(planned)]
    if figures.half_days:
        held, planned = hours.held_half, hours.planned_half
        both = [_short(words, held), _short(words, planned)]
    if not held and not planned:
        return "·"
    if figures.brief and not figures.half_days:
        return both[0] if held else f"/{both[1]}"
    return "/".join(dict.fromkeys(both))


def _short(words: Words, number: float) -> str:
    return words.decimal(number, 0 if number == int(number) else 1)


def _month(day: date, by: int) -> date:
    """Return the first day of the month so many months on."""
    years, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return date(years, month + 1, 1)
