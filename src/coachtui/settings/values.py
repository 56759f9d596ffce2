"""One setting's value, as a file or the environment has it, made what its field holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Annotated, Final, Literal, get_args, get_origin
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coachtui.settings.options import PRESETS, Bounds, KeyChoice, Keymap, Settings
from coachtui.settings.problem import SettingsError
from coachtui.settings.toml_text import line_of
from coachtui.text import clean

_FLAGS: Final[Mapping[str, bool]] = {"true": True, "false": False}
_KINDS: Final[Mapping[str, object]] = {field.name: field.type for field in fields(Settings)}
NAMES: Final = tuple(_KINDS)
"""The settings by name."""
KEYS: Final = "keys"
_PRESET: Final = "preset"

Place = Mapping[str, str | int]
"""File, line and key of a value, for the sentence that refuses it."""


def choices_of(key: str) -> tuple[str, ...]:
    """Give back what a setting must be one of; nothing where it is free or a number."""
    if _KINDS[key] is bool:
        return tuple(_FLAGS)
    return get_args(_KINDS[key]) if get_origin(_KINDS[key]) is Literal else ()


def bounds_of(key: str) -> Bounds | None:
    """Give back least and most of a setting that is a number; None where it is none."""
    if get_origin(_KINDS[key]) is not Annotated:
        return None
    found = get_args(_KINDS[key])[1]
    return found if isinstance(found, Bounds) else None


def checked(key: str, value: object, place: Place) -> object:
    """Give back the value of one setting as its field has it.

    Raises:
        SettingsError: it does not fit.
    """
    choices = choices_of(key)
    if bounds := bounds_of(key):
        return _number(value, bounds, place)
    if _KINDS[key] is bool:
        return _truth(value, place)
    if not isinstance(value, str):
        raise SettingsError("not_text", **place)
    if choices and value not in choices:
        raise SettingsError("wrong_value", value=value, known=", ".join(choices), **place)
    if key == "zone" and not _is_zone(value):
        raise SettingsError("wrong_zone", value=value, **place)
    return clean(value)


def from_environment(key: str, value: str, variable: str) -> object:
    """Give back what a variable says of a setting that has choices.

    Raises:
        SettingsError: it is none of them.
    """
    if value not in choices_of(key):
        known = ", ".join(choices_of(key))
        raise SettingsError("wrong_environment", key=variable, value=value, known=known)
    return _FLAGS[value] if _KINDS[key] is bool else value


def keymap(value: object, file: str, text: str) -> tuple[Keymap, list[SettingsError]]:
    """Give back what `keys` says: a preset's name, or a table of keys by command.

    Beside it stands what is wrong with an entry; the others hold.
    """
    if not isinstance(value, dict):
        place: Place = {"file": file, "line": line_of(KEYS, text), "key": KEYS}
        return _keymap([(_PRESET, value, place)])
    return _keymap(
        (
            command,
            keys,
            {"file": file, "line": line_of(command, text, within=KEYS), "key": f"{KEYS}.{command}"},
        )
        for command, keys in _flat(value)
    )


def _keymap(entries: Iterable[tuple[str, object, Place]]) -> tuple[Keymap, list[SettingsError]]:
    preset, chosen, problems = "", [], []
    for command, keys, place in entries:
        try:
            if command == _PRESET:
                preset = _preset(keys, place)
            elif isinstance(keys, str):
                where = str(place["file"]), int(place["line"])
                chosen.append(KeyChoice(command, clean(keys), *where))
            else:
                problems.append(SettingsError("not_text", **place))
        except SettingsError as error:
            problems.append(error)
    return Keymap(preset, tuple(chosen)), problems


def _flat(table: Mapping[object, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Give the entries of a table, those of tables in it under `outer.inner`."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _preset(value: object, place: Place) -> str:
    if not isinstance(value, str):
        raise SettingsError("not_text", **place)
    if value not in PRESETS:
        raise SettingsError("wrong_value", value=value, known=", ".join(PRESETS), **place)
    return value


def _number(value: object, bounds: Bounds, place: Place) -> float:
    right = isinstance(value, int | float) and not isinstance(value, bool)
    number = float(str(value)) if right else float("nan")
    if not bounds.least <= number <= bounds.most:
        least, most = f"{bounds.least:g}", f"{bounds.most:g}"
        raise SettingsError("not_number", least=least, most=most, **place)
    return number


def _truth(value: object, place: Place) -> bool:
    if not isinstance(value, bool):
        written = clean(str(value)).lower()
        raise SettingsError("wrong_value", value=written, known=", ".join(_FLAGS), **place)
    return value


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
