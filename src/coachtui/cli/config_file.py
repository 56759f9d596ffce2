"""The user's settings file as commands change it: whole or not at all, readable by its owner."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from coachtui.exchange.console import RefusedError
from coachtui.language import Words
from coachtui.settings import SettingsError, survey
from coachtui.ui.key_book import key_book
from coachtui.ui.keymap import problems as key_problems

_EDITOR: Final = "nano"


def problems_of(
    file: Path, environ: Mapping[str, str], site: Path | None = None
) -> list[SettingsError]:
    """Return all that is wrong with the settings, keys included."""
    found = survey(file, environ, site)
    return [*found.problems, *key_problems(found.settings.keys, key_book())]


def told(problem: SettingsError, words: Words) -> str:
    """Return the sentence of a problem."""
    return words.label("settings_problem", problem.problem, **problem.values)


def problems_in(text: str, file: Path) -> list[SettingsError]:
    """Return what would be wrong if a text were the settings file."""
    with tempfile.TemporaryDirectory(prefix="coachtui-") as folder:
        trial = Path(folder) / file.name
        trial.write_text(text, encoding="utf-8")
        return [
            SettingsError(one.problem, **{**one.values, "file": str(file)})
            for one in problems_of(trial, {})
        ]


def same(problem: SettingsError) -> tuple[object, ...]:
    """Return what tells a problem from others, wherever in the file it stands."""
    values = {name: value for name, value in problem.values.items() if name != "line"}
    return (problem.problem, *sorted(values.items()))


def write(file: Path, text: str, words: Words) -> None:
    """Put a text in the place of a settings file, in one step; a link to it stays one.

    Raises:
        RefusedError: the file system refused; the file is as it was.
    """
    copy = copied(file, text, words)
    try:
        copy.replace(file.resolve())
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise _unwritable(file, error, words) from error


def copied(file: Path, text: str, words: Words) -> Path:
    """Write a text durably to a new file beside another, for its owner alone; return its path.

    Raises:
        RefusedError: the file system refused; nothing is left.
    """
    beside = file.resolve()
    try:
        beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(".toml", f"{beside.stem}-", beside.parent)
    except OSError as error:
        raise _unwritable(file, error, words) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _unwritable(file, error, words) from error
    return Path(name)


def is_changed(copy: Path, before: str) -> bool:
    """Tell whether a copy is there and holds something else than it did."""
    try:
        return copy.read_bytes() != before.encode()
    except OSError:
        return False


def edited(copy: Path, environ: Mapping[str, str], words: Words) -> str:
    """Have a file edited with VISUAL, EDITOR or nano, and return its text.

    Raises:
        RefusedError: the editor was not there, failed, or left what is no text.
    """
    name = environ.get("VISUAL") or environ.get("EDITOR") or _EDITOR
    try:
        click.edit(filename=str(copy), editor=name)
        return copy.read_text(encoding="utf-8")
    except (click.ClickException, OSError, ValueError) as error:
        said = words.say("The editor “{name}” failed.", name=name)
        raise RefusedError(f"{said} {unchanged(words)}") from error


def unchanged(words: Words) -> str:
    """Return that nothing happened."""
    return words.say("The settings are as they were.")


def _unwritable(file: Path, error: OSError, words: Words) -> RefusedError:
    reason = error.strerror or "?"
    return RefusedError(words.say("{path} cannot be written: {reason}.", path=file, reason=reason))
