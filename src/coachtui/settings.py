"""The user's settings: one TOML file and one environment variable, checked before anything runs."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coachtui.text import clean

_LANGUAGES: Final[Mapping[str, Literal["auto", "en", "vi"]]] = {
    "auto": "auto",
    "en": "en",
    "vi": "vi",
}
_CLIPBOARDS: Final[Mapping[str, Literal["off", "osc52", "screen"]]] = {
    "off": "off",
    "osc52": "osc52",
    "screen": "screen",
}
_MICE: Final[Mapping[str, Literal["auto", "on", "off"]]] = {
    "auto": "auto",
    "on": "on",
    "off": "off",
}
_THEMES: Final[Mapping[str, Literal["dark", "light"]]] = {"dark": "dark", "light": "light"}
_DEBRIEFS: Final[Mapping[str, Literal["end_of_day", "per_call"]]] = {
    "end_of_day": "end_of_day",
    "per_call": "per_call",
}
_CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "language": _LANGUAGES,
    "clipboard": _CLIPBOARDS,
    "mouse": _MICE,
    "theme": _THEMES,
    "debrief": _DEBRIEFS,
}
_NUMBERS: Final[Mapping[str, tuple[float, float]]] = {
    "half_days_new": (0.1, 20.0),
    "half_days_seasoned": (0.1, 20.0),
}
"""Least and most of each number."""
_AT_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)$")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may choose. `zone` is the team's; `opening_line` may hold {nv} and {ql}.

    Source of the two norms: a ride a month for new reps, a day a quarter for seasoned ones.
    """

    language: Literal["auto", "en", "vi"] = "auto"
    clipboard: Literal["off", "osc52", "screen"] = "off"
    mouse: Literal["auto", "on", "off"] = "auto"
    zone: str = "Asia/Ho_Chi_Minh"
    opening_line: str = ""
    theme: Literal["dark", "light"] = "dark"
    debrief: Literal["end_of_day", "per_call"] = "end_of_day"
    """When a field day is debriefed, unless the day says otherwise."""
    half_days_new: float = 2.0
    """Half-days a month in the field with a rep in the first three months."""
    half_days_seasoned: float = 0.67
    """The same with everybody else: a day in a quarter."""


class SettingsError(Exception):
    """A setting that cannot be followed.

    `problem` is a key of the label group `settings_problem`, `values` fill its sentence:
    `words.label("settings_problem", error.problem, **error.values)`.
    """

    def __init__(self, problem: str, **values: str | int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.values = values


def load_settings(file: Path, environ: Mapping[str, str]) -> Settings:
    """Give back the settings of `file` (defaults if there is none) and of COACHTUI_LANGUAGE.

    Raises SettingsError when the file cannot be read, is not TOML, or holds an unknown key or a
    wrong value: nothing starts half-configured.
    """
    chosen = _read(file)
    if language := environ.get("COACHTUI_LANGUAGE"):
        if language not in _LANGUAGES:
            raise SettingsError(
                "wrong_environment",
                key="COACHTUI_LANGUAGE",
                value=language,
                known=", ".join(_LANGUAGES),
            )
        chosen["language"] = language
    default = Settings()
    return Settings(
        language=_LANGUAGES[chosen.get("language", default.language)],
        clipboard=_CLIPBOARDS[chosen.get("clipboard", default.clipboard)],
        mouse=_MICE[chosen.get("mouse", default.mouse)],
        theme=_THEMES[chosen.get("theme", default.theme)],
        zone=chosen.get("zone", default.zone),
        opening_line=chosen.get("opening_line", default.opening_line),
        debrief=_DEBRIEFS[chosen.get("debrief", default.debrief)],
        half_days_new=float(chosen.get("half_days_new", default.half_days_new)),
        half_days_seasoned=float(chosen.get("half_days_seasoned", default.half_days_seasoned)),
    )


def _read(file: Path) -> dict[str, str]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "not UTF-8"
        raise SettingsError("unreadable", file=str(file), reason=reason) from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        reason = _AT_LINE.sub("", str(error))
        raise SettingsError("not_toml", file=str(file), line=line, reason=reason) from error
    return {key: _checked(key, value, file, text) for key, value in table.items()}


def _checked(key: str, value: object, file: Path, text: str) -> str:
    """Give back the value of one key, or raise SettingsError."""
    place: dict[str, str | int] = {"file": str(file), "line": _line_of(key, text), "key": key}
    known = [field.name for field in fields(Settings)]
    if key not in known:
        if near := difflib.get_close_matches(key, known, n=1):
            raise SettingsError("misspelt_key", nearest=near[0], **place)
        raise SettingsError("unknown_key", known=", ".join(known), **place)
    if key in _NUMBERS:
        return _number(key, value, place)
    if not isinstance(value, str):
        raise SettingsError("not_text", **place)
    if key in _CHOICES and value not in _CHOICES[key]:
        raise SettingsError("wrong_value", value=value, known=", ".join(_CHOICES[key]), **place)
    if key == "zone" and not _is_zone(value):
        raise SettingsError("wrong_zone", value=value, **place)
    return clean(value)


def _number(key: str, value: object, place: Mapping[str, str | int]) -> str:
    least, most = _NUMBERS[key]
    right = isinstance(value, int | float) and not isinstance(value, bool)
    if not right or not least <= float(str(value)) <= most:
        raise SettingsError("not_number", least=f"{least:g}", most=f"{most:g}", **place)
    return str(value)


def _line_of(key: str, text: str) -> int:
    """Give back the line, from 1, on which a key or its table stands."""
    name = rf"[\"']?{re.escape(key)}[\"']?"
    stands = re.compile(rf"\s*(\[+\s*{name}\s*[\].]|{name}\s*[=.])")
    lines = text.splitlines()
    return next((at for at, line in enumerate(lines, 1) if stands.match(line)), 1)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
