"""What `coachtui show` looks at: the records of now, or as they stood at the end of a day."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from coachtui.domain.clock import StoppedClock
from coachtui.domain.items import Target
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import maybe_one_of
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.repository import PastRepository, RememberingRepository
from coachtui.domain.view import View
from coachtui.exchange.console import RefusedError
from coachtui.exchange.dates import asked_day
from coachtui.exchange.infile import USAGE
from coachtui.exchange.session import OPEN, Session
from coachtui.exchange.whom import NOT_FOUND, person_named
from coachtui.language import N_

_NO_HR: Final = N_("There are no HR records here.")


@dataclass(frozen=True, slots=True)
class Seen:
    """A person among the records that are looked at.

    Attributes:
        day: the day at whose end the records stood so; None: now.
        head: of the HR records as they are looked at; '' where they are not.
        erased: how many documents stood then whose content was erased since, whosesoever.
    """

    view: View
    person: Person
    day: date | None = None
    head: str = ""
    erased: int = 0


def seen_now(session: Session, name: str, *, hr: bool) -> Seen:
    """Look at a person as they are on file; with `hr` among the HR records too, which is noted.

    Raises:
        RefusedError: nobody or several are called so, or there are no HR records.
        StoreError: the records cannot be read, or the look at HR records cannot be noted.
    """
    store = session.open()
    person = person_named(name, store.all(Person), session.words)
    opened = _hr(session, person) if hr else None
    view = session.view(store, opened)
    return Seen(view, person, head=opened.head if opened else "")


def seen_on(session: Session, name: str, typed: str, *, hr: bool) -> Seen:
    """Look at a person as they were on file at the end of a day; nothing is changed by it.

    With `hr` the HR records are looked at too, and that is noted among them.

    Raises:
        RefusedError: it is no day or lies ahead, nobody or several were called so then, or there
            are no HR records.
        StoreError: as `seen_now`.
    """
    words = session.words
    day = asked_day(typed, "--as-of", words)
    if day > session.clock.today():
        raise RefusedError(words.say("{day} lies ahead.", day=words.day(day)), USAGE)
    clock = StoppedClock(_end_of(day, session), words.zone)
    store: RememberingRepository = session.called(OPEN)(
        dataclasses.replace(session, read_only=True)
    )
    then = store.as_of(clock.now())
    people = then.all(Person)
    if not people:
        said = words.say("Nothing was on file on {day}.", day=words.day(day))
        raise RefusedError(said, NOT_FOUND)
    person = person_named(name, people, words)
    past = _hr(session, person).as_of(clock.now()) if hr else None
    view = dataclasses.replace(session.view(then, past), clock=clock)
    return Seen(view, person, day, past.head if past else "", _erased(then, past))


def hr_lines(seen: Seen, catalogue: Catalogue) -> Iterator[tuple[Target, str]]:
    """Give each HR record of the person that stands by itself, in a line; none while not open."""
    if seen.view.hr is None:
        return
    for kind in catalogue:
        if kind.store != "hr" or not kind.headline:
            continue
        found = catalogue.load(kind.records[0])
        if not isinstance(found, type) or not issubclass(found, Record):
            raise TypeError(f"{kind.records[0]} is no type of record")
        for record in seen.view.hr.find(found, person_id=seen.person.id):
            line = maybe_one_of(catalogue, kind.headline, str, seen.view, record.id) or ""
            yield Target(kind.slug, record.id), line


def _hr(session: Session, person: Person) -> RememberingRepository:
    if not session.has_hr:
        raise RefusedError(session.words.say(_NO_HR), NOT_FOUND)
    hr = session.open_hr()
    session.note_use(hr, "read", person.id)
    return hr


def _end_of(day: date, session: Session) -> datetime:
    """Return the last moment of a day in the team's zone, in UTC; of today, this moment."""
    last = datetime.combine(day, time.max, session.words.zone).astimezone(UTC)
    return min(last, session.clock.now())


def _erased(*stores: PastRepository | None) -> int:
    return sum(len(store.erased) for store in stores if store is not None)
