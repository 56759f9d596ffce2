"""The prep page: all of tomorrow on one page, and one key for each thing to do about it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from icalendar import Calendar
from textual.pilot import Pilot
from textual.widgets import Static

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry, Score
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import (
    Acknowledgement,
    CoachingReport,
    FieldDay,
    NextStep,
    PreCall,
    Prep,
    Priority,
    Purpose,
    Strength,
)
from coachtui.records.field_day.screens.console import RideConsole
from coachtui.records.field_day.screens.day_page import DayPage
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask, AskLine
from coachtui.ui.form import FormScreen
from coachtui.ui.keybar import KeyBar
from field_days import a_day, a_stop
from overview_desk import HOSTILE, app_of, rows_on, said, shown_text
from prepping import at, desk_with, fill, front, press, the_day, the_stops


def history() -> tuple[Record, ...]:
    """Return an earlier day with An: its report, its scores, and a promise each way."""
    before = FieldDay(
        id="before",
        person_id="an",
        date=date(2026, 10, 13),
        state="acknowledged",
        started_at=at(8),
        ended_at=at(16),
    )
    report = CoachingReport(
        id="report",
        person_id="an",
        field_day_id="before",
        strengths=(Strength(competency="O", evidence="named the time"),),
        priorities=(
            Priority(competency="Q", behaviour="ask for the budget", evidence="price first"),
        ),
        next_steps=(NextStep(action="list of questions", owner="an", due=date(2026, 11, 27)),),
        submitted_at=at(17),
        ack=Acknowledgement(at=at(18), comment="I tried it twice"),
    )
    scored = [
        LogEntry(
            id=f"line{number}",
            person_id="an",
            part_of="before",
            text=f"seen {number}",
            scores=(Score(competency="Q", score=score),),
            happened_at=at(9),
        )
        for number, score in enumerate((2, 3, 3))
    ]
    promises = [
        Commitment(
            owner=owner,
            counterparty=other,
            text=text,
            due=due,
            source=Source(kind="field_day", id="before"),
        )
        for owner, other, text, due in (
            (ME, "an", "two demo sets", date(2026, 11, 20)),
            ("an", ME, "list of questions", date(2026, 11, 27)),
        )
    ]
    return (before, report, *scored, *promises)


DAY = a_day(
    purpose=(Purpose(competency="Q", why_this_rep="price first", why_now="two demos"),),
    prep=Prep(meet_at="07:45 kho Bình Tân", ground_rules="I stay silent"),
)
BRIEF = PreCall(
    objective="know the budget",
    primary_question="who decides?",
    expected_objection="too dear",
    commitment_sought="a trial in December",
    fallback="a second visit",
    materials="price list",
)


@asynccontextmanager
async def page(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Open the page of the day under a pilot."""
    day = desk.repository.get(FieldDay, "day")
    assert day is not None
    async with app_of(desk, DayPage(desk, day)).run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield pilot


async def test_everything_for_tomorrow_is_on_one_page(tmp_path: Path) -> None:
    """At 80x24 nothing of the prep needs another page: frame, history, promises, four stops."""
    stops = [a_stop(number, pre_call=BRIEF, coach_role="joint") for number in range(1, 5)]
    desk = desk_with(tmp_path, DAY, *history(), *stops)
    async with page(desk) as pilot:
        shown = shown_text(front(pilot))
    for text in (
        "Field day · Nguyễn Văn An · Tue 24 Nov",
        "proposed · whole day · debrief at the end · no notice yet: y",
        "meet at 07:45 kho Bình Tân · rules: I stay silent",
        "Purpose     Q Questioning · price first · two demos",
        "Priority    Q Questioning · ask for the budget · “price first”",
        "Rep says    “I tried it twice”",
        "! I owe       two demo sets",
        "  Rep owes    list of questions",
        "last ride 41 days ago, norm 91 · 2 half-days this year",
        "Questioning 2.7",
        "09:00 Account 1",
        "12:00 Account 4",
        "joint",
        "know the budget",
        "Key question: who decides?",
        "Likely objection: too dear",
        "Step to close on: a trial in December",
        "If that fails: a second visit",
        "To bring: price list",
    ):
        assert " ".join(text.split()) in squeezed(shown), text


def squeezed(shown: str) -> str:
    """Return the screen's lines as one text, so that what was wrapped is found."""
    return " ".join(shown.split())


async def test_space_ticks_what_was_looked_at(tmp_path: Path) -> None:
    """Space on the numbers marks them as seen, again as not seen; elsewhere it says where."""
    desk = desk_with(tmp_path, DAY, a_stop())
    async with page(desk) as pilot:
        await press(pilot, "space")
        assert "Tab to a row" in said(front(pilot))
        await press(pilot, "shift+tab", "down", "space")
        assert the_day(desk).prep.territory_numbers_seen
        assert "✓ Numbers" in rows_on(front(pilot), "#before")[1]
        await press(pilot, "space")
        assert not the_day(desk).prep.territory_numbers_seen
        await press(pilot, "down", "space")
        assert the_day(desk).prep.dev_plan_seen


async def test_a_stop_is_added_and_briefed(tmp_path: Path) -> None:
    """`n` adds a stop and leaves the cursor on it; Enter opens its brief."""
    desk = desk_with(tmp_path, DAY, a_stop())
    async with page(desk) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FormScreen)
        fill(pilot.app.screen, account="Minh Tâm")
        await press(pilot, "ctrl+s")
        assert [stop.account for stop in the_stops(desk)] == ["Account 1", "Minh Tâm"]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FormScreen)
        assert pilot.app.screen.heading() == "Minh Tâm"
        fill(pilot.app.screen, objective="know the budget")
        await press(pilot, "ctrl+s")
        assert the_stops(desk)[1].pre_call.objective == "know the budget"


async def test_stops_change_places(tmp_path: Path) -> None:
    """J and K move a stop with the cursor on it; hours stay; past the ends nothing happens."""
    desk = desk_with(tmp_path, DAY, *(a_stop(number) for number in (1, 2, 3)))
    async with page(desk) as pilot:
        await press(pilot, "K")
        assert [stop.id for stop in the_stops(desk)] == ["stop1", "stop2", "stop3"]
        await press(pilot, "J")
        await press(pilot, "J")
        await press(pilot, "J")
        assert [stop.id for stop in the_stops(desk)] == ["stop2", "stop3", "stop1"]
        assert the_stops(desk)[2].planned_at == at(9)
        assert said(front(pilot)) == "Hours stay with their stops; ↵ changes them."
        await press(pilot, "K")
        assert [stop.id for stop in the_stops(desk)] == ["stop2", "stop1", "stop3"]


async def test_a_stop_is_called_off_with_a_reason(tmp_path: Path) -> None:
    """D asks why; the stop stays on the page, last and without a number, with the reason."""
    desk = desk_with(tmp_path, DAY, a_stop(), a_stop(2))
    async with page(desk) as pilot:
        await pilot.press("D")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AskLine)
        await pilot.press("enter")
        await pilot.pause()
        assert not the_stops(desk)[0].cancelled
        await press(pilot, *"closed", "enter")
        assert the_stops(desk)[0].cancelled_because == "closed"
        rows = rows_on(front(pilot), "#stops")
        assert rows[1] == "09:00 Account 1 cancelled closed"


async def test_a_reason_half_typed_is_kept(tmp_path: Path) -> None:
    """Esc at the question keeps the reason for the next time, and the stop as it was."""
    desk = desk_with(tmp_path, DAY, a_stop())
    async with page(desk) as pilot:
        await pilot.press("D")
        await pilot.pause()
        await press(pilot, *"clos", "escape")
        assert not the_stops(desk)[0].cancelled
        await pilot.press("D")
        await pilot.pause()
        await press(pilot, *"ed", "enter")
        assert the_stops(desk)[0].cancelled_because == "closed"


async def test_the_day_is_confirmed(tmp_path: Path) -> None:
    """^S confirms and says that the notice is missing; then the key is no longer offered."""
    desk = desk_with(tmp_path, DAY)
    async with page(desk, (120, 30)) as pilot:
        assert "Confirm" in pilot.app.screen.query_one(KeyBar).line
        await press(pilot, "ctrl+s")
        assert the_day(desk).state == "confirmed"
        assert said(front(pilot)) == "Confirmed. The rep has no notice yet: y shows a text."
        assert "Confirm" not in pilot.app.screen.query_one(KeyBar).line
        rev = the_day(desk).rev
        await press(pilot, "ctrl+s")
        assert the_day(desk).rev == rev


async def test_notice_is_a_text_and_noted_once_given(tmp_path: Path) -> None:
    """`y` shows the text in the rep's language; "given" stores when, "not yet" stores nothing."""
    desk = desk_with(tmp_path, DAY, a_stop(account="Hòa Bình"))
    async with page(desk) as pilot:
        for answer, given in (("n", None), ("y", desk.clock.now())):
            await pilot.press("y")
            await pilot.pause()
            assert isinstance(pilot.app.screen, CopyScreen)
            assert "Hòa Bình" in pilot.app.screen.text
            assert "24/11/2026" in pilot.app.screen.text
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(pilot.app.screen, Ask)
            await pilot.pause()
            await press(pilot, answer)
            assert the_day(desk).notice_given_at == given
        await pilot.press("y")
        await pilot.pause()
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DayPage)


async def test_late_notice_is_noted_with_a_warning(tmp_path: Path) -> None:
    """Notice given less than a day ahead is stored, and the page says to ask."""
    desk = desk_with(tmp_path, DAY.revised(date=date(2026, 11, 23), duration="pm"))
    async with page(desk) as pilot:
        await pilot.press("y")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        await press(pilot, "y")
        assert said(front(pilot)) == "Noted. It is less than a day ahead: ask whether it suits."
        assert "less than a day ahead" in shown_text(front(pilot))


async def test_the_day_goes_out_as_a_calendar_file(tmp_path: Path) -> None:
    """`x` writes an .ics with day and stops, for the owner alone; again, beside the first."""
    desk = desk_with(tmp_path, DAY, a_stop(account="Hòa Bình"))
    async with page(desk, (140, 24)) as pilot:
        await press(pilot, "x")
        first = tmp_path / "exports" / "2026-11-24-field-day-nguyen-van-an.ics"
        assert said(front(pilot)) == f"Written to {first}."
        await press(pilot, "x")
    assert first.stat().st_mode & 0o777 == 0o600
    assert first.parent.stat().st_mode & 0o777 == 0o700
    assert first.with_stem(f"{first.stem}-2").exists()
    names = [str(event["SUMMARY"]) for event in Calendar.from_ical(first.read_bytes()).events]
    assert any("Hòa Bình" in name for name in names)
    assert len(names) == 2


async def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    """Where the file cannot be written the page says so and stays."""
    desk = desk_with(tmp_path, DAY)
    (tmp_path / "exports").write_text("in the way")
    async with page(desk) as pilot:
        await press(pilot, "x")
        assert said(front(pilot)).startswith("The file cannot be written: ")


async def test_start_opens_the_console(tmp_path: Path) -> None:
    """`s` opens the console of the day, moved here where it was planned for another date.

    Once the day runs, the page below it is gone.
    """
    desk = desk_with(tmp_path, DAY, a_stop())
    today = desk.clock.today()
    assert DAY.date != today
    async with page(desk) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Ask)
        await pilot.press("y")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, RideConsole)
        assert the_day(desk).date == today
        (stop,) = the_stops(desk)
        assert stop.planned_at == at(9) + (today - DAY.date)
        begun = the_day(desk).revised(state="in_progress", started_at=desk.clock.now())
        await desk.commit([Put(begun)])
        pilot.app.pop_screen()
        await pilot.pause()
        await pilot.pause()
        assert not isinstance(pilot.app.screen, DayPage)


async def test_an_overlap_is_marked_and_named(tmp_path: Path) -> None:
    """A stop that cuts into another carries the sign, and the pane below names the other."""
    desk = desk_with(tmp_path, DAY, a_stop(), a_stop(2, planned_at=at(9, 15)))
    async with page(desk) as pilot:
        assert rows_on(front(pilot), "#stops")[0].startswith("!")
        whole = str(pilot.app.screen.query_one("#whole", Static).content)
        assert "! overlaps Account 2: ↵ changes the hour" in whole


async def test_the_row_in_focus_is_shown_whole(tmp_path: Path) -> None:
    """What the list cuts off stands whole in the pane below while its row has the cursor."""
    long = "asks for the price before anything else was said about what the customer needs " * 2
    purpose = Purpose(competency="Q", why_this_rep=long.strip())
    desk = desk_with(tmp_path, DAY.revised(purpose=(purpose,)), a_stop())
    async with page(desk) as pilot:
        assert long.strip() not in squeezed(shown_text(front(pilot)))
        await press(pilot, "shift+tab")
        assert long.strip() in squeezed(shown_text(front(pilot)))


async def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    """Markup in names, places and briefs is text."""
    brief = PreCall(objective=HOSTILE, primary_question=HOSTILE)
    day = DAY.revised(prep=Prep(meet_at=HOSTILE))
    desk = desk_with(tmp_path, day, a_stop(account=HOSTILE, pre_call=brief))
    async with page(desk, (140, 40)) as pilot:
        assert shown_text(front(pilot)).count(HOSTILE) >= 4


async def test_enter_opens_what_the_row_stands_for(tmp_path: Path) -> None:
    """Enter on a purpose opens the day's frame, and `p` does from anywhere; Esc leaves the page."""
    desk = desk_with(tmp_path, DAY, a_stop())
    async with page(desk) as pilot:
        await pilot.press("shift+tab", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FormScreen)
        assert pilot.app.screen.heading() == "Field day with Nguyễn Văn An"
        await press(pilot, "escape")
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FormScreen)
        await press(pilot, "escape")
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, DayPage)
