"""The page of a case: its steps from top to bottom, and where it stands as it is shown.

What folds, judges and times a case lies beside; it is handed on from here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from coachtui.records.discipline.model import CaseStep, DisciplineCase, HrFile
from coachtui.records.discipline.rules.deadlines import (
    Clock,
    ClockKind,
    clocks,
    expunge_clock,
    notice_clock,
    planned_reviews,
)
from coachtui.records.discipline.rules.folding import (
    Earlier,
    current_run,
    decisions,
    facts_of,
    in_order,
    last_of,
    previous_measures,
    state_of,
)
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.rules.issuing import (
    RefusedStepError,
    frozen_changes,
    frozen_fields,
    holding,
    issue,
    override_for,
    refused,
)
from coachtui.records.discipline.rules.needs import Known, follows, is_paused, missing_of
from coachtui.records.discipline.rules.steps import StepSpec, spec_of, specs

__all__ = [
    "Bench",
    "CaseLine",
    "Clock",
    "ClockKind",
    "Earlier",
    "LineStatus",
    "RefusedStepError",
    "clocks",
    "decisions",
    "facts_of",
    "frozen_changes",
    "frozen_fields",
    "holding",
    "in_order",
    "is_closed",
    "issue",
    "lines",
    "next_number",
    "override_for",
    "planned_reviews",
    "possible",
    "previous_measures",
    "refused",
    "shown_state",
    "state_of",
]
LineStatus = Literal["done", "next", "locked", "skipped", "paused", "possible"]
_CLOCK_OF = {
    "hearing_held": "hearing",
    "decision_issued": "decide_by",
    "reading": "review",
    "appealed": "appeal_by",
    "suspended": "suspension_ends",
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the page of a case.

    Attributes:
        status: `possible` is a step beside the line that may be taken, as closing without action;
            `paused` one whose turn it is when the protected period is over.
        step: as it was issued, where it is done.
        missing: what the case lacks before the step can be taken.
    """

    spec: StepSpec
    status: LineStatus
    step: CaseStep | None = None
    missing: tuple[str, ...] = ()
    clock: Clock | None = None


def lines(
    case: DisciplineCase,
    steps: Iterable[CaseStep],
    file: HrFile | None,
    bench: Bench,
) -> tuple[CaseLine, ...]:
    """Return the page of a case from top to bottom: what is done, then what may or will come.

    What was done twice, as readings are, has a line each time. Of a case that has ended only what
    was done is left, and that it can be reopened.

    Raises:
        OverflowError, ValueError: the calendar does not reach so far.
    """
    known = Known(case, current_run(steps), file, bench)
    found = clocks(case, known.run, file, bench)
    ended = spec_of(case.track, bench.pack.system, state_of(case, known.run))
    page: list[CaseLine] = []
    for spec in specs(case.track, bench.pack.system):
        page += _done(spec, known)
        if ended is None or not ended.ends or spec.key == "reopened":
            page += _ahead(spec, known, found)
    return tuple(sorted(page, key=lambda line: line.status == "possible"))


def possible(
    case: DisciplineCase, steps: Iterable[CaseStep], file: HrFile | None, bench: Bench
) -> tuple[StepSpec, ...]:
    """Return the steps whose turn it is, those beside the line included."""
    known = Known(case, current_run(steps), file, bench)
    every = specs(case.track, bench.pack.system)
    return tuple(spec for spec in every if follows(spec, known) and not missing_of(spec, known))


def shown_state(
    case: DisciplineCase, steps: Iterable[CaseStep], file: HrFile | None, bench: Bench
) -> str:
    """Return the state with what time made of it: `paused`, `running` or `live`, `spent`.

    `paused` holds what no decision was issued on; what is decided runs on.
    """
    run = current_run(steps)
    state = state_of(case, run)
    spec = spec_of(case.track, bench.pack.system, state)
    if spec is not None and spec.ends:
        return state
    if decisions(run):
        return _running(state, run, bench)
    held = case.track == "capability" or bench.pack.system == "vn"
    return "paused" if held and is_paused(file, bench) else state


def is_closed(
    case: DisciplineCase, steps: Iterable[CaseStep], file: HrFile | None, bench: Bench
) -> bool:
    """Tell whether nothing is to be done on a case any more."""
    run = current_run(steps)
    state = state_of(case, run)
    spec = spec_of(case.track, bench.pack.system, state)
    if spec is not None and spec.ends:
        return True
    if state == "appeal_heard" and not decisions(run):
        return True
    if shown_state(case, run, file, bench) == "spent":
        return True
    return state in {"served", "shortened"} and expunge_clock(run, bench) is None


def next_number(cases: Iterable[DisciplineCase], year: int) -> str:
    """Return the next number of a year, as `2026-003`; a gap is never filled."""
    start = f"{year:04}-"
    taken = (
        int(case.number.removeprefix(start)) for case in cases if case.number.startswith(start)
    )
    return f"{start}{max(taken, default=0) + 1:03}"


def _done(spec: StepSpec, known: Known) -> Iterator[CaseLine]:
    """Give the lines of what was done; of a notice or a proposal made anew only the last one."""
    taken = [step for step in known.run if step.step == spec.key]
    if spec.key not in {"reading", "suspended"}:
        taken = taken[-1:]
    for step in taken:
        yield CaseLine(spec, "done", step, clock=_clock_of_done(step, known))


def _clock_of_done(step: CaseStep, known: Known) -> Clock | None:
    if step.step == "hearing_notified" and last_of(known.run, "hearing_held") is None:
        return notice_clock(known.run, known.bench)
    if step.step in {"decision_issued", "outcome"}:
        return expunge_clock(known.run, known.bench)
    return None


def _ahead(spec: StepSpec, known: Known, found: Sequence[Clock]) -> Iterator[CaseLine]:
    """Give the line of what may or will come."""
    kind = _CLOCK_OF.get(spec.key)
    clock = next((each for each in found if each.kind == kind), None)
    missing = missing_of(spec, known)
    taken = any(step.step == spec.key for step in known.run)
    turn = follows(spec, known)
    if spec.aside:
        if turn and not missing:
            yield CaseLine(spec, "possible", clock=clock)
        return
    if taken and (spec.key != "reading" or not turn):
        return
    if spec.key == "union_informed" and not (known.file and known.file.organisation_member):
        yield CaseLine(spec, "skipped")
    elif not turn:
        yield CaseLine(spec, "locked", clock=clock)
    elif spec.pauses and _held(known):
        yield CaseLine(spec, "paused", missing=missing, clock=clock)
    else:
        yield CaseLine(spec, "next", missing=missing, clock=clock)


def _held(known: Known) -> bool:
    of_law = known.case.track == "capability" or known.bench.pack.system == "vn"
    return of_law and is_paused(known.file, known.bench)


def _running(state: str, run: Sequence[CaseStep], bench: Bench) -> str:
    end = expunge_clock(run, bench)
    if end is not None and end.left <= 0:
        return "spent"
    if state in {"outcome", "appeal_heard"}:
        return "live" if end is not None else state
    return "running" if state in {"served", "shortened"} and end is not None else state
