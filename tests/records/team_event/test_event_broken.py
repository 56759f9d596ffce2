"""What goes wrong with an event on purpose: failing disks, two windows, far years, closed doors."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put, Remove, StaleWriteError, WriteFailedError
from coachtui.records.team_event.model import (
    Answer,
    EventFeedback,
    EventNeeds,
    Invitation,
    NextAction,
    Retro,
    RunStep,
    TeamEvent,
)
from coachtui.records.team_event.rules.noting import OnFile, changes
from coachtui.records.team_event.rules.replies import ReadReply
from coachtui.records.team_event.rules.states import advanced
from coachtui.records.team_event.screens.charter_form import charter_form
from coachtui.records.team_event.screens.charter_values import typed_moment
from coachtui.records.team_event.screens.day import DayScreen
from coachtui.records.team_event.screens.event_page import EventPage
from coachtui.records.team_event.screens.feedback import FeedbackScreen
from coachtui.records.team_event.screens.needs_form import needs_form
from coachtui.records.team_event.screens.replies_grid import RepliesScreen
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.text_area import CoachTextArea
from desks import MONDAY, make_desk
from invited import KITCHEN, again, event, id_of, taken_up
from screens import Stage, seen, settle

AN = "Nguyễn Văn An"
CANARY = "dị ứng hạt điều nặng"
SECRET = "chị ấy muốn nghỉ việc sau Tết"
BEGAN = MONDAY - timedelta(hours=4)
HELD = KITCHEN.revised(
    state="held",
    starts_at=BEGAN,
    ends_at=BEGAN + timedelta(hours=3),
    retro=Retro(keep="k", drop="d", next=(NextAction(text="Book earlier", due=date(2026, 12, 1)),)),
    run_sheet=(RunStep(id="s", what="Doors open"),),
)


@asynccontextmanager
async def shown(screen: Screen[None]) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    """Give a screen in front, at the smallest size."""
    app = Stage()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await app.ask(screen, pilot)
        yield app, pilot


async def press(app: Stage, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what they set off is on disk."""
    await pilot.press(*keys)
    await app.workers.wait_for_complete()
    await settle(pilot)


def of(folder: Path, as_it_is: TeamEvent) -> EventWork:
    """Return an event with its twelve, taken up in a window."""
    work = taken_up(folder)
    work.desk.repository.commit([Put(event(work.desk.repository).revised(**_fields(as_it_is)))])
    return work


def _fields(of_: TeamEvent) -> dict[str, object]:
    names = ("state", "starts_at", "ends_at", "retro", "run_sheet", "title")
    return {name: getattr(of_, name) for name in names}


def files(folder: Path) -> bytes:
    """Return all that stands in the folder of records."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def need(work: EventWork) -> None:
    """Note what An needs, as another run did."""
    needs = EventNeeds(person_id=id_of(AN), event_id=work.id, diet=CANARY)
    work.desk.repository.commit([Put(needs)], "Needs noted")


async def test_answers_are_not_stored_twice_where_erasing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stored but the earlier batch not erased: the field is empty, and it is said."""
    work = of(tmp_path, HELD)
    await work.keep_feedback([Answer(score=1, liked="first")], lambda _: None)

    def full(_: Iterable[str]) -> NoReturn:
        raise WriteFailedError("full")

    async with shown(FeedbackScreen(work)) as (app, pilot):
        monkeypatch.setattr(work.desk.repository, "forget", full)
        app.screen.query_one(CoachTextArea).load_text("5 second")
        await press(app, pilot, "ctrl+s")
        assert app.screen.query_one(CoachTextArea).text == ""
        assert "Stored; an earlier batch" in seen(app)
        await press(app, pilot, "ctrl+s")
    feedback = work.feedback
    assert feedback is not None
    assert sorted(each.score for each in feedback.answers) == [1, 5]


async def test_an_earlier_batch_left_by_a_kill_is_erased_on_opening(tmp_path: Path) -> None:
    """Killed between storing and erasing, the first batch is gone once the screen opens again."""
    work = of(tmp_path, HELD)
    await work.keep_feedback([Answer(score=4, liked="the first batch")], lambda _: None)
    (old,) = work.desk.repository.all(EventFeedback)
    await work.keep_feedback([Answer(score=2, liked="the second batch")], lambda _: None)
    assert old.id.encode() in files(tmp_path)
    assert files(tmp_path).count(b"the first batch") > 1
    async with shown(FeedbackScreen(again(work))) as (app, pilot):
        await press(app, pilot)
    assert b"the second batch" in files(tmp_path)
    lines = [line for line in files(tmp_path).split(b"\n") if b"the first batch" in line]
    assert all(b"the second batch" in line for line in lines)


async def test_feedback_cannot_be_undone(tmp_path: Path) -> None:
    """Undo takes back what came before the answers, never they."""
    work = of(tmp_path, HELD)
    await work.keep_feedback([Answer(score=4)], lambda _: None)
    await work.forget_replaced()
    undoable = await work.desk.undoable()
    assert undoable is None or EventFeedback.table not in {table for table, _ in undoable.touched}


async def test_two_windows_that_store_feedback_lose_no_answer(tmp_path: Path) -> None:
    """What one window stored stands beside what another stores that had not seen it."""
    work = of(tmp_path, HELD)
    other = again(work)
    await work.keep_feedback([Answer(score=1)], lambda _: None)
    await other.keep_feedback([Answer(score=5)], lambda _: None)
    await other.forget_replaced()
    await work.desk.refresh()
    assert work.feedback is not None
    assert len(work.feedback.answers) == 2


async def test_closing_by_s_erases_needs_too(tmp_path: Path) -> None:
    """An event whose retro was written before it could close forgets needs when s closes it."""
    work = of(tmp_path, HELD)
    need(work)
    assert CANARY.encode() in files(tmp_path)
    async with shown(EventPage(work.desk, work.event)) as (app, pilot):
        await press(app, pilot, "s")
    assert work.event.state == "closed"
    assert CANARY.encode() not in files(tmp_path)
    assert work.event.needs_forgotten_at == work.event.closed_at


async def test_needs_left_by_a_kill_are_erased_when_the_page_opens(tmp_path: Path) -> None:
    """Killed between closing and erasing, needs are gone once the event is looked at."""
    work = of(tmp_path, HELD.revised(state="closed"))
    need(work)
    async with shown(EventPage(work.desk, work.event)) as (app, pilot):
        await press(app, pilot)
    assert CANARY.encode() not in files(tmp_path)


async def test_a_closed_event_takes_no_needs_from_a_form_left_open(tmp_path: Path) -> None:
    """Closed in one window, what another types of needs is refused and stays in its field."""
    work = of(tmp_path, HELD)
    other = again(work)
    async with shown(EventPage(other.desk, other.event)) as (app, pilot):
        await app.ask(needs_form(other, id_of(AN)), pilot)
        await work.change(
            lambda now: advanced(now, "closed", MONDAY, work.invitations), "State changed"
        )
        await work.close_up()
        await pilot.press(*"nuts")
        await press(app, pilot, "ctrl+s")
        assert "closed meanwhile" in " ".join(seen(app).split())
    assert other.desk.repository.all(EventNeeds) == ()


def test_replies_to_a_closed_event_note_no_needs() -> None:
    """Where needs were erased, a line taken all the same notes its answer alone."""
    read = ReadReply(1, "An ăn chay, có đi", id_of(AN), rsvp="yes", diet="ăn chay")
    made = changes([read], OnFile.of(KITCHEN.id, (), (), forgotten=True), MONDAY)
    assert [type(change.record).__name__ for change in made if isinstance(change, Put)] == [
        "Invitation"
    ]


async def test_two_ticks_at_once_on_the_last_step_are_done_and_open(tmp_path: Path) -> None:
    """The second key turns around what the first made, not what stood before it."""
    work = of(tmp_path, HELD)
    async with shown(DayScreen(work)) as (app, pilot):
        await press(app, pilot, "space", "space")
        assert work.event.run_sheet[0].done_at is None
        await press(app, pilot, "space")
        assert work.event.run_sheet[0].done_at is not None


async def test_a_tick_keeps_what_another_window_wrote_of_the_step(tmp_path: Path) -> None:
    """A step corrected in one window and ticked in another is both."""
    work = of(tmp_path, HELD)
    other = again(work)
    async with shown(DayScreen(work)) as (app, pilot):
        step = RunStep(id="s", what="Doors open at nine")
        await other.change(lambda now: now.revised(run_sheet=(step,)), "Step changed")
        await press(app, pilot, "space")
    (stored,) = event(make_desk(tmp_path).repository).run_sheet
    assert stored.what == "Doors open at nine"
    assert stored.done_at is not None


@pytest.mark.parametrize("text", ["31/12/9999 23:00", "9999-01-01 10:00"])
def test_a_year_beyond_the_calendar_is_no_date(tmp_path: Path, text: str) -> None:
    """A date around which no days can be counted is refused as it is typed."""
    words = make_desk(tmp_path).words
    assert typed_moment(text, words, MONDAY) is None
    assert typed_moment("31/12/9998 23:59", words, MONDAY) is not None


async def test_moving_into_the_last_year_ends_in_a_sentence(tmp_path: Path) -> None:
    """The year 9999 does not stop the program."""
    work = of(
        tmp_path,
        HELD.revised(
            state="booked", starts_at=MONDAY + timedelta(days=3), ends_at=MONDAY + timedelta(days=4)
        ),
    )
    async with shown(EventPage(work.desk, work.event)) as (app, pilot):
        await pilot.press("m")
        await pilot.press(*"31/12/9999")
        await pilot.press("enter")
        await settle(pilot)
        assert "No date and hour understood" in " ".join(seen(app).split())


async def test_a_reminder_holds_back_what_became_private(tmp_path: Path) -> None:
    """A title that repeats a private line is not copied out of the replies either."""
    work = of(tmp_path, HELD.revised(title=f"Tiệc cho ai: {SECRET}"))
    work.desk.repository.commit(
        [Put(LogEntry(person_id=id_of(AN), text=f"Thơ nói {SECRET}", happened_at=MONDAY))]
    )
    async with shown(RepliesScreen(work)) as (app, pilot):
        await press(app, pilot, "y")
        assert isinstance(app.screen, RepliesScreen)
        assert "private note" in " ".join(seen(app).split())


async def test_a_cost_beyond_what_can_be_kept_is_told_as_such(tmp_path: Path) -> None:
    """Two of the largest sums on one line: the first stays, and the second is told to be much."""
    work = of(tmp_path, HELD)
    async with shown(DayScreen(work)) as (app, pilot):
        for _ in range(2):
            await pilot.press("c")
            app.screen.query_one(Input).value = "1000000000000 taxi"
            await press(app, pilot, "enter")
        assert "more money than can be kept" in " ".join(seen(app).split())
    assert [line.actual for line in work.event.budget.lines if line.what == "taxi"] == [10**12]


@pytest.mark.parametrize("seen_here", [False, True])
async def test_nothing_brings_a_deleted_event_back(tmp_path: Path, seen_here: bool) -> None:
    """Deleted in one window, neither a change nor a reply of another stores any of it again."""
    work = of(tmp_path, HELD)
    other = again(work)
    gone = [Remove(each) for each in (other.event, *other.invitations)]
    other.desk.repository.commit(gone, "Event deleted")
    if seen_here:
        await work.desk.refresh()
    with pytest.raises(StaleWriteError):
        await work.change(lambda now: now.revised(place="Huế"), "Place changed")
    with pytest.raises(StaleWriteError):
        await work.answer(id_of(AN), rsvp="yes")
    with pytest.raises(StaleWriteError):
        await work.keep_feedback([Answer(score=4)], lambda _: None)
    repository = make_desk(tmp_path).repository
    assert (repository.all(TeamEvent), repository.all(Invitation)) == ((), ())


async def test_the_plan_of_an_event_moved_far_ahead_can_be_edited(tmp_path: Path) -> None:
    """An event whose month is beyond those offered keeps it, and is saved."""
    far = MONDAY + timedelta(days=900)
    work = of(tmp_path, HELD.revised(state="booked", starts_at=far, ends_at=far + HELD.length))
    await work.change(lambda now: now.revised(month=date(2029, 5, 1)), "Event moved")
    async with shown(EventPage(work.desk, work.event)) as (app, pilot):
        await app.ask(charter_form(work.desk, work.event), pilot)
        await press(app, pilot, "end", "x", "ctrl+s")
    assert work.event.title == f"{KITCHEN.title}x"
    assert work.event.month == date(2029, 5, 1)
