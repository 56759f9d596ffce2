"""Two processes on one store: writers at once, a reader beside a writer (C01, C03)."""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import stock
import work
from tinydb import TinyDB
from trial import Child, Fault, Outcome, Reporter, Trial, folder

from coachtui.domain.repository import Put
from stores import store_in

PAIRS = 200


def two_writers(trial: Trial) -> Outcome:
    """C01: two processes add entries at once: all there, in the order each wrote them."""
    outcome = Outcome()
    each = 40 if trial.quick else 300
    for number in trial.times(1, 3):
        place = trial.home / f"two-{number}"
        store_in(place).close()
        _at_once(partial(_log, place, each))
        outcome.count(_both_there(place, each))
    with folder() as place:
        stock.fill(place, 1)
        _at_once(partial(_log_stock, place, each))
        outcome.control(_stock_both_there(place, each))
    return outcome


def _at_once(job: Callable[[str, Reporter], None]) -> None:
    children = [Child(partial(job, name)) for name in ("a", "b")]
    for child in children:
        child.line()
    for child in children:
        child.start()
    for child in children:
        child.end()


def _log(place: Path, each: int, name: str, report: Reporter) -> None:
    store = store_in(place)
    report.barrier()
    for number in range(each):
        store.commit([Put(work.entry(f"{name} {number}"))])


def _both_there(place: Path, each: int) -> str:
    store = store_in(place)
    # document numbers are given in the order of the journal
    rows = sorted(store.database.rows("log_entry").all(), key=lambda row: row.doc_id)
    texts = [str(row["text"]) for row in rows]
    for name in ("a", "b"):
        mine = [text for text in texts if text.startswith(name)]
        if mine != [f"{name} {number}" for number in range(each)]:
            return f"{len(mine)} of {name}, or out of order"
    return store.read_only or work.gap(store)


def _log_stock(place: Path, each: int, name: str, report: Reporter) -> None:
    report.barrier()
    with TinyDB(place / stock.NAME) as database:
        for number in range(each):
            with suppress(OSError, ValueError):
                database.insert({"text": f"{name} {number}"})


def _stock_both_there(place: Path, each: int) -> str:
    try:
        with TinyDB(place / stock.NAME) as database:
            found = len(database) - 1
    except ValueError:
        return "damaged"
    return "" if found == 2 * each else f"{found} of {2 * each}"


def reader_beside_writer(trial: Trial) -> Outcome:
    """C03: a reader beside a writer that also compacts never sees half of a change."""
    outcome = Outcome()
    place = trial.home / "data"
    work.fill(place, PAIRS)

    def lengths() -> int:
        return trial.dice.randrange(1, 1500)

    writer = Child(partial(work.edits, place, lengths))
    reader, seen = store_in(place), 0
    for _ in trial.times(60, 300):
        writer.line()
        reader.refresh()
        first, last = work.pair(reader)
        newer = (first.amends_rev or 0) >= seen
        seen = first.amends_rev or 0
        outcome.count("" if first.amends_rev == last.amends_rev and newer else "half a change")
    writer.kill()
    outcome.count("" if seen else "nothing seen")
    with folder() as other:
        _stock_read(other, outcome, lengths)
    return outcome


def _stock_read(place: Path, outcome: Outcome, lengths: Callable[[], int]) -> None:
    stock.fill(place)
    writer = Child(partial(stock.edits, place, lengths))
    for _ in range(300):
        writer.line()
        try:
            rows = list(json.loads((place / stock.NAME).read_text())["_default"].values())
            problem = "" if rows[0]["count"] == rows[-1]["count"] else "half a change"
        except ValueError:
            problem = "damaged"
        if outcome.control(problem):
            break
    writer.kill()


FAULTS: dict[str, Fault] = {"C01": two_writers, "C03": reader_beside_writer}
