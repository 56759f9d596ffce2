"""What stands on a screen that is turned to a rep, read from what is shared with them alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from coachtui.domain.items import Target
from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.on_file import headline_of
from coachtui.domain.parts import rows_of
from coachtui.domain.record import Record
from coachtui.domain.record_types import types_of
from coachtui.domain.shared_row import SharedRow, SharedSection
from coachtui.domain.view import View
from coachtui.language import N_
from coachtui.ui.rows import Row

Told = Callable[[str], str]
"""Makes a text fit to be shown: with initials for the names of others."""
_TITLES: Final[Mapping[SharedSection, str]] = {
    SharedSection.PROMISES: N_("Promises"),
    SharedSection.AGENDA: N_("To talk about"),
    SharedSection.AHEAD: N_("Coming up"),
    SharedSection.TARGETS: N_("Targets"),
    SharedSection.TALKS: N_("Talks and reports"),
    SharedSection.KEPT: N_("Kept lately"),
    SharedSection.THANKS: N_("Thanks"),
}
_SOONEST_FIRST: Final = frozenset(
    {SharedSection.PROMISES, SharedSection.AHEAD, SharedSection.TARGETS}
)
"""Sections in order of their days; the others have the latest first."""


@dataclass(frozen=True, slots=True)
class Turned:
    """What a rep sees: rows under headings, and the texts some of them open, by their key."""

    rows: tuple[Row, ...]
    pages: Mapping[str, str]


def turned(catalogue: Catalogue, view: View, person_id: str, told: Told) -> Turned:
    """Return everything the kinds share with a rep.

    Args:
        catalogue: the kinds; those of the HR store are not asked.
        view: over a `SharedView`; nothing else is asked.
        person_id: the rep.
        told: applied to every text.
    """
    rows: list[Row] = []
    pages: dict[str, str] = {}
    for title, shared in _sections(catalogue, view, person_id):
        rows.append(Row("", ("", title), "head"))
        for key, one in shared:
            aside = one.aside or (view.words.day_short(one.day) if one.day else "")
            rows.append(Row(key, (told(one.label), told(one.text), aside.strip()), one.tone))
            if one.page:
                pages[key] = told(one.page)
    return Turned(tuple(rows), pages)


Keyed = tuple[str, SharedRow]


def _sections(
    catalogue: Catalogue, view: View, person_id: str
) -> Iterator[tuple[str, list[Keyed]]]:
    found = [
        (f"{kind.slug}/{row.id}", row)
        for kind in catalogue
        if kind.store == "team"
        for row in _rows(catalogue, kind, view, person_id)
    ]
    found.sort(key=lambda each: (each[1].section, each[1].title))
    for (section, title), rows in groupby(found, lambda each: (each[1].section, each[1].title)):
        yield title or view.words.say(_TITLES[section]), _by_day(section, rows)


def _by_day(section: SharedSection, rows: Iterable[Keyed]) -> list[Keyed]:
    if section is SharedSection.AHEAD:
        rows = sorted(rows, key=lambda each: each[1].text)
    latest_first = section not in _SOONEST_FIRST
    return sorted(rows, key=lambda each: each[1].day or date.min, reverse=latest_first)


def _rows(catalogue: Catalogue, kind: Kind, view: View, person_id: str) -> Iterable[SharedRow]:
    """Return a kind's rows; of one that says nothing of sharing the line that names each record."""
    if kind.shared_rows or kind.shares:
        return rows_of(catalogue, kind.shared_rows, SharedRow, view, person_id)
    return [
        _plain(catalogue, kind, view, record)
        for of in types_of(catalogue, kind)
        for record in view.repository.all(of)
    ]


def _plain(catalogue: Catalogue, kind: Kind, view: View, record: Record) -> SharedRow:
    at = record.happened_at or record.recorded_at
    return SharedRow(
        section=SharedSection.OTHERS,
        id=record.id,
        label="",
        text=headline_of(catalogue, view, Target(kind.slug, record.id)),
        day=view.words.local(at).date() if at else None,
        title=view.words.say(kind.plural),
    )
