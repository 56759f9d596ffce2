"""What the screens of damaged records need of whoever can mend their files."""

from typing import Literal, Protocol

from coachtui.domain.mending import EditedByHand, Remains, Way
from coachtui.domain.repository import Repository

Of = Literal["team", "hr"]
"""Whose files: the team's records, or the HR records."""


class Mending(Protocol):
    """Ways out of files that are not as they should be; all of it is called off the screen's loop.

    Whatever is put in the place of a file, the file itself is kept.
    """

    def remains(self, of: Of) -> Remains:
        """Return what is left of the records, and the ways that are open; nothing is changed."""

    def bring_back(self, of: Of, way: Way) -> str:
        """Bring the records back, and return where what stood there before is kept, '' if nowhere.

        Raises:
            StoreBusyError: a window has them open.
            StoreError: that way is not open, or the file system refused; nothing was changed.
        """

    def edited(self, of: Of, repository: Repository) -> EditedByHand | None:
        """Return what was changed by hand in the `coach.json` of records that are open."""

    def accept(self, of: Of, repository: Repository) -> int:
        """Enter what was changed by hand as one change, and return how many records that were.

        Raises:
            StoreError: as `Repository.commit`; nothing was changed.
        """

    def reject(self, repository: Repository) -> None:
        """Let the journal count: the changed file is kept under another name.

        Raises:
            StoreError: the new `coach.json` could not be written.
        """
