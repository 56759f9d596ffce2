"""A rep's numbers on a field day: on the prep page, and in the console behind a key."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from coachtui.app import CoachApp
from coachtui.domain.deals import Deal, Deals
from coachtui.domain.items import Target as Place_
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.domain.target import Target
from coachtui.overview.targets import TargetsScreen
from coachtui.records.field_day.model import PreCall
from coachtui.records.field_day.screens.console import RideConsole
from coachtui.records.field_day.screens.day_page import DayPage
from coachtui.storage.deals_file import write_deals
from coachtui.ui.lines import MessageLine
from coachtui.ui.quick_log import QuickLog
from field_days import a_day, a_stop
from overview_desk import app_of
from places import AN, Place
from prepping import desk_with
from screens import seen, settle

TARGET = Target(person_id="an", month=date(2026, 11, 1), amount=10**8, actual=7 * 10**7)
BRIEF = PreCall(objective="know the budget", primary_question="who decides?")
NAME = AN.full_name
DEALS = Deals(
    (
        Deal("7F", NAME, "Hoà Phát", "GTX", "open", "New", None, 100),
        Deal("8G", NAME, "Hoà Phát", "GTX", "won", "Won", 90, 100, None, date(2026, 9, 1)),
        Deal("9H", "Trần Bình", "Hoà Bình", "GTX", "open", "New", None, 100),
    )
)
TOLD = ("Target Nov 2026: 70% of 100m", "Deals: won 90 ₫", "against the team")
LEAST_LOG = 8
"""Rows of the log that must stay at 80x24."""
BRIEFED = ("know the budget", "who decides?")


@asynccontextmanager
async def riding(
    place: Place, size: tuple[int, int], *records: Record, deals: Deals | None = DEALS
) -> AsyncIterator[tuple[CoachApp, Pilot[None]]]:
    """Open the console of a day with one stop under a pilot."""
    place.clock.moment = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    with place.store() as store:
        store.commit([Put(a_day()), Put(a_stop(pre_call=BRIEF)), *map(Put, records)])
    if deals is not None:
        write_deals(place.folder, deals)
    app = place.app(Place_("field_day", "day", "console"))
    async with app.run_test(size=size, notifications=True) as pilot:
        while not isinstance(app.screen, RideConsole):
            await pilot.pause()
        await settle(pilot)
        yield app, pilot


def there(app: App[None], *texts: str) -> list[bool]:
    """Tell which of some texts are on the screen."""
    shown = seen(app)
    return [text in shown for text in texts]


@pytest.mark.parametrize("key", ["f6", "ctrl+r"])
async def test_a_key_shows_the_numbers_in_the_place_of_the_brief(place: Place, key: str) -> None:
    """At 80x24 neither log nor capture line moves; the same key brings the brief back."""
    async with riding(place, (80, 24), TARGET) as (app, pilot):
        assert there(app, *TOLD, *BRIEFED) == [False] * 3 + [True] * 2
        line = app.screen.query_one("CaptureLine").region
        await pilot.press(*"half", key)
        await settle(pilot)
        assert there(app, *TOLD, *BRIEFED) == [True] * 3 + [False] * 2
        assert app.screen.query_one("CaptureLine").region == line
        assert app.screen.query_one("#log").size.height >= LEAST_LOG
        await pilot.press(key)
        await settle(pilot)
        assert there(app, *TOLD, *BRIEFED) == [False] * 3 + [True] * 2
        assert isinstance(app.screen, RideConsole)
        assert app.screen.field.value == "half"


async def test_a_wide_screen_has_them_beside_the_brief(place: Place) -> None:
    """At 120x40 both stand side by side from the start; the key puts the numbers away."""
    async with riding(place, (120, 40), TARGET) as (app, pilot):
        assert there(app, *TOLD, *BRIEFED) == [True] * 5
        first = next(line for line in seen(app).splitlines() if TOLD[0] in line)
        assert "know the budget" in first
        await pilot.press("f6")
        await settle(pilot)
        assert there(app, *TOLD, *BRIEFED) == [False] * 3 + [True] * 2
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert there(app, *TOLD) == [False] * 3


async def test_a_question_stays_below_the_numbers(place: Place) -> None:
    """What is asked next is not lost to the numbers."""
    async with riding(place, (80, 24), TARGET) as (app, pilot):
        await pilot.press("ctrl+g")
        await settle(pilot)
        assert isinstance(app.screen, RideConsole)
        asked = app.screen.asking.line(app.desk.words, app.screen.ride.stops, AN)
        assert asked
        await pilot.press("f6")
        await settle(pilot)
        assert there(app, *TOLD[:2], asked[:40]) == [True] * 3


async def test_without_numbers_the_key_says_where_they_come_from(place: Place) -> None:
    """Nothing changes on screen but the hint."""
    async with riding(place, (80, 24), deals=None) as (app, pilot):
        await pilot.press("f6")
        await settle(pilot)
        said = app.screen.query_one(MessageLine).text
        assert said.startswith("No numbers yet:")
        assert "coachtui import deals" in said
        assert there(app, *BRIEFED) == [True] * 2


async def test_a_deal_completes_in_the_line_of_a_field_day(place: Place) -> None:
    """The rep's own open deal, and no other's."""
    async with riding(place, (80, 24)) as (app, pilot):
        await pilot.press(*"price of $ho")
        await settle(pilot)
        await pilot.press("right")
        assert isinstance(app.screen, RideConsole)
        assert app.screen.field.value == "price of $hoà-Phát/7F"
        assert app.screen.vocabulary().deals == ("Hoà-Phát/7F",)


async def test_the_quick_log_completes_the_deals_of_whom_it_is_for(place: Place) -> None:
    """Before a name all open deals are offered, after it the person's own."""
    async with riding(place, (80, 24)) as (app, pilot):
        await pilot.press("ctrl+n")
        while not isinstance(app.screen, QuickLog):
            await pilot.pause()
        assert app.screen._names().deals == ("Hoà-Bình/9H", "Hoà-Phát/7F")
        await pilot.press(*"an asked for $hoa")
        await settle(pilot)
        await pilot.press("right")
        assert app.screen.capture.field.value == "@an asked for $hoa-Phát/7F"


async def test_the_prep_page_has_the_numbers_and_a_way_to_all_of_them(tmp_path: Path) -> None:
    """Two lines at 80x24, four at 120x40, one on a low screen; t opens the page of numbers."""
    desk = desk_with(tmp_path, a_day(), a_stop(pre_call=BRIEF), TARGET)
    write_deals(desk.folder, DEALS)
    day = desk.repository.all(type(a_day()))[0]
    app = app_of(desk, DayPage(desk, day))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert there(app, *TOLD, "know the budget") == [True, True, False, True]
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert there(app, *TOLD) == [True] * 3
        await pilot.resize_terminal(80, 20)
        await settle(pilot)
        assert there(app, *TOLD) == [True, False, False]
        await pilot.press("t")
        await settle(pilot)
        assert isinstance(app.screen, TargetsScreen)
