#!/usr/bin/env python3
"""Write docs/coachtui.1, the manual page, from the commands, their options and the settings.

python tools/man.py          write it
python tools/man.py check    exit 1 if it is not what the commands say
"""

import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final

import click

from coachtui import __version__
from coachtui.catalogue import catalogue
from coachtui.cli.config_words import PURPOSES, as_toml
from coachtui.cli.program import Program, program
from coachtui.domain.clock import system_clock
from coachtui.exchange.console import Console
from coachtui.exchange.session import Session
from coachtui.language import Words
from coachtui.settings import Keymap, Settings
from coachtui.settings.values import KEYS, choices_of
from coachtui.ui.named_keys import named_keys

PAGE: Final = Path(__file__).parents[1] / "docs/coachtui.1"
WORDS: Final = Words.of("en", keys=named_keys(Keymap(), catalogue().load))
ENVIRONMENT: Final = (
    ("COACHTUI_DATA", "Folder of the records, as --data."),
    ("COACHTUI_CONFIG", "Settings file, as --config."),
    ("COACHTUI_HR_IDENTITY", "Key that opens sealed HR records, as --identity."),
    (
        "COACHTUI_LANGUAGE, COACHTUI_THEME, ...",
        "A setting by its name; counts for more than files.",
    ),
    ("NO_COLOR", "Where it is set, the screens are grey."),
    ("VISUAL, EDITOR", "What “coachtui config edit” opens the settings with."),
)
FILES: Final = (
    ("~/.config/coachtui/config.toml", "The settings."),
    ("/etc/coachtui/config.toml", "Settings of everybody on this host."),
    ("~/.local/share/coachtui/", "The records, their backups, exports and drafts."),
)
CODES: Final = (
    ("0", "Done; a list with nothing in it too."),
    ("1", "Failed."),
    ("2", "The command line or the settings are wrong."),
    ("3", "Not found, or ambiguous; the candidates stand on stderr."),
    ("4", "The records are locked or were changed meanwhile: try again."),
    ("5", "The records are damaged or of a newer program; they can be read only."),
    ("130", "Interrupted."),
)


def escaped(text: str) -> str:
    """Give a text as troff has to read it."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in {".", "'"} else line for line in text.split("\n"))


def paragraphs(text: str) -> Iterator[str]:
    """Give the paragraphs of a text, one after the other."""
    for at, part in enumerate(text.split("\n\n")):
        if at:
            yield ".PP"
        yield escaped(" ".join(part.split()))


def term(name: str, text: str) -> Iterator[str]:
    """Give a name, and what it is below it."""
    yield ".TP"
    yield f".B {escaped(name)}"
    yield escaped(text)


def options(command: click.Command) -> Iterator[str]:
    """Give the options of a command."""
    context = click.Context(command)
    for each in command.params:
        told = each.get_help_record(context) if isinstance(each, click.Option) else None
        if told is not None:
            yield from term(told[0], WORDS.say(told[1]))


def described(command: click.Command, path: str) -> Iterator[str]:
    """Give a command: how it is called, what it does, its options, and the commands in it."""
    pieces = click.Context(command, info_name=path).command.collect_usage_pieces(
        click.Context(command)
    )
    yield ".SS"
    yield escaped(" ".join((path, *pieces)))
    yield from paragraphs(WORDS.say(command.help or ""))
    yield from options(command)
    if isinstance(command, click.Group):
        for name, sub in command.commands.items():
            yield from described(sub, f"{path} {name}")


def settings() -> Iterator[str]:
    """Give the settings, with what each may be and is of itself."""
    for field in fields(Settings):
        choices = ", ".join(choices_of(field.name))
        purpose = WORDS.say(PURPOSES.get(field.name, ""))
        usual = "" if field.name == KEYS else f" Default: {as_toml(field.default)}."
        yield from term(field.name, f"{purpose}{f' One of: {choices}.' if choices else ''}{usual}")


def listed(title: str, rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Give a section of names."""
    yield f".SH {title}"
    for name, text in rows:
        yield from term(name, text)


def page(commands: Program) -> Iterator[str]:
    """Give the whole page, line by line."""
    yield f'.TH COACHTUI 1 "" "coachtui {__version__}" "User Commands"'
    yield ".SH NAME"
    yield "coachtui \\- coaching console for sales managers"
    yield ".SH SYNOPSIS"
    yield ".B coachtui"
    yield escaped("[OPTIONS] [COMMAND] [ARGS]...")
    yield ".SH DESCRIPTION"
    yield from paragraphs(WORDS.say(commands.help or ""))
    yield ".PP"
    yield from paragraphs(WORDS.say(commands.epilog or ""))
    yield escaped("In the screens F1 lists the keys.")
    yield ".SH OPTIONS"
    yield from options(commands)
    yield ".SH COMMANDS"
    context = click.Context(commands)
    for name in sorted(commands.list_commands(context)):
        command = commands.get_command(context, name)
        if command is not None:
            yield from described(command, f"coachtui {name}")
    yield ".SH SETTINGS"
    yield escaped("As they stand in the settings file; “coachtui config” shows and changes them.")
    yield from settings()
    yield from listed("ENVIRONMENT", ENVIRONMENT)
    yield from listed("FILES", FILES)
    yield from listed("EXIT STATUS", CODES)


def text() -> str:
    """Give the page as it is to stand in the file."""
    session = Session(
        folder=Path(),
        words=WORDS,
        clock=system_clock(),
        settings=Settings(),
        catalogue=catalogue(),
        console=Console(None, None, WORDS),
    )
    return "\n".join(line for line in page(program(session)) if line) + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or say whether it is up to date."""
    if arguments != ["check"]:
        PAGE.write_text(text(), encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text():
        return 0
    sys.stdout.write("docs/coachtui.1 is not what the commands say; run make man\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
