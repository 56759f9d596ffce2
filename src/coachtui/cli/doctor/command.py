"""`coachtui doctor`: what is odd about the terminal and the records, and what to type."""

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from typing import Final

import click

from coachtui import __version__, paths
from coachtui.cli.config_file import problems_of, told
from coachtui.cli.doctor import records, terminal
from coachtui.cli.doctor.finding import Finding, State
from coachtui.cli.doctor.probes import surroundings
from coachtui.cli.version import SCHEMA
from coachtui.exchange.session import Session
from coachtui.language import N_, Words

HELP = N_(
    "Look at terminal, settings and records; say what is odd, why it matters and what to type.\n\n"
    "Nothing is changed. The exit code is 1 where something will not work as it is, else 0.\n\n"
    "Example: coachtui doctor --json"
)
_MARKS: Final[dict[State, str]] = {"fine": "✓", "note": "~", "trouble": "!"}
_TROUBLE: Final = 1
_UNDER: Final = "    "


@click.command(name="doctor", help=HELP)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def doctor(session: Session, as_json: bool) -> None:
    """Print what was found.

    Raises:
        click.exceptions.Exit: something will not work as it is, with exit code 1.
    """
    words, console = session.words, session.console
    found = [
        *terminal.findings(words, session.settings, surroundings()),
        _settings(session),
        *records.findings(session, records.Host()),
        _versions(words),
    ]
    troubles = sum(each.state == "trouble" for each in found)
    if as_json:
        checks = [_as_object(each) for each in found]
        console.json({"schema": 1, "well": not troubles, "checks": checks})
    else:
        _print(session, found)
    if troubles:
        raise click.exceptions.Exit(_TROUBLE)


def _print(session: Session, found: Sequence[Finding]) -> None:
    words, console = session.words, session.console
    for each in found:
        console.data(f"{_MARKS[each.state]} {each.name}: {each.found}")
        if each.state != "fine":
            console.data(f"{_UNDER}{each.why}")
            if each.do:
                console.data(f"{_UNDER}{words.say('Type: {command}', command=each.do)}")
    troubles = sum(each.state == "trouble" for each in found)
    if troubles:
        console.say(
            words.count(
                troubles,
                "{n} thing will not work as it is: see the line marked !.",
                "{n} things will not work as they are: see the lines marked !.",
            )
        )
    else:
        console.say(words.say("All is well; ~ marks what is good to know."))


def _settings(session: Session) -> Finding:
    words = session.words
    wrong = problems_of(session.config, os.environ, paths.SITE_CONFIG)
    said = told(wrong[0], words) if wrong else words.say("in order")
    return Finding(
        "settings",
        words.say("Settings"),
        "trouble" if wrong else "fine",
        said,
        words.say("With a wrong setting nothing starts, rather than half of what was chosen."),
        "coachtui config edit" if wrong else "",
    )


def _versions(words: Words) -> Finding:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("textual", "pydantic", "tinydb"))
    said = f"coachtui {__version__}, Python {platform.python_version()}, {libraries}"
    why = words.say("Whoever helps you asks for these.")
    return Finding("versions", words.say("Versions"), "fine", f"{said}, schema {SCHEMA}", why)


def _as_object(each: Finding) -> dict[str, object]:
    return {
        "key": each.key,
        "name": each.name,
        "state": each.state,
        "found": each.found,
        "why": each.why,
        "do": each.do or None,
    }
