"""The deadlines of a case, each with its article, how sure that is, and the days left."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from coachtui.records.discipline.model import CaseStep, DisciplineCase, HrFile
from coachtui.records.discipline.rules.clocks import (
    limit,
    merged,
    protected_on,
    receipts,
    reviews,
    suspended_until,
)
from coachtui.records.discipline.rules.facts import Imposed, Period
from coachtui.records.discipline.rules.folding import (
    current_run,
    decisions,
    hearing_on,
    in_order,
    known_capability,
    known_incident,
    last_of,
    participants_of,
    periods_of,
    state_of,
)
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.rules.ladder import Warned, appeal_until, spent_from, stage_of
from coachtui.records.discipline.rules.law import Confidence, Rule
from coachtui.records.discipline.rules.measures import spent_on
from coachtui.records.discipline.rules.steps import spec_of

ClockKind = Literal[
    "decide_by", "receive_by", "hearing", "review", "expunge", "appeal_by", "suspension_ends"
]
_NEAR: Final[Mapping[ClockKind, int]] = MappingProxyType(
    {
        "decide_by": 30,
        "receive_by": 2,
        "hearing": 2,
        "review": 3,
        "expunge": -1,
        "appeal_by": 2,
        "suspension_ends": 2,
    }
)
"""Days before a deadline from which it is amber, a default of the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A deadline.

    Attributes:
        safe: the day to keep to where the deadline itself rests on a close or unsure count.
        rule, part: what it rests on; "" where no rule says it.
        article: where that stands, in English.
        left: days left; below 0 it is over.
        waiting: of a notice, whether somebody has not received it yet.
        amber: whether it is near, over, or lawful only by a close or unsure count.
    """

    kind: ClockKind
    day: date
    left: int
    amber: bool
    safe: date | None = None
    rule: str = ""
    part: str = ""
    article: str = ""
    confidence: Confidence = "C"
    waiting: bool = False


def clocks(
    case: DisciplineCase, steps: Iterable[CaseStep], file: HrFile | None, bench: Bench
) -> tuple[Clock, ...]:
    """Return what a case still waits for, the earliest first; what is done has no clock.

    While the end of a protected period is open, no day can be named for a decision or a review.

    Raises:
        OverflowError, ValueError: the calendar does not reach so far.
    """
    issued = in_order(steps)
    known = current_run(issued)
    spec = spec_of(case.track, bench.pack.system, state_of(case, known))
    if spec is not None and spec.ends:
        return ()
    of_track = _of_work if case.track == "capability" else _of_conduct
    found = [*of_track(case, known, file, bench), *_suspension(known, bench)]
    # A case that was reopened still bears the measure of its earlier decision.
    older = None if decisions(known) else expunge_clock(issued, bench)
    if older is not None and older.left > 0:
        found.append(older)
    return tuple(sorted(found, key=lambda clock: clock.day))


def notice_clock(steps: Iterable[CaseStep], bench: Bench) -> Clock | None:
    """Return until when the notice had to be received, once a hearing is set; None before.

    It is amber, too, where the notice reached somebody only after the safe day.
    """
    day = hearing_on(steps, bench.zone)
    if day is None or "VN-17" not in bench.pack.rules:
        return None
    latest = receipts(bench.pack, day, bench.week)
    people = participants_of(steps)
    waiting = not all(each.received_on for each in people)
    last = max((each.received_on for each in people if each.received_on), default=None)
    tight = (last is not None and last > latest.safe) or (waiting and bench.today >= latest.safe)
    rule = bench.pack.rules["VN-17"]
    return Clock(
        kind="receive_by",
        day=latest.lawful,
        safe=latest.safe,
        left=(latest.lawful - bench.today).days,
        amber=tight,
        rule=rule.key,
        article=rule.article,
        confidence=rule.confidence,
        waiting=waiting,
    )


def expunge_clock(steps: Iterable[CaseStep], bench: Bench) -> Clock | None:
    """Return when the measure or warning of a case is spent; None where time does not spend it."""
    standing = decisions(steps)
    if not standing:
        return None
    given = standing[-1]
    if given.step == "outcome":
        stage = stage_of(bench.pack, given.measure)
        day = spent_from(bench.pack, Warned(given.measure, given.on, given.months))
        rule = bench.pack.rules[stage.rule] if stage else None
    else:
        cut = last_of(steps, "shortened")
        imposed = Imposed(given.measure, given.on, cut.until if cut else None)
        day = spent_on(bench.pack, imposed) if "VN-12" in bench.pack.rules else None
        rule = bench.pack.rules.get("VN-12")
    if day is None or rule is None:
        return None
    return _clock("expunge", day, bench, rule)


def planned_reviews(
    case: DisciplineCase, steps: Iterable[CaseStep], file: HrFile | None, bench: Bench
) -> tuple[date, ...]:
    """Return all review days of a support plan, those past included, moved by protected periods.

    Days the manager chose move only where they fall into such a period; those the pack counted
    are counted again around it. Where its end is open, the days from it on are left out.
    """
    known = current_run(steps)
    capability, periods = known_capability(case, known), merged(periods_of(file))
    days: Sequence[date] = sorted(set(capability.review_dates))
    start = capability.starts_on
    if start is not None and tuple(days) == reviews(bench.pack, start, bench.week):
        days = reviews(bench.pack, start, bench.week, periods)
    more = [step.until for step in known if step.step == "extended" and step.until is not None]
    moved = (_moved(day, periods, bench) for day in (*days, *more))
    return tuple(sorted({day for day in moved if day is not None}))


def _moved(day: date, periods: Iterable[Period], bench: Bench) -> date | None:
    period = protected_on(periods, day)
    if period is None:
        return day
    return None if period.last is None else bench.week.working_days_after(period.last, 1)


def _of_work(
    case: DisciplineCase, steps: Sequence[CaseStep], file: HrFile | None, bench: Bench
) -> Iterator[Clock]:
    if last_of(steps, "support_plan") is None or last_of(steps, "not_met") is not None:
        return
    if protected_on(periods_of(file), bench.today) is not None:
        return
    rule = bench.pack.holding("review_days")
    read = sum(step.step == "reading" for step in steps)
    for day in planned_reviews(case, steps, file, bench)[read:]:
        yield _clock("review", day, bench, rule)


def _of_conduct(
    case: DisciplineCase, steps: Sequence[CaseStep], file: HrFile | None, bench: Bench
) -> Iterator[Clock]:
    spent = expunge_clock(steps, bench)
    if spent is not None:
        if spent.left > 0:
            yield spent
        yield from _appeal(steps, bench)
        return
    if last_of(steps, "decision_issued", "outcome") is not None:
        return
    yield from _decision(case, steps, file, bench)
    told = last_of(steps, "hearing_notified", "invited")
    if told is None or last_of(steps, "hearing_held", "ladder_hearing") is not None:
        return
    notice = notice_clock(steps, bench)
    if notice is not None and not all(each.received_on for each in participants_of(steps)):
        yield notice
    day = hearing_on(steps, bench.zone)
    if day is not None:
        yield _clock("hearing", day, bench, bench.pack.rules.get("VN-18"))


def _decision(
    case: DisciplineCase, steps: Sequence[CaseStep], file: HrFile | None, bench: Bench
) -> Iterator[Clock]:
    incident = known_incident(case, steps)
    if bench.pack.system != "vn" or not incident.acts:
        return
    found = limit(bench.pack, incident.acts, periods_of(file), finance=incident.finance)
    if found.effective is None:
        return
    if not found.extended:
        yield _clock("decide_by", found.effective, bench, bench.pack.rules["VN-07"])
        return
    rule, part = bench.pack.rules["VN-08"], "counted_from"
    yield Clock(
        kind="decide_by",
        day=found.effective,
        safe=found.base,
        left=(found.effective - bench.today).days,
        amber=True,
        rule=rule.key,
        part=part,
        article=rule.cited(part),
        confidence=rule.grade(part),
    )


def _appeal(steps: Sequence[CaseStep], bench: Bench) -> Iterator[Clock]:
    given = last_of(steps, "outcome")
    stage = stage_of(bench.pack, given.measure) if given else None
    if given is None or stage is None or not stage.on_record:
        return
    if last_of(steps, "appealed") is not None:
        return
    day = appeal_until(bench.pack, given.on, bench.week)
    if day >= bench.today:
        yield _clock("appeal_by", day, bench, bench.pack.holding("appeal_working_days"))


def _suspension(steps: Sequence[CaseStep], bench: Bench) -> Iterator[Clock]:
    given = last_of(steps, "suspended")
    if given is None or given.until is None or given.until < bench.today:
        return
    rule = bench.pack.rules.get("VN-14")
    found = _clock("suspension_ends", given.until, bench, rule)
    long = rule is not None and given.until > suspended_until(bench.pack, given.on)
    yield Clock(
        kind=found.kind,
        day=found.day,
        left=found.left,
        amber=found.amber or long,
        safe=suspended_until(bench.pack, given.on) if long else None,
        rule=found.rule,
        article=found.article,
        confidence=found.confidence,
    )


def _clock(kind: ClockKind, day: date, bench: Bench, rule: Rule | None) -> Clock:
    left = (day - bench.today).days
    return Clock(
        kind=kind,
        day=day,
        left=left,
        amber=left <= _NEAR[kind],
        rule=rule.key if rule else "",
        article=rule.article if rule else "",
        confidence=rule.confidence if rule else "C",
    )
