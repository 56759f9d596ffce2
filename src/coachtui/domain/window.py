"""A run of the program on the same records, as far as it tells of itself."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Window:
    """One window; for information, never a gate.

    Attributes:
        session: its own identifier, letters and digits.
        since: when it was opened, in UTC; None where it does not tell.
        terminal: the terminal it runs in, such as `pts/3`, '' where it does not tell.
        remote: whether that is a remote login.
        process: its number on its host, 0 where it does not tell.
    """

    session: str
    since: datetime | None = None
    terminal: str = ""
    remote: bool = False
    process: int = 0
