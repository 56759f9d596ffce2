"""Sorted lines of old notes as the records they become."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Final

from coachtui.capture.entries import Logged, Place, entry_for, setting_for, too_long, vocabulary_of
from coachtui.capture.entry import EntryKind
from coachtui.capture.old_notes import OldLine
from coachtui.capture.reading import read
from coachtui.domain.ids import ME
from coachtui.domain.kind import Catalogue
from coachtui.domain.meeting_day import next_meeting_day
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.ui.log_console import SIGNS

_FOR_BOTH: Final = frozenset({EntryKind.COMMITMENT, EntryKind.DECISION})
"""Kinds a rep would see at the next wrap-up; what was noted for oneself stays with oneself."""
_NOON: Final = time(12)


class LongLineError(Exception):
    """A line is longer than an entry of its kind may be.

    Attributes:
        line: which.
        most: characters it may have.
    """

    def __init__(self, line: OldLine, most: int) -> None:
        super().__init__(line.id)
        self.line, self.most = line, most


def logged_from(lines: Sequence[OldLine], view: View, catalogue: Catalogue) -> list[Logged]:
    """Return the log entry of each line, and its promise where it is one.

    A line has the day the page gives it, at noon, and one without a day this moment.

    Raises:
        LongLineError: one of them is too long.
    """
    people = view.repository.all(Person)
    by_id = {person.id: person for person in people}
    vocabulary, today = vocabulary_of(view.repository), view.clock.today()
    logged = []
    for line in lines:
        person = by_id[line.person_id]
        setting = setting_for(person, by_id.get(ME), line.day or today, vocabulary)
        hidden = " ~" if line.kind in _FOR_BOTH else ""
        reading = read(f"{SIGNS[line.kind.value][1]}{line.text}{hidden}", setting)
        if most := too_long(reading):
            raise LongLineError(line, most)
        at = view.clock.now()
        if line.day is not None and line.day < today:
            at = datetime.combine(line.day, _NOON, view.words.zone).astimezone(UTC)
        place = Place(person, at, next_meeting_day(catalogue, view, person))
        logged.append(entry_for(reading, place, people, line.id))
    return logged
