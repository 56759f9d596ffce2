"""From targets.toml to documents: what each rep was to sell in a month, and sold."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Final

from coachtui.domain.person import Person
from coachtui.domain.target import Target
from sample_team.documents import Documents
from sample_team.script import FOLDER
from sample_team.tables import Fields, moment_of, rows

SCRIPT: Final = "targets.toml"
LETTER: Final = "B"
"""Of a target, in its id."""


class TargetStory:
    """The months of the team on their way into the documents.

    Args:
        documents: where they go.
        reps: by code.
    """

    def __init__(self, documents: Documents, reps: Mapping[str, Person]) -> None:
        self._documents, self._reps = documents, reps

    def tell(self) -> None:
        """Take in everything.

        Raises:
            KeyError: what every month has is missing, or nobody has that code.
            TypeError: a value of another type than is expected there.
            ValueError: a month does not begin with its first day, or a sum cannot be.
            tomllib.TOMLDecodeError: it is no TOML.
        """
        known = tomllib.loads((FOLDER / SCRIPT).read_text("utf-8"))
        for month in rows(known["month"]):
            self._month(month)

    def _month(self, month: Fields) -> None:
        first, at = month["first"], moment_of(month["at"])
        told = moment_of(month.get("told", month["at"]))
        for code, sums in _table(month["reps"]).items():
            amount, actual = _sums(sums)
            target = Target(
                id=self._documents.new_id(at, code, LETTER),
                person_id=self._reps[code].id,
                month=_day(first),
                amount=amount,
                actual=actual,
            )
            self._documents.put(target, at, told, 1 + (told > at))


def _table(value: object) -> Fields:
    if not isinstance(value, dict):
        raise TypeError(f"a table is expected, not {value!r}")
    return value


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"a day is expected, not {value!r}")
    return value


def _sums(value: object) -> tuple[int, int | None]:
    """Return a target and what was sold of it; None where nobody told that yet."""
    match value:
        case [int(amount), int(actual)]:
            return amount, actual
        case [int(amount)]:
            return amount, None
    raise TypeError(f"a target, or a target and what was sold, is expected, not {value!r}")
