"""The whole app over a data folder of the test's own, as the command line makes it."""

import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from coachtui.app import CoachApp, Opened
from coachtui.catalogue import catalogue
from coachtui.cli.run import hr_door, mending
from coachtui.exchange.console import Console
from coachtui.exchange.records import open_for_screens
from coachtui.exchange.session import Session
from coachtui.settings import Settings
from coachtui.ui.desk import Desk
from desks import FixedClock
from keyed import keyed
from overview_desk import shown_text


def coach(folder: Path, *, read_only: bool = False, identity: str = "") -> CoachApp:
    """Give the app over a data folder, as the command line makes it."""
    words = keyed("en")
    session = Session(
        folder=folder,
        words=words,
        clock=FixedClock(),
        settings=Settings(),
        catalogue=catalogue(),
        console=Console(io.StringIO(), io.StringIO(), words),
        read_only=read_only,
        identity=identity,
    )
    desk = Desk(
        words=words,
        clock=session.clock,
        catalogue=session.catalogue,
        settings=session.settings,
        folder=folder,
        hr_door=hr_door(session),
        mending=mending(session),
    )

    def opened() -> Opened:
        return open_for_screens(session, None)

    return CoachApp(desk, opened)


async def until(pilot: Pilot[None], ready: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(400):
        await pilot.pause(0.01)
        if ready():
            return
    raise AssertionError("it never was so")


@asynccontextmanager
async def running(app: CoachApp) -> AsyncIterator[Pilot[None]]:
    """Run an app until its records are open, or are known not to open."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: not app.opening)
        await pilot.pause()
        yield pilot


def in_front(app: CoachApp, screen: type[Screen[Any]]) -> bool:
    """Tell whether a screen of that make is in front."""
    return isinstance(app.screen, screen)


async def looked(pilot: Pilot[None], app: CoachApp, text: str) -> None:
    """Wait until the screen about the files has seen what is left."""
    assert isinstance(app, CoachApp)
    await until(pilot, lambda: text in " ".join(shown_text(app).split()))


async def agree(pilot: Pilot[None]) -> None:
    """Answer the question in front with yes."""
    await pilot.pause()
    await pilot.pause()
    await pilot.press("y")
