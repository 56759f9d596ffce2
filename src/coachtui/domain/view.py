"""What the pure functions of a kind are handed, and what they give."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from coachtui.domain.clock import Clock
from coachtui.domain.items import (
    BringAlong,
    CalendarEntry,
    DueItem,
    EvidenceItem,
    Hold,
    Standing,
    TimelineEntry,
)
from coachtui.domain.repository import Repository, Storable
from coachtui.domain.shared_row import SharedRow
from coachtui.language import Words
from coachtui.settings import Settings

R = TypeVar("R", bound=Storable)


@dataclass(frozen=True, slots=True)
class View:
    """The records, the language they are told in, and the moment and choices they are seen with."""

    repository: Repository
    words: Words
    clock: Clock
    settings: Settings = field(default_factory=Settings)
    hr: Repository | None = None
    """The HR records while they are unlocked in this session."""
    hr_waits: bool = False
    """Whether there are HR records at all, locked or not."""
    folder: Path | None = None
    """The data folder, where a company keeps rules of its own; None: there is none to look into."""
    only: frozenset[str] | None = None
    """Ids of the records that a search is brought up to date for; None: all."""

    def searched(self, kind: type[R]) -> Iterable[R]:
        """Give the team's records of a type, or those of `only`, for a `SearchTextFunction`."""
        if self.only is None:
            return self.repository.all(kind)
        found = (self.repository.get(kind, identifier) for identifier in sorted(self.only))
        return (record for record in found if record is not None)


EvidenceFunction = Callable[[View, str, date], Iterable[EvidenceItem]]
"""What a review of a person's work can rest on, from a day on (the person's id), in any order."""
DueFunction = Callable[[View], Iterable[DueItem]]
"""Rows of Today."""
TimelineFunction = Callable[[View, str], Iterable[TimelineEntry]]
"""Rows of a person's timeline (the person's id), in any order."""
BringAlongFunction = Callable[[View, str], Iterable[BringAlong]]
"""What to bring up with a person."""
CalendarFunction = Callable[[View, date, date], Iterable[CalendarEntry]]
"""What stands in the calendar from one day to another, both included."""
DeadlinesFunction = Callable[[View, date, date], Iterable[CalendarEntry]]
"""Deadlines from one day to another, both included, each a whole day that takes up no time."""
MeetsFunction = Callable[[View, str], date | None]
"""The day this kind meets a person next (the person's id); None where it does not."""
MeantFunction = Callable[[View, str], str]
"""The id of the record that is meant when one meets a person (their id); '' where none is yet."""
StandingFunction = Callable[[View, str], Standing | None]
"""Where a person stands with this kind (the person's id)."""
HoldsFunction = Callable[[View, str], Iterable[Hold]]
"""What keeps a person's records from being erased for now (the person's id)."""
HeadlineFunction = Callable[[View, str], str]
"""One line that names a record (its id)."""
SearchTextFunction = Callable[[View], Iterable[tuple[str, str]]]
"""(id, text to search) of each record, line by line; of those of `View.only` where it is set."""
SharedRowsFunction = Callable[[View, str], Iterable[SharedRow]]
"""Rows of a screen turned to a person (their id), in any order; the view can give nothing but what
is shared with them."""
ExportFunction = Callable[[View, str], str]
"""A person's records as Markdown (the person's id)."""
