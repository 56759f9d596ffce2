"""Which screen opens an event, and how a new one begins."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from textual.screen import Screen

from coachtui.domain.items import Target, UnknownTargetError
from coachtui.records.team_event.model import EventFeedback, Invitation, TeamEvent, month_of
from coachtui.records.team_event.screens.board import Board
from coachtui.records.team_event.screens.charter_form import charter_form
from coachtui.records.team_event.screens.day import DayScreen
from coachtui.records.team_event.screens.event_page import EventPage
from coachtui.records.team_event.screens.item_form import item_form
from coachtui.records.team_event.screens.needs_form import needs_form
from coachtui.records.team_event.screens.planning import Planning
from coachtui.records.team_event.screens.replies_grid import RepliesScreen
from coachtui.records.team_event.screens.replies_paste import PasteScreen
from coachtui.records.team_event.screens.step_form import step_form
from coachtui.records.team_event.screens.vendor_form import vendor_form
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.desk import Desk

_NEW: Final = "new"


def record_screen(desk: Desk, target: Target) -> Screen[Any]:
    """Return the screen of an event.

    Acts: `open` takes the id of an event, a place in it or feedback on it; `replies` and `day` open
    that screen of it; `new` takes a month as an ISO date, "" for this one, and asks for a template;
    `list` opens the board.

    Raises:
        UnknownTargetError: there is no such record.
    """
    if target.act == "list":
        return Board(desk)
    if target.act == "new":
        return _planning(desk, target.record_id)
    event = _event_of(desk, target.record_id)
    if event is None:
        raise UnknownTargetError
    if target.act == "replies":
        return RepliesScreen(EventWork(desk, event))
    if target.act == "day":
        return DayScreen(EventWork(desk, event))
    return EventPage(desk, event)


def edit_screen(desk: Desk, target: Target) -> Screen[Any]:
    """Return the form of an event's plan; for a month without one, what plans it.

    Raises:
        UnknownTargetError: there is no such record.
    """
    if target.act == "new":
        return _planning(desk, target.record_id)
    event = _event_of(desk, target.record_id)
    if event is None:
        raise UnknownTargetError
    return charter_form(desk, event)


def draft_screen(desk: Desk, named: tuple[str, ...]) -> Screen[Any]:
    """Return what a draft was typed in, by what stands in its name after the kind.

    Raises:
        UnknownTargetError: the event is not on file, or its page opens that form.
    """
    form, *ids = named
    event = desk.repository.get(TeamEvent, next((each for each in ids if each != _NEW), ""))
    if event is None:
        raise UnknownTargetError
    work = EventWork(desk, event)
    if form == "needs":
        return needs_form(work, ids[-1])
    makers: dict[str, Callable[[], Screen[Any]]] = {
        "replies": lambda: PasteScreen(work),
        "charter": lambda: charter_form(desk, event),
        "vendor": lambda: vendor_form(work),
        "item": lambda: item_form(work, None),
        "step": lambda: step_form(work, None),
    }
    if form not in makers:
        raise UnknownTargetError
    return makers[form]()


def new_screen(desk: Desk, _person_id: str) -> Planning:
    """Return what plans an event this month; it is for all reps, whoever it is asked for."""
    return _planning(desk, "")


def _planning(desk: Desk, month: str) -> Planning:
    return Planning(desk, month_of(date.fromisoformat(month) if month else desk.clock.today()))


def _event_of(desk: Desk, identifier: str) -> TeamEvent | None:
    repository = desk.repository
    part = repository.get(Invitation, identifier) or repository.get(EventFeedback, identifier)
    return repository.get(TeamEvent, identifier if part is None else part.event_id)
