"""A day that is over, opened in the app: what the tests of debrief and report share."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta

from textual.pilot import Pilot
from textual.widget import Widget

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.items import Target
from coachtui.domain.log_entry import LogEntry, LogKind, Score
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import CoachingReport, FieldDay, Talkback
from coachtui.ui.fields import CoachInput
from coachtui.ui.lines import MessageLine
from coachtui.ui.screen import CoachScreen
from field_days import a_day, a_stop
from places import Place


def ended(place: Place, **changes: object) -> FieldDay:
    """Return a day whose last stop ended twelve minutes ago."""
    now = place.clock.now()
    begun = now - timedelta(hours=6)
    return a_day(
        date=date(2026, 11, 23),
        state="debrief",
        started_at=begun,
        ended_at=now - timedelta(minutes=12),
    ).revised(**changes)


def line(number: int, text: str, mark: str = "", kind: LogKind = "note") -> LogEntry:
    """Return a line of the first stop; `mark` is its score as typed, such as Q=4."""
    key, _, score = mark.partition("=")
    scores = (Score(competency=key, score=int(score) if score != "n" else None),) if mark else ()
    return LogEntry(
        id=f"line{number}",
        person_id="an",
        part_of="stop1",
        entry_kind=kind,
        text=text,
        typed=text,
        scores=scores,
        happened_at=datetime.fromisoformat(f"2026-11-23T0{number}:00:00+00:00"),
    )


def lines() -> list[Record]:
    """Return the lines of a usual day."""
    return [
        line(1, "hỏi ngân sách trước giá", "Q=4"),
        line(2, "nói giá quá sớm", "N=2"),
        line(3, "không chốt ngày", "C=1"),
        line(4, "chào hỏi ngắn gọn", "O=3"),
    ]


def promised() -> Commitment:
    """Return what was agreed on the day."""
    return Commitment(
        id="promise",
        owner="an",
        counterparty=ME,
        text="gửi báo giá",
        due=date(2026, 11, 27),
        source=Source(kind="field_day", id="day"),
        visibility="shared",
    )


def agreed() -> list[Record]:
    """Return a promise of the day, and the line that made it."""
    kept = line(5, "gửi báo giá", kind="commitment").revised(commitment_id="promise")
    return [promised(), kept]


def passed() -> Talkback:
    """Return the talk with a rep who had nothing to say."""
    return Talkback(rep_passed=True)


def fill(place: Place, *records: Record) -> None:
    """Store records beside the first stop."""
    with place.store() as store:
        store.commit([Put(a_stop()), *(Put(record) for record in records)])


@asynccontextmanager
async def opened(
    place: Place, kind: type[CoachScreen[bool]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """Open the day in the app and wait for its screen."""
    app = place.app(Target("field_day", "day"))
    async with app.run_test(size=size, notifications=True) as pilot:
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


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text into the field in focus."""
    field = pilot.app.screen.focused
    assert isinstance(field, CoachInput)
    field.insert_text_at_cursor(text)
    await pilot.pause()


def said(pilot: Pilot[None]) -> str:
    """Return what the message line says."""
    return pilot.app.screen.query_one(MessageLine).text


def report_of(place: Place) -> CoachingReport | None:
    """Return the report in the store."""
    with place.store() as store:
        found = store.all(CoachingReport)
    return found[0] if found else None
