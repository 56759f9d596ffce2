"""The days a pack names for what is asked of it, without a case on file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coachtui.domain.working_days import WorkingWeek
from coachtui.records.discipline.rules.clocks import expunged_on, limit, may_shorten_from, receipts
from coachtui.records.discipline.rules.facts import Facts, Period
from coachtui.records.discipline.rules.guards import Refusal, refusals
from coachtui.records.discipline.rules.ladder import (
    Warned,
    appeal_until,
    hearing_may_move_to,
    spent_from,
    stage_of,
)
from coachtui.records.discipline.rules.law import Confidence, LawPack


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked.

    Attributes:
        acts: days of the breach; of several the earliest counts.
        decided, measure: both or neither.
    """

    acts: tuple[date, ...]
    finance: bool = False
    periods: tuple[Period, ...] = ()
    decided: date | None = None
    measure: str = ""
    hearing: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A day, the rule it rests on, and how sure the part of it is that was counted with.

    Attributes:
        day: None where the rule names none, or none can be named yet.
    """

    what: str
    day: date | None
    rule: str
    confidence: Confidence


def answers(pack: LawPack, asked: Question, week: WorkingWeek) -> tuple[Answer, ...]:
    """Return the days that follow, in the order of a case.

    Raises:
        OverflowError, ValueError: the calendar does not reach so far.
    """
    of_system = _of_law if pack.system == "vn" else _of_ladder
    return tuple(of_system(pack, asked, week))


def spoken_against(
    pack: LawPack, asked: Question, week: WorkingWeek, today: date
) -> tuple[Refusal, ...]:
    """Return what speaks against deciding on the day asked about, else today; of days alone."""
    if pack.system != "vn":
        return ()
    facts = Facts(
        acts=asked.acts,
        finance=asked.finance,
        periods=asked.periods,
        hearing_on=asked.hearing,
        decided_on=asked.decided,
    )
    return refusals(pack, facts, week, today, ("VN-G04", "VN-G05"))


def _of_law(pack: LawPack, asked: Question, week: WorkingWeek) -> Iterator[Answer]:
    found = limit(pack, asked.acts, asked.periods, finance=asked.finance)
    plain, longer = pack.rules["VN-07"], pack.rules["VN-08"]
    if found.extended or found.paused:
        yield Answer("base_day", found.base, plain.key, plain.confidence)
        yield Answer("last_lawful_day", found.effective, longer.key, longer.grade("counted_from"))
    else:
        yield Answer("last_lawful_day", found.effective, plain.key, plain.confidence)
    if asked.hearing is not None:
        rule, latest = pack.rules["VN-17"], receipts(pack, asked.hearing, week)
        yield Answer("notice_by", latest.lawful, rule.key, rule.confidence)
        yield Answer("safe_day", latest.safe, rule.key, rule.grade("safe_working_days"))
    if asked.decided is not None:
        rule = pack.rules["VN-12"]
        day = expunged_on(pack, asked.measure, asked.decided)
        yield Answer("expunged_on", day, rule.key, rule.confidence)
        if asked.measure == "deferral" and day is not None:
            half = may_shorten_from(pack, asked.decided, day)
            yield Answer("may_shorten_from", half, rule.key, rule.confidence)


def _of_ladder(pack: LawPack, asked: Question, week: WorkingWeek) -> Iterator[Answer]:
    if asked.hearing is not None:
        rule = pack.holding("companion_working_days")
        day = hearing_may_move_to(pack, asked.hearing, week)
        yield Answer("may_move_to", day, rule.key, rule.grade("companion_working_days"))
    stage = stage_of(pack, asked.measure)
    if asked.decided is None or stage is None:
        return
    rule = pack.rules[stage.rule]
    least, most = stage.live_least_months, stage.live_months
    if least is not None and least != most:
        first = spent_from(pack, Warned(stage.key, asked.decided, least))
        yield Answer("live_at_least", first, rule.key, rule.confidence)
    spent = spent_from(pack, Warned(stage.key, asked.decided))
    yield Answer("expunged_on", spent, rule.key, rule.confidence)
    if stage.on_record:
        rule = pack.holding("appeal_working_days")
        day = appeal_until(pack, asked.decided, week)
        yield Answer("appeal_until", day, rule.key, rule.grade("appeal_working_days"))
