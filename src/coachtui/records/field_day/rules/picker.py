"""Whom to ride with: the reps in order, each with the terms that put them there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, Literal
from zoneinfo import ZoneInfo

from coachtui.domain.commitment import Commitment
from coachtui.domain.person import Person
from coachtui.domain.presence import is_away
from coachtui.domain.team import reps
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.rules.norms import RideOutlook, ride_outlook
from coachtui.records.field_day.rules.scores import Observation, drop
from coachtui.records.field_day.rules.states import dates_of
from coachtui.settings import Settings

TermKey = Literal["days", "trend", "pipeline", "promises", "middle"]
WEIGHTS: Final[Mapping[TermKey, float]] = MappingProxyType(
    {"days": 4.0, "trend": 3.0, "pipeline": 2.0, "promises": 1.0, "middle": 1.5}
)
MOST_NORMS: Final = 2
"""Days since the last ride count up to so many times the norm."""
MOST_PROMISES: Final = 3
PROMISES_WINDOW: Final = timedelta(days=30)
_FIFTH: Final = 5


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the sum that ranks a rep.

    Attributes:
        key: which one.
        points: weight times value, to a tenth, so that the points shown add up; 0 where unknown.
        value: what the weight is multiplied with, its cap applied; None where nothing is on file.
        detail: the plain facts behind it. `days`: days since the last ride, days by the norm.
            `trend`: how far the mean score fell. `pipeline`: the risk, 0 to 1. `promises`: how many
            are overdue, how many were broken lately. `middle`: the attainment, 1 being all of it,
            and whether their target is a ramp. Empty where nothing is on file.
    """

    key: TermKey
    points: float
    value: float | None
    detail: tuple[float, ...] = ()

    @property
    def weight(self) -> float:
        """What its value is multiplied with."""
        return WEIGHTS[self.key]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rep to ride with, and why.

    Attributes:
        person: the rep.
        points: the sum of the terms.
        terms: all five, in the order of the formula.
        last: last day of the last ride, else the hire date; None where neither is on file.
        days_since: days from then to today.
        norm_days: days from one ride to the next by the norm.
        never: whether no ride is on file at all.
        planned: first day of a ride that stands already, from today on.
    """

    person: Person
    points: float
    terms: tuple[Term, ...]
    last: date | None
    days_since: int | None
    norm_days: float
    never: bool = False
    planned: date | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """What the ranking reads.

    Attributes:
        people: everybody on file.
        days: all field days.
        observations: the observations of each rep, by the rep's id.
        commitments: all promises; those that the reps owe count.
        attainment: share of the target by the rep's id, 1 being all of it.
        pipeline: risk in the pipeline by the rep's id, 0 to 1.
        ramping: ids of the reps whose target still rises from their first day; they are compared
            with nobody.
    """

    people: Sequence[Person]
    days: Sequence[FieldDay]
    observations: Mapping[str, Sequence[Observation]]
    commitments: Sequence[Commitment]
    attainment: Mapping[str, float] = field(default_factory=dict)
    pipeline: Mapping[str, float] = field(default_factory=dict)
    ramping: AbstractSet[str] = frozenset()


def rank(team: Team, day: date, today: date, settings: Settings) -> list[Candidate]:
    """Return the reps who are at work on a day, the one to ride with first.

    Where points are equal, whoever waited longest by the norm is first, then by name.

    Args:
        team: the records.
        day: the day of the ride; whoever is away or not here yet then is left out.
        today: the day from which the facts are counted.
        settings: the norms, and the zone that tells on which day something was scored or broken.
    """
    days: defaultdict[str, list[FieldDay]] = defaultdict(list)
    for each in team.days:
        days[each.person_id].append(each)
    promises: defaultdict[str, list[Commitment]] = defaultdict(list)
    for promise in team.commitments:
        promises[promise.owner].append(promise)
    middle = _middle(team, today)
    zone = ZoneInfo(settings.zone)
    candidates = []
    for person in reps(team.people):
        if is_away(person, day) or (person.hire_date is not None and person.hire_date > day):
            continue
        own = days[person.id]
        rides = ride_outlook(person, own, settings, today)
        terms = (
            _days_term(rides, today),
            _trend_term(team.observations.get(person.id, ()), today, zone),
            _pipeline_term(team.pipeline.get(person.id)),
            _promises_term(promises[person.id], today, zone),
            _middle_term(team, person.id, middle),
        )
        candidates.append(_candidate(person, terms, rides, own, today))
    return sorted(candidates, key=_order)


def _candidate(
    person: Person,
    terms: tuple[Term, ...],
    rides: RideOutlook,
    own: Iterable[FieldDay],
    today: date,
) -> Candidate:
    standing = (each for each in own if each.ahead or each.state == "in_progress")
    return Candidate(
        person=person,
        points=round(sum(term.points for term in terms), 1),
        terms=terms,
        last=rides.since,
        days_since=_days_since(rides, today),
        norm_days=rides.norm_days,
        never=rides.never,
        planned=min((each.date for each in standing if dates_of(each)[-1] >= today), default=None),
    )


def _order(candidate: Candidate) -> tuple[float, float, tuple[object, ...]]:
    waited = (candidate.days_since or 0) / candidate.norm_days
    return -candidate.points, -waited, candidate.person.sort_key


def _term(key: TermKey, value: float | None, *detail: float) -> Term:
    points = 0.0 if value is None else round(WEIGHTS[key] * value, 1)
    return Term(key, points, value, detail)


def _days_since(rides: RideOutlook, today: date) -> int | None:
    return None if rides.since is None else max((today - rides.since).days, 0)


def _days_term(rides: RideOutlook, today: date) -> Term:
    days = _days_since(rides, today)
    if days is None:
        return _term("days", None)
    return _term("days", min(days / rides.norm_days, MOST_NORMS), days, rides.norm_days)


def _trend_term(observations: Sequence[Observation], today: date, zone: ZoneInfo) -> Term:
    if all(each.score is None for each in observations):
        return _term("trend", None)
    fall = drop(observations, today, zone)
    return _term("trend", fall, fall)


def _pipeline_term(risk: float | None) -> Term:
    if risk is None:
        return _term("pipeline", None)
    bounded = min(max(risk, 0.0), 1.0)
    return _term("pipeline", bounded, bounded)


def _promises_term(promises: Iterable[Commitment], today: date, zone: ZoneInfo) -> Term:
    """Count what is overdue now, and what was said to be broken in the last 30 days."""
    overdue = broken = 0
    for promise in promises:
        overdue += promise.overdue(today)
        if promise.state == "broken" and promise.closed_at is not None:
            said = promise.closed_at.astimezone(zone).date()
            broken += today - PROMISES_WINDOW <= said <= today
    return _term("promises", min(overdue + broken, MOST_PROMISES), overdue, broken)


def _middle_term(team: Team, person_id: str, middle: AbstractSet[str]) -> Term:
    share = team.attainment.get(person_id)
    if share is None:
        return _term("middle", None)
    return _term("middle", person_id in middle, share, person_id in team.ramping)


def _middle(team: Team, today: date) -> frozenset[str]:
    """Return the ids of the middle 60 % by attainment: without top and bottom fifth.

    Nor are new reps and those on a ramp in it.
    Those away count too: they are part of the team that is compared.
    """
    compared = [
        person
        for person in reps(team.people)
        if person.id in team.attainment
        and person.id not in team.ramping
        and person.tenure(today) != "new"
    ]
    compared.sort(key=lambda person: team.attainment[person.id])
    cut = len(compared) // _FIFTH
    return frozenset(person.id for person in compared[cut : len(compared) - cut])
