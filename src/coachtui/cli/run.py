"""Runs the screens: the one module that brings Textual and the command line together."""

import codecs
import os
import sys
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from textual.drivers import linux_driver

from coachtui.app import CoachApp, Opened
from coachtui.cli.environment import over_ssh
from coachtui.domain.ids import new_id
from coachtui.domain.items import Target
from coachtui.domain.repository import Repository
from coachtui.domain.window import Window
from coachtui.exchange.session import Session
from coachtui.paths import HR, KEYS
from coachtui.ui.attendance import Attendance, Company
from coachtui.ui.desk import Desk
from coachtui.ui.escaped import ESCAPED_DIGITS
from coachtui.ui.hr_door import HrDoor
from coachtui.ui.mending import Mending

_HIDE = "coachtui.cli.memory:hide"
_OPEN = "coachtui.exchange.records:open_for_screens"
_KEYRING = "coachtui.exchange.hr_keys:HrKeyring"
_HR_KEYS = (HR, KEYS)
_PRESENCE = "coachtui.storage.presence:Presence"
_MENDER = "coachtui.exchange.mending:Mender"
_NOTE_USE = "coachtui.exchange.records:note_use"

Fill = Callable[[Repository, Repository], object]
"""Puts records into the team's store and the HR store."""


def run_app(
    session: Session,
    then: Target | None = None,
    fill: Fill | None = None,
) -> int:
    """Run the screens to their end and give back the exit code.

    `fill` puts the sample team into stores that were just made; the screens are then marked DEMO.
    """
    desk = Desk(
        words=session.words,
        clock=session.clock,
        catalogue=session.catalogue,
        settings=session.settings,
        folder=session.folder,
        demo=fill is not None,
        hr_door=hr_door(session),
        mending=mending(session),
        company=Company(partial(_be_seen, session)),
    )
    app = CoachApp(desk, partial(_open, session, fill), then=then)
    fit_reading()
    session.console.rest()
    app.crash.stand_in(session.words, session.console.say)
    app.run(mouse=_with_mouse(session))
    if app.crash.crashed:
        for line in app.crash.told(session.words):
            session.console.say(line)
        return 1
    return app.return_code or 0


def hr_door(session: Session) -> HrDoor:
    """Return how the HR records of a session are opened; nothing is imported or opened yet."""

    @cache
    def keyring() -> Any:
        return session.called(_KEYRING)(session)

    return HrDoor(
        asks=lambda: not session.identity and session.folder.joinpath(*_HR_KEYS).exists(),
        open=lambda passphrase: keyring().open(passphrase),
        drafts=lambda store: keyring().drafts(store),
        note=lambda *given: session.called(_NOTE_USE)(session, *given),
        forget=lambda: keyring().forget(),
    )


def mending(session: Session) -> Callable[[], Mending]:
    """Return what gives whoever mends the files of a session; nothing is imported yet."""

    @cache
    def mender() -> Any:
        return session.called(_MENDER)(session)

    return mender


def fit_reading() -> None:
    """Let what is typed arrive as it was meant.

    A byte that is not UTF-8 shows as a replacement instead of ending the program; Esc and a digit
    in one read are no letter.
    """
    vars(linux_driver)["getincrementaldecoder"] = lambda name: partial(
        codecs.getincrementaldecoder(name), errors="replace"
    )
    parser = sys.modules[vars(linux_driver)["XTermParser"].__module__]
    vars(parser)["ANSI_SEQUENCES_KEYS"].update(ESCAPED_DIGITS)


def _open(session: Session, fill: Fill | None) -> Opened:
    session.called(_HIDE)()
    opened: Opened = session.called(_OPEN)(session, fill)
    return opened


def _be_seen(session: Session) -> Attendance:
    """Let other windows see this one; where nothing may be written, only look for them."""
    own = Window(
        new_id(), session.clock.now(), _terminal(), over_ssh(os.environ), process=os.getpid()
    )
    seen: Attendance = session.called(_PRESENCE)(session.folder, own, hidden=session.read_only)
    return seen


def _terminal() -> str:
    try:
        return os.ttyname(0).removeprefix("/dev/")
    except OSError:
        return ""


def _with_mouse(session: Session) -> bool:
    chosen = session.settings.mouse
    return chosen == "on" or (chosen == "auto" and not over_ssh(os.environ))
