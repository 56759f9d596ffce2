"""Disks that are really full: a small file system, and the kernel's limit on files (S06, S15)."""

import ctypes
import errno
import resource
import subprocess
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import stock
import work
from trial import Child, Fault, Outcome, Reporter, Trial, folder

from coachtui.domain.repository import Put, WriteFailedError
from coachtui.storage import Drafts, Store
from stores import clock, store_in

LONGEST = 1500
_NEW_NAMESPACE = 0x20000


def really_full(trial: Trial) -> Outcome:
    """S06: a file system of 2 MB, full: told, old intact, and all works once there is room."""
    outcome = Outcome()
    for _ in trial.times(2, 10):
        with folder() as place:
            for ours in (True, False):
                status, told = Child(partial(_in_a_tmpfs, place, ours)).end()
                if status:
                    outcome.skipped = "no mount namespace here"
                elif ours:
                    outcome.count(told[-1].strip())
                else:
                    outcome.control(told[-1].strip())
    return outcome


def limited(trial: Trial) -> Outcome:
    """S15: the kernel's limit on the size of a file stands in for a quota."""
    outcome = Outcome()
    for _ in trial.times(2, 10):
        with folder() as place:
            _, told = Child(partial(_within, place, True)).end()
            outcome.count(told[-1].strip())
            _, told = Child(partial(_within, place, False)).end()
            outcome.control(told[-1].strip())
    return outcome


def _in_a_tmpfs(place: Path, ours: bool, report: Reporter) -> None:
    mount_small(place)
    filler = place / "filler"

    def full(is_full: bool) -> None:
        if is_full:
            with filler.open("wb", buffering=0) as file, suppress(OSError, ValueError):
                while True:
                    file.write(b"x" * 4096)
        else:
            filler.unlink()

    report(_full_and_not(place, full, ours=ours) + " ")


def _within(place: Path, ours: bool, report: Reporter) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def full(is_full: bool) -> None:
        size = max(path.stat().st_size for path in place.rglob("*") if path.is_file())
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50 if is_full else hard, hard))

    report(_full_and_not(place, full, ours=ours) + " ")


def _full_and_not(place: Path, full: Callable[[bool], None], *, ours: bool) -> str:
    """Save, fill the disk, save again, make room, save: return what was wrong, or ''."""
    if not ours:
        stock.fill(place, 20)
        database = stock.failing(place, stock.NEVER, None)
        full(True)
        with suppress(OSError, ValueError):
            stock.edit(database, 1, 20_000)
        return stock.problem(place, {0, 1})
    store = store_in(place / "data")
    store.commit([Put(work.entry("0", work.FIRST))], "add")
    drafts = Drafts(place / "data/drafts", "S1", now=clock())
    drafts.note("form", "short")
    drafts.flush()
    full(True)
    drafts.note("form", "longer " * 1000)
    reasons = {_reason(lambda: _many(store)), _reason(drafts.flush)}
    before = store.documents()
    if not reasons <= {"full", "quota"}:
        return f"told {reasons}"
    if store_in(place / "data").documents() != before:
        return "changed by a save that failed"
    full(False)
    drafts.flush()
    return work.healthy(place / "data", "full", {0})


def mount_small(place: Path) -> None:
    """Mount a file system of 2 MB there, in a mount namespace of this process alone.

    Raises:
        OSError: this process may not.
    """
    if ctypes.CDLL(None, use_errno=True).unshare(_NEW_NAMESPACE):
        raise OSError(ctypes.get_errno(), "unshare")
    for command in (
        ["mount", "--make-rprivate", "/"],
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place)],
    ):
        if subprocess.run(command, check=False, capture_output=True).returncode:
            raise OSError(errno.EPERM, command[1])


def _many(store: Store) -> None:
    for _ in range(100):
        store.commit([Put(work.entry("z" * LONGEST))])


def _reason(effect: Callable[[], object]) -> str:
    try:
        effect()
    except WriteFailedError as error:
        return error.reason
    return "nothing"


FAULTS: dict[str, Fault] = {"S06": really_full, "S15": limited}
