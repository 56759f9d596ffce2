"""A desk with one rep, and short ways to fill the forms of a field day and to see what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from coachtui.ui.form_fields import FieldRow
from coachtui.ui.frame import Frame
from overview_desk import app_of, open_desk, said
from places import AN

R = TypeVar("R", bound=Record)


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    """Return a moment of November 2026 by the team's clock."""
    return datetime(2026, 11, day, hour - 7, minute, tzinfo=UTC)


def desk_with(tmp_path: Path, *records: Record, language: str = "en") -> Desk:
    """Give back a desk on Monday 23 November 2026 with An and these records."""
    desk = open_desk(tmp_path, language)
    desk.repository.commit([Put(AN), *map(Put, records)])
    return desk


def the_day(desk: Desk) -> FieldDay:
    """Return the only field day on file."""
    (day,) = desk.repository.all(FieldDay)
    return day


def the_stops(desk: Desk) -> list[Stop]:
    """Return all stops on file by their number."""
    return sorted(desk.repository.all(Stop), key=lambda stop: stop.seq)


def row_of(form: FormScreen, name: str) -> FieldRow:
    """Return the row of a field."""
    return next(row for row in form._rows if row.field.name == name)


def fill(form: FormScreen, **texts: str) -> None:
    """Put texts into the fields of a form."""
    for name, text in texts.items():
        row_of(form, name).text = text


def problem_at(form: FormScreen, name: str) -> str:
    """Return what a field says is wrong, '' for nothing."""
    row = row_of(form, name)
    return str(row._problem.content).removeprefix("! ") if row.has_class("-wrong") else ""


@dataclass(frozen=True)
class Outcome:
    """What became of a form: whether it closed, what its line says, what is wrong by field."""

    closed: bool
    line: str
    problems: dict[str, str]


async def saved(
    desk: Desk, make: Callable[[], FormScreen], times: int = 1, **texts: str
) -> Outcome:
    """Open a form, fill it, save so often, and tell what became of it."""
    app = app_of(desk, Screen())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        form = make()
        await app.push_screen(form)
        await pilot.pause()
        fill(form, **texts)
        for _ in range(times):
            await press(pilot, "ctrl+s")
        names = [row.field.name for row in form._rows] if app.screen is form else []
        problems = {name: text for name in names if (text := problem_at(form, name))}
        return Outcome(not names, said(app) if names else "", problems)


def front(pilot: Pilot[None]) -> Frame:
    """Return the app under a pilot."""
    assert isinstance(pilot.app, Frame)
    return pilot.app


async def settle(pilot: Pilot[None]) -> None:
    """Wait until what was set off has been carried out, writes included."""
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what they started; not for a key that opens a question."""
    await pilot.press(*keys)
    await settle(pilot)
