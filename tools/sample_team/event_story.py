"""From events.toml to documents: events, places, needs, feedback, and recognitions."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.records.team_event.model import EventFeedback, EventNeeds, Invitation, TeamEvent
from sample_team.documents import Documents
from sample_team.events import EventTold, PlaceTold, ThanksTold, read_events
from sample_team.script import Jitter
from sample_team.tables import Fields, moment_of, rows

PARTS: Final[Mapping[str, str]] = {"date_options": "W", "checklist": "Q", "run_sheet": "Y"}
"""Lists of an event whose parts have ids, with the letter of these."""
ROLL_CALL: Final = timedelta(minutes=12)
"""After it begins; then it is noted who came."""


class EventStory:
    """The team's events and thanks on their way into the documents.

    Args:
        documents: where they go.
        reps: by code.
    """

    def __init__(self, documents: Documents, reps: Mapping[str, Person]) -> None:
        self._documents = documents
        self._ids = {"ME": ME, **{code: rep.id for code, rep in reps.items()}}
        self._events: dict[str, TeamEvent] = {}

    def tell(self) -> None:
        """Take in everything."""
        events, thanks = read_events()
        for event in events:
            self._event(event)
        for given in thanks:
            self._thanks(given)

    def _event(self, told: EventTold) -> None:
        fields = self._with_ids(told, told.fields, PARTS)
        budget = told.fields["budget"]
        if not isinstance(budget, dict):
            raise TypeError("a budget is a table")
        values = {
            **fields,
            "id": self._documents.new_id(told.at, told.code, "G"),
            "budget": self._with_ids(told, budget, {"lines": "B"}),
        }
        event = TeamEvent.from_document(values)
        self._events[told.code] = event
        self._documents.put(event, told.at, told.last, told.changes)
        for place in told.places:
            self._place(told, event, place)
        if told.feedback:
            self._feedback(told, event)

    def _with_ids(self, told: EventTold, fields: Fields, lists: Mapping[str, str]) -> Fields:
        """Return fields in which every part of these lists has an id of its own."""
        named = {
            name: [
                {**part, "id": self._documents.new_id(told.at, told.code, letter)}
                for part in rows(fields[name])
            ]
            for name, letter in lists.items()
        }
        return {**fields, **named}

    def _place(self, told: EventTold, event: TeamEvent, place: PlaceTold) -> None:
        jitter = Jitter(f"{told.code} {place.who}")
        begins, attended = event.starts_at, place.fields.get("attended")
        noted = None if attended is None or begins is None else begins + ROLL_CALL
        if noted is not None:
            noted += timedelta(seconds=jitter.between(0, 240))
        stamps = [at for at in (place.answered_at, noted) if at is not None]
        votes = _numbers(place.fields.get("votes", []))
        values = {
            **place.fields,
            "id": self._documents.new_id(told.invited, told.code, "J"),
            "person_id": self._ids[place.who],
            "event_id": event.id,
            "votes": [event.date_options[number - 1].id for number in votes],
        }
        last = max([told.invited, *stamps])
        self._documents.put(
            Invitation.from_document(values), told.invited, last, 1 + bool(votes) + len(stamps)
        )
        if place.needs_at is not None:
            self._needs(told, event, place, place.needs_at)

    def _needs(self, told: EventTold, event: TeamEvent, place: PlaceTold, at: datetime) -> None:
        values = {
            **place.needs,
            "id": self._documents.new_id(at, told.code, "N"),
            "person_id": self._ids[place.who],
            "event_id": event.id,
        }
        self._documents.put(EventNeeds.from_document(values), at)

    def _feedback(self, told: EventTold, event: TeamEvent) -> None:
        at = moment_of(told.feedback["at"])
        values = {
            "id": self._documents.new_id(at, told.code, "F"),
            "event_id": event.id,
            "answers": told.feedback["answers"],
        }
        self._documents.put(EventFeedback.from_document(values), at)

    def _thanks(self, told: ThanksTold) -> None:
        event = self._events.get(str(told.fields.get("part_of", "")))
        values = {
            **told.fields,
            "id": self._documents.new_id(told.at, told.rep, "H"),
            "person_id": self._ids[told.rep],
            "given_at": told.at.isoformat(),
            "part_of": event.id if event else None,
        }
        self._documents.put(Recognition.from_document(values), told.at)


def _numbers(value: object) -> Sequence[int]:
    if not isinstance(value, list):
        raise TypeError("votes are a list of numbers, counted from 1")
    return [int(each) for each in value]
