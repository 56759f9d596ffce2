"""Kills and refusals at any moment of the store's work (reliability: S01 to S04, J03)."""

import errno
import itertools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import stock
import work
from trial import Child, Fault, Outcome, Reporter, Trial, folder, pause

from coachtui.domain.repository import Put, StoreError
from coachtui.storage import Drafts, Operations
from faulty import Faulty
from stores import clock, person, store_in

SMALL = 200
CONTROLS = 100
LARGE = 10_000
LONGEST = 1500
ERRORS = (errno.ENOSPC, errno.EIO, errno.EINTR)


def killed_at_any_time(trial: Trial) -> Outcome:
    """S01: kill -9 at a random moment of edits and compactions; 2 MB, in full 20 MB as well."""
    sizes = (SMALL,) if trial.quick else (stock.ROWS, LARGE)

    def at_any_time(child: Child) -> None:
        child.line()
        pause(trial.dice.uniform(0, 0.15))

    return _kills(trial, sizes, at_any_time, 4, 50)


def killed_in_the_write_window(trial: Trial) -> Outcome:
    """S02: kill -9 just as a write begins."""

    def at_a_write(child: Child) -> None:
        for _ in range(trial.dice.randrange(1, 12)):
            child.line()
        pause(trial.dice.uniform(0, 0.002))

    return _kills(trial, (SMALL if trial.quick else stock.ROWS,), at_a_write, 4, 100)


def _kills(
    trial: Trial, sizes: tuple[int, ...], moment: Callable[[Child], None], quick: int, full: int
) -> Outcome:
    outcome = Outcome()

    def lengths() -> int:
        return trial.dice.randrange(1, LONGEST)

    for rows in sizes:
        ours = trial.home / f"ours-{rows}"
        work.fill(ours, rows)
        known = 0
        for _ in trial.times(quick, full):
            trial.dice.seed(trial.dice.random())
            child = Child(partial(work.edits, ours, lengths))
            moment(child)
            known = max(known, work.acknowledged(child.kill()))
            outcome.count(work.problem(ours, {known, known + 1}, rows))
            known = work.pair(store_in(ours))[0].amends_rev or 0
    for _ in range(CONTROLS):
        if _stock_killed(trial, outcome, moment, lengths):
            break
    return outcome


def _stock_killed(
    trial: Trial, outcome: Outcome, moment: Callable[[Child], None], lengths: Callable[[], int]
) -> bool:
    """Kill the control once; return whether it was damaged, as it must be some time."""
    with folder() as place:
        stock.fill(place)
        trial.dice.seed(trial.dice.random())
        child = Child(partial(stock.edits, place, lengths))
        moment(child)
        known = work.acknowledged(child.kill())
        return outcome.control(stock.problem(place, {known, known + 1}))


Scenario = Callable[[Path, Operations], object]


def _prepared(place: Path) -> None:
    with store_in(place) as store:
        store.commit([Put(person("Quên Đi")), Put(work.entry("0", work.FIRST))], "add")
        store.commit([Put(work.entry("0", work.LAST))], "log")
        store.compact()


def _save(place: Path, operations: Operations) -> object:
    return work.edit(store_in(place, operations=operations), 10)


def _compact(place: Path, operations: Operations) -> object:
    return store_in(place, operations=replace(operations, segment_bytes=1)).compact()


def _forget(place: Path, operations: Operations) -> object:
    store = store_in(place, operations=operations)
    return store.forget(
        [str(row["id"]) for row in store.documents()["person"] if row["full_name"] == "Quên Đi"]
    )


def _undo(place: Path, operations: Operations) -> object:
    return store_in(place, operations=operations).undo()


def _draft(place: Path, operations: Operations) -> object:
    drafts = Drafts(place / "drafts", "S1", now=clock(), operations=operations)
    drafts.note("form", "half")
    drafts.flush()
    return drafts


SCENARIOS: dict[str, Scenario] = {
    "save": _save,
    "compact": _compact,
    "forget": _forget,
    "undo": _undo,
    "draft": _draft,
}


COUNTS: dict[str, set[int]] = {name: {0} for name in SCENARIOS} | {"save": {0, 1}}
"""Which counts may be found afterwards."""


def crashed_at_every_operation(trial: Trial) -> Outcome:
    """S03: the process dies before operation N, for every N: old or new, never anything else."""
    outcome = Outcome()
    for name in _scenarios(trial):
        _crash_all(outcome, name)
    _stock_crashes(outcome, None)
    return outcome


def crashed_in_compaction(_trial: Trial) -> Outcome:
    """J03: a kill at each step of compaction and rotation: every line is in exactly one file."""
    outcome = Outcome()
    _crash_all(outcome, "compact")
    _stock_crashes(outcome, None)
    return outcome


def _scenarios(trial: Trial) -> tuple[str, ...]:
    return ("save",) if trial.quick else tuple(SCENARIOS)


def _crash_all(outcome: Outcome, name: str) -> None:
    for number in itertools.count():
        with folder() as home:
            place = home / "data"
            _prepared(place)
            status, _ = Child(partial(_injured, name, place, number)).end()
            outcome.count(work.healthy(place, f"{name} {number}", COUNTS[name]))
        if status == 0:
            return


def _injured(name: str, place: Path, number: int, _report: Reporter) -> None:
    SCENARIOS[name](place, Faulty(at=number).table())


def _stock_crashes(outcome: Outcome, error: int | None) -> None:
    for number in range(3):
        with folder() as place:
            stock.fill(place, 20)

            if error is None:
                Child(partial(_stock_crash, place, number)).end()
            else:
                with suppress(OSError):
                    stock.edit(stock.failing(place, number, error), 1, 10)
            outcome.control(stock.problem(place, {0, 1}))


def _stock_crash(place: Path, number: int, _report: Reporter) -> None:
    stock.edit(stock.failing(place, number, None), 1, 10)


def refused_at_every_operation(trial: Trial) -> Outcome:
    """S04: the disk refuses operation N, for every N: old intact, cause named, next save works."""
    outcome = Outcome()
    for error, name in itertools.product(ERRORS, _scenarios(trial)):
        for number in itertools.count():
            with folder() as home:
                place = home / "data"
                _prepared(place)
                faulty = Faulty(at=number, error=error)
                problem = _refused(partial(SCENARIOS[name], place, faulty.table()))
                problem = problem or work.healthy(place, f"{name} {number}", COUNTS[name])
                outcome.count(problem)
            if len(faulty.calls) <= number:
                break
    _stock_crashes(outcome, errno.ENOSPC)
    return outcome


def _refused(injured: Callable[[], object]) -> str:
    try:
        injured()
    except StoreError:
        return ""
    except OSError as error:
        return f"no StoreError but {error!r}"
    return ""


FAULTS: dict[str, Fault] = {
    "S01": killed_at_any_time,
    "S02": killed_in_the_write_window,
    "S03": crashed_at_every_operation,
    "S04": refused_at_every_operation,
    "J03": crashed_in_compaction,
}
