"""An event's tables for a spreadsheet: what it costs, and who comes. Needs are in neither."""

from typing import Final

from coachtui.exchange.csv_text import csv_text
from coachtui.language import N_, Words
from coachtui.records.team_event.model import Budget, Invitation, TeamEvent
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.rules.budget import totals

_DONG: Final = "VND"
_BUDGET: Final = (
    N_("Category"),
    N_("For"),
    N_("Vendor"),
    N_("Budgeted"),
    N_("Actual"),
    N_("Currency"),
)
_ATTENDANCE: Final = (N_("Event"), N_("Day"), N_("Name"), N_("Reply"), N_("Came"))


def budget_csv(words: Words, about: Gathered) -> str:
    """Return the budget lines, the contingency and the whole; sums are plain numbers."""
    budget, sums = about.event.budget, totals(about.event, about.places)
    lines = [
        (
            words.label("budget_category", line.category),
            line.what,
            line.vendor,
            _plain(line.planned, budget),
            "" if line.actual is None else _plain(line.actual, budget),
        )
        for line in budget.lines
    ]
    spare = words.say("Contingency of {percent}%", percent=budget.contingency_percent)
    lines.append((spare, "", "", _plain(sums.contingency, budget), ""))
    whole = (_plain(sums.planned_whole, budget), _plain(sums.actual, budget))
    lines.append((words.say("Total"), "", "", *whole))
    rows = ((*line, budget.currency) for line in lines)
    return csv_text((words.say(title) for title in _BUDGET), rows)


def _plain(amount: int, budget: Budget) -> str:
    """Return a sum as any program reads it, in whole units of the currency."""
    return str(amount) if budget.currency == _DONG else f"{amount / 100:.2f}"


def attendance_csv(words: Words, about: Gathered) -> str:
    """Return everybody invited with their reply, and whether they came where that was noted."""
    rows = [
        (
            about.event.title,
            day_of(words, about.event),
            about.full_name(place.person_id),
            words.label("rsvp", place.rsvp) if place.counted else words.say("told only"),
            _came(words, place),
        )
        for place in about.places
    ]
    return csv_text((words.say(title) for title in _ATTENDANCE), rows)


def day_of(words: Words, event: TeamEvent) -> str:
    """Return the day an event begins in the team's zone, as an ISO date; '' without a date."""
    return "" if event.starts_at is None else words.local(event.starts_at).date().isoformat()


def _came(words: Words, place: Invitation) -> str:
    if place.attended is None:
        return ""
    return words.say("Yes") if place.attended else words.say("No")
