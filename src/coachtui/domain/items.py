"""What a kind of record tells the screens that look across kinds: plain rows, already worded."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum


class Urgency(IntEnum):
    """Groups of Today, most urgent first."""

    RUNNING = 0
    SOON = 1
    I_OWE = 2
    DEADLINE = 3
    MEETING = 4
    PLAN = 5
    REP_OWES = 6


@dataclass(frozen=True, slots=True)
class Target:
    """What Enter on a row opens: a kind, the record, and how."""

    kind: str
    record_id: str
    act: str = "open"


class UnknownTargetError(LookupError):
    """What a target names is not on file."""


@dataclass(frozen=True, slots=True)
class DueItem:
    """A row of Today."""

    urgency: Urgency
    label: str
    """The kind of thing in a word or two: "1-1", "I owe"."""
    person_id: str
    name: str
    text: str
    due: date | None
    at: datetime | None
    """The moment, where one is agreed."""
    overdue: bool
    target: Target
    count: int = 1
    """How many things the row stands for."""
    left: str = ""
    """How much time there is left, where hours count more than the day; it calls for attention."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A row of a person's timeline."""

    at: datetime
    label: str
    text: str
    target: Target
    private: bool = True


@dataclass(frozen=True, slots=True)
class BringAlong:
    """Something to bring up in the next conversation with a person."""

    label: str
    text: str
    due: date | None
    overdue: bool
    mine: bool
    """Whether the manager owes or raised it."""
    target: Target
    done: bool = False
    carried: int = 0


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something that takes up time, as a calendar shows it.

    Attributes:
        start: when it begins.
        end: when it ends; later than `start`.
        person_id: the rep it is with, '' where it is for several; the manager is always there too.
        label: the kind of thing in a word or two.
        title: what a calendar shows to anyone who looks over: nothing private.
        target: the record.
        place: where, or ''.
        details: further lines for the file that is sent; nothing private.
        parts: what happens within it, each an entry of its own in a calendar file.
        tentative: whether it is only proposed.
        done: whether it took place already.
        number: which of its record's entries it is, from 1: a record of two days has two.
        others: the further people who are to be there.
        all_day: whether it is of its day alone: a deadline, which takes up no time.
        abbreviation: the label where three or four cells are all there is; '' cuts the label.
    """

    start: datetime
    end: datetime
    person_id: str
    label: str
    title: str
    target: Target
    place: str = ""
    details: tuple[str, ...] = ()
    parts: tuple["CalendarEntry", ...] = ()
    tentative: bool = False
    done: bool = False
    number: int = 1
    others: tuple[str, ...] = ()
    all_day: bool = False
    abbreviation: str = ""

    def takes(self, person_id: str) -> bool:
        """Tell whether it takes up a rep's time."""
        return person_id == self.person_id or person_id in self.others


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands with one kind of record: a row of the team table."""

    last: date | None
    next: date | None
    word: str
    """What to show for `next` where a day is not the point: "paused", "09:00"."""
    overdue: bool
    trend: tuple[int, ...] = ()
    """Numbers from oldest to newest, 1 to 10, for a small curve."""
    alarm: str = ""
    """A short call to act, as "call", or nothing."""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """Something on file that a review can rest on: it is copied there, and stays as it is here.

    Attributes:
        day: when it was seen or said.
        label: what it is and where it was noted, in a few words.
        text: the excerpt to copy.
        target: the record it is taken from.
    """

    day: date
    label: str
    text: str
    target: Target


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a person's records must stay for now.

    Attributes:
        name: number or kind of what holds them, without its content.
        until: last day, None while no day can be named.
    """

    name: str
    until: date | None
