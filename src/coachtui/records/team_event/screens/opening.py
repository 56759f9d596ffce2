"""Which screen opens an event, and how a new one begins."""

from datetime import date
from typing import Any

from textual.screen import Screen

from coachtui.domain.items import Target, UnknownTargetError
from coachtui.records.team_event.model import EventFeedback, Invitation, TeamEvent, month_of
from coachtui.records.team_event.screens.board import Board
from coachtui.records.team_event.screens.day import DayScreen
from coachtui.records.team_event.screens.event_page import EventPage
from coachtui.records.team_event.screens.planning import Planning
from coachtui.records.team_event.screens.replies_grid import RepliesScreen
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.desk import Desk


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


def new_screen(desk: Desk, _person_id: str) -> Planning:
    """Return what plans an event this month; it is for all reps, whoever it is asked for."""
    return _planning(desk, "")


def _planning(desk: Desk, month: str) -> Planning:
    return Planning(desk, month_of(date.fromisoformat(month) if month else desk.clock.today()))


def _event_of(desk: Desk, identifier: str) -> TeamEvent | None:
    repository = desk.repository
    part = repository.get(Invitation, identifier) or repository.get(EventFeedback, identifier)
    return repository.get(TeamEvent, identifier if part is None else part.event_id)
