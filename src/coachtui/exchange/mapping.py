"""What the columns of any table are: guessed from the header, and as `--map` and presets say."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from coachtui.exchange.columns import Column, Layout, is_dropped, plain
from coachtui.exchange.problems import Problem

Fields = Mapping[str, frozenset[str]]
"""The fields a column can be, and the headers by which each is known, as `plain` has them."""


def known_as(names: str) -> frozenset[str]:
    """Return headers parted by `|` as they are compared."""
    return frozenset(plain(name) for name in names.split("|"))


def mapped(
    header: Sequence[str],
    fields: Fields,
    wishes: Iterable[str] = (),
    saved: Mapping[str, str] | None = None,
) -> Layout:
    """Return what the columns of a table with a header are.

    Args:
        header: the cells of its first row.
        fields: what they may be.
        wishes: `COLUMN=FIELD` each, over all else; COLUMN is a header or a number from 1, an empty
            FIELD leaves the column out.
        saved: the same of a preset, by the plain header; what it does not name is guessed.

    Returns:
        The layout; its problems say which wish cannot be followed, or which columns would be one.
    """
    columns = [
        Column(at, cell, _guess(cell, fields, saved or {}), is_dropped(cell))
        for at, cell in enumerate(header, 1)
    ]
    problems: list[Problem] = []
    for wish in wishes:
        problem = _follow(columns, wish, fields)
        if problem is not None:
            problems.append(problem)
    columns = [replace(each, field="") if each.dropped else each for each in columns]
    return Layout(tuple(columns), has_header=True, problems=tuple(problems or doubled(columns)))


def mapping_of(layout: Layout) -> dict[str, str]:
    """Return what the columns of a layout are by their plain header, for a preset to save."""
    return {plain(each.header): each.field for each in layout.columns if not each.dropped}


_PARTS: Final = 2


def _guess(header: str, fields: Fields, saved: Mapping[str, str]) -> str:
    wanted = plain(header)
    if wanted in saved and (not saved[wanted] or saved[wanted] in fields):
        return saved[wanted]
    return next((field for field, names in fields.items() if wanted in names), "")


def _follow(columns: list[Column], wish: str, fields: Fields) -> Problem | None:
    """Follow one wish, or return why it cannot be followed."""
    parts = [part.strip() for part in wish.rsplit("=", 1)]
    if len(parts) < _PARTS or not parts[0]:
        return Problem("map_form")
    name, field = parts
    if field and field not in fields:
        return Problem("map_field", field=field, fields=", ".join(fields))
    found = [at for at, each in enumerate(columns) if plain(each.header) == plain(name)]
    return assign(columns, name, found, field)


def assign(columns: list[Column], name: str, found: Sequence[int], field: str) -> Problem | None:
    """Make one column a field, or return why it cannot be.

    Args:
        columns: all there are; changed in place.
        name: the column as somebody named it, by header or by number from 1.
        found: places of the columns with that header; the number counts where there is none.
        field: what it is to be; '' leaves it out.
    """
    if not found and name.isdecimal() and 1 <= int(name) <= len(columns):
        found = [int(name) - 1]
    if not found:
        shown = ", ".join(each.shown for each in columns)
        return Problem("map_column", column=name, columns=shown)
    if len(found) > 1:
        return Problem("map_doubled", column=name)
    target = columns[found[0]]
    if target.dropped and field:
        return Problem("map_dropped", column=target.shown)
    columns[:] = [replace(each, field="") if each.field == field else each for each in columns]
    columns[found[0]] = replace(columns[found[0]], field=field)
    return None


def doubled(columns: Iterable[Column]) -> list[Problem]:
    """Return what is wrong where several columns are the same field."""
    counted = Counter(each.field for each in columns if each.field)
    return [
        Problem(
            "two_columns",
            field=field,
            columns=", ".join(
                f"{each.number} ({each.header})" for each in columns if each.field == field
            ),
        )
        for field, times in counted.items()
        if times > 1
    ]
