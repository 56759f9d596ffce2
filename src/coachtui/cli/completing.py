"""What could come next in a command line, for a shell that asks: commands, options, names."""

from collections.abc import Mapping
from typing import Final

import click
from click.shell_completion import CompletionItem

from coachtui.cli.offered import (
    Offered,
    OfferedPath,
    of_backups,
    of_kinds,
    of_reps,
    of_settings,
    of_values,
)
from coachtui.exchange.session import Session

VARIABLE: Final = "_COACHTUI_COMPLETE"
"""Set by the shell when it asks what could come next."""
_FILE: Final = OfferedPath("file")
_FOLDER: Final = OfferedPath("dir")
_BY_METAVAR: Final[Mapping[str, Offered | OfferedPath]] = {
    "BACKUP": Offered(of_backups, or_folder=True),
    "DIR": _FOLDER,
    "FILE": _FILE,
    "FILE|-": _FILE,
    "KIND": Offered(of_kinds),
    "NAME|ID": Offered(of_reps),
}
"""What a shell is offered by how the help writes a value."""
_BY_NAME: Final[Mapping[str, Offered | OfferedPath]] = {
    "name": Offered(of_reps),
    "rep": Offered(of_reps),
    "file": _FILE,
    "files": _FILE,
    "key": Offered(of_settings),
    "value": Offered(of_values),
}
"""And by what a command calls it."""


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


def completed(command: click.Command) -> click.Command:
    """Let a command complete names, files and whatever else it takes; give it back."""
    for each in command.params:
        if type(each.type) is click.types.StringParamType:
            named = _BY_METAVAR.get(each.metavar or "") or _BY_NAME.get(each.name or "")
            each.type = named or each.type
    if isinstance(command, click.Group):
        for sub in command.commands.values():
            completed(sub)
    return command
