"""Team events on Today: what is going on, the next cut-off, what is owed, a month without one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from coachtui.domain.ids import ME
from coachtui.domain.items import DueItem, Target, Urgency
from coachtui.domain.view import View
from coachtui.domain.working_days import WorkingWeek
from coachtui.language import N_
from coachtui.records.team_event.model import (
    ChecklistItem,
    EventFeedback,
    Invitation,
    TeamEvent,
    month_of,
)
from coachtui.records.team_event.presentation.words import KIND, left_told, month_told
from coachtui.records.team_event.rules.checklist import due_day, open_items
from coachtui.records.team_event.rules.cutoffs import Cutoff, cutoffs

FORTNIGHT: Final = timedelta(days=14)
"""How early an event and its cut-offs come onto Today."""
WEEK: Final = timedelta(days=7)
"""How early what I have to do for it does, the next month's event, and how long a retro may take.
"""
HOURS_COUNT: Final = timedelta(days=3)
"""From here on a cut-off tells the hours that are left."""
ITEMS: Final = "items"
"""Act of the row of what is to be done; it opens the event as any other does."""
_CUTOFFS: Final = {
    "headcount": N_("head count locks"),
    "reschedule": N_("last free reschedule"),
    "cancel": N_("last day to cancel"),
}


def due(view: View) -> Iterator[DueItem]:
    """Give the rows of Today."""
    events = view.repository.all(TeamEvent)
    for event in events:
        if (row := _event_row(view, event)) is not None:
            yield row
        if (row := _items_row(view, event)) is not None:
            yield row
    if (row := _month_row(view, events)) is not None:
        yield row


def _row(view: View, event: TeamEvent, text: str, on: date | None) -> DueItem:
    return DueItem(
        urgency=Urgency.PLAN,
        label=view.words.say("Event"),
        person_id="",
        name=event.title,
        text=text,
        due=on,
        at=None,
        overdue=on is not None and on < view.clock.today(),
        target=Target(KIND, event.id),
    )


# The event


def _event_row(view: View, event: TeamEvent) -> DueItem | None:
    if event.starts_at is None or event.ends_at is None:
        return _dateless(view, event)
    now = view.clock.now()
    if event.starts_at <= now < event.ends_at and (event.ahead or event.state == "held"):
        return _running(view, event, event.starts_at)
    if event.state == "held":
        return _retro_owed(view, event, event.ends_at)
    if not event.ahead:
        return None
    if event.ends_at <= now:
        day = view.words.local(event.ends_at).date()
        return _row(view, event, view.words.say("neither held nor called off"), day)
    return _ahead(view, event, event.starts_at)


def _dateless(view: View, event: TeamEvent) -> DueItem | None:
    """Return the row of an event of this month, or of the one asked for, that has no date yet."""
    today = view.clock.today()
    if not event.ahead or event.month not in {month_of(today), _month_asked(today)}:
        return None
    words = view.words
    text = words.say("no date yet, for {month}", month=month_told(words, event.month))
    return _row(view, event, text, None)


def _running(view: View, event: TeamEvent, began: datetime) -> DueItem:
    words = view.words
    places = _counted(view, event)
    came = sum(place.attended is True for place in places)
    told = words.say("{came} of {all} are here", came=came, all=len(places)) if places else ""
    text = " · ".join(part for part in (event.place, told) if part) or words.say("going on")
    row = _row(view, event, text, view.clock.today())
    target = Target(KIND, event.id, "day")
    return replace(row, urgency=Urgency.RUNNING, at=began, target=target)


def _retro_owed(view: View, event: TeamEvent, ended: datetime) -> DueItem:
    words, last = view.words, view.words.local(ended).date() + WEEK
    if event.retro.whole:
        return _row(view, event, words.say("still to be closed"), last)
    asked = _has_feedback(view, event)
    text = words.say("retro owed") if asked else words.say("feedback and retro owed")
    return _row(view, event, text, last)


def _has_feedback(view: View, event: TeamEvent) -> bool:
    return any(each.answers for each in view.repository.find(EventFeedback, event_id=event.id))


def _next_cutoff(view: View, event: TeamEvent) -> Cutoff | None:
    """Return the cut-off that comes next, within a fortnight; a locked head count is none."""
    # The library that knows the holidays takes too long to load for the first frame.
    for each in cutoffs(event, view.clock.now(), view.words.zone, ()):
        locked = each.kind == "headcount" and event.confirmed_at is not None
        if not each.passed and not locked:
            return each if _near(view, each.at) else None
    return None


def _near(view: View, at: datetime) -> bool:
    return view.words.local(at).date() <= view.clock.today() + FORTNIGHT


def _cutoff_row(view: View, event: TeamEvent, coming: Cutoff) -> DueItem:
    words = view.words
    day = words.local(coming.at).date()
    text = words.say(_CUTOFFS[coming.kind])
    unsure = sum(place.rsvp in {"none", "maybe"} for place in _counted(view, event))
    if unsure:
        text = f"{text}, {words.count(unsure, '{n} unclear', '{n} unclear')}"
    row = _row(view, event, text, day)
    near = coming.left < HOURS_COUNT
    return replace(
        row,
        urgency=Urgency.SOON if day == view.clock.today() else Urgency.DEADLINE,
        at=coming.at,
        left=left_told(words, coming.left) if near else "",
        target=Target(KIND, event.id, "replies" if coming.kind == "headcount" else "open"),
    )


def _ahead(view: View, event: TeamEvent, begins: datetime) -> DueItem | None:
    """Return the row of its next cut-off; where there is none, of the event itself."""
    coming = _next_cutoff(view, event)
    if coming is not None:
        return _cutoff_row(view, event, coming)
    if not _near(view, begins):
        return None
    words, day = view.words, view.words.local(begins).date()
    places = _counted(view, event)
    yes = sum(place.rsvp == "yes" for place in places)
    parts = [] if event.state == "confirmed" else [words.label("event_state", event.state)]
    parts.append(event.place)
    if places:
        parts.append(words.say("{yes} of {all} yes", yes=yes, all=len(places)))
    row = _row(view, event, " · ".join(part for part in parts if part), day)
    urgency = Urgency.SOON if day == view.clock.today() else Urgency.PLAN
    return replace(row, urgency=urgency, at=begins)


def _counted(view: View, event: TeamEvent) -> list[Invitation]:
    found = view.repository.find(Invitation, event_id=event.id)
    return [place for place in found if place.counted]


# What is to be done for it


def _items_row(view: View, event: TeamEvent) -> DueItem | None:
    """Return what I have to do for it within a week; others' items are promises of their own."""
    if not event.standing:
        return None
    waiting = list(_waiting(view, event))
    if not waiting:
        return None
    words, (first, item) = view.words, waiting[0]
    text = item.text
    if len(waiting) > 1:
        text = words.say("{n} things to do: {first}", n=len(waiting), first=text)
    row = _row(view, event, text, first)
    return replace(row, count=len(waiting), target=Target(KIND, event.id, ITEMS))


def _waiting(view: View, event: TeamEvent) -> Iterator[tuple[date, ChecklistItem]]:
    words = view.words
    last = view.clock.today() + WEEK
    # What was overdue when it was closed is let go; what the retro decided falls due after it.
    first = words.local(event.closed_at).date() if event.closed_at else date.min
    for item in open_items(event):
        # Holidays are not known here, so an item may be told on one and not on the day before.
        day = due_day(item, event, WorkingWeek(), words.zone)
        if item.owner == ME and day is not None and first <= day <= last:
            yield day, item


# A month without one


def _month_asked(today: date) -> date:
    """Return the month that should have an event by now: in its last week, the one after it."""
    return month_of(today + WEEK)


def _month_row(view: View, events: Sequence[TeamEvent]) -> DueItem | None:
    """Return the row of a month that has none; nobody who never planned any is asked to."""
    words, today = view.words, view.clock.today()
    month = _month_asked(today)
    if not events or any(_month_of(view, each) == month for each in events if each.standing):
        return None
    return DueItem(
        urgency=Urgency.PLAN,
        label=words.say("Event"),
        person_id="",
        name=month_told(words, month),
        text=words.say("no event planned"),
        due=None,
        at=None,
        overdue=False,
        target=Target(KIND, month.isoformat(), "new"),
    )


def _month_of(view: View, event: TeamEvent) -> date:
    return event.month if event.starts_at is None else month_of(view.words.local(event.starts_at))
