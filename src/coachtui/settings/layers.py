"""Where a setting comes from: the environment beats the user's file, that beats the host's."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal

from coachtui.settings.options import Keymap, Settings
from coachtui.settings.problem import SettingsError
from coachtui.settings.toml_text import line_of, parse, read_text
from coachtui.settings.values import KEYS, NAMES, checked, choices_of, from_environment, keymap

Source = Literal["default", "site", "user", "environment", "flag"]
_PREFIX: Final = "COACHTUI_"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: the kind of place, the file or variable, and the line in a file."""

    source: Source = "default"
    where: str = ""
    line: int = 0


@dataclass
class Survey:
    """Every setting that is not left at its default, where it comes from, and what is wrong."""

    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    problems: list[SettingsError] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        """The settings, without what is wrong."""
        return replace(Settings(), **self.values)

    def take(self, key: str, value: object, origin: Origin) -> None:
        """Let a value hold, over whatever held before; keys add up."""
        before = self.values.get(key)
        if isinstance(value, Keymap) and isinstance(before, Keymap):
            named = {choice.command: choice for choice in (*before.chosen, *value.chosen)}
            value = Keymap(value.preset or before.preset, tuple(named.values()))
        self.values[key] = value
        self.origins[key] = origin


def load_settings(file: Path, environ: Mapping[str, str], site: Path | None = None) -> Settings:
    """Give back the settings of two files (defaults if there is none) and of the environment.

    A variable is named like the setting: COACHTUI_LANGUAGE. Raises SettingsError when a file cannot
    be read, is not TOML, or holds an unknown key or a wrong value: nothing starts half-configured.
    """
    found = survey(file, environ, site)
    if found.problems:
        raise found.problems[0]
    return found.settings


def survey(file: Path, environ: Mapping[str, str], site: Path | None = None) -> Survey:
    """Give back every setting with its origin, and everything that is wrong with them."""
    found = Survey()
    if site is not None:
        _take_file(found, "site", site)
    _take_file(found, "user", file)
    for key in NAMES:
        variable = f"{_PREFIX}{key.upper()}"
        if choices_of(key) and (value := environ.get(variable)):
            try:
                kept = from_environment(key, value, variable)
            except SettingsError as error:
                found.problems.append(error)
            else:
                found.take(key, kept, Origin("environment", variable))
    return found


def _take_file(found: Survey, source: Source, file: Path) -> None:
    try:
        text = read_text(file)
        table = parse(text, str(file))
    except SettingsError as error:
        found.problems.append(error)
        return
    for key, value, line in _entries(table, text):
        place: dict[str, str | int] = {"file": str(file), "line": line, "key": key}
        try:
            kept, problems = _kept(key, value, place, text)
        except SettingsError as error:
            found.problems.append(error)
        else:
            found.problems += problems
            found.take(key, kept, Origin(source, str(file), line))


def _entries(table: Mapping[str, object], text: str) -> Iterator[tuple[str, object, int]]:
    return ((key, value, line_of(key, text)) for key, value in table.items())


def _kept(
    key: str, value: object, place: dict[str, str | int], text: str
) -> tuple[object, list[SettingsError]]:
    if key not in NAMES:
        raise unknown(key, place)
    if key == KEYS:
        return keymap(value, str(place["file"]), text)
    return checked(key, value, place), []


def unknown(key: str, place: Mapping[str, str | int]) -> SettingsError:
    """Give back the complaint about a key that is no setting."""
    if near := difflib.get_close_matches(key, NAMES, n=1):
        return SettingsError("misspelt_key", nearest=near[0], **place)
    return SettingsError("unknown_key", known=", ".join(NAMES), **place)
