"""Which screen opens a field day, and how a new one begins."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from textual.screen import Screen

from coachtui.domain.ids import ME
from coachtui.domain.items import Target, UnknownTargetError
from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.domain.team import somebody
from coachtui.records.field_day.model import CoachCard, CoachingReport, FieldDay, Stop
from coachtui.records.field_day.presentation.meant import meant
from coachtui.records.field_day.rules.meant import day_meant
from coachtui.records.field_day.rules.states import covers
from coachtui.records.field_day.screens.cards import CardsPage
from coachtui.records.field_day.screens.console import RideConsole
from coachtui.records.field_day.screens.day_page import DayPage
from coachtui.records.field_day.screens.debrief import DebriefScreen
from coachtui.records.field_day.screens.form import frame_form, planning_form
from coachtui.records.field_day.screens.outcome import outcome_form
from coachtui.records.field_day.screens.planner import Planner
from coachtui.records.field_day.screens.report import ReportScreen
from coachtui.records.field_day.screens.report_page import ReportPage
from coachtui.records.field_day.screens.ride import Ride
from coachtui.records.field_day.screens.stop_form import stop_form
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen


def record_screen(desk: Desk, target: Target) -> Screen[Any]:
    """Return the screen a field day needs now.

    Acts: `open` takes the id of a day, or of a stop or report of it; `meet` a rep's and opens the
    day meant now, or plans one, and the manager's own opens the coach's card; `console` takes a
    day's or a rep's and opens the console; `list` takes nothing and opens the planner.

    Raises:
        UnknownTargetError: there is no such record.
    """
    if target.act == "list":
        return Planner(desk)
    repository, identifier = desk.repository, target.record_id
    if identifier == ME or repository.get(CoachCard, identifier) is not None:
        return CardsPage(desk)
    day = _day_of(repository, identifier)
    if day is not None:
        return screen_of(desk, day, console=target.act == "console")
    person = repository.get(Person, identifier)
    if person is None:
        raise UnknownTargetError
    days = repository.find(FieldDay, person_id=person.id)
    if target.act == "console":
        return screen_of(desk, _now(desk, person, days), console=True)
    meant = day_meant(days, desk.clock.today())
    return planning_form(desk, person.id) if meant is None else screen_of(desk, meant)


def _day_of(repository: Repository, identifier: str) -> FieldDay | None:
    part = repository.get(Stop, identifier) or repository.get(CoachingReport, identifier)
    return repository.get(FieldDay, identifier if part is None else part.field_day_id)


def _now(desk: Desk, person: Person, days: Iterable[FieldDay]) -> FieldDay:
    """Return the rep's day of today, else a new one that nobody planned.

    A day that runs since yesterday goes on past midnight; one left open before that is over.
    """
    today = desk.clock.today()
    since = today - timedelta(days=1)
    meant = day_meant((day for day in days if _goes_on(day, today, since)), today)
    if meant is not None:
        return meant
    return FieldDay(
        person_id=person.id,
        date=today,
        origin="spontaneous",
        debrief_mode=desk.settings.debrief,
    )


def _goes_on(day: FieldDay, today: date, since: date) -> bool:
    return covers(day, today) or (day.state == "in_progress" and covers(day, since))


def screen_of(desk: Desk, day: FieldDay, *, console: bool = False) -> Screen[Any]:
    """Return the screen of a day by its state: prep, console, debrief, or report.

    With `console` a day that is not over opens in the console, whatever day it is planned for.
    """
    person = somebody(desk.repository, day.person_id)
    if day.state == "in_progress" or (console and day.ahead):
        return RideConsole(desk, person, day)
    ride = Ride(desk, person, day)
    if day.state == "debrief":
        return ReportScreen(desk, ride) if day.debrief.rep_spoke else DebriefScreen(desk, ride)
    if day.state in {"reported", "acknowledged"}:
        return ReportPage(desk, ride)
    return DayPage(desk, day)


def edit_screen(desk: Desk, target: Target) -> FormScreen:
    """Return the form of a day's frame; with whom none is planned, the one that plans it.

    Raises:
        UnknownTargetError: there is no such record.
    """
    identifier = target.record_id
    if target.act == "meet":
        identifier = meant(desk.view, target.record_id)
        if not identifier:
            return planning_form(desk, target.record_id)
    day = _day_of(desk.repository, identifier)
    if day is None:
        raise UnknownTargetError
    return frame_form(desk, day)


def draft_screen(desk: Desk, named: tuple[str, ...]) -> FormScreen:
    """Return the form a draft was typed in, by what stands in its name after the kind.

    Raises:
        UnknownTargetError: the day is not on file, or its own screen opens that form.
    """
    form, *ids = named
    repository, identifier = desk.repository, ids[0] if ids else ""
    stop, day = repository.get(Stop, identifier), _day_of(repository, identifier)
    if day is not None and form == "frame":
        return frame_form(desk, day)
    if day is not None and form == "stop":
        return stop_form(desk, day, stop)
    if day is not None and stop is not None and form == "outcome":
        person = somebody(repository, day.person_id)
        return outcome_form(desk, Ride(desk, person, day), stop)
    raise UnknownTargetError


def new_screen(desk: Desk, person_id: str) -> FormScreen:
    """Return the form that plans a field day, with a rep filled in or not."""
    return planning_form(desk, person_id)
