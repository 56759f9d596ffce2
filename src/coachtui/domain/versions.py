"""What the journal tells of single records: each change of one, and what was removed of late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

BIN_DAYS: Final = timedelta(days=30)
"""How long what was removed can be brought back; then its content is forgotten."""
Deed = Literal["stored", "removed", "forgotten"]
Turn = Literal["", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Version:
    """What one line of the journal made of a record.

    Attributes:
        change: identifier of the line.
        at: when it was written.
        by: who wrote it.
        label: what the user did, a message id; '' where it was nobody's doing.
        deed: what became of the record; `forgotten` where content there was is gone for good.
        rev: the revision it has afterwards.
        body: the document, None unless it was `stored`.
        turn: whether the line took a change back, or did it again.
    """

    change: str
    at: datetime
    by: str
    label: str
    deed: Deed
    rev: int
    body: Mapping[str, object] | None = None
    turn: Turn = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """A record that was removed and whose content is still there.

    Attributes:
        rev: the revision it has as a removed one.
        change: identifier of the line that removed it, the same for all that went together.
        at: when that was.
        by: who did it.
        label: what the user did, a message id.
        body: the document as it stood last.
    """

    table: str
    id: str
    rev: int
    change: str
    at: datetime
    by: str
    label: str
    body: Mapping[str, object]

    def again(self, at: datetime) -> dict[str, object]:
        """Return the document to store, to bring it back at a moment."""
        stamp = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        return {**self.body, "rev": self.rev + 1, "updated_at": stamp}
