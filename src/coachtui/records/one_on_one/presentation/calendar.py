"""One-on-ones as they stand in a calendar."""

from collections.abc import Iterator
from datetime import date, timedelta

from coachtui.domain.items import CalendarEntry, Target
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.records.one_on_one.model import OneOnOne

KIND = "one_on_one"
SHORTEST = timedelta(minutes=1)
"""A calendar has no place for a talk that ended as it began."""


def calendar(view: View, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the one-on-ones from one day to another that are planned, going on or held."""
    for meeting in view.repository.all(OneOnOne):
        if meeting.state not in {"planned", "in_progress", "held"}:
            continue
        if first <= view.clock.local(meeting.at).date() <= last:
            yield _entry(view, meeting)


def _entry(view: View, meeting: OneOnOne) -> CalendarEntry:
    words = view.words
    person = view.repository.get(Person, meeting.person_id)
    name = person.full_name if person else meeting.person_id
    ends = meeting.ended_at if meeting.held and meeting.ended_at else None
    ends = ends or meeting.at + timedelta(minutes=meeting.minutes)
    return CalendarEntry(
        start=meeting.at,
        end=max(ends, meeting.at + SHORTEST),
        person_id=meeting.person_id,
        label=words.say("1-1"),
        title=f"{words.say('1-1')} · {name}",
        target=Target(KIND, meeting.id),
        details=(words.label("channel", meeting.channel),),
        done=meeting.held,
    )
