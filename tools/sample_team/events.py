"""Reading events.toml: the team's events with their places, and who was thanked for what."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sample_team.script import FOLDER
from sample_team.tables import Fields, moment_of, rows, written

SCRIPT: Final = "events.toml"


@dataclass(frozen=True)
class PlaceTold:
    """One person's place in an event: whose, its fields, and what they need with its moment."""

    who: str
    fields: Fields
    answered_at: datetime | None
    needs: Fields
    needs_at: datetime | None


@dataclass(frozen=True)
class EventTold:
    """An event: its fields as a document has them, and what belongs to it.

    Attributes:
        at: when it was put down.
        invited: when the places were made.
        last: when it was changed for the last time, of as many as `changes`.
        feedback: fields of its answers, with `at`; empty while there is none.
    """

    code: str
    at: datetime
    invited: datetime
    last: datetime
    changes: int
    fields: Fields
    places: tuple[PlaceTold, ...]
    feedback: Fields


@dataclass(frozen=True)
class ThanksTold:
    """A recognition: whose, when it was given, and its fields; an event by its code."""

    rep: str
    at: datetime
    fields: Fields


def read_events() -> tuple[tuple[EventTold, ...], tuple[ThanksTold, ...]]:
    """Return the events and the thanks of the script, each in its order.

    Raises:
        KeyError: what every one has is missing.
        TypeError: a value of another type than is expected there.
        tomllib.TOMLDecodeError: it is no TOML.
    """
    known = tomllib.loads((FOLDER / SCRIPT).read_text("utf-8"))
    return (
        tuple(_event(row) for row in rows(known["event"])),
        tuple(_thanks(row) for row in rows(known["thanks"])),
    )


def _event(row: Fields) -> EventTold:
    values = dict(row)
    at, invited, last = (moment_of(values.pop(name)) for name in ("at", "invited", "last"))
    places = tuple(_place(place) for place in rows(values.pop("invitation")))
    feedback = _table(values.pop("feedback", {}))
    code, changes = str(values.pop("code")), int(str(values.pop("changes")))
    return EventTold(code, at, invited, last, changes, _document(values), places, feedback)


def _place(row: Fields) -> PlaceTold:
    values = dict(row)
    needs = dict(_table(values.pop("needs", {})))
    needs_at = moment_of(needs.pop("at")) if needs else None
    answered = moment_of(values["answered_at"]) if "answered_at" in values else None
    return PlaceTold(str(values.pop("who")), _document(values), answered, needs, needs_at)


def _thanks(row: Fields) -> ThanksTold:
    values = dict(row)
    return ThanksTold(str(values.pop("rep")), moment_of(values.pop("at")), _document(values))


def _document(values: Fields) -> Fields:
    return {key: written(each) for key, each in values.items()}


def _table(value: object) -> Fields:
    if not isinstance(value, dict):
        raise TypeError(f"a table is expected, not {value!r}")
    return value
