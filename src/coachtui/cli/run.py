"""Runs the screens: the one module that brings Textual and the command line together."""

import codecs
import os
from collections.abc import Callable
from functools import partial
from typing import Any

from textual.drivers import linux_driver

from coachtui.app import CoachApp, Opened
from coachtui.cli.environment import over_ssh
from coachtui.domain.items import Target
from coachtui.domain.repository import Repository
from coachtui.exchange.session import Session
from coachtui.ui.desk import Desk
from coachtui.ui.hr_door import HrDoor

_HIDE = "coachtui.cli.memory:hide"
_OPEN = "coachtui.exchange.records:open_for_screens"
_OPEN_HR = "coachtui.exchange.records:open_hr_for_screens"
_HR_DRAFTS = "coachtui.exchange.records:open_drafts"
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
    )
    app = CoachApp(desk, partial(_open, session, fill), then=then)
    tolerate_bad_bytes()
    app.crash.stand_in(session.words, session.console.say)
    app.run(mouse=_with_mouse(session))
    if app.crash.crashed:
        for line in app.crash.told(session.words):
            session.console.say(line)
        return 1
    return app.return_code or 0


def hr_door(session: Session) -> HrDoor:
    """Return how the HR records of a session are opened; nothing is imported or opened yet."""

    def later(path: str) -> Callable[..., Any]:
        return lambda *given: session.called(path)(session, *given)

    return HrDoor(open=later(_OPEN_HR), drafts=later(_HR_DRAFTS), note=later(_NOTE_USE))


def tolerate_bad_bytes() -> None:
    """Let a typed byte that is not UTF-8 show as a replacement instead of ending the program."""
    vars(linux_driver)["getincrementaldecoder"] = lambda name: partial(
        codecs.getincrementaldecoder(name), errors="replace"
    )


def _open(session: Session, fill: Fill | None) -> Opened:
    session.called(_HIDE)()
    opened: Opened = session.called(_OPEN)(session, fill)
    return opened


def _with_mouse(session: Session) -> bool:
    chosen = session.settings.mouse
    return chosen == "on" or (chosen == "auto" and not over_ssh(os.environ))
