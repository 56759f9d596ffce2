"""Deadlines of the HR records on the command line: counted, and told only where asked for."""

from datetime import date

from coachtui.domain.items import CalendarEntry, DueItem, Target, Urgency
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import rows_of
from coachtui.domain.person import Person
from coachtui.domain.repository import StoreError
from coachtui.domain.view import View
from coachtui.exchange.console import RefusedError
from coachtui.exchange.session import Session
from coachtui.paths import HR, KEYS

_NOT_FOUND = 3


def told_deadlines(session: Session, view: View, last: date) -> list[DueItem]:
    """Return the deadlines up to a day, by name; that they are read is noted among the records.

    Raises:
        RefusedError: there are no HR records.
        StoreError: they cannot be opened, or it cannot be noted: then nothing is told.
    """
    if not session.has_hr:
        raise RefusedError(session.words.say("There are no HR records here."), _NOT_FOUND)
    hr = session.open_hr()
    session.note_use(hr, "read")
    return _deadlines(session.view(view.repository, hr), session.catalogue, last)


def counted_deadlines(session: Session, view: View, last: date) -> list[DueItem]:
    """Return one row with how many deadlines there are up to a day, without any name.

    No row where there is none. Sealed records stay closed: then only that is told.
    """
    if not session.has_hr:
        return []
    words = session.words
    if (session.folder / HR / KEYS).exists():
        return [_row(view, words.say("Discipline is locked"), 1)]
    try:
        hr = session.open_hr()
    except StoreError:
        return [_row(view, words.say("Discipline is locked"), 1)]
    found = _deadlines(session.view(view.repository, hr), session.catalogue, last)
    if not found:
        return []
    counted = words.count(
        len(found), "{n} deadline: --hr tells which", "{n} deadlines: --hr tells which"
    )
    return [_row(view, counted, len(found))]


def _deadlines(view: View, catalogue: Catalogue, last: date) -> list[DueItem]:
    return [
        _item(view, kind.slug, entry)
        for kind in catalogue
        if kind.store == "hr"
        for entry in rows_of(catalogue, kind.deadlines, CalendarEntry, view, date.min, last)
    ]


def _item(view: View, kind: str, entry: CalendarEntry) -> DueItem:
    day = view.words.local(entry.start).date()
    person = view.repository.get(Person, entry.person_id)
    return DueItem(
        urgency=Urgency.DEADLINE,
        label=entry.label,
        person_id=entry.person_id,
        name=person.short_name if person is not None else entry.person_id,
        text=" · ".join((entry.title, *entry.details)),
        due=day,
        at=None,
        overdue=day < view.clock.today(),
        target=Target(kind, entry.target.record_id),
    )


def _row(view: View, text: str, count: int) -> DueItem:
    return DueItem(
        urgency=Urgency.DEADLINE,
        label=view.words.say("HR"),
        person_id="",
        name=text,
        text="",
        due=None,
        at=None,
        overdue=False,
        target=Target("discipline", "", "list"),
        count=count,
    )
