"""One file of a template, of the themes, or of the standard checklist, checked as it is read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Final, get_args

from coachtui.domain.data_file import DataFileError, Row
from coachtui.domain.pack_reader import BOTH, PackReader, short
from coachtui.language import N_
from coachtui.records.team_event.model import (
    FIRST_DAY,
    FIRST_MINUTE,
    LAST_DAY,
    LAST_MINUTE,
    LONGEST_LINE,
    MOST_MONEY,
    MOST_OBJECTIVES,
    Category,
    EventKind,
)
from coachtui.records.team_event.rules.template import Item, Share, Step, Template

LONGEST_NAME: Final = 60
_MOST_HEADS: Final = 2000
"""So that what all may cost together stays a sum that can be stored."""
_AFTERNOON: Final = "14:00"
_CONTINGENCY: Final = 10
"""Percent, as for a first event of its kind."""
_KINDS: Final[Mapping[str, EventKind]] = {each: each for each in get_args(EventKind)}
_CATEGORIES: Final[Mapping[str, Category]] = {each: each for each in get_args(Category)}
_ROW: Final = frozenset(BOTH)
_TOP: Final = frozenset(
    {"kind", "starts", "minutes", "in_hours", "per_head", "contingency", "themes"}
    | {"name", "success", "budget", "checklist", "step", "risk"}
)
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def themes_of(reader: PackReader) -> dict[str, str]:
    """Return what an event may be for, by key.

    Raises:
        DataFileError: the file says something else.
    """
    reader.only(reader.content, frozenset({"theme"}))
    found: dict[str, str] = {}
    for row in reader.rows("theme", _ROW | {"key"}):
        key = reader.plain(row, "key", LONGEST_NAME)
        if key in found:
            raise row.wrong(N_("{key} stands twice"), key=key)
        found[key] = reader.said(row, LONGEST_LINE)
    if not found:
        raise reader.content.wrong(N_("{key} is missing"), key="[[theme]]")
    return found


def standard_of(reader: PackReader) -> tuple[Item, ...]:
    """Return what is to be done for every event.

    Raises:
        DataFileError: the file says something else.
    """
    return tuple(
        Item(
            days=reader.number(row, "days", FIRST_DAY, LAST_DAY),
            text=reader.said(row, LONGEST_LINE),
            kinds=_kinds(reader, row),
            category=(
                _CATEGORIES[reader.one_of(row, "category", _CATEGORIES)]
                if "category" in row.values
                else None
            ),
        )
        for row in reader.rows("checklist", _ROW | {"days", "kinds", "category"})
    )


def template_of(
    reader: PackReader, key: str, themes: Mapping[str, str], standard: Iterable[Item]
) -> Template:
    """Return the template of a file.

    Args:
        reader: the file.
        key: the template's.
        themes: what an event may be for.
        standard: what is to be done for every event.

    Raises:
        DataFileError: something in it is wrong; nothing of it counts then.
    """
    top = reader.content
    if not top.values:
        raise top.wrong(N_("{key} is missing"), key="name")
    reader.only(top, _TOP)
    contingency = (
        reader.number(top, "contingency", 0, 50) if "contingency" in top.values else _CONTINGENCY
    )
    kind = _KINDS[reader.one_of(top, "kind", _KINDS)]
    meant = _themes(reader, top, themes)
    shares = _shares(reader, contingency)
    return Template(
        key=key,
        name=reader.within(top, "name", LONGEST_NAME),
        kind=kind,
        starts=_clock(reader, top),
        minutes=reader.number(top, "minutes", 15, 4320),
        in_hours=reader.switch(top, "in_hours", usual=True),
        per_head=reader.number(top, "per_head", 0, MOST_MONEY // _MOST_HEADS),
        contingency_percent=contingency,
        themes=meant,
        objectives=tuple(themes[each] for each in meant),
        success_metric=(
            reader.within(top, "success", LONGEST_LINE) if "success" in top.values else ""
        ),
        checklist=_checklist(_items(reader), standard, kind, shares),
        shares=shares,
        steps=_steps(reader),
        risks=_risks(reader),
    )


def _kinds(reader: PackReader, row: Row) -> tuple[EventKind, ...]:
    said = row.values.get("kinds", list(_KINDS))
    known = said if isinstance(said, list) else []
    if not known or not all(isinstance(each, str) and each in _KINDS for each in known):
        raise reader.wrong(
            row, "kinds", N_("{key} must be one of {known}"), key="kinds", known=", ".join(_KINDS)
        )
    return tuple(_KINDS[each] for each in known)


def _clock(reader: PackReader, top: Row) -> time:
    said = top.values.get("starts", _AFTERNOON)
    found = _CLOCK.fullmatch(said) if isinstance(said, str) and said.isascii() else None
    if found is None:
        raise reader.wrong(top, "starts", N_('starts must be a time, as "14:00"'))
    return time(int(found[1]), int(found[2]))


def _themes(reader: PackReader, top: Row, themes: Mapping[str, str]) -> tuple[str, ...]:
    keys = top.values.get("themes", [])
    if not isinstance(keys, list) or len(keys) > MOST_OBJECTIVES:
        raise reader.wrong(top, "themes", N_('themes must be at most two keys, as ["thanks"]'))
    meant: dict[str, None] = {}
    for key in keys:
        if not isinstance(key, str) or key not in themes:
            raise _unknown(reader, top, key)
        meant[key] = None
    return tuple(meant)


def _unknown(reader: PackReader, top: Row, key: object) -> DataFileError:
    name = short(key) if isinstance(key, str) else "?"
    return reader.wrong(top, "themes", N_("there is no theme {key}"), key=name)


def _checklist(
    own: Sequence[Item], standard: Iterable[Item], kind: EventKind, shares: Iterable[Share]
) -> tuple[Item, ...]:
    """Return what is to be done, by day.

    What goes with a kind of cost, as a drink without alcohol with the food, always stands.
    """
    replaced = {item.days for item in own if item.instead}
    spent_on = {share.category for share in shares}
    usual = (
        item
        for item in standard
        if kind in item.kinds
        and (item.days not in replaced if item.category is None else item.category in spent_on)
    )
    return tuple(sorted((*usual, *own), key=lambda item: item.days))


def _items(reader: PackReader) -> tuple[Item, ...]:
    return tuple(
        Item(
            days=reader.number(row, "days", FIRST_DAY, LAST_DAY),
            text=reader.said(row, LONGEST_LINE),
            instead=reader.switch(row, "instead", usual=False),
        )
        for row in reader.rows("checklist", _ROW | {"days", "instead"})
    )


def _shares(reader: PackReader, contingency: int) -> tuple[Share, ...]:
    found: list[Share] = []
    left = 100 - contingency
    for row in reader.rows("budget", _ROW | {"category", "percent"}):
        percent = reader.number(row, "percent", 1, 100)
        left -= percent
        if left < 0:
            raise reader.wrong(
                row, "percent", N_("the lines and the contingency come to more than 100 %")
            )
        category = _CATEGORIES[reader.one_of(row, "category", _CATEGORIES)]
        found.append(Share(category, percent, reader.said(row, LONGEST_LINE)))
    return tuple(found)


def _steps(reader: PackReader) -> tuple[Step, ...]:
    found = [
        Step(reader.number(row, "after", FIRST_MINUTE, LAST_MINUTE), reader.said(row, LONGEST_LINE))
        for row in reader.rows("step", _ROW | {"after"})
    ]
    return tuple(sorted(found, key=lambda step: step.after))


def _risks(reader: PackReader) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            reader.said(row, LONGEST_LINE),
            reader.within(row, "answer", LONGEST_LINE) if "answer" in row.values else "",
        )
        for row in reader.rows("risk", _ROW | {"answer"})
    )
