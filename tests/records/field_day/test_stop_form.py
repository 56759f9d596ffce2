"""A stop and its brief: an hour off the day is refused, one that overlaps is warned of once."""

from pathlib import Path

import pytest

from coachtui.domain.repository import Put
from coachtui.records.field_day.model import PreCall
from coachtui.records.field_day.screens.stop_form import stop_form
from coachtui.ui.desk import Desk
from field_days import a_day, a_stop
from prepping import Outcome, at, desk_with, saved, the_day, the_stops


async def added(desk: Desk, times: int = 1, **texts: str) -> Outcome:
    """Fill the form of a new stop and save it so often."""
    return await saved(desk, lambda: stop_form(desk, the_day(desk), None), times, **texts)


async def changed(desk: Desk, number: int, times: int = 1, **texts: str) -> Outcome:
    """Fill the form of the stop of that number and save it so often."""
    stop = the_stops(desk)[number - 1]
    return await saved(desk, lambda: stop_form(desk, the_day(desk), stop), times, **texts)


async def test_a_stop_is_briefed_in_one_form(tmp_path: Path) -> None:
    """Every field is in the stored stop, which comes after the last one."""
    desk = desk_with(tmp_path, a_day(), a_stop())
    outcome = await added(
        desk,
        account="Điện máy Hòa Bình",
        contact="chị Lan, thu mua",
        planned_at="14h30",
        minutes="60",
        call_type="negotiation",
        coach_role="joint",
        objective="chốt khung giá quý 1",
        primary_question="Quý 1 bên mình nhập bao nhiêu?",
        expected_objection="đòi 8 %",
        commitment_sought="đơn 200 bộ trước 28/11",
        fallback="hẹn gặp giám đốc",
        materials="bảng giá, mẫu",
    )
    assert outcome.closed
    _, stop = the_stops(desk)
    assert (stop.seq, stop.account, stop.contact) == (2, "Điện máy Hòa Bình", "chị Lan, thu mua")
    assert (stop.planned_at, stop.minutes) == (at(14, 30), 60)
    assert (stop.call_type, stop.coach_role) == ("negotiation", "joint")
    assert (stop.person_id, stop.field_day_id) == ("an", "day")
    assert stop.pre_call == PreCall(
        objective="chốt khung giá quý 1",
        primary_question="Quý 1 bên mình nhập bao nhiêu?",
        expected_objection="đòi 8 %",
        commitment_sought="đơn 200 bộ trước 28/11",
        fallback="hẹn gặp giám đốc",
        materials="bảng giá, mẫu",
    )


async def test_the_next_hour_is_proposed(tmp_path: Path) -> None:
    """A new stop begins half an hour after the last one ends, the first with the day."""
    desk = desk_with(tmp_path, a_day())
    await added(desk, account="One")
    await added(desk, account="Two")
    assert [stop.planned_at for stop in the_stops(desk)] == [at(8), at(9, 15)]


async def test_an_overlap_is_named_and_kept_on_the_second_save(tmp_path: Path) -> None:
    """A stop that cuts into another is not stored; the sentence names it; ^S again keeps both."""
    desk = desk_with(tmp_path, a_day(), a_stop(account="Hòa Bình"))
    outcome = await added(desk, account="Minh Tâm", planned_at="9:30")
    told = "Hòa Bình is planned from 09:00 to 09:45: change the hour or the minutes."
    assert (outcome.closed, outcome.problems) == (False, {"planned_at": told})
    assert outcome.line == "Not saved yet. ^S once more keeps both as they are."
    assert len(the_stops(desk)) == 1
    assert (await added(desk, times=2, account="Minh Tâm", planned_at="9:30")).closed
    assert [stop.account for stop in the_stops(desk)] == ["Hòa Bình", "Minh Tâm"]


async def test_a_stop_called_off_is_in_nobodys_way(tmp_path: Path) -> None:
    """The hour of a cancelled stop is free again, and so is that right after another ends."""
    desk = desk_with(tmp_path, a_day(), a_stop(cancelled_because="closed"), a_stop(2))
    assert (await added(desk, account="Minh Tâm", planned_at="9:15")).closed
    assert (await added(desk, account="Kim Ngân", planned_at="10:45")).closed


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("soon", "No hour understood: try 9:00, 14h30."),
        ("27/11 9:00", "The day is Tue 24 Nov: give an hour on it."),
    ],
)
async def test_an_hour_off_the_day_is_refused(tmp_path: Path, typed: str, told: str) -> None:
    """What is no hour, or none of the day, is told at the field however often it is saved."""
    desk = desk_with(tmp_path, a_day())
    outcome = await added(desk, times=3, account="X", planned_at=typed)
    assert (outcome.closed, outcome.problems) == (False, {"planned_at": told})
    assert the_stops(desk) == []


async def test_two_days_take_an_hour_with_its_date(tmp_path: Path) -> None:
    """On a ride of two days a stop may stand on either, and its form shows the date."""
    desk = desk_with(tmp_path, a_day(duration="two_days"))
    assert (await added(desk, account="X", planned_at="25/11 9:00")).closed
    assert the_stops(desk)[0].planned_at == at(9, day=25)
    assert (await changed(desk, 1, contact="anh Tú")).closed
    assert (the_stops(desk)[0].planned_at, the_stops(desk)[0].contact) == (
        at(9, day=25),
        "anh Tú",
    )


async def test_a_stop_without_an_hour_or_customer(tmp_path: Path) -> None:
    """The hour may be left open; the account may not."""
    desk = desk_with(tmp_path, a_day(), a_stop())
    assert (await changed(desk, 1, planned_at="")).closed
    assert the_stops(desk)[0].planned_at is None
    outcome = await changed(desk, 1, account="")
    assert outcome.problems == {"account": "This cannot be empty."}


async def test_bounds_are_told_at_their_field(tmp_path: Path) -> None:
    """Minutes and texts out of bounds store nothing and say what is possible."""
    desk = desk_with(tmp_path, a_day(), a_stop())
    outcome = await changed(desk, 1, minutes="2", objective="x" * 241)
    assert outcome.problems == {"objective": "At most 240 characters, please."}
    outcome = await changed(desk, 1, minutes="2", objective="ok")
    assert outcome.problems == {"minutes": "At least 5, please."}


async def test_what_the_rep_has_stands(tmp_path: Path) -> None:
    """Once the report is with the rep a stop is not changed any more."""
    ran = {"state": "reported", "started_at": at(8), "ended_at": at(16)}
    desk = desk_with(tmp_path, a_day(), a_stop())
    desk.repository.commit([Put(the_day(desk).revised(**ran))])
    outcome = await changed(desk, 1, objective="something else")
    assert not outcome.closed
    assert outcome.line.startswith("The rep has the report")
    assert the_stops(desk)[0].pre_call.objective == ""
