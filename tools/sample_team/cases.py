"""Reading cases.toml: HR files, informal talks and cases with their steps, as README.md tells."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from sample_team.script import FOLDER, ZONE

SCRIPT: Final = "cases.toml"
Fields = Mapping[str, object]


@dataclass(frozen=True)
class Told:
    """One record as it is told: whose, when it was stored, and its fields as a document has them.

    Attributes:
        changed: when it was changed since, oldest first.
        steps: of a case, in their order.
    """

    code: str
    at: datetime
    fields: Fields
    changed: tuple[datetime, ...] = ()
    steps: tuple["Told", ...] = ()


@dataclass(frozen=True)
class HrScript:
    """What the script holds, in its order."""

    files: tuple[Told, ...]
    talks: tuple[Told, ...]
    cases: tuple[Told, ...]


def read_cases() -> HrScript:
    """Return what the script tells.

    Raises:
        KeyError: a record without `rep` or `at`.
        TypeError: a value of another type than is expected there.
        tomllib.TOMLDecodeError: it is no TOML.
    """
    known = tomllib.loads((FOLDER / SCRIPT).read_text("utf-8"))
    files, talks, cases = (_rows(known[name]) for name in ("file", "talk", "case"))
    return HrScript(
        tuple(_told(row) for row in files),
        tuple(_told(row) for row in talks),
        tuple(_told(row) for row in cases),
    )


def _told(row: Mapping[str, object], code: str = "") -> Told:
    values = dict(row)
    whose = code or str(values.pop("rep"))
    at, changed = _moment(values.pop("at")), _rows_of_moments(values.pop("changed", []))
    steps = tuple(_told(step, whose) for step in _rows(values.pop("steps", [])))
    return Told(whose, at, {key: _written(each) for key, each in values.items()}, changed, steps)


def _rows(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise TypeError(f"tables are expected in {SCRIPT}")
    return value


def _rows_of_moments(value: object) -> tuple[datetime, ...]:
    if not isinstance(value, list):
        raise TypeError(f"a list of moments is expected in {SCRIPT}")
    return tuple(_moment(each) for each in value)


def _moment(value: object) -> datetime:
    """Return a moment of the script, told in the team's zone, in UTC."""
    if not isinstance(value, datetime):
        raise TypeError(f"a moment is expected in {SCRIPT}")
    return value.replace(tzinfo=ZONE).astimezone(UTC)


def _written(value: object) -> object:
    """Return a value as a stored document writes it."""
    if isinstance(value, dict):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_written(each) for each in value]
    if isinstance(value, datetime):
        return _moment(value).isoformat()
    return value.isoformat() if isinstance(value, date) else value
