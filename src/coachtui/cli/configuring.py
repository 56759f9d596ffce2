"""`coachtui config`: what holds and where it comes from, and changing it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from coachtui import paths
from coachtui.cli.config_file import (
    copied,
    edited,
    is_changed,
    problems_in,
    problems_of,
    same,
    told,
    unchanged,
    write,
)
from coachtui.cli.config_words import beginning, shown
from coachtui.exchange.console import RefusedError
from coachtui.exchange.session import Session
from coachtui.language import N_, Words
from coachtui.settings import Keymap, Origin, SettingsError, Survey, survey
from coachtui.settings.toml_text import read_text
from coachtui.settings.values import KEYS, NAMES

HELP = N_(
    "Show, check and change the settings.\n\n"
    "A setting is taken from the environment (COACHTUI_THEME for theme), else from the settings"
    " file, else from that of the host, else it is the default.\n\n"
    "Example: coachtui config set theme light"
)
_USAGE: Final = 2
_WITH_VALUE: Final = "coachtui.cli.config_text:with_value"


@click.group(name="config", help=HELP)
def config() -> None:
    """Gather the commands about settings."""


@config.command(help=N_("Show every setting, and where its value comes from."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_context
def show(ctx: click.Context, as_json: bool) -> None:
    """Print the settings."""
    session = ctx.ensure_object(Session)
    words, console = session.words, session.console
    found = survey(session.config, os.environ, paths.SITE_CONFIG)
    rows = list(_rows(session, found, ctx))
    wrong = [told(one, words) for one in found.problems]
    if as_json:
        settings = [_as_object(*row) for row in rows]
        console.json({"schema": 1, "settings": settings, "problems": wrong})
        return
    console.table([[key, shown(value), _origin_in(words, origin)] for key, value, origin in rows])
    for sentence in wrong:
        console.say(sentence)


@config.command(
    help=N_("Check the settings files and the environment; exit code 2 if wrong."),
    short_help=N_("Check the settings."),
)
@click.argument("file", required=False)
@click.pass_obj
def validate(session: Session, file: str | None) -> None:
    """Print everything that is wrong.

    Raises:
        click.exceptions.Exit: something is, with exit code 2.
        RefusedError: the file that was named is not there.
    """
    words = session.words
    path = Path(file) if file else session.config
    if file and not path.exists():
        raise RefusedError(words.say("There is no file {path}.", path=path), _USAGE)
    problems = problems_of(path, {} if file else os.environ, None if file else paths.SITE_CONFIG)
    for problem in problems:
        session.console.data(told(problem, words))
    if problems:
        raise click.exceptions.Exit(_USAGE)
    session.console.say(words.say("{path} is in order.", path=path))


@config.command(
    name="set",
    short_help=N_("Set one setting."),
    help=N_(
        "Set one setting in the settings file; its comments stay.\n\n"
        "The key of a command is set by keys. and its name, a whole set of keys by keys.preset.\n\n"
        'Example: coachtui config set keys.list.new "n,f6"'
    ),
)
@click.argument("key")
@click.argument("value")
@click.pass_obj
def set_(session: Session, key: str, value: str) -> None:
    """Change one value.

    Raises:
        RefusedError: there is no such setting, the value does not fit, or the file is damaged.
    """
    words, file = session.words, session.config
    if key not in NAMES and not key.removeprefix(KEYS).startswith("."):
        raise RefusedError(words.say("There is no setting “{key}”.", key=key), _USAGE)
    before = _text_of(file, words)
    if damage := [one for one in problems_in(before, file) if one.problem == "not_toml"]:
        raise RefusedError(f"{told(damage[0], words)}\n{unchanged(words)}", _USAGE)
    text: str = session.called(_WITH_VALUE)(before, key, value)
    already = {same(one) for one in problems_in(before, file)}
    wrong = [one for one in problems_in(text, file) if same(one) not in already]
    if wrong:
        sentences = [*(told(one, words) for one in wrong), unchanged(words)]
        raise RefusedError("\n".join(sentences), _USAGE)
    write(file, text, words)
    say = session.console.say
    say(words.say("{key} is {value} now, in {path}.", key=key, value=value, path=file))
    origin = survey(file, os.environ, paths.SITE_CONFIG).origins.get(key, Origin())
    if origin.source == "environment":
        say(words.say("But {name} is set, which counts for more.", name=origin.where))


@config.command(
    help=N_("Open the settings file in VISUAL, EDITOR or nano, and check it after."),
    short_help=N_("Open the settings in an editor."),
)
@click.pass_obj
def edit(session: Session) -> None:
    """Have the settings edited.

    Raises:
        RefusedError: editors are not allowed here, this one failed, or what was written is wrong.
    """
    words, file = session.words, session.config
    if os.environ.get(paths.RESTRICTED):
        raise RefusedError(words.say("An editor is not available here."), _USAGE)
    before = _text_of(file, words) or beginning(words)
    copy = copied(file, before, words)
    try:
        _edit(session, copy, before)
    finally:
        if not is_changed(copy, before):
            copy.unlink(missing_ok=True)


def _edit(session: Session, copy: Path, before: str) -> None:
    words, say, file = session.words, session.console.say, session.config
    while (text := edited(copy, os.environ, words)) != before:
        wrong = problems_in(text, file)
        if not wrong:
            write(file, text, words)
            copy.unlink(missing_ok=True)
            say(words.say("{path} is in order.", path=file))
            return
        for problem in wrong:
            say(told(problem, words))
        if not _again(words):
            said = words.say("What you wrote is kept in {path}.", path=copy)
            raise RefusedError(f"{said} {unchanged(words)}", _USAGE)
    say(unchanged(words))


def _again(words: Words) -> bool:
    try:
        return click.confirm(words.say("Edit it again?"), default=True, err=True)
    except click.Abort:
        return False


def _text_of(file: Path, words: Words) -> str:
    try:
        return read_text(file)
    except SettingsError as error:
        raise RefusedError(told(error, words), _USAGE) from error


def _rows(
    session: Session, found: Survey, ctx: click.Context
) -> Iterator[tuple[str, object, Origin]]:
    """Give every setting with its value and origin: where things lie first, then by name."""
    given = ctx.find_root().params
    for key, value, variable in (
        ("data", session.folder, "COACHTUI_DATA"),
        ("config", session.config, "COACHTUI_CONFIG"),
    ):
        if given.get(key):
            yield key, str(value), Origin("flag", f"--{key}")
        elif os.environ.get(variable):
            yield key, str(value), Origin("environment", variable)
        else:
            yield key, str(value), found.origins.get(f"{key}_folder", Origin())
    settings = found.settings
    for key in NAMES:
        value = getattr(settings, key)
        yield key, value, found.origins.get(key, Origin())
        if isinstance(value, Keymap):
            for choice in value.chosen:
                own = choice.file == str(session.config)
                place = Origin("user" if own else "site", choice.file, choice.line)
                yield f"{key}.{choice.command}", choice.keys, place


def _origin_in(words: Words, origin: Origin) -> str:
    if origin.line:
        return words.say("{path}, line {line}", path=origin.where, line=origin.line)
    return origin.where or words.say("default")


def _as_object(key: str, value: object, origin: Origin) -> dict[str, object]:
    """Return a setting as other programs can count on it."""
    plain = shown(value) if isinstance(value, Keymap) else value
    place = {"source": origin.source, "where": origin.where, "line": origin.line or None}
    return {"key": key, "value": plain, **place}
