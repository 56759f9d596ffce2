"""What is written down while people talk: insert-only, so that two windows never collide."""

from typing import ClassVar, Literal

from pydantic import Field

from coachtui.domain.record import Line, Moment, Part, Record

LogKind = Literal[
    "note", "quote", "praise", "adjusting", "commitment", "question", "decision", "risk"
]
Speaker = Literal["rep", "mgr"]
GrowPart = Literal["goal", "reality", "options", "will"]


LONGEST_ENTRY, LONGEST_TYPED = 2000, 2200
"""Characters of a line as it is kept, and as it was typed with its signs."""


class Score(Part):
    """A competency scored 1 to 5, or None where it was not observed (never a zero)."""

    competency: Line
    score: int | None = Field(default=None, ge=1, le=5)


class LogEntry(Record):
    """One line of a conversation, or of the days between two.

    A changed line is a new entry that `replaces` the old one.
    """

    table: ClassVar[str] = "log_entry"
    links: ClassVar[tuple[str, ...]] = ("person_id", "part_of")

    person_id: str
    part_of: str | None = None
    """The one-on-one or field day it belongs to; None: logged in between."""
    entry_kind: LogKind = "note"
    text: Line = Field(min_length=1, max_length=LONGEST_ENTRY)
    typed: Line = Field(default="", max_length=LONGEST_TYPED)
    """The line as it was typed, for editing it again."""
    scores: tuple[Score, ...] = ()
    accounts: tuple[Line, ...] = ()
    deals: tuple[Line, ...] = ()
    people: tuple[str, ...] = ()
    by: Speaker = "mgr"
    grow: GrowPart | None = None
    """The GROW part on screen when it was typed; in options `by` tells whose idea it is."""
    commitment_id: str | None = None
    state: Literal["open", "raised", "closed"] = "open"
    raised_in: str | None = None
    replaces: str | None = None
    amends_rev: int | None = None
    """Set on a line added after the lock: the revision of the one-on-one it adds to."""


class TalkFlip(Record):
    """A turn of the talk clock: from this moment on `speaker` talks (None: nobody, paused)."""

    table: ClassVar[str] = "talk_flip"
    links: ClassVar[tuple[str, ...]] = ("part_of",)

    part_of: str
    speaker: Speaker | None
    at: Moment


class AgendaItem(Record):
    """Something to talk about: it follows the person, not the date, until it is settled."""

    table: ClassVar[str] = "agenda_item"
    links: ClassVar[tuple[str, ...]] = ("person_id",)

    person_id: str
    text: Line = Field(min_length=1, max_length=240)
    by: Speaker = "mgr"
    state: Literal["open", "discussed", "dropped"] = "open"
    carried_in: tuple[str, ...] = ()
    """The one-on-ones held while it stayed open, oldest first."""
    settled_in: str | None = None

    @property
    def times_carried(self) -> int:
        """How many one-on-ones it outlived."""
        return len(self.carried_in)
