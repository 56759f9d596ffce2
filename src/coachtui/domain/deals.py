"""Deals as a CRM tells them. Nothing here is a record: they are taken in, and replaced."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from math import fsum
from typing import Final, Literal, NamedTuple

from coachtui.domain.deal_owners import owners
from coachtui.domain.person import Person
from coachtui.text import fold

Outcome = Literal["won", "lost", "open"]
_NOT_NAME: Final = re.compile(r"[\W_]+")


class Deal(NamedTuple):
    """An opportunity; a tuple, since there are thousands of them.

    Attributes:
        id: as the CRM numbers it.
        rep: name of whoever owns it, as the CRM writes it; '' where it says nobody.
        account: name of the customer; '' where none is given.
        product: what is sold, by the name of the price list; '' where none is given.
        outcome: won, lost, or open.
        stage: the CRM's own word for it.
        value: what it closed at, or is worth, in minor units; None where it says nothing.
        list_price: what the product costs by the list, in minor units; None where unknown.
        engaged: when it began.
        closed: when it was won or lost; of an open one, when that is expected.
        next_step: what is to be done next; '' for nothing, None where the CRM does not tell.
    """

    id: str
    rep: str
    account: str
    product: str
    outcome: Outcome
    stage: str
    value: int | None = None
    list_price: int | None = None
    engaged: date | None = None
    closed: date | None = None
    next_step: str | None = None

    @property
    def discount(self) -> float | None:
        """What a won deal closed under the list price, as a share of it; negative is above it."""
        if self.outcome != "won" or self.value is None or not self.list_price:
            return None
        return 1 - self.value / self.list_price

    @property
    def name(self) -> str:
        """What `$` calls it in a line: the customer, else the product, and its number.

        A digit after `$` is a sum, so a name never begins with one.
        """
        parts = (self.account or self.product, self.id)
        name = "/".join(filter(None, (_NOT_NAME.sub("-", part).strip("-") for part in parts)))
        return name if name[:1].isalpha() else f"d-{name}"


@dataclass(frozen=True)
class Deals:
    """All that was taken in.

    Attributes:
        deals: the deals.
        reps: names of all reps the CRM knows, those without a deal too.
        currency: of all sums.
        imported_at: when.
        files: names of the files it came from.
    """

    deals: tuple[Deal, ...] = ()
    reps: tuple[str, ...] = ()
    currency: str = "VND"
    imported_at: datetime | None = None
    files: tuple[str, ...] = ()
    prices: Mapping[str, int] = field(default_factory=dict)
    """List price by product."""

    @cached_property
    def by_name(self) -> Mapping[str, Sequence[Deal]]:
        """The deals of each rep, by the name as it is written; none of those without one."""
        found: dict[str, list[Deal]] = {}
        for deal in self.deals:
            if deal.rep:
                found.setdefault(deal.rep, []).append(deal)
        return found

    @cached_property
    def usual_discounts(self) -> Mapping[str, float]:
        """What the whole team closes under the list price, by product."""
        found: defaultdict[str, list[float]] = defaultdict(list)
        for deal in self.deals:
            if (given := deal.discount) is not None:
                found[deal.product].append(given)
        return {product: mean(each) for product, each in found.items()}

    @cached_property
    def as_of(self) -> date | None:
        """The last day anything happened: an old export is judged by its own day."""
        days = (
            day
            for deal in self.deals
            for day in (deal.engaged, deal.closed if deal.outcome != "open" else None)
            if day is not None
        )
        return max(days, default=None)

    @cached_property
    def usual_days(self) -> float | None:
        """Days from the beginning to a won deal, the middle one of all; None where unknown."""
        days = [
            (deal.closed - deal.engaged).days
            for deal in self.deals
            if deal.outcome == "won" and deal.closed is not None and deal.engaged is not None
        ]
        return _middle(days) if days else None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All names of reps, each as the CRM writes it."""
        return tuple(dict.fromkeys((*self.by_name, *self.reps)))

    def of(self, names: Iterable[str]) -> Sequence[Deal]:
        """Return the deals of a rep by all names the CRM has for them."""
        return [deal for name in names for deal in self.by_name.get(name, ())]


def rep_key(name: str) -> str:
    """Return a name as reps are told apart: without marks, case, and spaces too many."""
    return " ".join(fold(name).split())


def deals_of(book: Deals, person: Person, people: Sequence[Person]) -> Sequence[Deal]:
    """Return the deals of a person among people; none that could be another's as well."""
    return book.of(owners(book.names, people).of(person.id))


def open_names(deals: Iterable[Deal]) -> tuple[str, ...]:
    """Return what `$` calls those of some deals that are open, sorted."""
    return tuple(sorted(deal.name for deal in deals if deal.outcome == "open"))


def mean(numbers: Iterable[float]) -> float:
    """Return the mean of numbers, of which there is at least one."""
    # the standard library's statistics take longer to import than a screen may take to open
    found = list(numbers)
    return fsum(found) / len(found)


def _middle(numbers: Iterable[float]) -> float:
    found = sorted(numbers)
    half = len(found) // 2
    return found[half] if len(found) % 2 else (found[half - 1] + found[half]) / 2
