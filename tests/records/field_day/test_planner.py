"""The planner through Textual's pilot, on a real store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from textual.pilot import Pilot

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.extras import MissingExtraError
from coachtui.records.field_day.model import CoachingReport, FieldDay, NextStep, Strength
from coachtui.records.field_day.screens import planner as planner_module
from coachtui.records.field_day.screens.day_page import DayPage
from coachtui.records.field_day.screens.ledger import Ledger
from coachtui.records.field_day.screens.picker import Picker
from coachtui.records.field_day.screens.planner import Planner
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.ui.dialogs import Choose
from coachtui.ui.form import FormScreen
from coachtui.ui.lines import MessageLine, TitleLine
from field_days import A_DAY, a_day
from places import AN, Place
from screens import lines, seen, settle

NINE = datetime(2026, 11, 25, 2, tzinfo=UTC)


@asynccontextmanager
async def planning(place: Place, language: str = "en") -> AsyncIterator[Pilot[None]]:
    """Give the app with the planner in front."""
    async with place.app(language=language).run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and let what they started end; what waits for an answer waits on."""
    await pilot.press(*keys)
    await settle(pilot)
    await settle(pilot)


async def looked_up(pilot: Pilot[None]) -> None:
    """Wait for the threads that look up holidays."""
    running = [each for each in pilot.app.workers if each.group == "holidays"]
    if running:
        await pilot.app.workers.wait_for_complete(running)
    await settle(pilot)


def front(pilot: Pilot[None]) -> Planner:
    """Give back the planner, where it is in front."""
    screen: object = pilot.app.screen
    assert isinstance(screen, Planner)
    return screen


def said(pilot: Pilot[None]) -> str:
    """Give back what the message line says."""
    return pilot.app.screen.query_one(MessageLine).text


def add(place: Place, *records: FieldDay | OneOnOne | Person | CoachingReport) -> None:
    """Put records into the store."""
    with place.store() as store:
        store.commit([Put(record) for record in records])


async def test_a_fortnight_stands_there_at_80_columns(place: Place) -> None:
    """Both weeks, everybody's row, the field day, its list and the legend are in sight."""
    add(place, a_day(duration="am"), OneOnOne(person_id="an", planned_at=NINE))
    async with planning(place) as pilot:
        shown = lines(pilot.app)
        assert "FIELD DAYS · 2026-11-23 to 2026-12-06" in shown[0]
        assert shown[1].split()[:2] == ["Mon", "Tue"]
        assert shown[1].rstrip().endswith("Sun")
        assert shown[2].split()[0] == "▼23"
        assert shown[3].startswith(" Me")
        assert shown[4].split() == ["An", "△am", "1-1", "·", "·", "│", "·", "·"]
        assert "proposed · morning · without a day's notice" in seen(pilot.app)
        assert "△ proposed" in shown[-2]


async def test_enter_on_an_empty_day_of_a_rep_plans_it(place: Place) -> None:
    """The form opens with rep and day filled in, and saving puts the day into the grid."""
    async with planning(place) as pilot:
        await press(pilot, "down", "right", "right", "right", "enter")
        form: object = pilot.app.screen
        assert isinstance(form, FormScreen)
        assert form.texts["person_id"]
        assert "26" in form.texts["date"]
        await press(pilot, "ctrl+s")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Planner)
        assert "△" in lines(pilot.app)[4]
    with place.store() as store:
        assert [day.date for day in store.all(FieldDay)] == [date(2026, 11, 26)]


async def test_enter_on_a_cell_opens_what_stands_there(place: Place) -> None:
    """A field day opens its page, a one-on-one its console, of several one is chosen."""
    add(place, a_day(date=A_DAY + timedelta(days=1)))
    talk = OneOnOne(person_id="an", planned_at=NINE + timedelta(days=1))
    add(place, talk, OneOnOne(person_id="an", planned_at=NINE))
    async with planning(place) as pilot:
        await press(pilot, "down", "right", "right", "right", "enter")
        assert isinstance(pilot.app.screen, OneOnOneConsole)
        await pilot.app.pop_screen()
        await press(pilot, "left", "enter")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DayPage)


async def test_a_past_empty_day_cannot_be_planned(place: Place) -> None:
    """Enter on it says from when on, and opens nothing."""
    async with planning(place) as pilot:
        await press(pilot, "down", "left", "enter")
        assert front(pilot).grid.at == ("an", "2026-11-22")
        assert "plan from today on" in said(pilot)


async def test_the_view_the_period_and_today_are_a_key_away(place: Place) -> None:
    """With v the month comes and goes, PgDn, PgUp and the edges turn, t is today."""
    async with planning(place) as pilot:
        await press(pilot, "v")
        assert "2026-11-01 to 2026-11-30" in lines(pilot.app)[0]
        assert front(pilot).grid.at == (ME, "2026-11-23")
        await press(pilot, "pagedown")
        assert "2026-12-01 to 2026-12-31" in lines(pilot.app)[0]
        await press(pilot, "t")
        assert front(pilot).grid.at == (ME, "2026-11-23")
        await press(pilot, "v", "pageup", "pageup")
        assert "2026-10-26" in lines(pilot.app)[0]
        await press(pilot, "t", "end", "right")
        assert front(pilot).grid.at == (ME, "2026-12-07")


async def test_holidays_come_from_a_thread_and_are_named(place: Place) -> None:
    """24 November is greyed for everybody, and its name stands below once the cursor is there."""
    async with planning(place) as pilot:
        await looked_up(pilot)
        await press(pilot, "right")
        assert "░░░" in lines(pilot.app)[3]
        assert "public holiday: " in seen(pilot.app)


async def test_without_the_extra_a_line_says_how_to_get_holidays(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything else works, and the line names what to install."""

    def missing(*asked: object) -> dict[date, str]:
        assert asked == (2026, "en")
        raise MissingExtraError("holidays")

    monkeypatch.setattr(planner_module, "public_holidays", missing)
    async with planning(place) as pilot:
        await looked_up(pilot)
        await settle(pilot)
        assert "install coachtui[holidays]" in seen(pilot.app)
        assert "░░░" not in seen(pilot.app)


async def test_an_empty_team_says_what_to_press(place: Place) -> None:
    """Without days the keys of planning are named, without reps the one that adds a rep."""
    async with planning(place) as pilot:
        assert "n plans one, w says who to ride with" in seen(pilot.app)
        await press(pilot, "m")
        assert "No field day stands here" in said(pilot)
    left = AN.revised(rev=1, status="left", left_on=date(2026, 1, 1))
    add(place, left)
    async with planning(place) as pilot:
        assert "2, then n adds a rep" in seen(pilot.app)


async def test_below_stand_reports_owed_with_their_age_days_ahead_and_last_reports(
    place: Place,
) -> None:
    """Owed ones come first and are late from 24 hours on; a report tells how soon it came."""
    now = place.clock.now()
    ended = now - timedelta(hours=50)
    ran = {"started_at": ended - timedelta(hours=8), "ended_at": ended}
    owed = a_day(id="owed", state="debrief", date=date(2026, 11, 20), **ran)
    done = a_day(id="done", state="reported", date=date(2026, 11, 13), **ran)
    report = CoachingReport(
        person_id="an",
        field_day_id="done",
        strengths=(Strength(evidence="asked first"),),
        next_steps=(NextStep(action="call", owner="an", due=A_DAY),),
        submitted_at=ended + timedelta(minutes=12),
        minutes_to_submit=12,
        reading_seconds=90,
    )
    add(place, owed, done, a_day(), report)
    async with planning(place) as pilot:
        text = seen(pilot.app)
        assert "! Fri 20 Nov   An           report owed for 2 days" in text
        assert text.index("Reports owed") < text.index("Days ahead") < text.index("Last reports")
        assert "reported · sent after 12 min · reads in 0:07" in text
        await press(pilot, "tab", "end", "down")
        assert front(pilot).table.highlighted_key == "done"


async def test_a_change_from_elsewhere_shows_at_once(place: Place) -> None:
    """A day planned by another window stands in the grid after the next look, the cursor stays."""
    async with planning(place) as pilot:
        await press(pilot, "down", "right")
        add(place, a_day(date=date(2026, 11, 27)))
        await front(pilot).desk.refresh()
        await settle(pilot)
        assert "△" in lines(pilot.app)[4]
        assert front(pilot).grid.at == ("an", "2026-11-24")


async def test_hours_and_the_picker_are_a_key_away_and_the_choice_is_planned(place: Place) -> None:
    """Key o opens the coaching hours; w ranks, and Enter leads to the form with rep and day."""
    async with planning(place) as pilot:
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, Ledger)
        await press(pilot, "escape", "right", "right", "w")
        assert isinstance(pilot.app.screen, Picker)
        assert "Wed 25 Nov" in pilot.app.screen.query_one(TitleLine).texts[0]
        await press(pilot, "enter")
        form: object = pilot.app.screen
        assert isinstance(form, FormScreen)
        assert form.texts["person_id"]
        assert "25" in form.texts["date"]


async def test_the_keys_fit_into_the_line_in_vietnamese(place: Place) -> None:
    """The last line shows planning and help, uncut, in 80 cells."""
    async with planning(place, "vi") as pilot:
        last = lines(pilot.app)[-1]
        assert last.startswith(" ↵")
        assert " n " in last
        assert "?" in last
