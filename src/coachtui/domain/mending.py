"""What is left of records whose files are not as they should be, and the ways out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Way = Literal["readable", "journal", "snapshot", "backup"]
"""How records come back: from all that can be read, from the journal alone, from `coach.json`
alone, or from the newest good backup."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one source of the records holds.

    Attributes:
        changes: number of the last change in it.
        records: how many records it holds.
        at: when that change was made, or the backup; None where it does not tell.
        path: where it lies.
    """

    changes: int
    records: int
    at: datetime | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class UnreadChanges:
    """Changes in a row that can no longer be read.

    Attributes:
        first: number of the first.
        last: number of the last.
        at: when it was made, where the damaged line of a single one still tells.
        records: how many records that line names, 0 where it does not tell.
    """

    first: int
    last: int
    at: datetime | None = None
    records: int = 0


@dataclass(frozen=True, slots=True)
class Remains:
    """The ways out of a store's trouble that are open, each with what it brings back.

    Attributes:
        ways: what each way that is open brings back.
        drafts: how many half-typed texts wait beside the records.
        place: the file or folder that is not as it should be, where one is known.
        unread: the changes that what can be read is without.
    """

    ways: Mapping[Way, Side] = field(default_factory=dict)
    drafts: int = 0
    place: str = ""
    unread: tuple[UnreadChanges, ...] = ()


@dataclass(frozen=True, slots=True)
class EditedByHand:
    """How `coach.json` differs from what the program wrote into it.

    Attributes:
        path: where it lies.
        changed: records that are there and different.
        added: records that are new in it.
        removed: records that are gone from it.
        late: records among these that were changed in the program since: they stay as they are.
        unfit: records among these that are none: they stay as they are.
        closed: whether it cannot be compared, since its journal is sealed or another one's.
    """

    path: str
    changed: int = 0
    added: int = 0
    removed: int = 0
    late: int = 0
    unfit: int = 0
    closed: bool = False
