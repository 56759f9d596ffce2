"""What a line is read against, and what was read."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from coachtui.capture.names import KnownName, NameIndex
from coachtui.language import N_

__all__ = ["EntryKind", "KnownName", "Owner", "Reading", "Setting", "Vocabulary"]

Owner = Literal["rep", "me"]

COMPETENCIES: Final = frozenset("PORQLVHNCFTMSU")

DAY_UNCLEAR: Final = N_("A day that is not clear was left as text.")
DAY_IMPOSSIBLE: Final = N_("There is no such day: it was left as text.")
DAY_NOT_LAST: Final = N_("A day counts at the end, or after “by”: this one was left as text.")
SEVERAL_DAYS: Final = N_("Several days: the last one counts.")
DAY_PAST: Final = N_("That day is past.")
OWNER_UNCLEAR: Final = N_("It is not clear whose promise this is: it stays a note.")
NAME_UNCLEAR: Final = N_("Several people are called that: write more of the name.")


class EntryKind(StrEnum):
    """What the first sign of a line makes of it."""

    NOTE = "note"
    QUOTE = "quote"
    PRAISE = "praise"
    ADJUSTING = "adjusting"
    COMMITMENT = "commitment"
    QUESTION = "question"
    DECISION = "decision"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a line may name. Make it once and keep it: it indexes the names."""

    people: tuple[KnownName, ...] = ()
    accounts: tuple[KnownName, ...] = ()
    deals: tuple[str, ...] = ()
    competencies: frozenset[str] = COMPETENCIES
    tags: tuple[str, ...] = ()
    """Tags in use, for completion only."""
    names: NameIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the names."""
        object.__setattr__(self, "names", NameIndex(self.people, self.accounts))


@dataclass(frozen=True, slots=True)
class Setting:
    """The conversation a line belongs to: the day, who talks to whom, what may be named."""

    today: date
    rep: KnownName | None = None
    manager: KnownName | None = None
    rep_pronoun: str = ""
    """How the rep is addressed, as `em`."""
    manager_pronoun: str = ""
    """How the rep addresses the manager, as `chị`."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    options: bool = False
    """GROW's options: a plain line is an idea and has an owner."""
    talking: NameIndex = field(init=False, repr=False, compare=False)
    """The names of the two."""

    def __post_init__(self) -> None:
        """Index the names of the two who talk, known to the vocabulary or not."""
        two = [name for name in (self.rep, self.manager) if name is not None]
        object.__setattr__(self, "talking", NameIndex(two, ()))


@dataclass(frozen=True, slots=True)
class Reading:
    """How a line is understood.

    `text` is the line without what `taken` lists: the first sign, quote marks around the whole,
    scores, the `~` at the end, and in a commitment the owner it begins with and the day it ends
    with. Tags, names and deals stay in the text as typed. Where nothing would be left, what was
    taken stays too. Every character but spaces of `typed` is in `text` or in `taken`.
    """

    kind: EntryKind
    text: str
    typed: str
    """The line as typed, cleaned for storing."""
    owner: Owner | None = None
    """Of a commitment, or of an idea among GROW's options."""
    other_owner: str | None = None
    """Somebody else the line begins with as owner; `owner` is None then, and the text keeps it.

    The full name of a known person, else the words typed.
    """
    due: date | None = None
    due_text: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Ids."""
    accounts: tuple[str, ...] = ()
    deals: tuple[str, ...] = ()
    scores: tuple[tuple[str, int | None], ...] = ()
    """Competency key and score; None is not observed."""
    hidden: bool = False
    notes: tuple[str, ...] = ()
    """English sentences on what was not clear, to be translated when shown."""
    taken: tuple[str, ...] = ()
    """The pieces of the line that are not in `text`, in the order typed."""
