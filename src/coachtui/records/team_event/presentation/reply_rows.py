"""The replies to an event: one row a person, and what they add up to."""

from collections.abc import Mapping
from typing import Final

from coachtui.language import Words
from coachtui.records.team_event.model import EventNeeds, Invitation, Rsvp, TeamEvent
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.presentation.page_rows import PageRow, PageTone
from coachtui.records.team_event.rules.dates import poll

SIGNS: Final[Mapping[Rsvp, str]] = {"yes": "+", "maybe": ".", "no": "-", "none": "?"}
ANSWERS: Final[tuple[Rsvp, ...]] = ("yes", "maybe", "no", "none")


def reply_rows(words: Words, about: Gathered, needs: Mapping[str, EventNeeds]) -> list[PageRow]:
    """Return everybody's reply, their votes, and what they need (for the organiser alone)."""
    return [
        PageRow(
            place.person_id,
            (
                SIGNS[place.rsvp] if place.counted else "",
                about.name(place.person_id, words),
                words.label("rsvp", place.rsvp) if place.counted else words.say("told only"),
                votes_told(about.event, place),
                needs_told(words, place, needs.get(place.person_id)),
            ),
            _tone(place),
        )
        for place in about.places
    ]


def _tone(place: Invitation) -> PageTone:
    if not place.counted:
        return "dim"
    tones: Mapping[Rsvp, PageTone] = {"yes": "good", "no": "dim"}
    return tones.get(place.rsvp, "")


def votes_told(event: TeamEvent, place: Invitation) -> str:
    """Return the numbers of the dates that suit: `1 · 3`."""
    return " ".join(
        str(number) if option.id in place.votes else "·"
        for number, option in enumerate(event.date_options, 1)
    )


def needs_told(words: Words, place: Invitation, needs: EventNeeds | None) -> str:
    """Return what somebody needs, and what keeps them away where they said so."""
    parts = [] if needs is None else [needs.diet, needs.access, needs.transport]
    if place.kept_away is not None:
        parts.append(words.label("kept_away", place.kept_away))
    return " · ".join(part for part in parts if part)


def counts_told(words: Words, about: Gathered) -> str:
    """Return what the replies add up to: `6 yes · 1 maybe · 2 no · 1 no answer`."""
    counts = ((answer, len(about.replied(answer))) for answer in ANSWERS)
    told = [f"{count} {words.label('rsvp', answer)}" for answer, count in counts if count]
    aside = sum(not place.counted for place in about.places)
    if aside:
        told.append(words.say("{n} told only", n=aside))
    return " · ".join(told)


def dates_told(words: Words, about: Gathered, *, counted: bool = True) -> str:
    """Return the dates to choose from with their numbers and, `counted`, how many they suit."""
    suits = {option.id: len(ids) for option, ids in poll(about.event, about.places)}
    told = (
        (f"{number}) {words.moment_short(option.at)}", suits[option.id])
        for number, option in enumerate(about.event.date_options, 1)
    )
    return " · ".join(f"{date} ({count})" if counted else date for date, count in told)
