"""When a person is met next, whatever the kind of record that meets them."""

from datetime import date

from coachtui.domain.cadence import next_by_cadence
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import maybe_one_of
from coachtui.domain.person import Person
from coachtui.domain.view import View


def next_meeting_day(catalogue: Catalogue, view: View, person: Person) -> date:
    """Return the first day after today on which any kind meets a person.

    Where none does, one cadence from today.
    """
    days = []
    for kind in catalogue:
        if kind.meets:
            day = maybe_one_of(catalogue, kind.meets, date, view, person.id)
            if day is not None and day > view.clock.today():
                days.append(day)
    rhythm = person.one_on_one
    by_cadence = next_by_cadence(view.clock.today(), rhythm.cadence_days, rhythm.weekday)
    return min(days, default=by_cadence)
