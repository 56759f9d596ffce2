"""A day whose report went out, opened in the app: what the tests of its page share."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.ids import ME
from coachtui.domain.items import Target
from coachtui.domain.log_entry import LogEntry, Score
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import (
    CoachingReport,
    NextStep,
    Priority,
    Strength,
)
from coachtui.records.field_day.screens.report_page import ReportPage
from coachtui.ui.lines import MessageLine, TitleLine
from field_days import a_day, a_stop
from places import Place


def seen(number: int, mark: str, text: str = "asked") -> LogEntry:
    """Return a scored line of the stop; `mark` is such as Q=4 or Q=n."""
    key, _, score = mark.partition("=")
    return LogEntry(
        id=f"line{number}",
        person_id="an",
        part_of="stop1",
        text=f"{text} {number}",
        typed=f"{text} {number}",
        scores=(Score(competency=key, score=None if score == "n" else int(score)),),
        happened_at=a_stop().planned_at,
    )


def fill_reported(place: Place, *records: Record, **changes: object) -> None:
    """Store a reported day; `changes` are fields of its report."""
    now = place.clock.now()
    day = a_day(
        date=date(2026, 11, 23),
        state="reported",
        started_at=now - timedelta(hours=8),
        ended_at=now - timedelta(hours=1),
        self_scores=(Score(competency="Q", score=2),),
    )
    report = CoachingReport(
        id="report",
        person_id="an",
        field_day_id="day",
        strengths=(Strength(competency="Q", evidence="hỏi *trước* giá"),),
        priorities=(Priority(competency="N", behaviour="chờ", evidence="nói giá sớm"),),
        next_steps=(NextStep(action="gửi báo giá", owner="an", due=date(2026, 11, 27)),),
        submitted_at=now - timedelta(minutes=48),
        minutes_to_submit=12,
        visibility="shared",
    ).revised(**changes)
    with place.store() as store:
        store.commit([Put(day), Put(a_stop()), Put(report), *(Put(each) for each in records)])


@asynccontextmanager
async def opened(
    place: Place, kind: type[Screen[None]] = ReportPage, record: str = "day"
) -> AsyncIterator[Pilot[None]]:
    """Open the page in the app."""
    act = "meet" if record == ME else "open"
    app = place.app(Target("field_day", record, act))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, kind)
        yield pilot


async def until(pilot: Pilot[None], kind: type[object]) -> None:
    """Wait for a screen, until its widgets are there."""
    for _ in range(200):
        await pilot.pause()
        screen = pilot.app.screen
        if isinstance(screen, kind) and all(one.is_mounted for one in screen.query(Widget)):
            return
    raise AssertionError(pilot.app.screen)


async def until_said(pilot: Pilot[None], text: str) -> None:
    """Wait for a message that holds a text."""
    for _ in range(200):
        await pilot.pause()
        lines = pilot.app.screen.query(MessageLine)
        if any(text in line.text for line in lines):
            return
    raise AssertionError([line.text for line in pilot.app.screen.query(MessageLine)])


def shown(pilot: Pilot[None]) -> str:
    """Return what the page shows."""
    return str(pilot.app.screen.query_one("#page > Static", Static).render())


def title(pilot: Pilot[None]) -> str:
    """Return the title of the screen."""
    return pilot.app.screen.query_one(TitleLine).texts[0]
