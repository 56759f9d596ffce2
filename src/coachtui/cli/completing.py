"""What could come next in a command line, for a shell that asks: commands, options, names."""

import dataclasses
from collections.abc import Mapping
from contextlib import closing
from typing import Final

import click
from click.shell_completion import CompletionItem

from coachtui.domain.repository import StoreError
from coachtui.exchange.session import Session

VARIABLE: Final = "_COACHTUI_COMPLETE"
"""Set by the shell when it asks what could come next."""
_REPS: Final = "coachtui.exchange.names_offered:reps_offered"
_OPEN: Final = "coachtui.exchange.records:open_records"
_ALONE: Final = frozenset({"name", "rep"})
"""Arguments and options that take somebody's name."""


def commands(
    rows: Mapping[str, tuple[str, str]], ctx: click.Context, typed: str
) -> list[CompletionItem]:
    """Return the commands that begin so, without importing any."""
    session = ctx.find_object(Session)
    return [
        CompletionItem(name, help=session.words.say(text) if session else None)
        for name, (_, text) in rows.items()
        if name.startswith(typed)
    ]


def with_names(command: click.Command) -> click.Command:
    """Let a command complete names where it takes one; give it back."""
    for each in command.params:
        if each.name in _ALONE and isinstance(each.type, click.types.StringParamType):
            each.type = RepName()
    if isinstance(command, click.Group):
        for sub in command.commands.values():
            with_names(sub)
    return command


class RepName(click.types.StringParamType):
    """Somebody's name, as typed; a shell is offered the reps."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the reps it can mean; nobody where the records cannot be read."""
        session = ctx.find_object(Session)
        if session is None or not session.folder.is_dir():
            return []
        looking = dataclasses.replace(session, read_only=True)
        try:
            with closing(session.called(_OPEN)(looking)) as store:
                offered = session.called(_REPS)(store, incomplete)
        except StoreError:
            return []
        return [CompletionItem(name, help=whole) for name, whole in offered]
