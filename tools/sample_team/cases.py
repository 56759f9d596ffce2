"""Reading cases.toml: HR files, informal talks and cases with their steps, as README.md tells."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sample_team.script import FOLDER
from sample_team.tables import Fields, moment_of, moments_of, rows, written

SCRIPT: Final = "cases.toml"


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
    files, talks, cases = (rows(known[name]) for name in ("file", "talk", "case"))
    return HrScript(
        tuple(_told(row) for row in files),
        tuple(_told(row) for row in talks),
        tuple(_told(row) for row in cases),
    )


def _told(row: Fields, code: str = "") -> Told:
    values = dict(row)
    whose = code or str(values.pop("rep"))
    at, changed = moment_of(values.pop("at")), moments_of(values.pop("changed", []))
    steps = tuple(_told(step, whose) for step in rows(values.pop("steps", [])))
    return Told(whose, at, {key: written(each) for key, each in values.items()}, changed, steps)
