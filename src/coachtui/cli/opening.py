"""Opening the screens: terminal and environment are seen to before Textual is imported."""

import os
from collections.abc import Callable
from typing import Final

import click

from coachtui.cli.environment import forbid_core_dumps, has_terminal, prepare
from coachtui.domain.items import Target
from coachtui.domain.repository import Repository
from coachtui.exchange.console import RefusedError
from coachtui.exchange.session import Session

_RUN: Final = "coachtui.cli.run:run_app"

Filler = Callable[[Repository, Repository], None]
"""Puts records into the team's store and the HR store, both just made."""


def open_screens(session: Session, then: Target | None = None, fill: Filler | None = None) -> None:
    """Run the screens to their end.

    Args:
        session: what they work on.
        then: what they open first, else Today.
        fill: puts the sample team into new stores; the screens are then marked DEMO.

    Raises:
        RefusedError: there is no terminal to show them on.
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
    prepare(os.environ)
    forbid_core_dumps()
    code = session.called(_RUN)(session, then, fill)
    if code:
        raise click.exceptions.Exit(code if isinstance(code, int) else 1)
