"""Desks with a real HR room, and apps over them, in a folder of the test's own."""

import io
from functools import partial
from pathlib import Path

from coachtui.app import CoachApp, Opened
from coachtui.cli.run import hr_door
from coachtui.domain.log_entry import LogEntry
from coachtui.exchange.console import Console
from coachtui.exchange.records import open_for_screens, open_hr
from coachtui.exchange.session import Session
from coachtui.settings import Settings
from coachtui.storage import Store
from coachtui.ui.desk import Desk
from coachtui.ui.keeper import Keeper
from desks import FixedClock, Never, unexpected
from hr_app import hr_catalogue
from keyed import keyed


def hr_session(folder: Path, *, read_only: bool = False) -> Session:
    """Give back a session over a folder, which need not be there yet."""
    words = keyed("en")
    return Session(
        folder=folder,
        words=words,
        clock=FixedClock(),
        settings=Settings(),
        catalogue=hr_catalogue(),
        console=Console(io.StringIO(), io.StringIO(), words),
        read_only=read_only,
    )


def _desk(session: Session) -> Desk:
    return Desk(
        words=session.words,
        clock=session.clock,
        catalogue=session.catalogue,
        settings=session.settings,
        folder=session.folder,
        hr_door=hr_door(session),
    )


def hr_desk(folder: Path, *, read_only: bool = False) -> Desk:
    """Give back an open desk whose HR room is locked."""
    session = hr_session(folder, read_only=read_only)
    desk = _desk(session)
    store, drafts, _, _ = open_for_screens(session, None)
    desk.attach(store, Keeper(drafts, lambda _seconds, _call: Never(), lambda: 0.0, unexpected))
    return desk


def hr_coach(folder: Path) -> CoachApp:
    """Give back the app of `hr_app.py` over a folder."""
    session = hr_session(folder)

    def opened() -> Opened:
        return open_for_screens(session, None)

    return CoachApp(_desk(session), opened)


def hr_store(folder: Path) -> Store:
    """Open the HR store of a folder, as another window does."""
    return open_hr(hr_session(folder))


def hr_texts(folder: Path) -> list[str]:
    """Give back the texts of the log entries in the HR store."""
    return [entry.text for entry in hr_store(folder).all(LogEntry)]


def holding(folder: Path, text: str) -> set[Path]:
    """Give back the files under a folder that hold a text, or have it in their name."""
    wanted = text.encode()
    return {
        path.relative_to(folder)
        for path in folder.rglob("*")
        if path.is_file() and (wanted in path.read_bytes() or text in path.name)
    }


async def settled(desk: Desk) -> None:
    """Wait until everything that was left to the writer is done."""
    await desk.in_writer(partial(bool))
