"""Which field day is meant where somebody's next is spoken of."""

from coachtui.domain.view import View
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.rules.meant import day_meant


def meant(view: View, person_id: str) -> str:
    """Return the id of the day that runs, else of the next that stands; '' where none does."""
    days = view.repository.find(FieldDay, person_id=person_id)
    found = day_meant(days, view.clock.today())
    return found.id if found else ""
