"""A case in words: its steps, where it stands, its clocks, and what is missing for a step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from coachtui.language import Words
from coachtui.records.discipline.model import CaseStep, DisciplineCase, Override
from coachtui.records.discipline.presentation.law_words import (
    article,
    measure_name,
    refusal_words,
)
from coachtui.records.discipline.rules.deadlines import Clock
from coachtui.records.discipline.rules.issuing import RefusedStepError
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.rules.lifecycle import CaseLine, LineStatus
from coachtui.records.discipline.rules.steps import rule_of
from coachtui.text import cells

MARKS: Final[Mapping[LineStatus, str]] = {
    "done": "✓",
    "next": "▸",
    "locked": "·",
    "skipped": "–",
    "paused": "‖",
    "possible": "+",
}
"""One cell before each line of the page of a case."""
_BETWEEN: Final = " · "
_SOURCE_FROM: Final = 70
"""Cells from which on a row says what a step rests on; below it that is told of one alone."""


@dataclass(frozen=True, slots=True)
class ClockWords:
    """A deadline as it is shown.

    Attributes:
        what: which deadline.
        day: as `30/11/2026`.
        left: as `134 days left`.
        source: article and confidence; "" where no rule says it.
        safe: the day to keep to, where there is one.
        why: why a notice stands out; "" where it does not.
    """

    what: str
    day: str
    left: str
    source: str
    safe: str
    why: str
    amber: bool

    def __str__(self) -> str:
        """Give back what is left and what it rests on: `134 days left · Art. 123(1) · A`."""
        return " · ".join(part for part in (self.left, self.source) if part)


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line of the page of a case as it is shown.

    Attributes:
        when: the day it was done, else the days left to do it.
        note: what is missing, what it was skipped for, what measure; "" where nothing is to tell.
        source: what it rests on, and how sure that is.
        warn: whether the line stands out: its clock is amber, or it is contrary to the law.
    """

    mark: str
    name: str
    when: str
    note: str
    source: str
    warn: bool

    def __str__(self) -> str:
        """Give back which step it is, what is told of it, and what it rests on."""
        return _BETWEEN.join(part for part in (self.name, self.note, self.source) if part)


def in_brief(line: LineWords, room: int) -> str:
    """Return what a row of that many cells says of a line: whole parts of its note alone.

    Where there is none, what it rests on stands there if it is sure to fit.
    """
    if not line.note:
        return line.source if room >= _SOURCE_FROM else ""
    first, *more = line.note.split(_BETWEEN)
    for part in more:
        if cells(f"{first}{_BETWEEN}{part}") > room:
            break
        first = f"{first}{_BETWEEN}{part}"
    return first


def step_name(words: Words, key: str) -> str:
    """Return the name of a step."""
    return words.label("case_step", key)


def state_name(words: Words, state: str) -> str:
    """Return where a case stands, as `shown_state` has it."""
    return words.label("case_state", state)


def days_left(words: Words, left: int) -> str:
    """Say how many days a deadline leaves, or that it is over."""
    if left == 0:
        return words.say("today")
    if left > 0:
        return words.count(left, "{n} day left", "{n} days left")
    return words.count(-left, "over for {n} day", "over for {n} days")


def clock_words(words: Words, pack: LawPack, clock: Clock) -> ClockWords:
    """Return a deadline in words."""
    rule = pack.rules.get(clock.rule)
    source = f"{article(words, rule, clock.part)} · {clock.confidence}" if rule else ""
    safe = ""
    if clock.safe is not None:
        safe = words.say("safe: {day}", day=words.day(clock.safe))
    return ClockWords(
        what=words.label("case_clock", clock.kind),
        day=words.day(clock.day),
        left=days_left(words, clock.left),
        source=source,
        safe=safe,
        why=_why(words, clock),
        amber=clock.amber,
    )


def clock_line(words: Words, pack: LawPack, clock: Clock) -> str:
    """Return a deadline as one line: what, the day, the days left, what it rests on."""
    told = clock_words(words, pack, clock)
    head = words.say("{what}: {day}", what=told.what, day=told.day)
    return " · ".join(part for part in (head, str(told), told.safe, told.why) if part)


def line_words(words: Words, pack: LawPack, line: CaseLine) -> LineWords:
    """Return one line of the page of a case in words."""
    clock = None if line.clock is None else clock_words(words, pack, line.clock)
    contrary = line.step is not None and line.step.contrary
    return LineWords(
        mark=MARKS[line.status],
        name=step_name(words, line.spec.key),
        when=_when(words, line, clock),
        note=_note(words, pack, line, clock),
        source=_source(words, pack, line, clock),
        warn=contrary or (clock is not None and clock.amber),
    )


def contrary_words(words: Words, step: CaseStep, pack: LawPack | None = None) -> str:
    """Return the mark of a step that stands on file against the law; "" for any other.

    The articles are cited as the reader's language does where the pack is given.
    """
    marks = (each for each in step.overrides if each.contrary)
    articles = dict.fromkeys(_cited(words, pack, each) for each in marks)
    if not articles:
        return ""
    return words.say("contrary to {articles}", articles=words.join(list(articles)))


def measure_words(words: Words, pack: LawPack, step: CaseStep) -> str:
    """Return the measure a step names, with its months; "" where it names none."""
    if not step.measure:
        return ""
    name = measure_name(words, pack, step.measure)
    if step.months is None:
        return name
    months = words.count(step.months, "{n} month", "{n} months")
    return words.say("{measure}, {months}", measure=name, months=months)


def missing_words(words: Words, missing: Iterable[str]) -> str:
    """Return what is still missing for a step as one sentence; "" where nothing is."""
    named = [words.label("case_need", need) for need in missing]
    return words.say("Still missing: {needs}.", needs=words.join(named)) if named else ""


def problem_words(words: Words, pack: LawPack, error: RefusedStepError) -> tuple[str, ...]:
    """Return why a step was not issued, each refusal with its article and the lawful routes."""
    told = [str(refusal_words(words, pack, each)) for each in error.refusals]
    if error.missing:
        told.append(missing_words(words, error.missing))
    if error.unfit:
        fields = [words.label("case_field", name) for name in error.unfit]
        told.append(words.say("This step does not take: {fields}.", fields=words.join(fields)))
    return tuple(dict.fromkeys(told))


def case_title(words: Words, case: DisciplineCase) -> str:
    """Return the number, the track and the title of a case."""
    parts = (case.number, words.label("track", case.track), case.title)
    return " · ".join(part for part in parts if part)


def _cited(words: Words, pack: LawPack | None, override: Override) -> str:
    rule = pack.rules.get(override.rule) if pack is not None else None
    stored = override.article or override.rule
    if rule is None:
        return stored
    parts = ("", *rule.articles)
    part = next((each for each in parts if rule.cited(each) == override.article), None)
    return stored if part is None else article(words, rule, part)


def _why(words: Words, clock: Clock) -> str:
    """Say why the limit of a notice stands out: it is lawful, but only just, or still to come."""
    if clock.kind != "receive_by" or not clock.amber:
        return ""
    if clock.waiting:
        return words.say("not received by everybody yet")
    return words.say("received after the safe day")


def _when(words: Words, line: CaseLine, clock: ClockWords | None) -> str:
    if line.step is not None:
        return words.day(line.step.on)
    return clock.left if clock is not None and line.status != "skipped" else ""


def _note(words: Words, pack: LawPack, line: CaseLine, clock: ClockWords | None) -> str:
    if line.status == "skipped":
        return words.say("not a member of an organisation")
    if line.status == "paused":
        return words.say("waits for the end of a protected period")
    if line.status in {"next", "possible"}:
        return missing_words(words, line.missing)
    if line.step is None:
        return ""
    told = [contrary_words(words, line.step, pack), measure_words(words, pack, line.step)]
    if line.step.evidence:
        n = len(line.step.evidence)
        told.append(words.count(n, "{n} piece of evidence", "{n} pieces of evidence"))
    if clock is not None:
        told += [words.say("{what}: {day}", what=clock.what, day=clock.day), clock.safe, clock.why]
    return " · ".join(part for part in told if part)


def _source(words: Words, pack: LawPack, line: CaseLine, clock: ClockWords | None) -> str:
    if clock is not None and clock.source:
        return clock.source
    rule = rule_of(pack, line.spec)
    return f"{article(words, rule)} · {rule.confidence}" if rule else ""
