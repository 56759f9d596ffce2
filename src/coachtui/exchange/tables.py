"""Records as the table a spreadsheet shows: a row each, a column for each field, people by name."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final, get_args

from coachtui.domain.record import Part, Record
from coachtui.exchange.csv_text import csv_text
from coachtui.exchange.progress import Step, counted
from coachtui.language import Words

_PEOPLE: Final = frozenset(
    {"person_id", "owner", "counterparty", "reports_to", "coach_id", "second_line_manager_id"}
)
"""Fields that hold the id of a person: their name stands beside it."""
_LEFT_OUT: Final = frozenset({"schema_version"})
_MORE: Final = "more"
"""Column of fields that a newer version wrote, as JSON; only where there are any."""
_FIRST: Final = "id"


def table_text(
    kind: type[Record],
    records: Sequence[Record],
    names: Mapping[str, str],
    words: Words,
    step: Step | None = None,
) -> str:
    """Return records of one type as CSV; see `csv_text`.

    Moments stand in the team's zone, days as 2026-11-26, enumerations as they are stored, several
    values in one cell with semicolons, and what has no simple form as JSON.

    Args:
        kind: their type.
        records: them.
        names: names of people by id.
        words: whose zone is meant.
        step: is told how many of them are through.
    """
    paths = [path for path in _paths(kind) if path[-1] not in _LEFT_OUT]
    with_more = any(record.model_extra for record in records)
    head = [name for path in paths for name in _titles(path)]
    rows = []
    for record in counted(records, step):
        cells: list[str] = []
        for path in paths:
            value = _at(record, path)
            cells.append(_cell(value, words))
            if path[-1] in _PEOPLE:
                cells.append(names.get(value, "") if isinstance(value, str) else "")
        rows.append([*cells, *([_json(record.model_extra or {})] if with_more else [])])
    return csv_text([*head, *([_MORE] if with_more else [])], rows)


def _titles(path: tuple[str, ...]) -> tuple[str, ...]:
    title = ".".join(path)
    return (title, f"{title.removesuffix('_id')}_name") if path[-1] in _PEOPLE else (title,)


def _paths(kind: type[Part], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return the fields of a type, those of a group one by one."""
    found: list[tuple[str, ...]] = []
    for name in sorted(kind.model_fields, key=lambda each: each != _FIRST):
        group = _group(kind.model_fields[name].annotation)
        path = (*above, name)
        found.extend([path] if group is None else _paths(group, path))
    return found


def _group(annotation: object) -> type[Part] | None:
    """Return the type of a field that is a group, or a group or nothing."""
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, Part):
            is_single = one is annotation or type(None) in get_args(annotation)
            return one if is_single else None
    return None


def _at(record: Part, path: Iterable[str]) -> object:
    value: object = record
    for name in path:
        value = vars(value).get(name) if isinstance(value, Part) else None
    return value


def _cell(value: object, words: Words) -> str:
    simple = _simple(value, words)
    if simple is not None:
        return simple
    if isinstance(value, tuple | list | frozenset):
        parts = [_simple(each, words) for each in value]
        told = [part for part in parts if part is not None]
        if len(told) == len(parts):
            return "; ".join(told)
    return _json(value)


def _simple(value: object, words: Words) -> str | None:
    """Return a value that has one plain form; None for another."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return words.local(value).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | float | Decimal) else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Part):
        return value.model_dump(mode="json")
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)
