"""A row of the screen turned to a person, as their kinds tell it: plain data, already worded."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Literal


class SharedSection(IntEnum):
    """The sections of a screen turned to a person, in their order."""

    PROMISES = 0
    AGENDA = 1
    AHEAD = 2
    TARGETS = 3
    TALKS = 4
    KEPT = 5
    THANKS = 6
    OTHERS = 7


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A row of a screen that is turned to a person.

    Attributes:
        section: where it stands.
        id: of the record.
        label: whose it is, or what it is in a word.
        text: what it says; among what is `AHEAD` the hour first, where there is one.
        day: its day, by which it is sorted.
        aside: what stands at its end instead of the day; '' for the day.
        tone: whether it is late, or done.
        page: the text it opens, as the person reads it; '' where it opens none.
        title: the heading it stands under among `OTHERS`.
    """

    section: SharedSection
    id: str
    label: str
    text: str
    day: date | None = None
    aside: str = ""
    tone: Literal["", "late", "good"] = ""
    page: str = ""
    title: str = ""
