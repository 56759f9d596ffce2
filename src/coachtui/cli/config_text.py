"""A settings file changed by one value, its comments and order kept."""

import math
from collections.abc import Sequence
from typing import Final

import tomlkit
from tomlkit.items import AbstractTable

from coachtui.settings.values import KEYS, bounds_of, choices_of

_PRESET: Final = "preset"


def with_value(text: str, key: str, value: str) -> str:
    """Return the text of a settings file in which one key has another value.

    Args:
        text: the file; it must be TOML.
        key: a setting, or `keys.` and a command or `preset`.
        value: what it shall be, as typed in a shell; what fits no setting is taken as text, and
            refused when the file is read.
    """
    document = tomlkit.parse(text)
    table: AbstractTable | tomlkit.TOMLDocument = document
    path: Sequence[str] = (key,)
    outer, _, command = key.partition(".")
    if outer == KEYS and command:
        found = document.get(KEYS)
        if not isinstance(found, AbstractTable):
            before, found = found, tomlkit.table()
            if before is not None:
                found.add(_PRESET, before)
            document[KEYS] = found
        table, path = found, _way(found, command)
    for part in path[:-1]:
        inner = table[part]
        if isinstance(inner, AbstractTable):
            table = inner
    table[path[-1]] = value if outer == KEYS else _typed(key, value)
    return tomlkit.dumps(document)


def _way(table: AbstractTable, command: str) -> tuple[str, ...]:
    """Return where a command stands: under its whole name, or in tables by the parts of it."""
    outer, _, inner = command.partition(".")
    if command not in table and inner and isinstance(table.get(outer), AbstractTable):
        return (outer, inner)
    return (command,)


def _typed(key: str, value: str) -> str | bool | int | float:
    if choices_of(key) == ("true", "false") and value in {"true", "false"}:
        return value == "true"
    if bounds_of(key):
        try:
            number = float(value.replace(",", "."))
        except ValueError:
            return value
        if math.isfinite(number):
            return int(number) if number.is_integer() else number
    return value
