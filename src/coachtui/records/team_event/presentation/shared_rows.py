"""What somebody sees of team events: when and where those are they are invited to, and their reply.

Never what it costs, who else comes, what anybody needs or thought of it.
"""

from collections.abc import Iterator
from typing import Final

from coachtui.domain.person import Person
from coachtui.domain.shared_row import SharedRow, SharedSection
from coachtui.domain.sharing import Share
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.team_event.model import Invitation, TeamEvent
from coachtui.records.team_event.presentation.rows import place_told
from coachtui.records.team_event.presentation.words import when_told

SHARES: Final = (
    Share(Invitation, ("person_id", "event_id", "rsvp"), when=({"counted": True},)),
    Share(
        TeamEvent,
        ("title", "month", "state", "starts_at", "ends_at", "place"),
        when=({"state": "booked"}, {"state": "confirmed"}),
        through=(Invitation, "event_id"),
    ),
)
"""An event once it is booked: before, nobody may have been asked."""


def shared_rows(view: View, person_id: str) -> Iterator[SharedRow]:
    """Give the events ahead with the person's own reply."""
    words = view.words
    person = view.repository.get(Person, person_id)
    read = words.in_language(person.language) if person is not None else words
    for place in view.repository.find(Invitation, person_id=person_id):
        event = view.repository.get(TeamEvent, place.event_id)
        if event is None or event.starts_at is None or event.ends_at is None:
            continue
        if words.local(event.ends_at).date() >= view.clock.today():
            parts = (_hours(words, event), event.title, place_told(words, place), event.place)
            yield SharedRow(
                section=SharedSection.AHEAD,
                id=place.id,
                label=words.say("Event"),
                text=" · ".join(part for part in parts if part),
                day=words.local(event.starts_at).date(),
                page=_page(read, event, place),
            )


def _page(words: Words, event: TeamEvent, place: Invitation) -> str:
    lines = [event.title, words.say("When: {when}", when=when_told(words, event))]
    if event.place:
        lines.append(words.say("Where: {place}", place=event.place))
    return "\n".join((*lines, place_told(words, place)))


def _hours(words: Words, event: TeamEvent) -> str:
    """Return from when to when; the days only where there are several."""
    if event.starts_at is None or event.ends_at is None:
        return ""
    if words.local(event.starts_at).date() != words.local(event.ends_at).date():
        return when_told(words, event)
    return f"{words.time(event.starts_at)}–{words.time(event.ends_at)}"
