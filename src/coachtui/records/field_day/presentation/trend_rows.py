"""How a rep's competencies went over time, as rows; the evidence is one key away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.scorecards import Scorecards
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.presentation.score_words import (
    score_words,
    signed,
    trend_spark,
    trend_words,
)
from coachtui.records.field_day.rules.evidence import observations
from coachtui.records.field_day.rules.scores import Gap, Observation, TrendRow, gaps, trend


@dataclass(frozen=True, slots=True)
class Competence:
    """One competency of one rep: four texts."""

    key: str
    name: str
    curve: str
    told: str
    gap: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One scored line: four texts."""

    entry_id: str
    day: str
    score: str
    text: str
    account: str


def competence_rows(view: View, person_id: str, scorecards: Scorecards) -> list[Competence]:
    """Return a row for every competency of a rep that was looked at on a field day."""
    words, order = view.words, tuple(scorecards.competencies.by_key)
    parts = _parts(view, person_id)
    seen = observations(_lines(view, person_id, parts))
    apart = _last_gaps(view, person_id, seen, parts)
    rows = []
    for row in trend(seen, view.clock, order):
        known = scorecards.competencies.get(row.competency)
        rows.append(
            Competence(
                key=row.competency,
                name=known.name if known else row.competency,
                curve=trend_spark(row),
                told=_told(words, row, scorecards),
                gap=_gap(words, apart.get(row.competency)),
            )
        )
    return rows


def _told(words: Words, row: TrendRow, scorecards: Scorecards) -> str:
    """Return mean or count, the direction, and how often it was not observed."""
    parts = [trend_words(words, row)] if row.count else []
    unseen = len(row.scores) - row.count
    if unseen:
        mark = scorecards.competencies.mark_not_observed
        parts.append(words.say("{n} × {mark}", n=unseen, mark=mark))
    return " · ".join(parts)


def _gap(words: Words, gap: Gap | None) -> str:
    if gap is None or gap.difference is None:
        return ""
    return words.say(
        "rep {rep}, me {coach} ({difference})",
        rep=gap.rep,
        coach=gap.coach,
        difference=signed(gap.difference),
    )


def seen_rows(view: View, person_id: str, competency: str) -> list[Seen]:
    """Return the lines a competency was scored in, the latest first."""
    words = view.words
    parts = _parts(view, person_id)
    stops = {stop.id: stop for stop in view.repository.find(Stop, person_id=person_id)}
    seen = observations(_lines(view, person_id, parts))
    rows = []
    for each in reversed(seen):
        if each.competency != competency:
            continue
        stop = stops.get(each.part_of or "")
        rows.append(
            Seen(
                entry_id=each.entry_id,
                day=words.day_short(words.local(each.at).date()),
                score=score_words(each.score),
                text=each.text,
                account=stop.account if stop else "",
            )
        )
    return rows


def _parts(view: View, person_id: str) -> dict[str, str]:
    """Return the field day of every part a line of a rep can belong to, by its id."""
    days = view.repository.find(FieldDay, person_id=person_id)
    stops = view.repository.find(Stop, person_id=person_id)
    return {
        **{day.id: day.id for day in days},
        **{stop.id: stop.field_day_id for stop in stops},
    }


def _lines(view: View, person_id: str, parts: Mapping[str, str]) -> list[LogEntry]:
    entries = view.repository.find(LogEntry, person_id=person_id)
    return [entry for entry in entries if entry.part_of in parts]


def _last_gaps(
    view: View, person_id: str, seen: Iterable[Observation], parts: Mapping[str, str]
) -> dict[str, Gap]:
    """Return the latest gap of each competency that both scored on one day."""
    by_day: dict[str, list[Observation]] = {}
    for each in seen:
        by_day.setdefault(parts[each.part_of or ""], []).append(each)
    latest: dict[str, Gap] = {}
    days = view.repository.find(FieldDay, person_id=person_id)
    for day in sorted(days, key=lambda one: one.date):
        for gap in gaps(day.self_scores, by_day.get(day.id, ())):
            if gap.difference is not None:
                latest[gap.competency] = gap
    return latest
