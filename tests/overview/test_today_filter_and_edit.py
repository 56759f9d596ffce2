"""Today says how many rows the filter lets through, and edits what a row is about."""

from datetime import timedelta
from pathlib import Path

from textual.screen import Screen

from coachtui.domain.repository import Put
from coachtui.overview.history import HistoryScreen
from coachtui.overview.today import TodayScreen
from coachtui.records.field_day.model import FieldDay
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.team_event.model import TeamEvent
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from coachtui.ui.keybar import KeyBar
from coachtui.ui.lines import TitleLine
from overview_desk import (
    TODAY,
    add_promise,
    add_rep,
    app_of,
    open_desk,
    rows_on,
    said,
    shown_text,
)
from screens import settle


async def test_the_counts_are_of_the_rows_that_are_shown(tmp_path: Path) -> None:
    """Both headings follow the filter, and have all again when it goes."""
    desk = open_desk(tmp_path)
    for name in ("Nguyễn Văn An", "Lê Thị Bình", "Trần Cường"):
        add_promise(desk, add_rep(desk, name), "send it", -3, mine=True)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "6 rows · 3 with !" in shown_text(app)
        assert "3 reps" in shown_text(app)
        await pilot.press("slash", *"binh")
        await settle(pilot)
        assert "2 rows · 1 with !" in shown_text(app)
        assert "1 rep ─" in shown_text(app)
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert "6 rows · 3 with !" in shown_text(app)


async def opened_by(desk: Desk, row: str, key: str) -> tuple[Screen[object], str, str]:
    """Press a key on the row of Today that holds a text; return screen, its title, what is said."""
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        at = next(at for at, shown in enumerate(rows_on(app, "#needs")) if row in shown)
        await pilot.press("g", *["down"] * at, key)
        await settle(pilot)
        await app.workers.wait_for_complete()
        await settle(pilot)
        title = app.screen.query(TitleLine)
        return app.screen, title.first().texts[0] if title else "", said(app)


async def test_e_and_h_are_about_the_one_on_one_of_the_row(tmp_path: Path) -> None:
    """Its date can be changed, and its own history is told, not that of the person."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    meeting = OneOnOne(person_id=rep.id, planned_at=desk.clock.now() + timedelta(hours=3))
    desk.repository.commit([Put(meeting)], "One-on-one planned")
    edited, _, _ = await opened_by(desk, "1-1", "e")
    assert isinstance(edited, FormScreen)
    assert meeting.id in edited.form.id
    history, _, _ = await opened_by(desk, "1-1", "h")
    assert isinstance(history, HistoryScreen)
    assert "Nguyễn Văn An · 2026-11-23 11:00" in history.heading()


async def test_e_plans_a_one_on_one_where_none_is(tmp_path: Path) -> None:
    """Where somebody is due by cadence alone, the form that plans one opens, with the name."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", last_1on1_before=TODAY - timedelta(days=40))
    screen, title, _ = await opened_by(desk, "1-1", "e")
    assert isinstance(screen, FormScreen)
    assert title == "Plan a one-on-one"
    assert screen.values["person_id"] == rep.id


async def test_e_edits_rides_and_events_too(tmp_path: Path) -> None:
    """Their rows open the frame of the day and the plan of the event."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    day = FieldDay(person_id=rep.id, date=TODAY)
    event = TeamEvent(title="Bowling", month=TODAY.replace(day=1), objective="to laugh")
    desk.repository.commit([Put(day), Put(event)], "Planned")
    ride, _, _ = await opened_by(desk, "Ride", "e")
    assert isinstance(ride, FormScreen)
    assert day.id in ride.form.id
    plan, _, _ = await opened_by(desk, "Event", "e")
    assert isinstance(plan, FormScreen)
    assert event.id in plan.form.id


async def test_keys_for_a_row_are_shown_while_there_is_one(tmp_path: Path) -> None:
    """An empty list offers what starts something, and no key that would do nothing."""
    desk = open_desk(tmp_path)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        line = app.screen.query_one(KeyBar).line
        assert "n New" in line
        assert "Done" not in line
        assert "Open" not in line
        add_promise(desk, add_rep(desk, "Nguyễn Văn An"), "send it", -3, mine=True)
        desk.publish()
        await settle(pilot)
        line = app.screen.query_one(KeyBar).line
        assert "↵ Open" in line
        assert "Space Done" in line
