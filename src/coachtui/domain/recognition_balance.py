"""Who was thanked how often over a quarter, and who never was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coachtui.domain.clock import Clock
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.recognition_wish import drives

_QUARTER: Final = 3
_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class Balance:
    """How a person was thanked over a quarter.

    Attributes:
        person_id: whose it is.
        count: thanks within the quarter.
        public: how many of them before the team.
        with_money: how many of them with money.
        matched: how many of them met something that drives the person.
        last: day of the last one up to today, in the quarter or before; None if there never was.
        days_since: whole days since then, None likewise.
    """

    person_id: str
    count: int
    public: int
    with_money: int
    matched: int
    last: date | None
    days_since: int | None

    @property
    def never(self) -> bool:
        """Whether nobody ever thanked them."""
        return self.last is None


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter a day is in."""
    month = (day.month - 1) // _QUARTER * _QUARTER + 1
    last = month + _QUARTER - 1
    following = date(day.year + 1, 1, 1) if last == _DECEMBER else date(day.year, last + 1, 1)
    return date(day.year, month, 1), following - timedelta(days=1)


def balance(
    given: Iterable[Recognition], person: Person, clock: Clock, within: date | None = None
) -> Balance:
    """Return how a person was thanked over a quarter.

    Args:
        given: recognitions of anybody, in any order.
        person: who was thanked.
        clock: says what day it is, and on which day a moment was.
        within: a day of the quarter; today where none is named.
    """
    today = clock.today()
    first, last = quarter_of(within or today)
    theirs = [
        (clock.local(each.given_at).date(), each) for each in given if each.person_id == person.id
    ]
    counted = [each for day, each in theirs if first <= day <= last]
    latest = max((day for day, _ in theirs if day <= today), default=None)
    motives = drives(person)
    return Balance(
        person_id=person.id,
        count=len(counted),
        public=sum(each.public for each in counted),
        with_money=sum(each.kind == "monetary" for each in counted),
        matched=sum(each.motivator_matched in motives for each in counted),
        last=latest,
        days_since=None if latest is None else (today - latest).days,
    )


def balances(
    given: Iterable[Recognition],
    people: Iterable[Person],
    clock: Clock,
    within: date | None = None,
) -> tuple[Balance, ...]:
    """Return everybody's balance: who was never thanked first, then who waits longest.

    Arguments as of `balance`; people who were thanked the same day stay in the order given.
    """
    everything = tuple(given)
    found = (balance(everything, person, clock, within) for person in people)
    return tuple(sorted(found, key=lambda each: each.last or date.min))
