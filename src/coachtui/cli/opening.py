"""Opening the screens: terminal and environment are seen to before Textual is imported."""

import dataclasses
import os
from collections.abc import Callable
from typing import Final

import click

from coachtui.cli.environment import fitted, forbid_core_dumps, has_terminal, prepare
from coachtui.domain.items import Target
from coachtui.domain.repository import Repository
from coachtui.exchange.console import RefusedError
from coachtui.exchange.session import Session
from coachtui.settings import Keymap

_FIRST_RUN: Final = "coachtui.cli.first_run:begun"
_RUN: Final = "coachtui.cli.run:run_app"
_KEY_PROBLEM: Final = "coachtui.ui.keymap:first_problem"

Filler = Callable[[Repository, Repository], None]
"""Puts records into the team's store and the HR store, both just made."""


def open_screens(session: Session, then: Target | None = None, fill: Filler | None = None) -> None:
    """Run the screens to their end.

    Args:
        session: what they work on.
        then: what they open first, else Today.
        fill: puts the sample team into new stores; the screens are then marked DEMO.

    Raises:
        RefusedError: there is no terminal to show them on, or the keys cannot be as chosen.
        click.exceptions.Exit: the program ended with another exit code than 0.
    """
    if not has_terminal(os.environ):
        raise RefusedError(
            session.words.say(
                "The screens need a terminal. Without one, “coachtui due” lists what is due"
                " and “coachtui log NAME TEXT” writes a line."
            ),
            2,
        )
    settings = fitted(session.settings, os.environ)
    if settings.keys != Keymap() and (error := session.called(_KEY_PROBLEM)(settings.keys)):
        raise RefusedError(
            session.words.label("settings_problem", error.problem, **error.values), 2
        )
    session = dataclasses.replace(session, settings=settings)
    prepare(os.environ, settings.color)
    forbid_core_dumps()
    if then is None and fill is None and _is_first(session):
        session = session.called(_FIRST_RUN)(session)
    code = session.called(_RUN)(session, then, fill)
    if code:
        raise click.exceptions.Exit(code if isinstance(code, int) else 1)


def _is_first(session: Session) -> bool:
    """Tell whether nobody has used the program here: there are no settings and no data folder."""
    return not (session.read_only or session.folder.exists() or session.config.exists())
