"""Moving, copying and cancelling a field day from the planner, by keys alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta

from textual.pilot import Pilot

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.screens.planner import Planner
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.ui.ask_date import AskDate
from coachtui.ui.dialogs import Ask, AskLine
from coachtui.ui.lines import MessageLine
from field_days import A_DAY, a_day, a_stop
from places import Place
from screens import seen, settle

WEDNESDAY = A_DAY + timedelta(days=1)
THURSDAY = A_DAY + timedelta(days=2)


@asynccontextmanager
async def on_the_day(
    place: Place, *records: FieldDay | Stop | OneOnOne
) -> AsyncIterator[Pilot[None]]:
    """Give the planner with the cursor on An's Wednesday, where the records were put."""
    with place.store() as store:
        store.commit([Put(record) for record in records])
    async with place.app().run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "4", "down", "right", "right")
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and let what they started end."""
    await pilot.press(*keys)
    await settle(pilot)
    await settle(pilot)


async def enter(pilot: Pilot[None], text: str) -> None:
    """Type an answer; clashes are looked up in a thread before the next question."""
    await pilot.press(*(" ".join(text).replace("   ", " space ").split()), "enter")
    for _ in range(20):
        await settle(pilot)


def said(pilot: Pilot[None]) -> str:
    """Give back what the message line says."""
    return pilot.app.screen.query_one(MessageLine).text


def stored(place: Place) -> dict[str, FieldDay]:
    """Give back the days in the store, as another process reads them."""
    with place.store() as store:
        return {day.id: day for day in store.all(FieldDay)}


def stops(place: Place, day_id: str) -> list[Stop]:
    """Give back the stops of a day in the store."""
    with place.store() as store:
        return sorted(store.find(Stop, field_day_id=day_id), key=lambda stop: stop.seq)


async def test_a_day_moves_with_its_stops_and_the_old_date_stays_on_record(place: Place) -> None:
    """Date and reason asked, the hours of the stops stay, notice and consent are asked anew."""
    at = datetime(2026, 11, 25, 2, tzinfo=UTC)
    day = a_day(date=WEDNESDAY, state="confirmed", notice_given_at=at)
    async with on_the_day(place, day, a_stop(planned_at=at), a_stop(2, planned_at=None)) as pilot:
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, AskDate)
        await enter(pilot, "26/11")
        assert isinstance(pilot.app.screen, AskLine)
        await enter(pilot, "customer ill")
        assert "has to be told anew" in said(pilot)
    moved = stored(place)["day"]
    assert (moved.date, moved.state, moved.notice_given_at) == (THURSDAY, "proposed", None)
    assert [step.reason for step in moved.move_history] == ["customer ill"]
    assert [stop.planned_at for stop in stops(place, "day")] == [at + timedelta(days=1), None]


async def test_a_clash_is_asked_about_before_anything_is_written(place: Place) -> None:
    """What is in the way stands in the question; n leaves all as it was, y moves all the same."""
    busy = OneOnOne(person_id="an", planned_at=datetime(2026, 11, 26, 2, tzinfo=UTC))
    async with on_the_day(place, a_day(date=WEDNESDAY), busy) as pilot:
        for answer, expected in (("n", WEDNESDAY), ("y", THURSDAY)):
            await press(pilot, "m")
            await enter(pilot, "26/11")
            await pilot.press("home")
            await enter(pilot, "x")
            assert isinstance(pilot.app.screen, Ask)
            assert "1-1" in seen(pilot.app)
            await press(pilot, answer)
            assert isinstance(pilot.app.screen, Planner)
            assert stored(place)["day"].date == expected


async def test_a_reason_half_typed_is_there_again(place: Place) -> None:
    """Leaving the question keeps what was typed; asking again brings it back."""
    async with on_the_day(place, a_day(date=WEDNESDAY)) as pilot:
        await press(pilot, "D")
        await pilot.press("i", "l", "l")
        await press(pilot, "escape", "D")
        assert "ill" in seen(pilot.app)


async def test_past_dates_and_the_same_one_are_refused(place: Place) -> None:
    """The question stays with a sentence that says what to do, and its text."""
    async with on_the_day(place, a_day(date=WEDNESDAY)) as pilot:
        await press(pilot, "m")
        await enter(pilot, "20/11/2026")
        assert "plan from today on" in said(pilot)
        assert "20/11" in seen(pilot.app)
        await pilot.press(*["backspace"] * 10)
        await enter(pilot, "25/11")
        assert "choose another" in said(pilot)


async def test_a_copy_has_the_route_and_nothing_of_what_was_said(place: Place) -> None:
    """Customers and hours go to the new day, briefs and outcomes do not; called-off ones stay."""
    at = datetime(2026, 11, 25, 2, tzinfo=UTC)
    first = a_stop(planned_at=at, contact="bếp trưởng", commitment_obtained="thử máy")
    gone = a_stop(2, cancelled_because="đóng cửa")
    async with on_the_day(place, a_day(date=WEDNESDAY), first, gone, a_stop(3)) as pilot:
        await press(pilot, "c")
        await enter(pilot, "2/12")
        assert "Planned for Wed 2 Dec" in said(pilot)
    copy = next(day for day in stored(place).values() if day.id != "day")
    assert (copy.date, copy.person_id, copy.state) == (date(2026, 12, 2), "an", "proposed")
    route = stops(place, copy.id)
    assert [(stop.seq, stop.account) for stop in route] == [(1, "Account 1"), (2, "Account 3")]
    assert route[0].planned_at == at + timedelta(days=7)
    assert (route[0].contact, route[0].commitment_obtained) == ("bếp trưởng", "")


async def test_a_cancelled_day_keeps_its_reason_until_it_is_deleted(place: Place) -> None:
    """D asks why and cancels; in the list it asks and deletes, and undo brings the day back."""
    async with on_the_day(place, a_day(date=WEDNESDAY), a_stop()) as pilot:
        await press(pilot, "D")
        await enter(pilot, "storm")
        assert stored(place)["day"].reason == "storm"
        assert "cancelled: storm" in seen(pilot.app)
        await press(pilot, "tab", "D")
        assert isinstance(pilot.app.screen, Ask)
        await press(pilot, "y")
        assert (stored(place), stops(place, "day")) == ({}, [])
        await press(pilot, "u")
        assert stored(place)["day"].state == "cancelled"
        assert len(stops(place, "day")) == 1


async def test_a_day_that_began_is_neither_moved_nor_cancelled(place: Place) -> None:
    """Both keys say why not, and nothing is asked or written."""
    begun = datetime(2026, 11, 23, 1, tzinfo=UTC)
    day = a_day(date=WEDNESDAY, state="in_progress", started_at=begun)
    async with on_the_day(place, day) as pilot:
        await press(pilot, "m")
        assert "plan a new one or copy it" in said(pilot)
        await press(pilot, "D")
        assert "stays on record" in said(pilot)
    assert stored(place)["day"].rev == 1


async def test_a_deleted_day_takes_its_lines_with_it(place: Place) -> None:
    """No line stays behind that belongs to nothing."""
    day = a_day(date=WEDNESDAY, state="cancelled", reason="storm")
    line = LogEntry(person_id="an", part_of="day", text="notes", entry_kind="note")
    with place.store() as store:
        store.commit([Put(line)])
    async with on_the_day(place, day) as pilot:
        await press(pilot, "tab", "D", "y")
        assert isinstance(pilot.app.screen, Planner)
    with place.store() as store:
        assert store.all(LogEntry) == ()
