"""Guessing what the columns of a file are, and following `--map` where the guess is not meant."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coachtui.exchange.columns import FIELDS, Column, Layout, field_of, is_dropped
from coachtui.exchange.mapping import assign, doubled
from coachtui.exchange.problems import Problem


def laid_out(
    first: Sequence[str], wishes: Iterable[str] = (), header: bool | None = None
) -> Layout:
    """Return what the columns are, from the first row of a file.

    Args:
        first: its cells.
        wishes: `COLUMN=FIELD` each; COLUMN is a header or a number from 1, an empty FIELD leaves
            the column out.
        header: whether that row is the header. None: it is, unless nothing in it is known and
            every wish names its column by number.
    """
    wanted = [_split(wish) for wish in wishes]
    known = any(field_of(cell) or is_dropped(cell) for cell in first)
    if header is None:
        header = known or not wanted or not all(column.isdecimal() for column, _ in wanted)
    columns = [
        Column(at, cell, field_of(cell), is_dropped(cell)) if header else Column(at, "")
        for at, cell in enumerate(first, 1)
    ]
    problems: list[Problem] = []
    for column, field in wanted:
        problem = _wish(columns, column, field)
        if problem is not None:
            problems.append(problem)
    columns = [replace(each, field="") if each.dropped else each for each in columns]
    if not problems:
        problems = [*doubled(columns), *_nameless(columns, first)]
    return Layout(tuple(columns), header, tuple(problems))


def _split(wish: str) -> tuple[str, str]:
    column, _, field = wish.rpartition("=")
    return column.strip(), field.strip()


def _wish(columns: list[Column], name: str, field: str) -> Problem | None:
    """Follow one `--map`, or return why it cannot be followed."""
    if not name:
        return Problem("map_form")
    if field and field not in FIELDS:
        return Problem("map_field", field=field, fields=", ".join(FIELDS))
    found = [at for at, each in enumerate(columns) if each.header == name]
    if not found:
        found = [at for at, each in enumerate(columns) if each.header.lower() == name.lower()]
    return assign(columns, name, found, field)


def _nameless(columns: Iterable[Column], first: Sequence[str]) -> list[Problem]:
    fields = {each.field for each in columns}
    if fields & {"full_name", "given_name", "family_name"}:
        return []
    shown = ", ".join(f"{at} “{cell}”" for at, cell in enumerate(first, 1))
    return [Problem("no_name_column", columns=shown)]
