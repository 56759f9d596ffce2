"""What has to be done before and after an event, and the promises its items stand for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME, new_id
from coachtui.domain.repository import Change, Put, Remove
from coachtui.domain.working_days import WorkingWeek
from coachtui.records.team_event.model import ChecklistItem, TeamEvent
from coachtui.records.team_event.rules.states import NotAllowedError


def due_day(
    item: ChecklistItem, event: TeamEvent, week: WorkingWeek, zone: ZoneInfo
) -> date | None:
    """Return the day an item is due, counted from the local day the event begins.

    A day off gives the working day before it. None while no date stands, and where the calendar
    does not reach so far.
    """
    if event.starts_at is None:
        return None
    try:
        due = event.starts_at.astimezone(zone).date() + timedelta(days=item.offset_days)
    except OverflowError:
        return None
    return due if week.is_working_day(due) else week.working_days_before(due, 1)


def open_items(event: TeamEvent) -> tuple[ChecklistItem, ...]:
    """Return what is still to be done, the earliest first."""
    waiting = (item for item in event.checklist if item.done_at is None)
    return tuple(sorted(waiting, key=lambda item: item.offset_days))


def ticked(event: TeamEvent, item_id: str, now: datetime) -> TeamEvent:
    """Return it with an item done, or open again where it was done.

    Raises:
        NotAllowedError: `gone`: there is no such item; so do `without_item` and `changed_item`.
    """
    item = _item(event, item_id)
    return changed_item(event, item.revised(done_at=None if item.done_at else now))


def with_item(event: TeamEvent, item: ChecklistItem) -> TeamEvent:
    """Return it with one more item."""
    return event.revised(checklist=(*event.checklist, item))


def without_item(event: TeamEvent, item_id: str) -> TeamEvent:
    """Return it without an item."""
    gone = _item(event, item_id)
    return event.revised(checklist=tuple(each for each in event.checklist if each != gone))


def changed_item(event: TeamEvent, item: ChecklistItem) -> TeamEvent:
    """Return it with an item as it stands now, told by its id."""
    _item(event, item.id)
    return event.revised(
        checklist=tuple(item if each.id == item.id else each for each in event.checklist)
    )


def _item(event: TeamEvent, item_id: str) -> ChecklistItem:
    for item in event.checklist:
        if item.id == item_id:
            return item
    raise NotAllowedError("gone")


_SLUG: Final = "team_event"


@dataclass(frozen=True, slots=True)
class _Task:
    """An item or a retro's action, as a promise sees it."""

    commitment_id: str | None
    owner: str
    text: str
    due: date | None
    done: bool
    counted: bool
    """Whether its day is counted from the event's, and not said by anybody."""


def promises(
    before: TeamEvent,
    after: TeamEvent,
    week: WorkingWeek,
    zone: ZoneInfo,
    stored: Mapping[str, Commitment],
    now: datetime,
) -> tuple[TeamEvent, tuple[Change, ...]]:
    """Bring the promises in step with a changed event; return it with their ids, and the changes.

    What somebody other than the manager has to do, of the checklist and of the retro, stands as
    their commitment to the manager from when it has a day: made, changed, kept, reopened and taken
    out with it, dropped with the event. One that was deleted elsewhere is not made again.

    Args:
        before: the event as it was seen, `from_promises` included, as `EventWork.event` gives it.
        after: what became of it.
        week: on which days the company works.
        zone: the team's zone.
        stored: the commitments on file, by id.
        now: the moment.
    """
    event = _linked(after, week, zone)
    old = {task.commitment_id: task for task in _tasks(before, week, zone) if task.commitment_id}
    new = {task.commitment_id: task for task in _tasks(event, week, zone) if task.commitment_id}
    today = now.astimezone(zone).date()
    changes: list[Change] = []
    for identifier, task in new.items():
        promise = stored.get(identifier)
        if promise is None:
            if identifier not in old:
                changes.append(Put(_made(event, identifier, task, today, now)))
            continue
        followed = _followed(promise, (old.get(identifier), task), event, today, now)
        if followed != promise:
            changes.append(Put(followed))
    gone = (stored.get(identifier) for identifier in old if identifier not in new)
    changes += (Remove(promise) for promise in gone if promise is not None and promise.is_open)
    return event, tuple(changes)


def from_promises(event: TeamEvent, stored: Mapping[str, Commitment]) -> TeamEvent:
    """Return an event with the ticks its promises have got elsewhere, and without those taken back.

    Args:
        event: the event as it is on file.
        stored: the commitments on file, by id.
    """
    items = tuple(_as_promised(item, stored) for item in event.checklist)
    return event if items == event.checklist else event.revised(checklist=items)


def _tasks(event: TeamEvent, week: WorkingWeek, zone: ZoneInfo) -> Iterator[_Task]:
    for item in event.checklist:
        due, done = due_day(item, event, week, zone), item.done_at is not None
        yield _Task(item.commitment_id, item.owner, item.text, due, done, counted=True)
    for action in event.retro.next:
        yield _Task(
            action.commitment_id, action.owner, action.text, action.due, done=False, counted=False
        )


def _linked(event: TeamEvent, week: WorkingWeek, zone: ZoneInfo) -> TeamEvent:
    """Return it with an id for every promise it stands for, and none for what the manager does."""
    identifiers = [_identifier(task, event) for task in _tasks(event, week, zone)]
    items = tuple(
        item.revised(commitment_id=identifier)
        for item, identifier in zip(event.checklist, identifiers, strict=False)
    )
    actions = tuple(
        action.revised(commitment_id=identifier)
        for action, identifier in zip(
            event.retro.next, identifiers[len(event.checklist) :], strict=True
        )
    )
    return event.revised(checklist=items, retro=event.retro.revised(next=actions))


def _identifier(task: _Task, event: TeamEvent) -> str | None:
    if task.owner == ME:
        return None
    if task.commitment_id or task.done or task.due is None or not event.standing:
        return task.commitment_id
    return new_id()


def _made(event: TeamEvent, identifier: str, task: _Task, today: date, now: datetime) -> Commitment:
    return Commitment(
        id=identifier,
        owner=task.owner,
        counterparty=ME,
        text=task.text,
        due=_day(task, today) or today,
        source=Source(kind=_SLUG, id=event.id),
        visibility="shared",
        happened_at=now,
    )


def _day(task: _Task, today: date) -> date | None:
    """Return when it is to be done: nobody is late with what is only asked of them today."""
    return max(task.due, today) if task.due and task.counted else task.due


def _followed(
    promise: Commitment,
    steps: tuple[_Task | None, _Task],
    event: TeamEvent,
    today: date,
    now: datetime,
) -> Commitment:
    """Return a promise as the task it stands for has become, from `steps`: before and after."""
    old, new = steps
    if not event.standing:
        return promise.dropped(event.reason, now) if promise.is_open else promise
    if new.done:
        return promise.kept(now) if promise.is_open else promise
    if promise.state == "kept" and old is not None and old.done:
        promise = promise.reopened()
    if not promise.is_open or old is None:
        return promise
    return promise.revised(
        owner=new.owner,
        text=new.text if new.text != old.text else promise.text,
        due=(_day(new, today) or promise.due) if new.due != old.due else promise.due,
    )


def _as_promised(item: ChecklistItem, stored: Mapping[str, Commitment]) -> ChecklistItem:
    promise = stored.get(item.commitment_id or "")
    if promise is None:
        return item
    if promise.state == "kept" and item.done_at is None:
        return item.revised(done_at=promise.closed_at)
    return item.revised(done_at=None) if promise.is_open and item.done_at else item
