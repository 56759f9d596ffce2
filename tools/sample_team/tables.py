"""Reading what is told in TOML: tables, and values as a stored document writes them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from sample_team.script import ZONE

Fields = Mapping[str, object]


def rows(value: object) -> list[Fields]:
    """Return a list of tables.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise TypeError(f"tables are expected, not {value!r}")
    return value


def moment_of(value: object) -> datetime:
    """Return a moment, told in the team's zone, in UTC.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(value, datetime):
        raise TypeError(f"a moment is expected, not {value!r}")
    return value.replace(tzinfo=ZONE).astimezone(UTC)


def moments_of(value: object) -> tuple[datetime, ...]:
    """Return a list of moments in UTC.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(value, list):
        raise TypeError(f"a list of moments is expected, not {value!r}")
    return tuple(moment_of(each) for each in value)


def written(value: object) -> object:
    """Return a value as a stored document writes it."""
    if isinstance(value, dict):
        return {key: written(each) for key, each in value.items()}
    if isinstance(value, list):
        return [written(each) for each in value]
    if isinstance(value, datetime):
        return moment_of(value).isoformat()
    return value.isoformat() if isinstance(value, date) else value
