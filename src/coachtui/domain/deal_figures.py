"""What deals come to: won value, win rate, pipeline, discount, and what a CRM lacks of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coachtui.domain.attainment import months_before
from coachtui.domain.deal_owners import owners
from coachtui.domain.deals import Deal, Deals, mean
from coachtui.domain.person import Person
from coachtui.domain.target import first_of_month

SERIES_MONTHS: Final = 12
DEEP: Final = 0.10
"""A discount that is looked at: more than a tenth under the list price."""
SLOW: Final = 2
"""An open deal is slow once it is older than so many times the usual time to a won one."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a rep's deals come to. Sums are in minor units, shares 1 for all.

    Attributes:
        deals: how many.
        won: how many were won.
        lost: how many were lost.
        won_value: what the won ones closed at.
        open: how many are open.
        open_value: what those are worth, at the list price where the CRM names no value.
        unvalued: how many open ones have neither value nor list price, and count for nothing.
        discount: mean of what won deals closed under the list price; None where none can be told.
        discounted: of how many deals that is.
        deep: how many of those closed more than a tenth under the list price.
        against_team: by how much more than the team the rep gives for the same products; None as
            `discount`.
        without_account: open or closed, how many name no customer.
        without_next_step: how many open ones have no next step; None where the CRM tells none.
        slow: how many open ones are older than twice what a won deal usually takes.
        at_risk: how many open ones lack customer or next step, or are slow.
        series: value won in each of the last twelve months of the export, oldest first.
    """

    deals: int
    won: int
    lost: int
    won_value: int
    open: int
    open_value: int
    unvalued: int
    discount: float | None
    discounted: int
    deep: int
    against_team: float | None
    without_account: int
    without_next_step: int | None
    slow: int
    at_risk: int
    series: tuple[int, ...]

    @property
    def win_rate(self) -> float | None:
        """Won of those that were decided; None while none is."""
        decided = self.won + self.lost
        return self.won / decided if decided else None

    @property
    def risk(self) -> float | None:
        """Share of the open deals that is at risk; None where none is open."""
        return self.at_risk / self.open if self.open else None


def figures(book: Deals, own: Sequence[Deal]) -> Figures:
    """Return what some deals of a book come to: those of a rep, or all."""
    won = [deal for deal in own if deal.outcome == "won"]
    still = [deal for deal in own if deal.outcome == "open"]
    discounts = [
        (given, given - book.usual_discounts[deal.product])
        for deal in won
        if (given := deal.discount) is not None
    ]
    worth = [deal.list_price if deal.value is None else deal.value for deal in still]
    untold = all(deal.next_step is None for deal in still)
    stepless = [deal for deal in still if deal.next_step == ""]
    slow = [deal for deal in still if is_slow(book, deal)]
    at_risk = {id(deal) for deal in still if not deal.account}
    at_risk |= {id(deal) for deal in (*stepless, *slow)}
    return Figures(
        deals=len(own),
        won=len(won),
        lost=sum(deal.outcome == "lost" for deal in own),
        won_value=sum(deal.value or 0 for deal in won),
        open=len(still),
        open_value=sum(each or 0 for each in worth),
        unvalued=sum(each is None for each in worth),
        discount=mean(given for given, _ in discounts) if discounts else None,
        discounted=len(discounts),
        deep=sum(given > DEEP for given, _ in discounts),
        against_team=mean(more for _, more in discounts) if discounts else None,
        without_account=sum(not deal.account for deal in own),
        without_next_step=None if untold else len(stepless),
        slow=len(slow),
        at_risk=len(at_risk),
        series=_series(won, book.as_of),
    )


def is_slow(book: Deals, deal: Deal) -> bool:
    """Tell whether an open deal is older than twice what a won one usually takes."""
    if deal.engaged is None or book.as_of is None or book.usual_days is None:
        return False
    return (book.as_of - deal.engaged).days > SLOW * max(book.usual_days, 1)


def _series(won: Iterable[Deal], last: date | None) -> tuple[int, ...]:
    if last is None:
        return ()
    sums: defaultdict[date, int] = defaultdict(int)
    for deal in won:
        if deal.closed is not None:
            sums[first_of_month(deal.closed)] += deal.value or 0
    month = first_of_month(last)
    return tuple(
        sums.get(months_before(month, back), 0) for back in range(SERIES_MONTHS - 1, -1, -1)
    )


def pipeline_risks(book: Deals, people: Sequence[Person]) -> dict[str, float]:
    """Return the share of open deals at risk of each rep who has any, by the rep's id."""
    whose = owners(book.names, people)
    found = {
        person.id: figures(book, book.of(whose.of(person.id))).risk
        for person in people
        if person.is_rep
    }
    return {person: risk for person, risk in found.items() if risk is not None}


def discount_lens(cut: float, margin: float) -> float | None:
    """Return how much more must be sold so that a price cut costs nothing, as a share.

    Args:
        cut: what is taken off the price, as a share of it.
        margin: what is left of the price before the cut, as a share of it.

    Returns:
        `cut ÷ (margin - cut)`; None where the cut takes the whole margin: that sells at a loss.
    """
    return None if cut >= margin else cut / (margin - cut)
