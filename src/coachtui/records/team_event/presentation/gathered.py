"""Everything on file about one event, read once for whoever shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.team import somebody
from coachtui.domain.view import View
from coachtui.domain.working_days import WorkingWeek
from coachtui.language import Words
from coachtui.records.team_event.model import EventFeedback, Invitation, Rsvp, TeamEvent
from coachtui.records.team_event.rules.feedback import joined

Holidays = Mapping[date, str]
"""Public holidays by date, with their names; empty where they are not known (yet)."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """An event with what belongs to it; what people need for it is never among it.

    Attributes:
        event: the event.
        places: everybody's place in it, by given name.
        people: those invited, by id; a stand-in for one who cannot be read.
        feedback: all answers, None while there is none.
        holidays: public holidays, as far as they are known.
    """

    event: TeamEvent
    places: tuple[Invitation, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    feedback: EventFeedback | None = None
    holidays: Holidays = field(default_factory=dict)

    @property
    def week(self) -> WorkingWeek:
        """On which days the team works."""
        return WorkingWeek(holidays=frozenset(self.holidays))

    @property
    def counted(self) -> tuple[Invitation, ...]:
        """The places that are reckoned with."""
        return tuple(place for place in self.places if place.counted)

    def replied(self, *answers: Rsvp) -> tuple[Invitation, ...]:
        """Return the places reckoned with whose answer is one of these."""
        return tuple(place for place in self.counted if place.rsvp in answers)

    @property
    def came(self) -> tuple[Invitation, ...]:
        """The places of those who were there."""
        return tuple(place for place in self.places if place.attended)

    def name(self, person_id: str, words: Words) -> str:
        """Return how somebody is called in lists: by the full name where others share the short."""
        if person_id == ME:
            return words.say("Me")
        person = self.people.get(person_id)
        return told_apart(person, self.people.values()) if person else person_id

    def full_name(self, person_id: str) -> str:
        """Return somebody's whole name, the manager's too, for what others read."""
        person = self.people.get(person_id)
        return person.full_name if person else person_id


def told_apart(person: Person, people: Iterable[Person]) -> str:
    """Return somebody's short name, the full name where another of these people has the same."""
    shared = any(each.short_name == person.short_name and each.id != person.id for each in people)
    return person.full_name if shared else person.short_name


def gathered(view: View, event: TeamEvent, holidays: Holidays | None = None) -> Gathered:
    """Return what is on file about an event."""
    repository = view.repository
    places = repository.find(Invitation, event_id=event.id)
    people = {person_id: somebody(repository, person_id) for person_id in _concerned(event, places)}
    return Gathered(
        event=event,
        places=tuple(sorted(places, key=lambda each: people[each.person_id].sort_key)),
        people=people,
        feedback=joined(repository.find(EventFeedback, event_id=event.id)),
        holidays=holidays or {},
    )


def _concerned(event: TeamEvent, places: Iterable[Invitation]) -> set[str]:
    owners = {item.owner for item in event.checklist}
    owners |= {action.owner for action in event.retro.next}
    return {place.person_id for place in places} | {event.owner, *event.co_organisers} | owners
