"""A ladder of warnings: how long each is live, until when it may be appealed, what comes before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from coachtui.domain.working_days import WorkingWeek, add_months
from coachtui.records.discipline.rules.guards import Bench, Refusal
from coachtui.records.discipline.rules.law import LawPack, Stage


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning given: its stage, the day, and how many months it is live if the policy says."""

    stage: str
    on: date
    months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderFacts:
    """A step on a ladder.

    Attributes:
        stage: what is proposed.
        done: what has happened, of the stage's needs.
        earlier: warnings given before.
        investigated_by, heard_by, appeal_heard_by: names; "" nobody yet.
    """

    stage: str
    done: frozenset[str] = frozenset()
    earlier: tuple[Warned, ...] = ()
    investigated_by: str = ""
    heard_by: str = ""
    appeal_heard_by: str = ""


def stage_of(pack: LawPack, key: str) -> Stage | None:
    """Return a stage of a pack by its key; None where it has no such stage."""
    return next((stage for stage in pack.stages if stage.key == key), None)


def spent_from(pack: LawPack, warned: Warned) -> date | None:
    """Return the day from which a warning no longer counts; None where it is not spent by time.

    Raises:
        ValueError: the calendar does not reach so far.
    """
    stage = stage_of(pack, warned.stage)
    if stage is None or stage.live_months is None:
        return None
    return add_months(warned.on, warned.months or stage.live_months)


def live_warnings(pack: LawPack, earlier: Iterable[Warned], day: date) -> tuple[Warned, ...]:
    """Return the warnings of the disciplinary record that count on a day, in any case.

    A spent one never does, nor does an informal talk.
    """
    return tuple(each for each in earlier if _is_live(pack, each, day))


def appeal_until(pack: LawPack, decided: date, week: WorkingWeek) -> date:
    """Return the last day to appeal against a decision."""
    name = "appeal_working_days"
    return week.working_days_after(decided, pack.holding(name).number(name))


def hearing_may_move_to(pack: LawPack, hearing: date, week: WorkingWeek) -> date:
    """Return the last day to which a hearing may move because the companion is not free."""
    name = "companion_working_days"
    return week.working_days_after(hearing, pack.holding(name).number(name))


def ladder_refusals(
    pack: LawPack, facts: LadderFacts, week: WorkingWeek, today: date
) -> tuple[Refusal, ...]:
    """Return all that speaks against a step on a ladder."""
    bench = Bench(pack, week, today)
    stage = stage_of(pack, facts.stage)
    if stage is None:
        return (_no_stage(bench, facts.stage),)
    found = [
        bench.refused("LAD-G02", "missing_step", _rule_for(pack, stage, need), need=need)
        for need in stage.needs
        if need not in facts.done
    ]
    if stage.ends:
        found.append(bench.refused("LAD-G03", "never_by_itself", stage.rule))
    for each in live_warnings(pack, facts.earlier, today):
        given = stage_of(pack, each.stage)
        if given is not None and given.final:
            found.append(bench.refused("LAD-G04", "final_is_live", given.rule, day=each.on))
    names = [facts.investigated_by, facts.heard_by, facts.appeal_heard_by]
    held = [" ".join(name.casefold().split()) for name in names if name.strip()]
    if "UK-06" in pack.rules and len(set(held)) < len(held):
        found.append(bench.refused("LAD-G05", "same_person", "UK-06"))
    return tuple(found)


def _no_stage(bench: Bench, phrase: str) -> Refusal:
    """Return the refusal of what is no stage; it is held to what holds the heaviest sanction.

    It stands whatever the effect of that rule is: nothing can be drafted for a sanction that the
    policy does not name.
    """
    last = next((stage for stage in bench.pack.stages if stage.ends), bench.pack.stages[-1])
    found = bench.refused("LAD-G01", "no_stage", last.rule, phrase=phrase)
    return replace(found, effect="block")


def _is_live(pack: LawPack, warned: Warned, day: date) -> bool:
    stage, end = stage_of(pack, warned.stage), spent_from(pack, warned)
    if stage is None or not stage.on_record:
        return False
    return warned.on <= day and (end is None or day < end)


def _rule_for(pack: LawPack, stage: Stage, need: str) -> str:
    """Return the rule that asks for a step: that of the stage, or of the pack that names it."""
    if need == "companion" and "UK-03" in pack.rules:
        return "UK-03"
    order = (rule.key for rule in pack.rules.values() if need in rule.listed("stage_order"))
    return next(order, stage.rule)
