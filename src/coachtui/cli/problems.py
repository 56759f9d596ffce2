"""What went wrong, as a sentence and an exit code."""

import re
from dataclasses import dataclass

import click

from coachtui.domain.repository import (
    CorruptStoreError,
    ReadOnlyStoreError,
    StaleWriteError,
    StoreBusyError,
    StoreError,
)
from coachtui.domain.trouble import told
from coachtui.exchange.console import RefusedError
from coachtui.language import Words

FAILED = 1
USAGE = 2
AGAIN = 4
DAMAGED = 5
INTERRUPTED = 130
_QUOTED = re.compile("(['\"])(.+)\\1")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something for the user to read, and the exit code that goes with it."""

    message: str
    exit_code: int


def problem(error: Exception, words: Words) -> Problem | None:
    """Give back how to tell an error, or None where it is a fault of the program."""
    if isinstance(error, click.Abort):
        said = words.say("What was said to be done is done, and nothing else was changed.")
        return Problem(f"{words.say('Interrupted.')} {said}", INTERRUPTED)
    if isinstance(error, click.ClickException):
        return _of_click(error, words)
    if isinstance(error, StoreError):
        return Problem(told(error, words), _code(error))
    return None


def _code(error: StoreError) -> int:
    if isinstance(error, StoreBusyError | StaleWriteError):
        return AGAIN
    if isinstance(error, CorruptStoreError):
        return DAMAGED
    if isinstance(error, ReadOnlyStoreError):
        return FAILED if str(error) in {"asked", "sealed"} else DAMAGED
    return FAILED


def _of_click(error: click.ClickException, words: Words) -> Problem:
    """Word click's own complaints by their type; a `RefusedError` is worded already."""
    if isinstance(error, RefusedError):
        return Problem(error.message, error.code)
    if isinstance(error, click.NoSuchOption):
        said = words.say("There is no option “{name}”.", name=error.option_name)
    elif isinstance(error, click.MissingParameter):
        said = words.say("Something is missing: {name}.", name=_parameter(error))
    elif isinstance(error, click.BadOptionUsage):
        said = words.say("The option {name} needs a value.", name=error.option_name)
    elif isinstance(error, click.BadParameter):
        said = _unfit(error, words)
    elif name := _no_command(error):
        said = words.say("There is no command “{name}”.", name=name)
    else:
        said = words.say("These arguments were not understood: {what}.", what=_culprit(error))
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "coachtui"
    return Problem(
        f"{said} {words.say('{command} --help says how it is used.', command=command)}", USAGE
    )


def _unfit(error: click.BadParameter, words: Words) -> str:
    """Say what an argument takes, where that is a few words or a span of numbers."""
    name, takes = _parameter(error), error.param.type if error.param is not None else None
    if isinstance(takes, click.Choice):
        return words.say("{name} takes one of these: {choices}.", name=name, choices=_listed(takes))
    if isinstance(takes, click.IntRange):
        return words.say(
            "{name} takes a whole number from {least} to {most}.",
            name=name,
            least=takes.min,
            most=takes.max,
        )
    return words.say("This does not fit {name}.", name=name)


def _listed(takes: click.Choice[str]) -> str:
    return ", ".join(takes.choices)


def _no_command(error: click.ClickException) -> str:
    """Return what was taken for a command of a group, as import and config are; '' otherwise."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None or not isinstance(context.command, click.Group):
        return ""
    found = _QUOTED.search(error.message)
    return found[2] if found else ""


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return error.param_hint if isinstance(error.param_hint, str) else "?"
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.human_readable_name


def _culprit(error: click.ClickException) -> str:
    """Give back what stands in the brackets of "Got unexpected extra argument (x)"."""
    _, _, rest = error.message.partition("(")
    return rest.rstrip(").") or "?"
