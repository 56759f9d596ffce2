"""What is done to the files in a pause: kept small, and rid of what was deleted long ago."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coachtui.domain.clock import Clock
from coachtui.domain.versions import BIN_DAYS
from coachtui.storage import Store
from coachtui.storage.copies import erase_copies


def empty_bin(store: Store, clock: Clock) -> int:
    """Forget the team's records that were deleted more than thirty days ago, copies included.

    Returns:
        How many they were.

    Raises:
        StoreError: as `Repository.forget`; done again it goes on where it stopped.
    """
    gone = store.removed_before(clock.now() - BIN_DAYS)
    if gone:
        store.forget(gone)
        erase_copies(store.folder, {"team": gone})
    return len(gone)


@dataclass
class Housekeeping:
    """Called in every pause, off the screen's loop; the bin is looked into once a day.

    Attributes:
        store: the team's records.
        clock: tells the day.
        tidy: keeps the files small.
        back_up: sees to the backup of the day.
    """

    store: Store
    clock: Clock
    tidy: Callable[[Store], None]
    back_up: Callable[[], None]
    _emptied: date | None = None

    def __call__(self) -> None:
        """Do what is due.

        Raises:
            StoreError: everything stands as it was, and it is tried again in the next pause.
        """
        self.tidy(self.store)
        today = self.clock.today()
        if self._emptied != today and not self.store.read_only:
            empty_bin(self.store, self.clock)
            self._emptied = today
        if not self.store.read_only:
            self.back_up()
