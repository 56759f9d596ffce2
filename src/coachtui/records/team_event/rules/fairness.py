"""Who a team's events reach over twelve months, and what kept the others away.

Only what was held counts, and only people who were reckoned with. Nothing here feeds a score.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Final, Literal
from zoneinfo import ZoneInfo

from coachtui.domain.person import Person, TenureBand
from coachtui.domain.working_days import WorkingWeek, add_months
from coachtui.records.team_event.model import Invitation, KeptAway, TeamEvent
from coachtui.records.team_event.rules.budget import totals
from coachtui.records.team_event.rules.states import counted_in_hours

By = Literal["person", "region", "tenure"]
MONTHS: Final = 12
"""How far back it looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a person, or several together, got from events; money in minor units.

    Attributes:
        invited: places in events.
        noted: of these, places for which somebody noted whether they came.
        came: of these, those who were there.
        in_hours: events they came to in working hours.
        by_hours: events they came to of which it is known whether they were in working hours.
        cost: what the events they came to cost a head, summed up.
        paid: events they came to of which something was paid.
        travelled: minutes each way to the events they came to, summed up.
        measured: events they came to of which the way is known.
        lost_votes: events held on a day that was none of those they had voted for.
        kept_away: how often each thing kept them away, where they said so.
    """

    invited: int = 0
    noted: int = 0
    came: int = 0
    in_hours: int = 0
    by_hours: int = 0
    cost: int = 0
    paid: int = 0
    travelled: int = 0
    measured: int = 0
    lost_votes: int = 0
    kept_away: Mapping[KeptAway, int] = field(default_factory=dict)

    @property
    def share(self) -> float | None:
        """How many of the noted events they came to, 0 to 1; None where nothing was noted."""
        return self.came / self.noted if self.noted else None

    @property
    def in_hours_share(self) -> float | None:
        """How many of those they came to were in working hours, 0 to 1; None where not known."""
        return self.in_hours / self.by_hours if self.by_hours else None

    @property
    def cost_per_event(self) -> int | None:
        """What an event they came to cost a head, in minor units; None where nothing was paid."""
        return round(self.cost / self.paid) if self.paid else None

    @property
    def travel_min(self) -> int | None:
        """Minutes each way to an event they came to, on average; None where not known."""
        return round(self.travelled / self.measured) if self.measured else None

    @property
    def never(self) -> bool:
        """Whether they came to none of those noted, of which there is at least one."""
        return self.noted > 0 and self.came == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Tally):
    """What one person got from the team's events.

    Attributes:
        person_id: who.
        region: where they work, "" where nobody said.
        tenure: how long they have been here, None where nobody said.
    """

    person_id: str
    region: str = ""
    tenure: TenureBand | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Tally):
    """What several people together got from the team's events.

    Attributes:
        key: the person's id, the region, or the tenure band; "" for those without, and for all.
        people: who belongs to it, ids in the order of the shares.
    """

    key: str
    people: tuple[str, ...]


def recent(events: Iterable[TeamEvent], zone: ZoneInfo, today: date) -> tuple[TeamEvent, ...]:
    """Return the events held within the last twelve months, earliest first."""
    since = add_months(today, -MONTHS)
    found = [
        (event.starts_at, event)
        for event in events
        if event.over
        and event.starts_at is not None
        and since < event.starts_at.astimezone(zone).date() <= today
    ]
    return tuple(event for _, event in sorted(found, key=lambda each: (each[0], each[1].id)))


def fairness(
    events: Iterable[TeamEvent],
    places: Iterable[Invitation],
    people: Iterable[Person],
    week: WorkingWeek,
    zone: ZoneInfo,
    today: date,
) -> tuple[Share, ...]:
    """Return what each person got from the events of the last twelve months, by given name.

    Args:
        events: all there are; those not held, or longer ago, are left out.
        places: all there are; those not reckoned with are left out.
        people: who is looked at; somebody who was never invited has a share of zeros.
        week: the days the company works.
        zone: where its days begin.
        today: the last day that counts.
    """
    taken: dict[str, list[Tally]] = {}
    held = recent(events, zone, today)
    by_event: dict[str, list[Invitation]] = {}
    for place in places:
        by_event.setdefault(place.event_id, []).append(place)
    for event in held:
        asked = by_event.get(event.id, [])
        told = _Told(
            in_hours=counted_in_hours(event, week, zone),
            cost=totals(event, asked).per_head_actual,
            way=event.access.travel_min,
        )
        for place in asked:
            if place.counted:
                taken.setdefault(place.person_id, []).append(_tally(event, place, told))
    return tuple(
        Share(
            person_id=one.id,
            region=one.region,
            tenure=one.tenure(today),
            **_sums(taken.get(one.id, ())),
            kept_away=_reasons(taken.get(one.id, ())),
        )
        for one in sorted(people, key=lambda each: each.sort_key)
    )


def grouped(shares: Sequence[Share], by: By) -> tuple[Group, ...]:
    """Return the shares of those who have something in common, in the order they first appear."""
    key = _KEYS[by]
    members: dict[str, list[Share]] = {}
    for share in shares:
        members.setdefault(key(share), []).append(share)
    return tuple(_group(name, found) for name, found in members.items())


def team(shares: Sequence[Share]) -> Group:
    """Return the shares of all together."""
    return _group("", shares)


def cross_region(
    event: TeamEvent, places: Iterable[Invitation], people: Iterable[Person]
) -> tuple[tuple[str, str], ...]:
    """Return the pairs of people of different regions who were there together, by their ids."""
    there = {
        place.person_id for place in places if place.event_id == event.id and place.attended is True
    }
    found = [one for one in people if one.id in there and one.region]
    ordered = sorted(found, key=lambda each: each.sort_key)
    return tuple((one.id, two.id) for one, two in combinations(ordered, 2) if _apart(one, two))


@dataclass(frozen=True, slots=True)
class _Told:
    """What holds for all who came to an event."""

    in_hours: bool | None
    cost: int
    way: int | None


def _apart(one: Person, two: Person) -> bool:
    return one.region.casefold() != two.region.casefold()


def _tally(event: TeamEvent, place: Invitation, told: _Told) -> Tally:
    came = place.attended is True
    return Tally(
        invited=1,
        noted=place.attended is not None,
        came=came,
        in_hours=came and told.in_hours is True,
        by_hours=came and told.in_hours is not None,
        cost=told.cost * came,
        paid=came and told.cost > 0,
        travelled=(told.way or 0) * came,
        measured=came and told.way is not None,
        lost_votes=_lost(event, place),
        kept_away={} if came or place.kept_away is None else {place.kept_away: 1},
    )


def _lost(event: TeamEvent, place: Invitation) -> bool:
    """Tell whether somebody voted for other dates only, of which there was a choice."""
    chosen = {each.id for each in event.date_options if each.at == event.starts_at}
    known = {each.id for each in event.date_options}
    return bool(chosen and known.intersection(place.votes) and not chosen.intersection(place.votes))


_COUNTED: Final = (
    "invited",
    "noted",
    "came",
    "in_hours",
    "by_hours",
    "cost",
    "paid",
    "travelled",
    "measured",
    "lost_votes",
)


def _sums(tallies: Sequence[Tally]) -> dict[str, int]:
    return {name: sum(int(getattr(each, name)) for each in tallies) for name in _COUNTED}


def _reasons(tallies: Sequence[Tally]) -> Mapping[KeptAway, int]:
    found: Counter[KeptAway] = Counter()
    for each in tallies:
        found.update(each.kept_away)
    return dict(found)


_KEYS: Final[Mapping[By, Callable[[Share], str]]] = {
    "person": lambda share: share.person_id,
    "region": lambda share: share.region,
    "tenure": lambda share: share.tenure or "",
}


def _group(key: str, shares: Sequence[Share]) -> Group:
    return Group(
        key=key,
        people=tuple(each.person_id for each in shares),
        kept_away=_reasons(shares),
        **_sums(shares),
    )
