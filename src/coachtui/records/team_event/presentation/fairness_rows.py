"""Who was reached in twelve months and who was not, by person, region or time with the team."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.recognition_balance import Balance, balance
from coachtui.domain.team import reps
from coachtui.domain.view import View
from coachtui.domain.working_days import WorkingWeek
from coachtui.language import N_, Words
from coachtui.records.team_event.model import EventNeeds, Invitation, TeamEvent
from coachtui.records.team_event.presentation.gathered import Holidays
from coachtui.records.team_event.presentation.page_rows import PageRow, PageTone
from coachtui.records.team_event.presentation.words import money_about
from coachtui.records.team_event.rules.fairness import (
    By,
    Group,
    Share,
    Tally,
    fairness,
    grouped,
    recent,
    team,
)
from coachtui.records.team_event.rules.suggestions import Suggestion, suggestions

_NAMED: Final = 4
"""Names in a suggestion; more are counted."""
_SUGGESTED: Final[Mapping[str, str]] = {
    "hours": N_("Another hour: the hours kept away {names}"),
    "place": N_("Nearer, or easier to reach: the way kept away {names}"),
    "remote": N_("A way to join from afar: its lack kept away {names}"),
    "food": N_("Another menu: food or drink kept away {names}"),
    "new": N_("New and not met yet: {names}"),
    "unreached": N_("Came to none of them: {names}"),
}
_NEEDED: Final[Mapping[str, str]] = {
    "food": N_("Mind the menu: {count} have said what they eat"),
    "place": N_("Mind the way: {count} need help to get there or in"),
}


@dataclass(frozen=True, slots=True)
class Fairness:
    """What twelve months gave to whom.

    Attributes:
        events: how many were held.
        shares: by person.
        balances: how each was thanked this quarter, by person.
        people: those looked at, by id.
        suggestions: what the next event should mind.
    """

    events: int
    shares: tuple[Share, ...]
    balances: Mapping[str, Balance]
    people: Mapping[str, Person]
    suggestions: tuple[Suggestion, ...]


def fairness_of(view: View, holidays: Holidays) -> Fairness:
    """Return what twelve months gave to each rep who is here."""
    repository, clock = view.repository, view.clock
    people = reps(repository.all(Person))
    events = repository.all(TeamEvent)
    zone, today = view.words.zone, clock.today()
    week = WorkingWeek(holidays=frozenset(holidays))
    shares = fairness(events, repository.all(Invitation), people, week, zone, today)
    thanks = repository.all(Recognition)
    return Fairness(
        events=held_lately(view),
        shares=shares,
        balances={each.id: balance(thanks, each, clock) for each in people},
        people={each.id: each for each in people},
        suggestions=suggestions(shares, repository.all(EventNeeds)),
    )


def held_lately(view: View) -> int:
    """Return how many events were held in the last twelve months."""
    events = view.repository.all(TeamEvent)
    return len(recent(events, view.words.zone, view.clock.today()))


def fairness_rows(words: Words, found: Fairness, by: By) -> list[PageRow]:
    """Return a row for each person, region or band of tenure, and one for all."""
    rows = [_row(words, found, group, by) for group in grouped(found.shares, by)]
    if len(rows) > 1:
        whole = team(found.shares)
        rows.append(PageRow(ME, (words.say("All"), *_cells(words, found, whole)), "dim"))
    return rows


def _row(words: Words, found: Fairness, group: Group, by: By) -> PageRow:
    tone: PageTone = "late" if group.never else ""
    return PageRow(
        f"{by}.{group.key}", (_named(words, found, group, by), *_cells(words, found, group)), tone
    )


def _named(words: Words, found: Fairness, group: Group, by: By) -> str:
    if by == "person":
        person = found.people.get(group.key)
        return person.short_name if person else group.key
    count = len(group.people)
    name = group.key or words.say("not on file")
    if by == "tenure" and group.key:
        name = words.label("tenure_band", group.key)
    return f"{name} ({count})"


def _cells(words: Words, found: Fairness, group: Group) -> tuple[str, ...]:
    thanked = sum(found.balances[each].count for each in group.people if each in found.balances)
    return (
        words.say("{came} of {all}", came=group.came, all=group.invited),
        _share(words, group.share),
        _share(words, group.in_hours_share),
        money_about(words, group.cost_per_event) if group.cost_per_event is not None else "–",
        words.minutes(group.travel_min) if group.travel_min is not None else "–",
        str(group.lost_votes) if group.lost_votes else "",
        _kept_away(words, group),
        str(thanked) if thanked else "0",
    )


def _share(words: Words, share: float | None) -> str:
    return "–" if share is None else words.percent(share)


def _kept_away(words: Words, tally: Tally) -> str:
    most = sorted(tally.kept_away.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(words.label("kept_away", key) for key, _ in most[:2])


def suggestion_lines(words: Words, found: Fairness) -> Iterator[str]:
    """Give what the next event should mind, by who was left out."""
    for each in found.suggestions:
        if each.person_ids:
            names = _names(words, found, each.person_ids)
            yield words.say(_SUGGESTED[each.kind], names=names)
        elif each.kind in _NEEDED:
            yield words.say(_NEEDED[each.kind], count=each.count)


def _names(words: Words, found: Fairness, ids: Sequence[str]) -> str:
    shown = [found.people[each].short_name for each in ids if each in found.people]
    if len(shown) <= _NAMED:
        return words.join(shown)
    rest = words.say("{n} more", n=len(shown) - _NAMED)
    return words.join([*shown[:_NAMED], rest])
