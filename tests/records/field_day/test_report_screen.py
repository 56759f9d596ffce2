"""From the end of the day to a submitted report, by keys alone, on a real store."""

import pytest
from textual.widgets import Static

from coachtui.app import CoachApp
from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import CoachingReport, FieldDay
from coachtui.records.field_day.screens.debrief import DebriefScreen
from coachtui.records.field_day.screens.report import ReportScreen
from coachtui.records.field_day.screens.report_page import ReportPage
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.fields import CoachInput
from ended_days import (
    agreed,
    ended,
    fill,
    line,
    lines,
    opened,
    passed,
    promised,
    report_of,
    said,
    typed,
    until,
)
from places import Place
from slow_disk import SlowDisk


async def test_from_the_end_of_the_day_to_submitted_in_few_keys(place: Place) -> None:
    """Beyond typed text at most 25 keys lead from the debrief to a submitted report."""
    fill(place, ended(place), *lines(), *agreed())
    keys = 0
    async with opened(place, DebriefScreen) as pilot:

        async def press(*pressed: str) -> None:
            nonlocal keys
            keys += len(pressed)
            await pilot.press(*pressed)
            await pilot.pause()

        await typed(pilot, "two of three")
        await press("enter")
        await typed(pilot, "opened well")
        await press("enter")
        await typed(pilot, "ask before price")
        await press("enter")
        await typed(pilot, "Q=3 N=2 C=n")
        await press("enter", "enter", "enter")
        await typed(pilot, "price came first")
        await press("enter")
        await typed(pilot, "budget before price")
        await press("enter")
        await until(pilot, ReportScreen)
        await press("enter")
        await typed(pilot, "name a day")
        await press("ctrl+s")
        await until(pilot, ReportPage)
        assert said(pilot) == "Submitted, 12 min after the last stop"
        await pilot.press("y")
        await until(pilot, CopyScreen)
    assert keys <= 25
    report = report_of(place)
    assert report is not None
    with place.store() as store:
        (day,) = store.all(FieldDay)
    assert day.state == "reported"
    assert day.debrief.rep_went_well == "opened well"
    assert [(one.competency, one.score) for one in day.self_scores] == [
        ("Q", 3),
        ("N", 2),
        ("C", None),
    ]
    assert report.visibility == "shared"
    assert [one.evidence for one in report.strengths] == ["hỏi ngân sách trước giá"]
    assert {one.behaviour for one in report.priorities} == {"budget before price", "name a day"}
    assert [one.commitment_id for one in report.next_steps] == ["promise"]
    assert report.minutes_to_submit == 12


async def test_a_third_priority_is_refused_at_its_key(place: Place) -> None:
    """Space on a third line passes priority over and says why; the two that stood stay."""
    fill(place, ended(place, debrief=passed()), *lines())
    async with opened(place, ReportScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        screen.table.highlight("line4:O")
        before = {key for key, side in screen.writing.sides.items() if side == "priority"}
        await pilot.press("space")
        assert screen.writing.sides["line4:O"] == "strength"
        await pilot.press("space")
        await pilot.pause()
        assert "third priority" in said(pilot)
        assert "line4:O" not in screen.writing.sides
        assert {key for key, side in screen.writing.sides.items() if side == "priority"} == before
        await pilot.press("minus")
        await pilot.pause()
        assert "third priority" in said(pilot)
        assert "line4:O" not in screen.writing.sides


async def test_each_gap_of_the_report_is_told_when_it_is_submitted(place: Place) -> None:
    """A report without a step and without what to do differently stays, and each is told."""
    fill(place, ended(place, debrief=passed()), *lines())
    async with opened(place, ReportScreen) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        wrong = str(pilot.app.screen.query_one("#wrong", Static).render())
        assert "what to do differently" in wrong
        assert "no next step" in wrong
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#behaviour1")
    assert report_of(place) is None


async def test_over_three_minutes_is_refused(place: Place) -> None:
    """A report that takes over three minutes to read does not go out."""
    fill(place, ended(place, debrief=passed()), *lines(), *agreed())
    async with opened(place, ReportScreen) as pilot:
        screen = pilot.app.screen
        for name in ("behaviour1", "behaviour2"):
            screen.query_one(f"#{name}", CoachInput).value = "hỏi trước"
        screen.query_one("#comment", CoachInput).value = "a " * 800
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "over three minutes" in said(pilot)
        assert screen.focused is screen.query_one("#comment")
    assert report_of(place) is None


async def test_an_added_step_becomes_a_commitment_with_the_report(place: Place) -> None:
    """A step typed here is stored as a commitment of the day in the very change of the report."""
    fill(place, ended(place, debrief=passed()), *lines()[:1])
    async with opened(place, ReportScreen) as pilot:
        await pilot.press("n")
        await typed(pilot, "> An gửi báo giá t6")
        understood = str(pilot.app.screen.query_one("#understood", Static).render())
        assert "An owes it" in understood
        assert "Friday 2026-11-27" in understood
        await pilot.press("enter")
        await typed(pilot, "> tôi gọi chị Hà mai")
        with place.store() as store:
            seq = store.seq
        await pilot.press("ctrl+s")
        await until(pilot, ReportPage)
    with place.store() as store:
        (report,) = store.all(CoachingReport)
        promises = {each.text: each for each in store.all(Commitment)}
        assert store.seq == seq + 1
        assert promises["gửi báo giá"].owner == "an"
        assert promises["gửi báo giá"].source == Source(kind="field_day", id="day")
        assert promises["gọi chị Hà"].owner == ME
        assert {each.commitment_id for each in report.next_steps} == {
            each.id for each in promises.values()
        }
        store.undo()
        assert not store.all(CoachingReport)
        assert not store.all(Commitment)
        assert store.all(FieldDay)[0].state == "debrief"


async def test_a_half_written_report_comes_back(place: Place) -> None:
    """Choice, behaviour, added step and half-typed step outlive an interruption."""
    fill(place, ended(place, debrief=passed()), *lines())
    async with opened(place, ReportScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        screen.table.highlight("line3:C")
        await pilot.press("space")
        screen.query_one("#behaviour1", CoachInput).value = "later"
        await pilot.press("n")
        await typed(pilot, "> An gửi báo giá t6")
        await pilot.press("enter")
        await typed(pilot, "> tôi g")
        await pilot.press("escape", "escape")
        await pilot.pause()
    async with opened(place, ReportScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        assert "line3:C" not in screen.writing.sides
        assert screen.query_one("#behaviour1", CoachInput).value == "later"
        assert [each.action for each in screen.writing.steps] == ["gửi báo giá"]
        assert screen.query_one("#step", CoachInput).value == "> tôi g"
        screen.query_one("#step", CoachInput).value = ""
        screen.query_one("#step").focus()
        await pilot.press("up")
        await pilot.pause()
        assert screen.query_one("#step", CoachInput).value == "> An: gửi báo giá 2026-11-27"
        assert not screen.writing.steps


async def test_a_hidden_line_never_reaches_the_report(place: Place) -> None:
    """A line ended with ~ is not offered, and a private promise is no step."""
    hidden = line(1, "mệt vì con ốm", "R=2").revised(typed="mệt vì con ốm R=2 ~")
    private = promised().revised(visibility="private")
    kept = line(2, "gửi báo giá", kind="commitment").revised(commitment_id="promise")
    fill(place, ended(place, debrief=passed()), hidden, private, kept)
    async with opened(place, ReportScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        assert screen.writing.lines == []
        assert screen.writing.steps == ()
        assert "mệt" not in screen.writing.text


async def test_a_report_of_another_window_stands(place: Place) -> None:
    """Where another window has submitted meanwhile, ^S says so and writes nothing over it."""
    fill(place, ended(place, debrief=passed()), *lines()[:1], *agreed())
    async with opened(place, ReportScreen) as pilot:
        with place.store() as other:
            (day,) = other.all(FieldDay)
            other.commit([Put(day.revised(state="reported"))])
        app = pilot.app
        assert isinstance(app, CoachApp)
        await app.desk.refresh()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "No report is owed" in said(pilot)
    assert report_of(place) is None


async def test_what_to_do_differently_stays_with_its_line(place: Place) -> None:
    """A line that is taken out and put back keeps what was typed for it; so does the other."""
    fill(place, ended(place, debrief=passed()), *lines())
    async with opened(place, ReportScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        first, second = (screen.query_one(f"#behaviour{n}", CoachInput) for n in (1, 2))
        first.value, second.value = "for C", "for N"
        screen.table.highlight("line3:C")
        await pilot.press("minus")
        assert first.value == "for N"
        assert second.disabled
        await pilot.press("minus")
        await pilot.pause()
        assert (first.value, second.value) == ("for C", "for N")
        assert [each.behaviour for each in screen.writing.draft.priorities] == ["for C", "for N"]


async def test_a_sign_alone_is_no_step(place: Place) -> None:
    """A step that says nothing is refused; one with another sign is a step all the same."""
    fill(place, ended(place, debrief=passed()), *lines())
    async with opened(place, ReportScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        await pilot.press("n")
        await typed(pilot, "> ")
        await pilot.press("enter")
        await pilot.pause()
        assert said(pilot)
        assert not screen.writing.made
        screen.query_one("#step", CoachInput).value = "= An gửi mẫu mai"
        await pilot.press("enter")
        await pilot.pause()
        assert [(each.owner, each.text) for each in screen.writing.made] == [("an", "gửi mẫu")]


async def test_a_hidden_step_is_refused(place: Place) -> None:
    """What is hidden from the rep has no place in the report: the text stays, nothing is added."""
    fill(place, ended(place, debrief=passed()), *lines())
    async with opened(place, ReportScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        await pilot.press("n")
        await typed(pilot, "> me ask HR fri ~")
        await pilot.press("enter")
        await pilot.pause()
        assert "take the ~ away" in said(pilot)
        assert screen.query_one("#step", CoachInput).value.endswith("~")
        assert not screen.writing.made


async def test_submitting_twice_submits_once(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """`^S` pressed again before the disk answered says nothing of a failure."""
    fill(place, ended(place, debrief=passed()), line(1, "asked first", "Q=4"), *agreed())
    async with opened(place, ReportScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        disk = SlowDisk(screen.desk, monkeypatch)
        await pilot.press("ctrl+s")
        await disk.asked()
        await pilot.press("ctrl+s")
        disk.answers()
        await until(pilot, ReportPage)
        assert said(pilot) == "Submitted, 12 min after the last stop"
    assert report_of(place) is not None
