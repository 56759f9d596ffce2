"""Nothing of a field day goes astray: not by a deleted day, an undo, or a clock that jumps."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from coachtui.app import CoachApp
from coachtui.domain.closing_days import closing_day
from coachtui.domain.items import Target
from coachtui.domain.repository import Put, Remove
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.rules import stops as rules
from coachtui.records.field_day.rules.states import dates_of, started
from coachtui.records.field_day.screens.console import RideConsole
from coachtui.records.field_day.screens.report import ReportScreen
from coachtui.records.field_day.screens.report_page import ReportPage
from coachtui.records.field_day.screens.stop_form import stop_form
from coachtui.ui.form import FormScreen
from ended_days import ended, fill as filled, line, opened, passed, said, typed, until
from field_days import A_DAY, a_day, a_stop
from places import Place
from prepping import desk_with, row_of, saved, the_day
from screens import seen, settle

NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""09:00 of the day, in the team's zone."""


@asynccontextmanager
async def console(place: Place, record_id: str = "day") -> AsyncIterator[Pilot[None]]:
    """Open the console of a day or a rep at 09:00 of the day."""
    place.clock.moment = NINE
    app = place.app(Target("field_day", record_id, "console"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, RideConsole)
        await settle(pilot)
        yield pilot


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what they set off has been carried out."""
    await pilot.press(*keys)
    for _ in range(3):
        await settle(pilot)


def on_file(place: Place) -> tuple[list[FieldDay], list[Stop]]:
    """Return the days and stops another process reads."""
    with place.store() as store:
        return list(store.all(FieldDay)), list(store.all(Stop))


def stored(place: Place, *records: FieldDay | Stop) -> None:
    """Put records on file."""
    with place.store() as store:
        store.commit([Put(each) for each in records])


def deleted(place: Place) -> None:
    """Delete every day and stop, as another window does."""
    with place.store() as store:
        store.commit([Remove(each) for each in (*store.all(FieldDay), *store.all(Stop))])


async def test_the_first_stop_of_an_unplanned_day_brings_the_day_along(place: Place) -> None:
    """A stop added in the list before anything was logged stands in a day that is on file."""
    async with console(place, "an") as pilot:
        await pressed(pilot, "shift+tab")
        await pressed(pilot, "n")
        assert isinstance(pilot.app.screen, FormScreen)
        row_of(pilot.app.screen, "account").text = "Minh Long"
        await pressed(pilot, "ctrl+s")
    days, stops = on_file(place)
    assert [(day.origin, day.date) for day in days] == [("spontaneous", A_DAY)]
    assert [(stop.account, stop.field_day_id) for stop in stops] == [("Minh Long", days[0].id)]


async def test_a_stop_is_not_added_to_a_day_that_was_deleted(place: Place) -> None:
    """The console says so, keeps the line, and leaves no stop that no day shows."""
    stored(place, started(a_day(), NINE), a_stop())
    async with console(place) as pilot:
        deleted(place)
        await typed(pilot, "/+ Minh Long")
        await pressed(pilot, "enter")
        assert "The day was deleted elsewhere:" in said(pilot)
        assert "/+ Minh Long" in seen(pilot.app)
    assert on_file(place) == ([], [])


async def test_the_form_of_a_stop_stays_open_when_its_day_was_deleted(tmp_path: Path) -> None:
    """What was typed stays, and no stop without a day is stored."""
    desk = desk_with(tmp_path, a_day())

    def form() -> FormScreen:
        opening = stop_form(desk, the_day(desk), None)
        desk.repository.commit([Remove(the_day(desk))])
        return opening

    outcome = await saved(desk, form, account="Minh Long")
    assert not outcome.closed
    assert not desk.repository.all(Stop)


async def test_a_no_show_begins_the_day(place: Place) -> None:
    """A customer who did not come is part of a day that goes on: its debrief can follow."""
    stored(place, a_day(), a_stop())
    async with console(place) as pilot:
        await pressed(pilot, "shift+tab")
        await pressed(pilot, "o")
        assert isinstance(pilot.app.screen, FormScreen)
        row_of(pilot.app.screen, "outcome").text = "no-show"
        await pressed(pilot, "ctrl+s")
    (day,), (stop,) = on_file(place)
    assert (stop.outcome, day.state) == ("no_show", "in_progress")


async def test_a_report_taken_back_at_once_keeps_what_was_written(place: Place) -> None:
    """After u its texts stand there again, survive the end of the program, and go out anew."""
    seen_on_it = (line(1, "nói giá sớm", "N=1"), line(2, "hỏi ngân sách", "Q=5"))
    filled(place, ended(place, debrief=passed()), *seen_on_it)
    async with opened(place, ReportScreen) as pilot:
        await pilot.press("enter")
        await typed(pilot, "budget before price")
        await pilot.press("enter")
        await typed(pilot, "> An gửi báo giá 27/11")
        await pilot.press("enter")
        await pilot.press("ctrl+s")
        await until(pilot, ReportPage)
        await pressed(pilot, "u")
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, ReportScreen)
        assert isinstance(pilot.app, CoachApp)
        pilot.app.desk.drafts.flush()
    async with opened(place, ReportScreen) as pilot:
        assert "N: do differently       budget before price" in seen(pilot.app)
        assert "gửi báo giá" in seen(pilot.app)
        await pilot.press("ctrl+s")
        await until(pilot, ReportPage)
        assert "gửi báo giá" in seen(pilot.app)
    (day,), _ = on_file(place)
    assert day.state == "reported"


async def test_a_day_left_open_long_ago_is_not_taken_for_todays(place: Place) -> None:
    """Today's planned day opens, not the one nobody ended; last night's goes on past midnight."""
    old = started(a_day(id="old", date=A_DAY - timedelta(days=14)), NINE - timedelta(days=14))
    stored(place, old, a_day())
    async with console(place, "an") as pilot:
        assert isinstance(pilot.app.screen, RideConsole)
        assert pilot.app.screen.ride.day.id == "day"
    night = started(a_day(id="night", date=A_DAY - timedelta(days=1)), NINE - timedelta(hours=12))
    stored(place, night)
    async with console(place, "an") as pilot:
        assert isinstance(pilot.app.screen, RideConsole)
        assert pilot.app.screen.ride.day.id == "night"


def test_a_stop_ends_though_the_clock_was_set_back() -> None:
    """It ends when it began, instead of never."""
    stop = rules.begun(a_stop(), NINE)
    over = rules.ended(stop, NINE - timedelta(minutes=5), outcome="advance")
    assert (over.outcome, over.ended_at) == ("advance", NINE)


def test_the_last_day_of_the_calendar_is_a_day_like_others() -> None:
    """Nothing looks past it: `coachtui plan` on a mistyped year answers instead of failing."""
    last = date.max
    assert dates_of(a_day(date=last, duration="two_days")) == (last,)
    assert closing_day(last, {}) == "quarter_end"
