"""When half-typed text goes to disk."""

from collections.abc import Callable
from dataclasses import dataclass, field

from coachtui.domain.repository import StoreError, WriteFailedError
from coachtui.ui.keeper import Keeper
from memory import MemoryDrafts


@dataclass
class Later:
    """Seconds that move when told to, and the calls that wait for them."""

    at: float = 0.0
    waiting: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def now(self) -> float:
        """Return the seconds."""
        return self.at

    def __call__(self, seconds: float, call: Callable[[], None]) -> "Handle":
        """Put a call off."""
        self.waiting.append((self.at + seconds, call))
        return Handle(self, call)

    def pass_by(self, seconds: float) -> None:
        """Let time pass, making the calls that fall due."""
        until = self.at + seconds
        while due := sorted(
            (one for one in self.waiting if one[0] <= until), key=lambda one: one[0]
        ):
            self.waiting.remove(due[0])
            self.at = due[0][0]
            due[0][1]()
        self.at = until


@dataclass
class Handle:
    """A call that can be called off."""

    later: Later
    call: Callable[[], None]

    def cancel(self) -> None:
        """Call it off."""
        self.later.waiting = [one for one in self.later.waiting if one[1] != self.call]


class Disk(MemoryDrafts):
    """Counts writes, and fails when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.at: list[float] = []
        self.error: StoreError | None = None
        self.later = Later()

    def flush(self) -> None:
        """Write."""
        if self.error is not None:
            raise self.error
        self.at.append(round(self.later.at, 3))


def keeper_of(disk: Disk) -> tuple[Keeper, list[StoreError | OSError | None]]:
    """Give back a keeper and the troubles it tells of."""
    troubles: list[StoreError | OSError | None] = []
    return Keeper(disk, disk.later, disk.later.now, troubles.append), troubles


def test_a_pause_of_half_a_second_writes_the_draft() -> None:
    """The draft is on disk half a second after the last key, and not again without one."""
    disk = Disk()
    keeper, _ = keeper_of(disk)
    keeper.note("form", "a")
    disk.later.pass_by(0.3)
    keeper.note("form", "ab")
    disk.later.pass_by(5)
    assert disk.at == [0.8]


def test_steady_typing_writes_within_a_second_of_the_first_key() -> None:
    """Whoever never pauses still loses no more than a second."""
    disk = Disk()
    keeper, _ = keeper_of(disk)
    for _ in range(16):
        keeper.note("form", "x")
        disk.later.pass_by(0.25)
    assert disk.at[0] <= 1.0
    assert all(after - before <= 1.25 for before, after in zip(disk.at, disk.at[1:], strict=False))


def test_twenty_keys_write_at_once() -> None:
    """A burst of keys is written at every twentieth."""
    disk = Disk()
    keeper, _ = keeper_of(disk)
    for _ in range(60):
        keeper.note("form", "x")
    assert len(disk.at) == 3


def test_a_full_disk_is_told_and_tried_again_with_each_key() -> None:
    """A draft that cannot be written says so, stays noted, and is retried; its recovery too."""
    disk = Disk()
    keeper, troubles = keeper_of(disk)
    disk.error = WriteFailedError("full")
    keeper.note("form", "kept")
    disk.later.pass_by(1)
    assert [type(one) for one in troubles] == [WriteFailedError]
    assert disk.kept["form"].text == "kept"
    disk.error = None
    keeper.note("form", "kept too")
    assert troubles[-1] is None
    assert disk.at


def test_unsaved_is_what_no_form_has_saved() -> None:
    """Text counts as unsaved until its form drops the draft; an empty field never does."""
    keeper, _ = keeper_of(Disk())
    keeper.note("form", "  ")
    assert not keeper.unsaved
    keeper.note("form", "text")
    assert keeper.unsaved
    keeper.drop("form")
    assert not keeper.unsaved
    keeper.note("form", "", ("a line on its way",))
    assert keeper.unsaved


def test_a_text_that_reached_no_disk_is_told_apart() -> None:
    """After a failed write the keeper says so, until the text could be written again."""
    disk = Disk()
    keeper, _ = keeper_of(disk)
    keeper.note("form", "half a line")
    disk.error = WriteFailedError("full")
    keeper.flush()
    assert keeper.failed
    disk.error = None
    keeper.flush()
    assert not keeper.failed
