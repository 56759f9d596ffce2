"""What follows from a retro: the way to closed, and what the manager has to do themselves."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from coachtui.domain.ids import ME
from coachtui.records.team_event.model import (
    ChecklistItem,
    Invitation,
    NextAction,
    Retro,
    TeamEvent,
)
from coachtui.records.team_event.rules.states import NotAllowedError, advanced, lacks, next_state


def with_retro(event: TeamEvent, retro: Retro, zone: ZoneInfo) -> TeamEvent:
    """Return it with a retro; what the manager takes on joins the checklist, by its day.

    Raises:
        NotAllowedError: `not_yet`: no time stands from which to count.
    """
    if event.starts_at is None:
        raise NotAllowedError("not_yet")
    day = event.starts_at.astimezone(zone).date()
    listed = {(item.text, item.offset_days) for item in event.checklist}
    mine = [(action.text, (action.due - day).days) for action in retro.next if action.owner == ME]
    items = tuple(
        ChecklistItem(text=text, offset_days=days)
        for text, days in mine
        if (text, days) not in listed
    )
    return event.revised(retro=retro, checklist=(*event.checklist, *items))


def closed(event: TeamEvent, places: Sequence[Invitation], now: datetime) -> TeamEvent:
    """Return it as closed, by way of the states before, or as far as it may go.

    Raises:
        NotAllowedError: `not_yet`: it has not begun; or it is not one that can be closed.
    """
    if not event.standing:
        raise NotAllowedError("not_ahead")
    if event.starts_at is None or event.starts_at > now:
        raise NotAllowedError("not_yet")
    reached = event
    while (to := next_state(reached)) is not None and not lacks(reached, to, places, now):
        reached = advanced(reached, to, now, places)
    return reached


def actions_of(retro: Retro) -> tuple[NextAction | None, NextAction | None]:
    """Return the two actions a form shows; None for one that is not there."""
    first, second = (*retro.next, None, None)[:2]
    return first, second
