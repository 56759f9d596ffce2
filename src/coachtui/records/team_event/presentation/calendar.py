"""Team events as they stand in a calendar, and the calendar of one event with its cut-offs."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from coachtui.domain.items import CalendarEntry, Target
from coachtui.domain.view import View
from coachtui.records.team_event.model import Invitation, TeamEvent
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.presentation.words import KIND, cutoff_name
from coachtui.records.team_event.rules.cutoffs import Cutoff, cutoffs

CUTOFF_LASTS: Final = timedelta(minutes=30)
"""How long a cut-off stands in a calendar, up to the moment itself."""


def calendar(view: View, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the events with a date that touch these days and were not called off."""
    local, find = view.words.local, view.repository.find
    for event in view.repository.all(TeamEvent):
        entry = _entry(view, event, find(Invitation, event_id=event.id))
        if entry is None or local(entry.start).date() > last or local(entry.end).date() < first:
            continue
        yield entry


def event_entries(view: View, about: Gathered) -> list[CalendarEntry]:
    """Return one event for a calendar file of its own, its cut-offs first; [] without a date."""
    event, words = about.event, view.words
    entry = _entry(view, event, about.places)
    if entry is None:
        return []
    found = cutoffs(event, view.clock.now(), words.zone, about.holidays)
    return [*(_cutoff_entry(view, event, each) for each in found), entry]


def _entry(view: View, event: TeamEvent, places: Iterable[Invitation]) -> CalendarEntry | None:
    """Return the entry of an event; None where it was called off or has no date."""
    if not event.standing or event.starts_at is None or event.ends_at is None:
        return None
    words = view.words
    return CalendarEntry(
        start=event.starts_at,
        end=event.ends_at,
        person_id="",
        label=words.say("Team event"),
        abbreviation=words.say_in("cell", "Evt"),
        title=event.title,
        target=Target(KIND, event.id),
        place=event.place,
        details=tuple(_details(view, event)),
        tentative=event.state in {"idea", "planned"},
        done=event.over,
        others=tuple(
            sorted(place.person_id for place in places if place.counted and place.rsvp != "no")
        ),
    )


def _details(view: View, event: TeamEvent) -> Iterator[str]:
    words = view.words
    yield words.label("event_kind", event.kind)
    if event.access.link:
        yield words.say("From afar: {link}", link=event.access.link)


def _cutoff_entry(view: View, event: TeamEvent, cutoff: Cutoff) -> CalendarEntry:
    name = cutoff_name(view.words, cutoff.kind)
    return CalendarEntry(
        start=cutoff.at - CUTOFF_LASTS,
        end=cutoff.at,
        person_id="",
        label=view.words.say("Cut-off"),
        title=f"{name} · {event.title}",
        target=Target(KIND, f"{event.id}-{cutoff.kind}"),
        details=(event.vendor.name,) if event.vendor.name else (),
        done=cutoff.passed,
    )
