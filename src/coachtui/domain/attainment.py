"""How much of their targets people sold: this month, this quarter, and month by month."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from coachtui.domain.person import Person
from coachtui.domain.target import Target, first_of_month

TREND_MONTHS: Final = 6
_MONTHS: Final = 12
_QUARTER: Final = 3
_FIRST: Final = 2
"""Months after they came in which the first target of a beginner may begin."""


@dataclass(frozen=True, slots=True)
class Attainment:
    """Where a person stands with their targets.

    Attributes:
        target: the last one, up to this month, of which something is known to be sold; else this
            month's, of which nothing is known yet.
        quarter: share of all targets of its quarter so far, 1 being all of them; None where
            nothing is known.
        trend: share of each of the last six months up to it, oldest first; None where unknown.
    """

    target: Target
    quarter: float | None
    trend: tuple[float | None, ...]

    @property
    def share(self) -> float | None:
        """Share of the month's target, 1 being all of it."""
        return self.target.share


def months_before(month: date, number: int) -> date:
    """Return the first day of the month so many months before one."""
    months = month.year * _MONTHS + month.month - 1 - number
    return date(months // _MONTHS, months % _MONTHS + 1, 1)


def attainment(targets: Iterable[Target], today: date) -> Attainment | None:
    """Return where a person stands with their targets; None where there is none to speak of.

    Of targets counted in several things, those counted as the last one is count.
    """
    month = first_of_month(today)
    upto = sorted(
        (each for each in targets if each.month <= month), key=lambda each: (each.month, each.id)
    )
    known = [each for each in upto if each.actual is not None]
    current = [each for each in upto if each.month == month]
    if not known and not current:
        return None
    target = known[-1] if known else current[-1]
    by_month = {each.month: each for each in upto if each.measure == target.measure}
    trend = tuple(
        found.share if (found := by_month.get(months_before(target.month, back))) else None
        for back in range(TREND_MONTHS - 1, -1, -1)
    )
    return Attainment(target, _quarter(by_month.values(), target.month), trend)


def _quarter(targets: Iterable[Target], month: date) -> float | None:
    """Return what was sold of the targets of a month's quarter of which something is known."""
    wanted = (month.year, (month.month - 1) // _QUARTER)
    known = [
        each
        for each in targets
        if each.actual is not None
        and (each.month.year, (each.month.month - 1) // _QUARTER) == wanted
    ]
    if not known:
        return None
    return sum(each.actual or 0 for each in known) / sum(each.amount for each in known)


def attainments(targets: Iterable[Target], today: date) -> dict[str, Attainment]:
    """Return where everybody stands who has a target, by their id."""
    by_person: defaultdict[str, list[Target]] = defaultdict(list)
    for target in targets:
        by_person[target.person_id].append(target)
    found = {person: attainment(own, today) for person, own in by_person.items()}
    return {person: each for person, each in found.items() if each is not None}


def on_ramp(person: Person, targets: Iterable[Target], today: date) -> bool:
    """Tell whether somebody hired within a year still has a target that only ever rose.

    Their months since they came must be on file from the beginning, two at least: such a target
    says how far a beginner is, and is no measure beside the team's.
    """
    hired, month = person.hire_date, first_of_month(today)
    if hired is None or person.tenure(today) not in {"new", "developing"}:
        return False
    stands = attainment(own := [*targets], today)
    if stands is None:
        return False
    measured = [each for each in own if each.measure == stands.target.measure]
    upto = sorted((each for each in measured if each.month <= month), key=lambda each: each.month)
    begun = first_of_month(hired)
    from_start = bool(upto) and months_before(upto[0].month, _FIRST) <= begun <= upto[0].month
    rising = all(left.amount < right.amount for left, right in pairwise(upto))
    return from_start and rising and len(upto) > 1


def same_month(targets: Sequence[Target], wanted: Target) -> Target | None:
    """Return the target on file of the same person, month and measure; None where there is none."""
    return next(
        (
            each
            for each in targets
            if each.person_id == wanted.person_id
            and each.month == wanted.month
            and each.measure == wanted.measure
            and each.id != wanted.id
        ),
        None,
    )
