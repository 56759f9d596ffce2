"""The report as rows to choose from, and as the text the rep gets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import wrap
from typing import Final

from coachtui.capture.signs import signed
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.scorecards import Scorecards
from coachtui.language import Language, Words
from coachtui.records.field_day.model import LONGEST_LINE, CoachingReport, NextStep
from coachtui.records.field_day.presentation.durations import span
from coachtui.records.field_day.presentation.score_words import NO_SCORE
from coachtui.records.field_day.rules.evidence import evidence
from coachtui.records.field_day.rules.report import (
    MOST_SECONDS,
    WARN_SECONDS,
    Draft,
    Point,
    findings,
    reading_seconds,
    word_count,
)
from coachtui.records.field_day.rules.scores import Gap
from coachtui.text import cells, ellipsis

_UNSEEN: Final = frozenset({"commitment", "question", "decision"})
"""Kinds of lines that say nothing of what the rep did."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """An observed line that may go into the report.

    Attributes:
        key: names it in a choice: the line, and the competency it stands for.
        at: when it happened.
    """

    key: str
    entry_id: str
    competency: str
    score: int | None
    text: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a report is written for, and in which words.

    Attributes:
        words: of the rep's language.
        scorecards: in that language.
        person: the rep.
        names: how others who owe a step are called, by id.
        day: the first day of the field day.
    """

    words: Words
    scorecards: Scorecards
    person: Person
    names: Mapping[str, str]
    day: date


def evidence_lines(entries: Iterable[LogEntry]) -> list[Evidence]:
    """Return the lines of a day to choose from: what stands out first, then the rest in order.

    Args:
        entries: lines that stand; those without evidence or hidden with `~` are left out.
    """
    everything = tuple(entries)
    at = {entry.id: entry.happened_at for entry in everything}
    found = [
        Evidence(
            key=key_of(each.entry_id, each.competency),
            entry_id=each.entry_id,
            competency=each.competency,
            score=each.score,
            text=each.evidence,
            at=at[each.entry_id],
        )
        for each in findings(everything)
    ]
    shown = {each.entry_id for each in found}
    rest = (entry for entry in everything if entry.id not in shown and _tells(entry))
    return [*found, *(_plain(entry) for entry in rest)]


def key_of(entry_id: str | None, competency: str) -> str:
    """Return how a line is named in a choice, for one of the competencies it scores."""
    return f"{entry_id}:{competency}"


def _tells(entry: LogEntry) -> bool:
    return (
        entry.entry_kind not in _UNSEEN and not signed(entry.typed).hidden and bool(evidence(entry))
    )


def _plain(entry: LogEntry) -> Evidence:
    first = next(iter(entry.scores), None)
    competency = first.competency if first else ""
    return Evidence(
        key=key_of(entry.id, competency),
        entry_id=entry.id,
        competency=competency,
        score=first.score if first else None,
        text=ellipsis(evidence(entry), LONGEST_LINE),
        at=entry.happened_at,
    )


def score_mark(competency: str, score: int | None) -> str:
    """Return `Q=4`, or the key alone where no number was given."""
    return f"{competency}={score}" if competency and score is not None else competency


def draft_of(report: CoachingReport) -> Draft:
    """Return a submitted report as it was written."""
    return Draft(
        strengths=tuple(
            Point(competency=each.competency, evidence=each.evidence, entry_id=each.entry_id)
            for each in report.strengths
        ),
        priorities=tuple(
            Point(
                competency=each.competency,
                evidence=each.evidence,
                behaviour=each.behaviour,
                entry_id=each.entry_id,
            )
            for each in report.priorities
        ),
        next_steps=report.next_steps,
        rep_self_rating=report.rep_self_rating,
        coach_comments=report.coach_comments,
    )


def reader_text(draft: Draft, reader: Reader) -> str:
    """Return the report as the rep reads it, in a chat or on paper."""
    words = reader.words
    day = words.day_long(reader.day)
    lines = [words.say("Coaching report: field day of {day}", day=day), reader.person.full_name]
    if draft.strengths:
        lines += ["", words.say("What went well")]
        lines += [_strength(point, reader) for point in draft.strengths]
    if draft.priorities:
        lines += ["", words.say("What to work on")]
        for point in draft.priorities:
            lines += _priority(point, reader)
    if draft.next_steps:
        lines += ["", words.say("Agreed next steps")]
        lines += [f"• {step_line(step, reader)}" for step in draft.next_steps]
    if draft.rep_self_rating is not None:
        rating = words.say("Your own rating of the day: {n} of 5", n=draft.rep_self_rating)
        lines += ["", rating]
    if draft.coach_comments.strip():
        lines += ["", draft.coach_comments.strip()]
    return "\n".join(lines)


def _strength(point: Point, reader: Reader) -> str:
    name = _name(point.competency, reader)
    return f"• {name}: {point.evidence}" if name else f"• {point.evidence}"


def _priority(point: Point, reader: Reader) -> Iterator[str]:
    name = _name(point.competency, reader)
    told = point.behaviour.strip() or "…"
    yield f"• {name}: {told}" if name else f"• {told}"
    yield f"  {reader.words.say('Seen: {line}', line=point.evidence)}"


def _name(competency: str, reader: Reader) -> str:
    known = reader.scorecards.competencies.get(competency)
    return known.name if known else competency


def step_line(step: NextStep, reader: Reader) -> str:
    """Return a next step with who does it and by when, as the rep reads it."""
    return f"{_owner(step.owner, reader)}: {step.action} – {reader.words.day_short(step.due)}"


def step_told(words: Words, step: NextStep, reader: Reader) -> str:
    """Return a next step as the manager reads it."""
    if step.owner == reader.person.id:
        who = reader.person.short_name
    else:
        who = words.say("Me") if step.owner == ME else reader.names.get(step.owner, step.owner)
    return f"{who}: {step.action} – {words.day_short(step.due)}"


def wrapped(text: str, width: int) -> str:
    """Return a text in lines of at most so many signs; what is told under a point stays there."""
    lines = []
    for line in text.split("\n"):
        inside = " " * (len(line) - len(line.lstrip(" •")))
        lines += wrap(line, max(width, 20), subsequent_indent=inside) or [""]
    return "\n".join(lines)


def _owner(owner: str, reader: Reader) -> str:
    words, address = reader.words, reader.person.address_vi
    spoken = words.language == "vi"
    if owner == reader.person.id:
        return _capital(address.rep if spoken else "") or words.say_in("chat", "You")
    if owner == ME:
        return _capital(address.manager if spoken else "") or words.say_in("chat", "I")
    return reader.names.get(owner, owner)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def reading_time(text: str, language: Language) -> str:
    """Return how long a text takes to read, as 0:36."""
    seconds = reading_seconds(text, language)
    return f"{seconds // 60}:{seconds % 60:02}"


def length_told(words: Words, text: str, reader: Reader) -> str:
    """Return how long a report is: words (of Vietnamese: syllables) and the time it takes."""
    seconds = reading_seconds(text, reader.words.language)
    minutes = reading_time(text, reader.words.language)
    told = words.count(
        word_count(text), "{n} word · reads in {time}", "{n} words · reads in {time}", time=minutes
    )
    if seconds > MOST_SECONDS:
        return words.say("{told}: over three minutes", told=told)
    if seconds > WARN_SECONDS:
        return words.say("{told}: getting long", told=told)
    return told


def submitted_told(words: Words, minutes: int) -> str:
    """Say how soon after the last stop a report went out."""
    return words.say("Submitted, {time} after the last stop", time=span(words, minutes))


def gap_rows(found: Iterable[Gap], scorecards: Scorecards, words: Words, name: str) -> list[str]:
    """Return the rep's scores beside the coach's as lines, the widest gap first."""
    gaps = list(found)
    named = [scorecards.competencies.get(gap.competency) for gap in gaps]
    names = [one.name if one else gap.competency for one, gap in zip(named, gaps, strict=True)]
    wide = min(max(map(cells, names), default=0), 28)
    lines = []
    for gap, label in zip(gaps, names, strict=True):
        shown = ellipsis(label, wide)
        pad = " " * (wide - cells(shown))
        rep, coach = (NO_SCORE if each is None else str(each) for each in (gap.rep, gap.coach))
        both = words.say("{name} {rep} · me {coach}", name=name, rep=rep, coach=coach)
        lines.append(f"{gap.competency}  {shown}{pad}  {both}{_apart(words, gap, name)}")
    return lines


def _apart(words: Words, gap: Gap, name: str) -> str:
    if gap.difference is None:
        return ""
    if gap.difference == 0:
        return f" · {words.say('the same')}"
    if gap.difference > 0:
        return f" · {words.say('{name} rates lower by {n}', name=name, n=gap.difference)}"
    return f" · {words.say('{name} rates higher by {n}', name=name, n=-gap.difference)}"
