"""Planning a field day and changing its frame: what is refused, what is warned of once."""

from datetime import date
from pathlib import Path

import pytest
from textual.screen import Screen

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import FieldDay, Purpose
from coachtui.records.field_day.screens.form import frame_form, planning_form
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.ui.desk import Desk
from field_days import A_DAY, a_day, a_stop
from overview_desk import app_of, second_window
from places import AN
from prepping import (
    Outcome,
    at,
    desk_with,
    fill,
    press,
    problem_at,
    row_of,
    saved,
    settle,
    the_day,
    the_stops,
)

WEDNESDAY = "25/11"


async def planned(desk: Desk, times: int = 1, **texts: str) -> Outcome:
    """Fill the form of a new day with An and save it so often."""
    return await saved(desk, lambda: planning_form(desk, "an"), times, **texts)


async def reframed(desk: Desk, times: int = 1, **texts: str) -> Outcome:
    """Fill the form of the day on file and save it so often."""
    return await saved(desk, lambda: frame_form(desk, the_day(desk)), times, **texts)


async def test_a_day_is_planned_with_all_that_was_agreed(tmp_path: Path) -> None:
    """Every field of the form is in the stored day, and the manager's debrief setting stands."""
    head = Person(id="head", full_name="Trần Thu Hà", role="regional_manager")
    desk = desk_with(tmp_path, head)
    outcome = await planned(
        desk,
        date=WEDNESDAY,
        duration="morning",
        meet_at="07:45 cà phê Phố",
        competency_1="Q",
        why_rep_1="tells before asking",
        why_now_1="two big demos ahead",
        competency_2="N",
        why_rep_2="gave 8 % away",
        second_line_manager_id="Trần Thu Hà",
        ground_rules="I stay silent",
        usual_route="no",
        notice="yes",
    )
    day = the_day(desk)
    assert outcome.closed
    assert (day.person_id, day.date, day.duration) == ("an", date(2026, 11, 25), "am")
    assert (day.state, day.origin, day.debrief_mode) == ("proposed", "planned", "end_of_day")
    assert (day.prep.meet_at, day.prep.ground_rules) == ("07:45 cà phê Phố", "I stay silent")
    assert day.purpose == (
        Purpose(competency="Q", why_this_rep="tells before asking", why_now="two big demos ahead"),
        Purpose(competency="N", why_this_rep="gave 8 % away"),
    )
    assert not day.prep.rep_plans_normal_day
    assert day.second_line_manager_id == "head"
    assert day.notice_given_at == desk.clock.now()


async def test_a_past_date_is_refused_however_often(tmp_path: Path) -> None:
    """A day before today is never planned; the field says from when on."""
    desk = desk_with(tmp_path)
    outcome = await planned(desk, times=3, date="20/11/2026", notice="yes")
    assert not outcome.closed
    assert outcome.problems.get("date", "") == "That day is past: plan from today on."
    assert desk.repository.all(FieldDay) == ()


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (AN.revised(off_days=(date(2026, 11, 25),)), "em An is away on Wed 25 Nov."),
        (
            Person(
                id=ME,
                full_name="Lê Hoàng Ngân",
                role="sales_manager",
                off_days=(date(2026, 11, 25),),
            ),
            "You are away on Wed 25 Nov.",
        ),
    ],
)
async def test_leave_is_warned_of_once(tmp_path: Path, who: Person, told: str) -> None:
    """A day on the rep's or the manager's leave says so at the date; saving again plans it."""
    desk = desk_with(tmp_path)
    stored = desk.repository.get(Person, who.id)
    assert stored is not None
    desk.repository.commit([Put(stored.revised(off_days=who.off_days))])
    outcome = await planned(desk, date=WEDNESDAY, notice="yes")
    assert not outcome.closed
    assert told.removeprefix("em ") in outcome.problems.get("date", "")
    assert outcome.line == "Not saved yet. ^S once more plans it all the same."
    assert desk.repository.all(FieldDay) == ()
    assert (await planned(desk, times=2, date=WEDNESDAY, notice="yes")).closed
    assert the_day(desk).date == date(2026, 11, 25)


async def test_another_appointment_is_named(tmp_path: Path) -> None:
    """A one-on-one within the day is named with its hours; one beside a half-day is not."""
    meeting = OneOnOne(person_id="an", planned_at=at(9, day=25))
    desk = desk_with(tmp_path, meeting)
    outcome = await planned(desk, date=WEDNESDAY, notice="yes")
    assert not outcome.closed
    assert "takes up Wed 25 Nov 09:00-09:30" in outcome.problems.get("date", "")
    assert (await planned(desk, date=WEDNESDAY, duration="afternoon", notice="yes")).closed


async def test_a_holiday_is_named(tmp_path: Path) -> None:
    """A public holiday of Vietnam is warned of by its name."""
    desk = desk_with(tmp_path)
    outcome = await planned(desk, date="1/1/2027", notice="yes")
    assert not outcome.closed
    assert "Fri 1 Jan is a public holiday" in outcome.problems.get("date", "")


async def test_the_end_of_the_month_needs_no_second_save(tmp_path: Path) -> None:
    """What is only worth knowing, as the last days of a month, does not hold up the form."""
    desk = desk_with(tmp_path)
    assert (await planned(desk, date="30/11", notice="yes")).closed


async def test_another_date_is_looked_at_anew(tmp_path: Path) -> None:
    """A warning given for one date does not let another pass, and of two namesakes one is meant."""
    off = (date(2026, 11, 25), date(2026, 11, 26))
    desk = desk_with(tmp_path, AN.revised(id="hoa", off_days=off))
    app = app_of(desk, Screen())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        form = planning_form(desk, "hoa")
        await app.push_screen(form)
        await pilot.pause()
        fill(form, date=WEDNESDAY, notice="yes")
        await press(pilot, "ctrl+s")
        fill(form, date="26/11")
        await press(pilot, "ctrl+s")
        assert app.screen is form
        assert "Thu 26 Nov" in problem_at(form, "date")
        await press(pilot, "ctrl+s")
        assert the_day(desk).date == date(2026, 11, 26)


async def test_a_date_that_nothing_speaks_against_is_planned_at_once(tmp_path: Path) -> None:
    """Who takes the advice and chooses another date is not asked once more."""
    desk = desk_with(tmp_path, AN.revised(id="hoa", off_days=(date(2026, 11, 25),)))
    app = app_of(desk, Screen())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        form = planning_form(desk, "hoa")
        await app.push_screen(form)
        await pilot.pause()
        fill(form, date=WEDNESDAY, notice="yes")
        await press(pilot, "ctrl+s")
        assert app.screen is form
        fill(form, date="26/11")
        await press(pilot, "ctrl+s")
        assert the_day(desk).date == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("day", "notice", "told"),
    [
        (WEDNESDAY, "no", "No notice yet: tell the rep a day ahead at least."),
        ("24/11", "no", "No notice yet: tell the rep a day ahead at least."),
        ("23/11", "yes", "That is less than a day's notice: ask the rep whether it suits."),
        (WEDNESDAY, "yes", ""),
    ],
)
async def test_notice_is_asked_for(tmp_path: Path, day: str, notice: str, told: str) -> None:
    """Without a day's notice the field says so once; then the day is planned all the same."""
    desk = desk_with(tmp_path)
    outcome = await planned(desk, date=day, notice=notice)
    assert (outcome.closed, outcome.problems.get("notice", "")) == (not told, told)
    if told:
        assert (await planned(desk, times=2, date=day, notice=notice)).closed
    assert the_day(desk).person_id == "an"


async def test_a_long_reason_is_told_at_its_field(tmp_path: Path) -> None:
    """A text over the limit stores nothing; its own field says how much there is room for."""
    desk = desk_with(tmp_path)
    outcome = await planned(desk, notice="yes", date=WEDNESDAY, why_rep_2="x" * 241)
    assert not outcome.closed
    assert outcome.problems.get("why_rep_2", "") == "At most 240 characters, please."
    outcome = await planned(desk, notice="yes", date=WEDNESDAY, why_rep_2="", meet_at="x" * 241)
    assert outcome.problems.get("meet_at", "") == "At most 240 characters, please."


async def test_a_moved_day_takes_its_stops_along_and_lapses_its_notice(tmp_path: Path) -> None:
    """Another date keeps the old one on record, moves the hours of the stops, asks for notice."""
    day = a_day(state="confirmed", notice_given_at=at(8, day=20))
    desk = desk_with(tmp_path, day, a_stop(), a_stop(2, planned_at=None))
    outcome = await reframed(desk, date="26/11", reason="customer fair")
    assert not outcome.closed
    assert outcome.problems.get("notice", "").startswith("No notice yet")
    assert (await reframed(desk, times=2, date="26/11", reason="customer fair")).closed
    moved = the_day(desk)
    assert (moved.date, moved.state, moved.notice_given_at) == (
        date(2026, 11, 26),
        "proposed",
        None,
    )
    (step,) = moved.move_history
    assert (step.date_before, step.reason) == (A_DAY, "customer fair")
    assert [stop.planned_at for stop in the_stops(desk)] == [at(9, day=26), None]
    undone = desk.repository.undo()
    assert undone is not None
    assert the_day(desk).date == A_DAY
    assert the_stops(desk)[0].planned_at == at(9)


async def test_other_fields_are_saved_without_a_warning(tmp_path: Path) -> None:
    """Changing the place of a day that clashes already asks nothing again."""
    desk = desk_with(tmp_path, a_day())
    assert (await reframed(desk, meet_at="08:00 kho Bình Tân")).closed
    assert the_day(desk).prep.meet_at == "08:00 kho Bình Tân"


async def test_cancelling_needs_a_reason_and_can_be_taken_back(tmp_path: Path) -> None:
    """Cancelled without a reason is refused at its field; proposed again it stands as before."""
    desk = desk_with(tmp_path, a_day(notice_given_at=at(8, day=20)))
    outcome = await reframed(desk, state="cancelled")
    assert not outcome.closed
    assert outcome.problems.get("reason", "") == "Say in a few words why it is cancelled."
    assert (await reframed(desk, state="cancelled", reason="An is ill")).closed
    assert (the_day(desk).state, the_day(desk).reason) == ("cancelled", "An is ill")
    assert (await reframed(desk, 2, state="proposed", reason="")).closed
    assert (the_day(desk).state, the_day(desk).reason) == ("proposed", "")
    assert (await reframed(desk, state="confirmed")).closed
    assert the_day(desk).state == "confirmed"


async def test_a_day_that_began_keeps_its_date(tmp_path: Path) -> None:
    """Once a day runs its form has neither date nor state, but what for and the rules."""
    desk = desk_with(tmp_path, a_day(state="in_progress", started_at=at(8)))
    app = app_of(desk, Screen())
    async with app.run_test(size=(80, 24), notifications=True):
        names = {row.field.name for row in frame_form(desk, the_day(desk))._rows}
    assert not names & {"date", "duration", "notice", "state"}
    assert {"competency_1", "debrief_mode", "ground_rules"} <= names


async def test_two_windows_change_one_day(tmp_path: Path) -> None:
    """What the other window changed in other fields stays; ^S again puts this one's over it."""
    desk = desk_with(tmp_path, a_day())
    before = the_day(desk)
    second_window(desk).commit([Put(before.revised(debrief_mode="per_call"))])
    outcome = await saved(desk, lambda: frame_form(desk, before), 2, meet_at="08:00")
    assert outcome.closed
    assert (the_day(desk).debrief_mode, the_day(desk).prep.meet_at) == ("per_call", "08:00")


async def test_a_half_typed_day_comes_back(tmp_path: Path) -> None:
    """Leaving the form keeps what was typed, and the next time it stands there again."""
    desk = desk_with(tmp_path)
    app = app_of(desk, Screen())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        form = planning_form(desk, "an")
        await app.push_screen(form)
        await pilot.pause()
        fill(form, meet_at="cổng chợ Bến Thành")
        await settle(pilot)
        await press(pilot, "escape")
        again = planning_form(desk, "an")
        await app.push_screen(again)
        await pilot.pause()
        assert row_of(again, "meet_at").text == "cổng chợ Bến Thành"


async def test_tomorrow_is_proposed(tmp_path: Path) -> None:
    """A form without a day begins with tomorrow, one with a day with that."""
    desk = desk_with(tmp_path)
    app = app_of(desk, Screen())
    async with app.run_test(size=(80, 24), notifications=True):
        assert row_of(planning_form(desk), "date").value == "2026-11-24"
        given = planning_form(desk, "an", date(2026, 12, 1))
        assert row_of(given, "date").value == "2026-12-01"
