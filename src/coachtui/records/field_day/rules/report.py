"""A coaching report drafted from the day's lines, and why one is not ready to go out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final, Literal

from coachtui.capture.signs import signed
from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry, Score
from coachtui.domain.log_lines import standing
from coachtui.language import Language
from coachtui.records.field_day.model import (
    LONGEST_LINE,
    LONGEST_PASSAGE,
    MOST_PRIORITIES,
    MOST_STRENGTHS,
    CoachingReport,
    FieldDay,
    NextStep,
    Priority,
    Strength,
)
from coachtui.records.field_day.rules.evidence import evidence
from coachtui.records.field_day.rules.scores import STRONG, WEAK

Side = Literal["strength", "priority"]
WORDS_A_MINUTE: Final[dict[Language, int]] = {"en": 200, "vi": 250}
"""English words, Vietnamese syllables."""
WARN_SECONDS: Final = 150
MOST_SECONDS: Final = 180
"""From more reading than this on a report is warned of, and refused."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A logged line that could stand in the report."""

    entry_id: str
    competency: str
    score: int | None
    evidence: str
    side: Side


@dataclass(frozen=True, slots=True)
class Point:
    """A strength or a priority while the report is written: anything may still be missing.

    Only a priority has a behaviour: what to do differently.
    """

    competency: str = ""
    evidence: str = ""
    behaviour: str = ""
    entry_id: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report while it is written."""

    strengths: tuple[Point, ...] = ()
    priorities: tuple[Point, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    rep_self_rating: int | None = None
    coach_comments: str = ""


def findings(entries: Iterable[LogEntry]) -> tuple[Finding, ...]:
    """Return the lines that show a strength or a priority, the best of each first.

    A line marked as praise or adjusting is what it is marked as; another by its highest and its
    lowest score. Promises, lines without evidence and those hidden with `~` are left out.
    """
    found = [
        finding
        for entry in reversed(standing(entries))
        if entry.entry_kind != "commitment" and evidence(entry) and not signed(entry.typed).hidden
        for finding in _found(entry)
    ]
    return tuple(sorted(found, key=_rank))


def drafted(entries: Iterable[LogEntry], commitments: Iterable[Commitment]) -> Draft:
    """Return the report the day writes by itself: at most two strengths and two priorities.

    Args:
        entries: the lines of the day.
        commitments: promises made on the day; open ones the rep may see become next steps.
    """
    found = findings(entries)
    steps = sorted((each for each in commitments if _stands(each)), key=lambda each: each.due)
    return Draft(
        strengths=_points(found, "strength", MOST_STRENGTHS),
        priorities=_points(found, "priority", MOST_PRIORITIES),
        next_steps=tuple(
            NextStep(action=each.text, owner=each.owner, due=each.due, commitment_id=each.id)
            for each in steps
        ),
    )


def word_count(text: str) -> int:
    """Return how many words (of Vietnamese: syllables) a text has; bare signs do not count."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


def reading_seconds(text: str, language: Language) -> int:
    """Return how long reading takes, in whole seconds, rounded up."""
    return ceil(word_count(text) * 60 / WORDS_A_MINUTE[language])


def problems(
    draft: Draft, text: str, language: Language, *, observed: bool = False
) -> tuple[str, ...]:
    """Return why a report cannot go out, as keys of `presentation.refusals`; () where it can.

    Args:
        draft: what was written.
        text: the report as the rep will read it.
        language: of that text.
        observed: whether the day has an observation, though no point was taken from a line.
    """
    points = (*draft.strengths, *draft.priorities)
    written = (
        *(part for point in points for part in (point.evidence, point.behaviour)),
        *(point.competency for point in points),
    )
    checks = {
        "third_priority": len(draft.priorities) > MOST_PRIORITIES,
        "third_strength": len(draft.strengths) > MOST_STRENGTHS,
        "no_strength": not draft.strengths,
        "no_evidence": any(not point.evidence.strip() for point in points),
        "no_behaviour": any(not point.behaviour.strip() for point in draft.priorities),
        "no_step": not draft.next_steps,
        "no_observation": not observed and not any(point.entry_id for point in points),
        "line_too_long": any(len(line) > LONGEST_LINE for line in written),
        "comment_too_long": len(draft.coach_comments) > LONGEST_PASSAGE,
        "too_long": reading_seconds(text, language) > MOST_SECONDS,
    }
    return tuple(reason for reason, wrong in checks.items() if wrong)


def submitted(
    draft: Draft, day: FieldDay, text: str, language: Language, at: datetime
) -> CoachingReport:
    """Return the report as it goes out at a moment.

    Raises:
        pydantic.ValidationError: the draft has `problems`.
    """
    over = day.ended_at or at
    return CoachingReport(
        person_id=day.person_id,
        field_day_id=day.id,
        strengths=tuple(
            Strength(competency=each.competency, evidence=each.evidence, entry_id=each.entry_id)
            for each in draft.strengths
        ),
        priorities=tuple(
            Priority(
                competency=each.competency,
                behaviour=each.behaviour,
                evidence=each.evidence,
                entry_id=each.entry_id,
            )
            for each in draft.priorities
        ),
        next_steps=draft.next_steps,
        rep_self_rating=draft.rep_self_rating,
        coach_comments=draft.coach_comments,
        word_count=word_count(text),
        reading_seconds=reading_seconds(text, language),
        submitted_at=at,
        minutes_to_submit=max(0, int((at - over).total_seconds() // 60)),
        visibility="shared",
    )


def _found(entry: LogEntry) -> Iterable[Finding]:
    given = [each for each in entry.scores if each.score is not None]
    high = max(given, key=_score, default=None)
    low = min(given, key=_score, default=None)
    if entry.entry_kind == "praise":
        yield _finding(entry, high, "strength")
    elif entry.entry_kind == "adjusting":
        yield _finding(entry, low, "priority")
    else:
        if high is not None and _score(high) >= STRONG:
            yield _finding(entry, high, "strength")
        if low is not None and _score(low) <= WEAK:
            yield _finding(entry, low, "priority")


def _score(each: Score) -> int:
    return each.score or 0


def _finding(entry: LogEntry, of: Score | None, side: Side) -> Finding:
    said = evidence(entry)
    if len(said) > LONGEST_LINE:
        said = f"{said[: LONGEST_LINE - 1].rstrip()}…"
    return Finding(entry.id, of.competency if of else "", of.score if of else None, said, side)


def _rank(finding: Finding) -> tuple[bool, int]:
    """Return the place of a finding: strengths first, the clearest score first."""
    if finding.side == "strength":
        return False, -(finding.score or STRONG)
    return True, finding.score or WEAK


def _points(found: Sequence[Finding], side: Side, most: int) -> tuple[Point, ...]:
    """Return the best findings of a side, each of another competency as far as that goes."""
    ours = [each for each in found if each.side == side]
    firsts: dict[str, Finding] = {}
    for each in ours:
        firsts.setdefault(each.competency or each.entry_id, each)
    others = [each for each in ours if each not in firsts.values()]
    return tuple(
        Point(competency=each.competency, evidence=each.evidence, entry_id=each.entry_id)
        for each in (*firsts.values(), *others)[:most]
    )


def _stands(commitment: Commitment) -> bool:
    return commitment.is_open and commitment.visibility != "private"
