"""The life of an event: what may follow what, and what has to stand before it may."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final, Literal
from zoneinfo import ZoneInfo

from coachtui.domain.working_days import WorkingWeek
from coachtui.records.team_event.model import (
    STATES,
    EventState,
    Invitation,
    Postponement,
    TeamEvent,
)
from coachtui.records.team_event.rules.budget import totals
from coachtui.records.team_event.rules.cutoffs import shifted_vendor

Lack = Literal[
    "order",
    "objective",
    "success",
    "date",
    "over_budget",
    "not_yet",
    "retro_keep",
    "retro_drop",
    "retro_next",
]
"""What stands in the way of a state. `order`: it is not the one that comes next."""
Refusal = Lack | Literal["not_ahead", "reason", "ends_before_start", "same_date", "past", "gone"]
"""Every key a refusal of this kind can have; `gone`: another window took the item out."""
BEGINS, ENDS = time(8), time(18)
"""Between these an event on a working day is in working hours."""


class NotAllowedError(ValueError):
    """What was asked for does not fit the event; `reason` is a key for its sentence."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason: Refusal = reason


def next_state(event: TeamEvent) -> EventState | None:
    """Return the state that comes next; None for an event that is closed or cancelled."""
    if event.state not in STATES[:-1]:
        return None
    return STATES[STATES.index(event.state) + 1]


def lacks(
    event: TeamEvent, to: EventState, places: Sequence[Invitation] | None, now: datetime
) -> tuple[Lack, ...]:
    """Return what is missing before an event may go to a state, weightiest first; () if it may.

    Args:
        event: the event as it stands.
        to: the state asked for; only the next one can be reached.
        places: who is invited, to reckon the head count; None: not known, and where the budget
            names no head count either, the sum is not judged.
        now: the moment.
    """
    if to != next_state(event):
        return ("order",)
    seen = _Seen(event, places, now)
    return tuple(lack for lack in _GATES[to] if _LACKING[lack](seen))


def advanced(
    event: TeamEvent, to: EventState, now: datetime, places: Sequence[Invitation] | None = None
) -> TeamEvent:
    """Return it in its next state. Confirming locks the head count.

    Closing ends it: whoever stores it erases what people need, which is noted no more from then.

    Raises:
        NotAllowedError: something is missing, the first of `lacks`.
    """
    missing = lacks(event, to, places, now)
    if missing:
        raise NotAllowedError(missing[0])
    if to == "confirmed":
        return event.revised(state=to, confirmed_at=now)
    if to == "closed":
        return event.revised(state=to, closed_at=now, needs_forgotten_at=now)
    return event.revised(state=to)


def moved(
    event: TeamEvent, starts_at: datetime, ends_at: datetime, reason: str, now: datetime
) -> TeamEvent:
    """Return it at another time; the time before and why stay on record.

    A confirmed one stands as booked again: the head count has to be locked anew. Cut-offs that
    were the usual ones move along, others stay as agreed. The first date of an event is no move:
    it needs no reason and may have passed.

    Raises:
        NotAllowedError: `not_ahead`, `ends_before_start`, and for a real move `same_date`, `past`
            (it would begin before now) or `reason` (none is given).
    """
    if not event.ahead:
        raise NotAllowedError("not_ahead")
    if ends_at <= starts_at:
        raise NotAllowedError("ends_before_start")
    if event.starts_at is None:
        return event.revised(starts_at=starts_at, ends_at=ends_at)
    _refuse_move(event, starts_at, ends_at, reason, now)
    step = Postponement(at_before=event.starts_at, at_after=starts_at, reason=reason)
    return event.revised(
        starts_at=starts_at,
        ends_at=ends_at,
        state="booked" if event.state == "confirmed" else event.state,
        confirmed_at=None,
        vendor=shifted_vendor(event.vendor, event.starts_at, starts_at),
        move_history=(*event.move_history, step),
    )


def _refuse_move(
    event: TeamEvent, starts_at: datetime, ends_at: datetime, reason: str, now: datetime
) -> None:
    if (starts_at, ends_at) == (event.starts_at, event.ends_at):
        raise NotAllowedError("same_date")
    if starts_at < now:
        raise NotAllowedError("past")
    if not reason.strip():
        raise NotAllowedError("reason")


def asked_anew(places: Sequence[Invitation]) -> tuple[Invitation, ...]:
    """Return the changed places of a moved event: a reply for the old date is none for the new."""
    return tuple(
        each.revised(rsvp="none", answered_at=None, kept_away=None)
        for each in places
        if each.answered
    )


def cancelled(event: TeamEvent, reason: str) -> TeamEvent:
    """Return it as called off.

    Raises:
        NotAllowedError: `not_ahead`: it was held or called off already; `reason`: none is given.
    """
    if not event.ahead:
        raise NotAllowedError("not_ahead")
    if not reason.strip():
        raise NotAllowedError("reason")
    return event.revised(state="cancelled", reason=reason)


def counted_in_hours(event: TeamEvent, week: WorkingWeek, zone: ZoneInfo) -> bool | None:
    """Tell whether an event is working time: as somebody said, else by its hours.

    By its hours it is where all of it lies between 8:00 and 18:00 of one working day. None: no
    time stands and nobody said.
    """
    if event.in_hours_said is not None:
        return event.in_hours_said
    if event.starts_at is None or event.ends_at is None:
        return None
    begins, ends = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    return week.is_working_day(begins.date()) and within_hours(begins, ends)


def within_hours(begins: datetime, ends: datetime) -> bool:
    """Tell whether two local moments lie within the working hours of the same day."""
    return begins.date() == ends.date() and begins.time() >= BEGINS and ends.time() <= ENDS


@dataclass(frozen=True, slots=True)
class _Seen:
    """An event as a gate looks at it."""

    event: TeamEvent
    places: Sequence[Invitation] | None
    now: datetime


def _too_dear(seen: _Seen) -> bool:
    known = seen.places is not None or seen.event.budget.headcount is not None
    return known and totals(seen.event, seen.places or ()).needs_approval


def _not_yet(seen: _Seen) -> bool:
    begins = seen.event.starts_at
    return begins is None or begins > seen.now


_CHARTER: Final[tuple[Lack, ...]] = ("objective", "success")
_BOOKING: Final[tuple[Lack, ...]] = (*_CHARTER, "date", "over_budget")
_GATES: Final[Mapping[EventState, tuple[Lack, ...]]] = {
    "planned": _CHARTER,
    "booked": _BOOKING,
    "confirmed": _BOOKING,
    "held": ("not_yet",),
    "closed": ("retro_keep", "retro_drop", "retro_next"),
}
_LACKING: Final[Mapping[Lack, Callable[[_Seen], bool]]] = {
    "objective": lambda seen: not any(seen.event.objectives),
    "success": lambda seen: not seen.event.success_metric,
    "date": lambda seen: seen.event.starts_at is None,
    "over_budget": _too_dear,
    "not_yet": _not_yet,
    "retro_keep": lambda seen: not seen.event.retro.keep,
    "retro_drop": lambda seen: not seen.event.retro.drop,
    "retro_next": lambda seen: not seen.event.retro.next,
}
