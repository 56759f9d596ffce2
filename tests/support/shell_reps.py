"""Two reps in a store the commands of the shell work on, for tests of field days from there."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from coachtui.domain.clock import system_clock
from coachtui.domain.person import Person
from coachtui.storage import Store, open_store
from shell import Shell

TEAM = "Họ tên;Chức danh\nNguyễn Văn An;NVKD\nTrần Bình;NVKD\n"


def with_reps(shell: Shell) -> Shell:
    """Take in the two reps, and give the shell back."""
    shell("import", "people", "-", stdin=TEAM.encode())
    return shell


def now() -> datetime:
    """Return the moment, as a command then finds it."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """Return the team's day."""
    return system_clock().today()


@contextmanager
def records(world: Path) -> Iterator[Store]:
    """Open the records the commands work on."""
    with open_store(world / "data", now=now) as store:
        yield store


def rep(store: Store) -> Person:
    """Return Nguyễn Văn An."""
    return next(each for each in store.all(Person) if each.given_name == "An")
