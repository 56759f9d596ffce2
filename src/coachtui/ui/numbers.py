"""A rep's numbers for the screens that show them beside something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from coachtui.domain.attainment import attainment
from coachtui.domain.deal_figures import Figures, figures
from coachtui.domain.deal_owners import owners
from coachtui.domain.deals import Deal, Deals, open_names
from coachtui.domain.person import Person
from coachtui.domain.target import Target
from coachtui.domain.view import View
from coachtui.storage.deals_file import DealsFile
from coachtui.text import ellipsis
from coachtui.ui.deal_words import (
    EXAMPLE_CUT,
    deals_line,
    deals_lines,
    hygiene,
    lens_told,
    packed,
)
from coachtui.ui.target_words import target_line

WIDE: Final = 120
"""From this width on the panel has its further lines."""
TALL: Final = 22
"""Rows of a terminal below which there is one line of numbers."""
SHORT: Final = 18
"""Rows below which there is none: what is talked about needs them."""
MOST_LINES: Final = 6
"""Lines of all numbers, as the key of a console shows them."""
_NEEDED: Final = 14
"""Rows of a console that all numbers must leave to the rest."""
_MARGIN: Final = 2
"""Cells left free at both ends of a line."""


def room_for_numbers(width: int, height: int) -> int:
    """Return how many lines of numbers a screen of that size has room for."""
    if height < SHORT:
        return 0
    if height < TALL:
        return 1
    return 4 if width >= WIDE else 2


def room_for_all(height: int) -> int:
    """Return how many lines somebody who asked for all numbers gets on a screen so high."""
    return min(max(height - _NEEDED, 2) // 2, MOST_LINES)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was made of the deals when they were last read."""

    book: Deals
    names: Sequence[object]
    own: Sequence[Deal]
    seen: Figures
    unclear: Sequence[str]


class Numbers:
    """Reads what is on file about one rep; the deals only when their file changed."""

    def __init__(self, folder: Path | None) -> None:
        """Make it for a data folder; nothing is read yet."""
        self._file = DealsFile(folder)
        self._read: _Read | None = None

    @property
    def damaged(self) -> bool:
        """Whether there are deals that cannot be read."""
        return self._file.damaged

    def deals(self, view: View, person: Person) -> tuple[Deals, Sequence[Deal], Figures]:
        """Return all deals, the person's own, and what those come to."""
        read = self._of(view, person)
        return read.book, read.own, read.seen

    def unclear(self, view: View, person: Person) -> Sequence[str]:
        """Return the names in the CRM that could be the person's, and others' as well."""
        return self._of(view, person).unclear

    def _of(self, view: View, person: Person) -> _Read:
        book = self._file.deals
        people = view.repository.all(Person) if book.deals else ()
        told = [(each.id, each.full_name, each.crm_names, each.employee_no) for each in people]
        names = (person.id, *told)
        if self._read is None or self._read.book is not book or self._read.names != names:
            whose = owners(book.names, people)
            own = book.of(whose.of(person.id))
            unclear = whose.unclear_of(person.id)
            self._read = _Read(book, names, own, figures(book, own), unclear)
        return self._read

    @property
    def all_open(self) -> tuple[str, ...]:
        """What `$` calls the open deals of everybody."""
        return open_names(self._file.deals.deals)

    def open_deals(self, view: View, person: Person) -> tuple[str, ...]:
        """Return what `$` calls the person's open deals."""
        return open_names(self.deals(view, person)[1])

    def lines(self, view: View, person: Person, width: int, height: int) -> tuple[str, ...]:
        """Return the panel for a screen of that size; empty where nothing is on file."""
        most = room_for_numbers(width, height)
        if not most:
            return ()
        room = width - _MARGIN
        told = [*self._target(view, person), *self._told(view, person, room, wide=width >= WIDE)]
        return tuple(f" {ellipsis(line, room)}" for line in told[:most])

    def month_lines(self, view: View, person: Person, day: date, width: int) -> tuple[str, ...]:
        """Return where somebody stood with the target of a day's month; empty where none was set.

        The deals are as they are today, so they say nothing of that day.
        """
        room = width - _MARGIN
        return tuple(f" {ellipsis(line, room)}" for line in self._target(view, person, day))

    def all_lines(self, view: View, person: Person, width: int, most: int) -> tuple[str, ...]:
        """Return everything the panel can say in `most` lines of a width; empty as `lines`."""
        room = width - _MARGIN
        told = [*self._target(view, person), *self._all_told(view, person, room)]
        return tuple(f" {ellipsis(line, room)}" for line in told[:most])

    def _target(self, view: View, person: Person, day: date | None = None) -> Iterator[str]:
        targets = view.repository.find(Target, person_id=person.id)
        stands = attainment(targets, day or view.clock.today())
        if stands is not None:
            yield target_line(view.words, stands)

    def _instead(self, view: View, person: Person) -> Iterator[str]:
        """Say why deals that are on file are not shown."""
        words = view.words
        if self.damaged:
            yield words.say("The deals on file cannot be read: import them again.")
        elif names := self.unclear(view, person):
            shown = ", ".join(f"“{name}”" for name in names)
            yield words.say("Deals of {names} could be somebody else's too.", names=shown)

    def _told(self, view: View, person: Person, room: int, *, wide: bool) -> Iterator[str]:
        words, margin = view.words, view.settings.margin
        book, own, seen = self.deals(view, person)
        if not own:
            yield from self._instead(view, person)
            return
        yield deals_line(words, seen, book.currency, room)
        if wide:
            yield from packed(hygiene(words, seen, book), room)[:1]
        if wide and margin:
            yield lens_told(words, EXAMPLE_CUT, margin / 100)

    def _all_told(self, view: View, person: Person, room: int) -> Iterator[str]:
        words, margin = view.words, view.settings.margin
        book, own, seen = self.deals(view, person)
        if own:
            yield from deals_lines(words, seen, book.currency, room)
            if margin:
                yield lens_told(words, EXAMPLE_CUT, margin / 100)
            yield from packed(hygiene(words, seen, book), room)
        yield from self._instead(view, person)
