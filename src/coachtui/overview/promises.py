"""Commitments for Today, a person's timeline and the search."""

from collections.abc import Iterator
from datetime import timedelta

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import DueItem, Target, TimelineEntry, Urgency
from coachtui.domain.open_commitments import open_commitments
from coachtui.domain.person import Person
from coachtui.domain.view import View

KIND = "commitment"
AHEAD = timedelta(days=7)
"""How early a promise comes onto Today."""


def due(view: View) -> Iterator[DueItem]:
    """Give the promises, mine and the reps', that are overdue or due within a week."""
    today = view.clock.today()
    for promise in still_open(view):
        if promise.due <= today + AHEAD:
            yield due_item(view, promise)


def due_item(view: View, promise: Commitment) -> DueItem:
    """Return the row of an open promise."""
    return DueItem(
        urgency=Urgency.I_OWE if promise.mine else Urgency.REP_OWES,
        label=owed_by(view, promise),
        person_id=promise.rep_id,
        name=rep_name(view, promise),
        text=promise.text,
        due=promise.due,
        at=None,
        overdue=promise.overdue(view.clock.today()),
        target=Target(KIND, promise.id),
    )


def still_open(view: View) -> tuple[Commitment, ...]:
    """Return the open promises; the closed ones, in time nearly all, are not even read."""
    return tuple(open_commitments(view.repository))


def owed_by(view: View, promise: Commitment) -> str:
    """Return the words for who owes it, seen from the manager."""
    return view.words.say("I owe") if promise.mine else view.words.say("Rep owes")


def rep_name(view: View, promise: Commitment) -> str:
    """Return the short name of the other one of the two; their id where they are not on file."""
    person = view.repository.get(Person, promise.rep_id)
    return person.short_name if person else promise.rep_id


def timeline(view: View, person_id: str) -> Iterator[TimelineEntry]:
    """Give a person's promises both ways: at the moment they were closed, else made."""
    find = view.repository.find
    for promise in (
        *find(Commitment, owner=person_id),
        *find(Commitment, counterparty=person_id),
    ):
        at = promise.closed_at or promise.happened_at or promise.created_at
        if at is not None:
            yield TimelineEntry(
                at=at,
                label=owed_by(view, promise),
                text=f"{promise.text} · {state(view, promise)}",
                target=Target(KIND, promise.id),
                private=promise.visibility == "private",
            )


def state(view: View, promise: Commitment) -> str:
    """Return where a promise stands: its day while open, else how it ended."""
    words = view.words
    if not promise.is_open:
        return words.label("commitment_state", promise.state)
    return words.say("due {day}", day=words.day_and_month(promise.due))


def headline(view: View, promise_id: str) -> str:
    """Return the line that names a promise; '' where there is none."""
    promise = view.repository.get(Commitment, promise_id)
    if promise is None:
        return ""
    return f"{owed_by(view, promise)} · {rep_name(view, promise)} · {promise.text}"


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the words of each promise, by its id."""
    for promise in view.searched(Commitment):
        reasons = (move.reason for move in promise.moves)
        parts = (promise.text, promise.evidence, promise.reason, *reasons)
        yield promise.id, "\n".join(part for part in parts if part)


def open_between(view: View, person_id: str) -> int:
    """Return how many promises with a person are open, both ways."""
    repository = view.repository
    owed = open_commitments(repository, owner=person_id)
    return len(owed) + len(open_commitments(repository, counterparty=person_id))
