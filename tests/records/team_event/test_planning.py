"""Where an event begins: the template, the plan, whom it is for, what it should mind."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from coachtui.domain.items import Target
from coachtui.domain.person import Person, Rhythm
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.records.team_event.model import Invitation, Risk, TeamEvent
from coachtui.records.team_event.rules.inviting import latest_day, new_place
from coachtui.records.team_event.rules.risks import risks_shown, risks_typed
from coachtui.records.team_event.screens.board import Board
from coachtui.records.team_event.screens.charter_form import charter_form
from coachtui.records.team_event.screens.opening import new_screen, record_screen
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from desks import make_desk
from kitchen import kitchen, on_file, people
from planned_events import ZONE, an_event, at
from screens import Stage, seen, settle

MONTH = date(2026, 12, 1)
AWAY = Rhythm(paused_until=date(2026, 12, 31))


def desk_of(folder: Path, *records: Record) -> Desk:
    """Return a desk that holds these."""
    desk = make_desk(folder)
    if records:
        desk.repository.commit([Put(each) for each in records])
    return desk


@asynccontextmanager
async def before(make: Callable[[], Screen[Any]]) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    """Give a screen in front, made while the program runs, at the smallest size."""
    app = Stage()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.ask(make(), pilot)
        yield app, pilot


async def press(app: Stage, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what they started is done."""
    await pilot.press(*keys)
    await app.workers.wait_for_complete()
    await settle(pilot)


def put(app: Stage, name: str, text: str) -> None:
    """Write into a field of the form in front."""
    form = app.screen
    assert isinstance(form, FormScreen)
    next(row for row in form._rows if row.field.name == name).text = text


def value(app: Stage, name: str) -> str:
    """Return what a field of the form in front holds."""
    form = app.screen
    assert isinstance(form, FormScreen)
    return form.texts[name]


@pytest.mark.parametrize("month", ["", "2026-12-01"])
async def test_todays_row_and_the_palette_ask_for_a_template(tmp_path: Path, month: str) -> None:
    """Its checklist, hours and length come from the template; a day alone is at its hour."""
    desk = desk_of(tmp_path, *people())
    target = Target("team_event", month, "new")

    def make() -> Screen[Any]:
        return record_screen(desk, target) if month else new_screen(desk, "p1")

    async with before(make) as (app, pilot):
        await press(app, pilot, *"meal", "enter")
        assert value(app, "minutes") == "120"
        put(app, "date_1", "17/12")
        await press(app, pilot, "ctrl+s")
    (event,) = desk.repository.all(TeamEvent)
    assert event.template == "dinner"
    assert event.month == date.fromisoformat(month or "2026-11-01")
    assert event.checklist
    assert event.run_sheet
    (option,) = event.date_options
    assert (option.at, option.minutes) == (at("2026-12-17T11:30"), 120)


async def test_an_empty_plan_is_offered_too(tmp_path: Path) -> None:
    """Whoever takes no template gets three hours from two in the afternoon."""
    desk = desk_of(tmp_path, *people())
    async with before(lambda: record_screen(desk, Target("team_event", "2026-12-01", "new"))) as (
        app,
        pilot,
    ):
        await press(app, pilot, *"nothing", "enter")
        put(app, "date_1", "17/12")
        await press(app, pilot, "ctrl+s")
    (event,) = desk.repository.all(TeamEvent)
    (option,) = event.date_options
    assert (event.template, option.at) == ("", at("2026-12-17T14:00"))
    assert option.minutes == 180


async def test_who_is_on_leave_is_told_and_not_counted(tmp_path: Path) -> None:
    """Away beyond the last date: invited all the same, in no sum."""
    here, away = people()[:2]
    desk = desk_of(tmp_path, here, away.revised(one_on_one=AWAY))
    event = TeamEvent(title="Hike", month=MONTH)
    async with before(lambda: charter_form(desk, event, new=True)) as (app, pilot):
        put(app, "date_1", "17/12 14:00")
        await press(app, pilot, "ctrl+s")
    found = desk.repository.find(Invitation, event_id=event.id)
    assert {each.person_id: each.counted for each in found if each.person_id != "me"} == {
        here.id: True,
        away.id: False,
    }


def test_leave_that_ends_before_the_event_counts_for_nothing() -> None:
    """The day is the event's own, else its last date, else the end of its month."""
    event = TeamEvent(title="Hike", month=MONTH)
    assert latest_day(event, ZONE) == date(2026, 12, 31)
    assert latest_day(an_event(), ZONE) == date(2026, 11, 26)
    back = Person(id="p1", full_name="An", one_on_one=Rhythm(paused_until=date(2026, 12, 30)))
    assert new_place(back, event, ZONE).counted
    assert not new_place(back, an_event(), ZONE).counted


async def test_who_helps_and_what_may_go_wrong_stand_in_the_plan(tmp_path: Path) -> None:
    """Names and lines are read, shown again, and changed without losing what others wrote."""
    desk = desk_of(tmp_path, *people(), kitchen(risks=(Risk(what="Rain", answer="The hall"),)))
    (event,) = desk.repository.all(TeamEvent)
    async with before(lambda: charter_form(desk, event)) as (app, pilot):
        assert value(app, "risks") == "Rain / The hall"
        put(app, "co_organisers", "chi, dung")
        put(app, "risks", "Rain / The hall\n\nThe bus is late")
        await press(app, pilot, "ctrl+s")
    (event,) = desk.repository.all(TeamEvent)
    assert event.co_organisers == ("p3", "p4")
    assert event.risks == (Risk(what="Rain", answer="The hall"), Risk(what="The bus is late"))
    async with before(lambda: charter_form(desk, event)) as (app, pilot):
        assert value(app, "co_organisers") == "Nguyễn Chi, Nguyễn Dũng"
        put(app, "co_organisers", "")
        await press(app, pilot, "ctrl+s")
    (event,) = desk.repository.all(TeamEvent)
    assert event.co_organisers == ()
    assert len(event.risks) == 2


async def test_a_helper_nobody_knows_is_asked_about(tmp_path: Path) -> None:
    """A name that is nobody's, or several people's, is not taken for anybody's."""
    desk = desk_of(tmp_path, *people(), Person(id="p11", full_name="Lê Chi"), kitchen())
    (event,) = desk.repository.all(TeamEvent)
    async with before(lambda: charter_form(desk, event)) as (app, pilot):
        put(app, "co_organisers", "Zoe")
        await press(app, pilot, "ctrl+s")
        assert "Nobody here is called “Zoe”." in seen(app)
        put(app, "co_organisers", "chi")
        await press(app, pilot, "ctrl+s")
        assert "can be" in seen(app)
    (event,) = desk.repository.all(TeamEvent)
    assert event.co_organisers == ()


def test_risks_are_read_as_they_are_shown() -> None:
    """An answer may lack; a slash inside a word parts nothing."""
    risks = (Risk(what="Mưa/gió lớn", answer="Vào nhà"), Risk(what="Xe trễ"))
    assert risks_typed(risks_shown(risks)) == risks
    assert risks_typed(" / \n\n") == ()


async def test_what_the_next_event_should_mind_stands_where_it_is_planned(tmp_path: Path) -> None:
    """On the board's empty month, and at the first field of a new plan."""
    held = kitchen("closed").revised(
        starts_at=at("2026-11-19T14:00"), ends_at=at("2026-11-19T17:00")
    )
    desk = desk_of(tmp_path, *on_file(held, came=8))
    minded = "Nearer, or easier to reach: the way kept away"
    async with before(lambda: Board(desk)) as (app, pilot):
        assert minded not in seen(app)
        await press(app, pilot, "down")
        assert "n plans an event" in seen(app)
        assert minded in seen(app)
    empty = TeamEvent(title="x", month=MONTH)
    async with before(lambda: charter_form(desk, empty, new=True)) as (app, pilot):
        await press(app, pilot, "tab", "shift+tab")
        assert "Nearer, or easier to reach" in seen(app)
