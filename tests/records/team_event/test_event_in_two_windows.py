"""An event and its promises are one change in the store, from two windows too."""

from collections.abc import Callable
from pathlib import Path

from coachtui.domain.commitment import Commitment
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.records.team_event.model import ChecklistItem, TeamEvent
from coachtui.records.team_event.rules.checklist import ticked, with_item
from coachtui.records.team_event.screens.promising import promised
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.desk import Desk
from desks import make_desk
from planned_events import an_event

SPEAKERS = ChecklistItem(id="i1", text="Bring the speakers", owner="p1", offset_days=-1)
CHAIRS = ChecklistItem(id="i2", text="Count the chairs", owner="p1", offset_days=-1)


def stored(desk: Desk) -> dict[str, Commitment]:
    """Return the commitments on file."""
    return {each.id: each for each in desk.repository.all(Commitment)}


async def change(work: EventWork, edit: Callable[[TeamEvent], TeamEvent]) -> None:
    """Change the event with its promises, as a screen does."""
    await work.change(edit, "Event changed", promised(work))


def add(item: ChecklistItem) -> Callable[[TeamEvent], TeamEvent]:
    """Return the change that adds an item."""
    return lambda event: with_item(event, item)


async def working(folder: Path) -> EventWork:
    """Return the charity kitchen on file, taken up in one window."""
    desk = make_desk(folder)
    event = an_event()
    await desk.commit([Put(Person(id="p1", full_name="Đỗ Quốc Bảo")), Put(event)])
    return EventWork(desk, event)


async def test_undo_takes_item_and_promise_back_together(tmp_path: Path) -> None:
    """An item of a rep and its promise are made, and undone, as one."""
    work = await working(tmp_path)
    await change(work, add(SPEAKERS))
    (promise,) = stored(work.desk).values()
    assert work.event.checklist[0].commitment_id == promise.id
    await work.desk.undo()
    assert (work.event.checklist, stored(work.desk)) == ((), {})


async def test_a_second_window_loses_nothing(tmp_path: Path) -> None:
    """An item added by a window that had not seen the other's stands beside it, promise too."""
    work = await working(tmp_path)
    other = EventWork(make_desk(tmp_path), work.event)
    await change(work, add(SPEAKERS))
    await change(other, add(CHAIRS))
    await work.desk.refresh()
    assert [item.id for item in work.event.checklist] == ["i1", "i2"]
    linked = {item.commitment_id for item in work.event.checklist}
    assert linked == set(stored(work.desk))
    assert len(linked) == 2


async def test_a_tick_here_meets_a_promise_kept_there(tmp_path: Path) -> None:
    """Kept in one window and ticked in another that had not seen it, it is open again for both."""
    work = await working(tmp_path)
    await change(work, add(SPEAKERS))
    other = EventWork(make_desk(tmp_path), work.event)
    (promise,) = stored(work.desk).values()
    await work.desk.commit([Put(promise.kept(work.desk.clock.now()))])
    await other.desk.refresh()
    await change(other, lambda event: ticked(event, "i1", other.desk.clock.now()))
    (seen,) = stored(other.desk).values()
    assert seen.is_open
    assert other.event.checklist[0].done_at is None
