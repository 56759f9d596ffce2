"""The charity kitchen on file: nine reckoned with, one on leave, a head count that locks today."""

from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.records.team_event.kind import TEAM_EVENT
from coachtui.records.team_event.model import (
    Answer,
    BudgetLine,
    EventFeedback,
    EventNeeds,
    EventState,
    Invitation,
    KeptAway,
    Rsvp,
    TeamEvent,
    Vendor,
)
from planned_events import an_event, at, learnt

NAMES = ("An", "Bình", "Chi", "Dũng", "Đào", "Hà", "Lan", "Minh", "Như", "Vượng")
REPLIES: tuple[Rsvp, ...] = (*("yes",) * 6, "maybe", "none", "none", "none")
ALLERGY = "dị ứng tôm"
TOO_FAR: KeptAway = "place"


def kitchen(state: EventState = "booked", **changes: object) -> TeamEvent:
    """Return the event as the demo's morning has it: its head count locks today at 14:00."""
    vendor = Vendor(name="Bếp Yêu Thương", headcount_lock_at=at("2026-11-23T14:00"))
    return an_event(state).revised(**{"place": "12 Lý Tự Trọng", "vendor": vendor, **changes})


def people() -> list[Person]:
    """Return ten reps, p1 to p10."""
    return [
        Person(id=f"p{number}", full_name=f"Nguyễn {name}") for number, name in enumerate(NAMES, 1)
    ]


def seats(came: int = 0) -> list[Invitation]:
    """Return their places: six yes, one maybe, two without an answer, the last told only."""
    return [
        Invitation(
            id=f"seat{number}",
            person_id=f"p{number}",
            event_id="kitchen",
            rsvp=reply,
            counted=number < len(NAMES),
            attended=number <= came if came else None,
            kept_away=TOO_FAR if number == len(NAMES) - 1 else None,
        )
        for number, reply in enumerate(REPLIES, 1)
    ]


def needs() -> EventNeeds:
    """Return what one of them cannot eat."""
    return EventNeeds(id="needs", person_id="p1", event_id="kitchen", diet=ALLERGY)


def thought(count: int) -> EventFeedback:
    """Return so many answers, 4 and 5 in turns."""
    answers = tuple(
        Answer(score=4 + number % 2, liked=f"vui {number}", change=f"gần hơn {number}")
        for number in range(count)
    )
    return EventFeedback(id="feedback", event_id="kitchen", answers=answers)


def held() -> TeamEvent:
    """Return it after the day: 8 % over what was allowed, and learnt from."""
    event = kitchen(state="closed", retro=learnt())
    costs = {"food": 3_360_000, "bus": 1_500_000}
    lines = tuple(line.revised(actual=costs[line.id]) for line in event.budget.lines)
    more = BudgetLine(id="hostile", category="other", what="=1+1", planned=0, actual=0)
    return event.revised(budget=event.budget.revised(lines=(*lines, more)))


def on_file(event: TeamEvent, came: int = 0) -> list[Record]:
    """Return everything that belongs to it as it is stored."""
    return [*people(), event, *seats(came), needs()]


def with_events(kinds: Catalogue) -> Catalogue:
    """Return a catalogue that knows team events."""
    known: dict[str, Kind] = {kind.slug: kind for kind in (*kinds, TEAM_EVENT)}
    return Catalogue(tuple(known.values()), kinds.first)
