"""Scores with their evidence: means, gaps, trends. Not observed is never a zero, never averaged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import floor
from typing import Final
from zoneinfo import ZoneInfo

from coachtui.domain.clock import Clock
from coachtui.domain.log_entry import Score

LEAST_FOR_MEAN: Final = 3
"""Fewer scores than this have no mean, only a count."""
STRONG: Final = 4
WEAK: Final = 2
"""A score from here up, or from here down, needs one observed line."""
WINDOW: Final = timedelta(days=90)
SLOPE_DAYS: Final = 30
"""A slope is told in points a month of so many days."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One competency as it was scored in one logged line.

    Attributes:
        score: 1 to 5, None where it was not observed.
        text: the evidence, '' where the line has nothing but marks.
        part_of: the stop or the day it was logged at.
    """

    entry_id: str
    competency: str
    score: int | None
    text: str
    at: datetime
    part_of: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """The rep's own score beside the coach's; None: that side gave no number.

    `difference` is the coach's less the rep's, None where a side has no number.
    """

    competency: str
    rep: int | None
    coach: int | None
    difference: int | None


@dataclass(frozen=True, slots=True)
class TrendRow:
    """How one competency was scored over time, the oldest first.

    Attributes:
        scores: day, score (None: not observed) and the line it stands in.
        mean: None below three scores.
        count: of scores; not observed does not count.
        slope: points in 30 days; None below three scores or where all are of one day.
    """

    competency: str
    scores: tuple[tuple[date, int | None, str], ...]
    mean: float | None
    count: int
    slope: float | None


def needs_evidence(score: int | None) -> bool:
    """Tell whether a score must be shown by an observed line."""
    return score is not None and (score >= STRONG or score <= WEAK)


def mean(scores: Iterable[int | None]) -> float | None:
    """Return the mean of the scores that were given; None where there are fewer than three."""
    given = _given(scores)
    return sum(given) / len(given) if len(given) >= LEAST_FOR_MEAN else None


def gaps(self_scores: Iterable[Score], seen: Iterable[Observation]) -> list[Gap]:
    """Return the rep's scores beside the coach's, the widest gap first.

    Nothing is told until both are in. The coach's is the rounded mean, or the last score where
    there are fewer than three.
    """
    own = {each.competency: each.score for each in self_scores}
    coached = {key: _coach(each.score for each in one) for key, one in _by_key(seen).items()}
    if not own or not coached:
        return []
    found = [_gap(key, own.get(key), coached.get(key)) for key in dict.fromkeys([*own, *coached])]
    return sorted(found, key=lambda gap: 1 if gap.difference is None else -abs(gap.difference))


def trend(seen: Iterable[Observation], clock: Clock, order: Sequence[str] = ()) -> list[TrendRow]:
    """Return a row for every competency that was observed or marked as not observed.

    Args:
        seen: observations of one rep.
        clock: tells on which day a moment was.
        order: keys in the order of a scorecard; others follow as they were first scored.
    """
    found = _by_key(sorted(seen, key=lambda each: (each.at, each.entry_id)))
    keys = dict.fromkeys([*(key for key in order if key in found), *found])
    return [_row(key, found[key], clock) for key in keys]


def drop(seen: Iterable[Observation], today: date, zone: ZoneInfo) -> float:
    """Return by how much the mean of the last 90 days lies below that of the 90 before, or 0.

    Without three scores in both there is no fall to tell: 0. The zone tells on which day a moment
    was.
    """
    since, before = today - WINDOW, today - 2 * WINDOW
    dated = [(each.at.astimezone(zone).date(), each.score) for each in seen]
    recent = mean(score for day, score in dated if day > since)
    earlier = mean(score for day, score in dated if before < day <= since)
    return 0.0 if recent is None or earlier is None else max(0.0, earlier - recent)


def _given(scores: Iterable[int | None]) -> list[int]:
    return [score for score in scores if score is not None]


def _by_key(seen: Iterable[Observation]) -> Mapping[str, list[Observation]]:
    found: dict[str, list[Observation]] = {}
    for each in seen:
        found.setdefault(each.competency, []).append(each)
    return found


def _coach(scores: Iterable[int | None]) -> int | None:
    given = _given(scores)
    average = mean(given)
    if average is not None:
        return floor(average + 0.5)
    return given[-1] if given else None


def _gap(key: str, rep: int | None, coach: int | None) -> Gap:
    apart = None if rep is None or coach is None else coach - rep
    return Gap(key, rep, coach, apart)


def _row(key: str, seen: Sequence[Observation], clock: Clock) -> TrendRow:
    scores = tuple((clock.local(one.at).date(), one.score, one.entry_id) for one in seen)
    given = _given(score for _, score, _ in scores)
    return TrendRow(key, scores, mean(given), len(given), _slope(scores))


def _slope(scores: Iterable[tuple[date, int | None, str]]) -> float | None:
    """Return the least-squares slope."""
    points = [(day.toordinal(), score) for day, score, _ in scores if score is not None]
    if len(points) < LEAST_FOR_MEAN:
        return None
    middle = sum(day for day, _ in points) / len(points)
    average = sum(score for _, score in points) / len(points)
    spread = sum((day - middle) ** 2 for day, _ in points)
    if not spread:
        return None
    shared = sum((day - middle) * (score - average) for day, score in points)
    return SLOPE_DAYS * shared / spread
