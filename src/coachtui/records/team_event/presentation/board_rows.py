"""The year as a board of months: each with its events, what they cost per head and who came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.team_event.model import TeamEvent, month_of
from coachtui.records.team_event.presentation.gathered import Gathered, Holidays, gathered
from coachtui.records.team_event.presentation.words import cutoff_told, money_about, when_told
from coachtui.records.team_event.rules.budget import totals
from coachtui.records.team_event.rules.cutoffs import cutoffs
from coachtui.records.team_event.rules.feedback import summary
from coachtui.records.team_event.rules.templates import Templates

MONTHS: Final = 12
BoardTone = Literal["", "late", "good", "dim"]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A line of the board: an event, or a month that has none.

    Attributes:
        key: the event's id, or the month as an ISO date.
        cells: month, day, what, state, cost per head, who comes or came, score.
        tone: how it is drawn.
    """

    key: str
    cells: tuple[str, ...]
    tone: BoardTone = ""


def shown_month(event: TeamEvent, words: Words) -> date:
    """Return the month an event stands in: that of its day, else the one it is meant for."""
    if event.starts_at is None:
        return event.month
    return month_of(words.local(event.starts_at))


def board_rows(view: View, year: int) -> list[BoardRow]:
    """Return the twelve months of a year; one without an event says so."""
    words, today = view.words, view.clock.today()
    by_month: dict[date, list[TeamEvent]] = {}
    for event in view.repository.all(TeamEvent):
        by_month.setdefault(shown_month(event, words), []).append(event)
    rows: list[BoardRow] = []
    for number in range(1, MONTHS + 1):
        month = date(year, number, 1)
        events = sorted(by_month.get(month, ()), key=_by_day)
        rows += (_event_row(view, event, first=event is events[0]) for event in events)
        if not any(event.standing for event in events):
            rows.append(_empty_row(words, month, today, alone=not events))
    return rows


def _by_day(event: TeamEvent) -> tuple[bool, str, str]:
    at = event.starts_at
    return (at is None, at.isoformat() if at else "", event.id)


def _empty_row(words: Words, month: date, today: date, *, alone: bool) -> BoardRow:
    now = month_of(today)
    said = words.say("no event was held") if month < now else words.say("no event planned")
    label = words.month_short(month) if alone else ""
    return BoardRow(month.isoformat(), (label, "", said), "late" if month == now else "dim")


def _event_row(view: View, event: TeamEvent, *, first: bool) -> BoardRow:
    words, about = view.words, gathered(view, event)
    told = summary(about.feedback) if about.feedback else None
    day = ""
    if event.starts_at is not None:
        day = words.day_short(words.local(event.starts_at))
    cells = (
        words.month_short(shown_month(event, words)) if first else "",
        day,
        event.title,
        words.label("event_state", event.state),
        per_head(words, about),
        who_told(words, about),
        words.decimal(told.mean) if told else "",
        words.label("event_kind", event.kind),
    )
    tone: BoardTone = "good" if event.over else ""
    if event.ahead and event.ends_at is not None and event.ends_at < view.clock.now():
        tone = "late"
    return BoardRow(event.id, cells, tone if event.standing else "dim")


def per_head(words: Words, about: Gathered) -> str:
    """Return what a head costs: as it turned out where that is known, else as planned."""
    sums = totals(about.event, about.places)
    if about.event.over and sums.actual:
        return money_about(words, sums.per_head_actual)
    planned = sums.per_head_planned or about.event.budget.per_head
    return money_about(words, planned) if planned else ""


def who_told(words: Words, about: Gathered) -> str:
    """Return who comes, or who came: `8 of 10 came`, `6 yes, 1 open`."""
    counted = about.counted
    if not counted:
        return ""
    if about.event.over:
        came = sum(1 for place in counted if place.attended)
        return words.say("{came} of {all} came", came=came, all=len(counted))
    unsure = len(about.replied("none", "maybe"))
    yes = len(about.replied("yes"))
    if unsure == len(counted):
        return words.say("{n} asked", n=unsure)
    if not unsure:
        return words.say("{yes} of {all} yes", yes=yes, all=len(counted))
    return words.say("{yes} yes, {open} open", yes=yes, open=unsure)


def about_lines(
    view: View, event: TeamEvent, templates: Templates, holidays: Holidays
) -> Iterator[str]:
    """Give what else there is to know of the event under the cursor, in a few lines."""
    words = view.words
    aims = " · ".join(templates.objectives(event))
    if aims:
        yield words.say("For: {aims}", aims=aims)
    if event.success_metric:
        met = words.label("metric_met", event.retro.met) if event.retro.met else ""
        told = words.say("Measure: {measure}", measure=event.success_metric)
        yield f"{told} ({met})" if met else told
    if event.state == "cancelled":
        yield words.say("Cancelled: {reason}", reason=event.reason)
    elif event.ahead:
        coming = cutoffs(event, view.clock.now(), words.zone, holidays)
        nearest = next((one for one in coming if not one.passed), None)
        yield cutoff_told(words, nearest) if nearest else when_told(words, event)
    elif event.retro.keep or event.retro.drop:
        keep, drop = (_first_line(text) for text in (event.retro.keep, event.retro.drop))
        yield words.say("Keep: {keep} · Drop: {drop}", keep=keep or "–", drop=drop or "–")


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")
