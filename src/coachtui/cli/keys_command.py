"""`coachtui keys`: every command with its keys, and what a pressed key is called."""

from collections.abc import Sequence
from typing import Final

import click

from coachtui.cli.config_file import told
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.ui.key_book import KeyBook, key_book
from coachtui.ui.keymap import plan, problems
from coachtui.ui.keynames import command_of, is_key, key_name

HELP = N_(
    "List every command with its keys, by the name that [keys] in the settings takes.\n\n"
    "A changed key is followed by the one it has of itself. --try shows the name and the bytes of"
    " whatever is pressed, and what the input method does.\n\n"
    'Example: coachtui config set keys.list.new "n,f6"'
)
_USAGE: Final = 2
_TRIAL: Final = "coachtui.cli.key_trial:trial"
_NOTHING: Final = "–"
_UNNAMED: Final = {"app.go": N_("Go to a list")}


@click.command(name="keys", help=HELP)
@click.option("--try", "is_trial", is_flag=True, help=N_("Press keys and see what arrives."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def keys(session: Session, is_trial: bool, as_json: bool) -> None:
    """Print the keys.

    Raises:
        click.exceptions.Exit: some keys cannot be as chosen, with exit code 2.
    """
    if is_trial:
        session.called(_TRIAL)(session)
        return
    words, console, book = session.words, session.console, key_book()
    wrong = problems(session.settings.keys, book)
    planned = {} if wrong else plan(session.settings.keys, book)
    rows = [_row(session, command, planned, book) for command in sorted(book.labels)]
    if as_json:
        console.json({"schema": 1, "keys": rows, "problems": [told(one, words) for one in wrong]})
    else:
        console.table([_cells(session, row) for row in rows])
        for one in wrong:
            console.say(told(one, words))
    if wrong:
        raise click.exceptions.Exit(_USAGE)


def _row(
    session: Session, command: str, planned: dict[str, Sequence[str]], book: KeyBook
) -> dict[str, object]:
    """Return a command as other programs can count on it."""
    default = book.keys_of(command)
    bound = {one: book.keys_of_id(one) for one in book.ids if command_of(one) == command}
    current = [key for one, own in bound.items() for key in planned.get(one, own) if is_key(key)]
    return {
        "id": command,
        "keys": list(dict.fromkeys(current)),
        "default": list(default),
        "does": session.words.say(book.labels[command][0] or _UNNAMED.get(command, "")),
    }


def _cells(session: Session, row: dict[str, object]) -> list[str]:
    now, default = _written(row["keys"]), _written(row["default"])
    same = now == default
    instead = "" if same else session.words.say("else {keys}", keys=default)
    return [str(row["id"]), now or _NOTHING, str(row["does"]), instead]


def _written(names: object) -> str:
    """Return keys as people read them."""
    return " ".join(key_name(str(name)) for name in names) if isinstance(names, list) else ""
