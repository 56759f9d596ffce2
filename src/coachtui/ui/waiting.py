"""A line on its way to the records, and how a draft holds it meanwhile."""

from dataclasses import dataclass
from typing import Final

HALF_CHANGED: Final = "-"
"""In a draft, stands for the identifier of a logged line's change that is not entered yet."""
_NOTHING: Final = "-"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line that was entered and is not yet durable.

    Attributes:
        id: identifier of the entry it becomes, so that no interruption can make two of it.
        line: as typed.
        changing: key of the logged line it replaces.
    """

    id: str
    line: str
    changing: str = ""

    def kept(self) -> str:
        """Return it as a draft holds it."""
        return f"{self.id} {self.changing or _NOTHING} {self.line}"

    @classmethod
    def taken_back(cls, kept: str) -> "Waiting":
        """Return it from a draft."""
        identifier, changing, line = kept.split(" ", 2)
        return cls(identifier, line, "" if changing == _NOTHING else changing)
