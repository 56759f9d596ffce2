"""Fields of a pack file: each taken only as what it must be."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from coachtui.domain.data_file import Row
from coachtui.language import N_, Language
from coachtui.records.discipline.rules.law import Value
from coachtui.text import clean

LONGEST_LINE, LONGEST_TEXT = 120, 700
"""Characters of a name or an article, and of a text."""
MOST: Final = 1_000_000_000_000
MOST_COUNTED: Final = 1200
"""Of months or days that are counted with: a century of months."""
ONE_OF: Final = N_("{key} must be one of {known}")
NUMBER: Final = N_("{key} must be a number from 1 to {most}")
_VALUE: Final = N_("{key} must be a number, a text, or a list of one of them")
_BOTH: Final[tuple[Language, ...]] = ("en", "vi")


def values_of(row: Row) -> Mapping[str, Value]:
    """Return what a rule counts with, by name.

    Raises:
        DataFileError: it is something else.
    """
    if "value" not in row.values:
        return MappingProxyType({})
    return MappingProxyType(
        {clean(name): _value(row, name, each) for name, each in row.row("value").values.items()}
    )


def _value(row: Row, name: str, value: object) -> Value:
    if isinstance(value, bool):
        raise row.wrong(_VALUE, key=clean(name))
    if isinstance(value, int):
        if not 0 <= value <= MOST:
            raise row.wrong(NUMBER, key=clean(name), most=MOST)
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list) and value and all(type(each) is int for each in value):
        numbers = tuple(each for each in value if isinstance(each, int))
        if not all(0 < each <= MOST_COUNTED for each in numbers):
            raise row.wrong(NUMBER, key=clean(name), most=MOST_COUNTED)
        return numbers
    return words_of(row, name, value)


def words_of(row: Row, name: str, value: object) -> tuple[str, ...]:
    """Return a list of texts.

    Raises:
        DataFileError: it is something else.
    """
    if not isinstance(value, list) or not value:
        raise row.wrong(_VALUE, key=clean(name))
    words = tuple(clean(each).strip() for each in value if isinstance(each, str))
    if len(words) != len(value) or not all(words):
        raise row.wrong(_VALUE, key=clean(name))
    return words


def only(row: Row, known: frozenset[str]) -> None:
    """Refuse a field that is not known.

    Raises:
        DataFileError: it is something else.
    """
    for field in row.values:
        if field not in known:
            raise row.wrong(N_("“{key}” is not known here"), key=clean(field)[:LONGEST_LINE])


def one_of(row: Row, key: str, known: Iterable[str]) -> str:
    """Return a text that is one of those known.

    Raises:
        DataFileError: it is something else.
    """
    value = row.values.get(key)
    if not isinstance(value, str) or value not in known:
        raise row.wrong(ONE_OF, key=clean(key), known=", ".join(known))
    return value


def line_of(row: Row, key: str, longest: int = LONGEST_LINE) -> str:
    """Return a text as it may stand on one line.

    Raises:
        DataFileError: it is something else.
    """
    said = " ".join(clean(row.text(key)).split())
    if not said:
        raise row.wrong(N_("{key} must be text"), key=key)
    if len(said) > longest:
        raise row.wrong(N_("{key} has more than {most} characters"), key=key, most=longest)
    return said


def maybe_line(row: Row, key: str) -> str:
    """As `line_of`; empty where the field is missing.

    Raises:
        DataFileError: it is something else.
    """
    return line_of(row, key, LONGEST_TEXT) if key in row.values else ""


def said_in(row: Row, key: str) -> Mapping[Language, str]:
    """Return a text in both languages; one stands in for the other where it is missing.

    Raises:
        DataFileError: it is something else.
    """
    table = row.row(key)
    only(table, frozenset(_BOTH))
    said = {each: line_of(table, each, LONGEST_TEXT) for each in _BOTH if each in table.values}
    if not said:
        raise row.wrong(N_("{key} must be text"), key=f"{key}.en")
    spare = next(iter(said.values()))
    return MappingProxyType({each: said.get(each, spare) for each in _BOTH})


def day_of(row: Row, key: str) -> date | None:
    """Return a date, None where the field is missing.

    Raises:
        DataFileError: it is something else.
    """
    value = row.values.get(key)
    if value is None:
        return None
    if type(value) is not date:
        raise row.wrong(N_("{key} must be a date, as 2026-11-23"), key=key)
    return value


def number_of(row: Row, key: str, most: int) -> int:
    """Return a number from 1 to `most`.

    Raises:
        DataFileError: it is something else.
    """
    value = row.values.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= most:
        raise row.wrong(NUMBER, key=key, most=most)
    return value


def flag_of(row: Row, key: str) -> bool:
    """Return true or false; false where the field is missing.

    Raises:
        DataFileError: it is something else.
    """
    value = row.values.get(key, False)
    if not isinstance(value, bool):
        raise row.wrong(N_("{key} must be true or false"), key=key)
    return value
