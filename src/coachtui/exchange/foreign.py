"""What other programs exported, as notes and tasks that can become records here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Final

from coachtui.domain.ids import ME, ulid_of
from coachtui.domain.log_entry import LONGEST_ENTRY, LogEntry
from coachtui.domain.person import Person
from coachtui.domain.team import named
from coachtui.language import N_, Words
from coachtui.text import clean

REASONS: Final = {
    "shape": N_("it is no entry of such a file"),
    "empty": N_("there is no text in it"),
    "day": N_("its date cannot be read"),
    "nobody": N_("it names nobody of the team; --for NAME takes it"),
    "state": N_("a task in the state “{state}” is no promise"),
    "too_long": N_("its text is longer than {most} characters"),
}
_NAME: Final = re.compile(r"(?<![\w.])@([\w-]+)")


class UnreadableFileError(Exception):
    """A file that is not one of that program at all."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Something of a file that does not come in, and why.

    Attributes:
        number: which of its entries, from 1.
        day: the day it stands under in the file, or ''.
        reason: a key of `REASONS`.
        values: what its sentence names.
    """

    number: int
    day: str
    reason: str
    values: tuple[tuple[str, str], ...] = ()

    def said(self, words: Words) -> str:
        """Return it as a sentence, without the entry's own words."""
        why = words.say(REASONS[self.reason], **dict(self.values))
        if self.day:
            return words.say(
                "Entry {number} of {day}: {why}.", number=self.number, day=self.day, why=why
            )
        return words.say("Entry {number}: {why}.", number=self.number, why=why)


@dataclass(frozen=True, slots=True)
class Note:
    """A note of another program.

    Attributes:
        number: which entry of the file it is, from 1.
        at: when it was written.
        text: one line, not empty.
        tags: what it is tagged with, without signs; a name of the team among them says whose it is.
        key: what tells it from all other notes, the same whenever it is exported.
    """

    number: int
    at: datetime
    text: str
    tags: tuple[str, ...]
    key: str


def one_line(*texts: object) -> str:
    """Return texts as one clean line; what is no text is passed over."""
    return " ".join(" ".join(clean(each).split()) for each in texts if isinstance(each, str))


def names_in(text: str) -> tuple[str, ...]:
    """Return what a text calls by `@`."""
    return tuple(_NAME.findall(text))


def whose(called: Iterable[str], people: Sequence[Person]) -> tuple[list[Person], list[str]]:
    """Return the people that tags and names mean, each once, and the tags that mean nobody.

    One that can mean several people means nobody.
    """
    found: dict[str, Person] = {}
    rest: dict[str, None] = {}
    others = [person for person in people if person.id != ME]
    for name in called:
        meant = named(re.sub(r"[_-]+", " ", name), others)
        if len(meant) == 1:
            found[meant[0].id] = meant[0]
        else:
            rest[name] = None
    return [*found.values()], [*rest]


def same_id(source: str, key: str, at: datetime) -> str:
    """Return an identifier that is always the same for one entry of another program."""
    digest = blake2b(f"{source}\0{key}".encode(errors="replace"), digest_size=10).digest()
    return ulid_of(max(0, int(at.timestamp() * 1000)), digest)


def entries_of(
    source: str, note: Note, people: Sequence[Person], tags: Sequence[str]
) -> Iterator[LogEntry]:
    """Give the log entries a note becomes: the first of the people is whom they are about.

    A text longer than an entry may be becomes several.
    """
    first, *others = people
    for part, text in enumerate(pieces(note.text, LONGEST_ENTRY)):
        yield LogEntry(
            id=same_id(source, f"{note.key}\0{part}", note.at + timedelta(milliseconds=part)),
            person_id=first.id,
            text=text,
            people=tuple(each.id for each in others),
            tags=tuple(tags),
            happened_at=note.at,
        )


def pieces(text: str, most: int) -> Iterator[str]:
    """Give a text in pieces of at most so many characters, cut between words where it can be."""
    rest = text.strip()
    while len(rest) > most:
        cut = rest.rfind(" ", most // 2, most + 1)
        cut = cut if cut > 0 else most
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest
