"""Team events on a person's timeline, by what name they go, and what a search finds them by."""

from collections.abc import Iterator

from coachtui.domain.items import Target, TimelineEntry
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.team_event.model import EventFeedback, EventNeeds, Invitation, TeamEvent
from coachtui.records.team_event.presentation.words import KIND, when_told

__all__ = ["headline", "place_told", "search_text", "timeline"]


def timeline(view: View, person_id: str) -> Iterator[TimelineEntry]:
    """Give the events with a date that somebody is or was invited to, and their part in each."""
    words = view.words
    for place in view.repository.find(Invitation, person_id=person_id):
        event = view.repository.get(TeamEvent, place.event_id)
        if event is None or event.starts_at is None or not event.standing:
            continue
        yield TimelineEntry(
            at=event.starts_at,
            label=words.say("Event"),
            text=f"{event.title} · {place_told(words, place)}",
            target=Target(KIND, event.id),
            private=False,
        )


def place_told(words: Words, place: Invitation) -> str:
    """Return somebody's part in an event: came or not where it was noted, else their answer."""
    if place.attended is not None:
        return words.say("came") if place.attended else words.say("did not come")
    if not place.counted:
        return words.say("told, not counted")
    if place.answered:
        return words.say("answered {reply}", reply=words.label("rsvp", place.rsvp))
    return words.say("invited")


def headline(view: View, record_id: str) -> str:
    """Return the line that names an event or what belongs to it; '' where there is none."""
    words, get = view.words, view.repository.get
    if event := get(TeamEvent, record_id):
        return f"{event.title} · {when_told(words, event)}"
    if place := get(Invitation, record_id):
        person = get(Person, place.person_id)
        name = person.full_name if person else place.person_id
        return _of(view, name, place.event_id)
    if feedback := get(EventFeedback, record_id):
        return _of(view, words.say("Feedback"), feedback.event_id)
    if needs := get(EventNeeds, record_id):
        return _of(view, words.say("What somebody needs"), needs.event_id)
    return ""


def _of(view: View, what: str, event_id: str) -> str:
    return " · ".join(part for part in (what, headline(view, event_id)) if part)


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the words of each event, by its id; what people need and what they thought is none."""
    for event in view.searched(TeamEvent):
        yield event.id, "\n".join(part for part in _texts(event) if part)


def _texts(event: TeamEvent) -> Iterator[str]:
    yield from (event.title, event.success_metric, event.place, event.vendor.name, event.reason)
    yield from event.objectives
    yield from (item.text for item in event.checklist)
    yield from (step.what for step in event.run_sheet)
    for line in event.budget.lines:
        yield from (line.what, line.vendor)
    for risk in event.risks:
        yield from (risk.what, risk.answer)
    yield from (event.retro.keep, event.retro.drop)
    yield from (action.text for action in event.retro.next)
