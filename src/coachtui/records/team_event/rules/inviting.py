"""Whose places an event begins with, and who is told of it without being reckoned with."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from coachtui.domain.person import Person
from coachtui.domain.presence import is_paused
from coachtui.domain.working_days import add_months
from coachtui.records.team_event.model import Invitation, TeamEvent

_DAY = timedelta(days=1)


def new_place(person: Person, event: TeamEvent, zone: ZoneInfo) -> Invitation:
    """Return somebody's place; who is away for longer is told of it and not reckoned with."""
    aside = is_paused(person, latest_day(event, zone))
    return Invitation(person_id=person.id, event_id=event.id, counted=not aside)


def latest_day(event: TeamEvent, zone: ZoneInfo) -> date:
    """Return the last day it may be on: its own, else of its dates, else of its month."""
    if event.starts_at is not None:
        return event.starts_at.astimezone(zone).date()
    if event.date_options:
        return max(option.at for option in event.date_options).astimezone(zone).date()
    return add_months(event.month, 1) - _DAY
