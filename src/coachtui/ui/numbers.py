"""A rep's numbers for the screens that show them beside something else."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coachtui.domain.attainment import attainment
from coachtui.domain.deal_figures import Figures, figures
from coachtui.domain.deals import Deal, Deals, deals_of, open_names
from coachtui.domain.person import Person
from coachtui.domain.target import Target
from coachtui.domain.view import View
from coachtui.storage.deals_file import DealsFile
from coachtui.text import ellipsis
from coachtui.ui.deal_words import EXAMPLE_CUT, deals_line, hygiene, lens_told, packed
from coachtui.ui.target_words import target_line

WIDE = 120
"""From this width on the panel has its further lines."""
TALL = 22
"""Rows of a terminal below which there is one line of numbers."""
SHORT = 18
"""Rows below which there is none: what is talked about needs them."""

_MARGIN = 2
"""Cells left free at both ends of a line."""


def room_for_numbers(width: int, height: int) -> int:
    """Return how many lines of numbers a screen of that size has room for."""
    if height < SHORT:
        return 0
    if height < TALL:
        return 1
    return 4 if width >= WIDE else 2


@dataclass(frozen=True, slots=True)
class _Read:
    """What was made of the deals when they were last read."""

    book: Deals
    names: tuple[str, ...]
    own: Sequence[Deal]
    seen: Figures


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
        book = self._file.deals
        people = view.repository.all(Person) if book.deals else ()
        names = (person.full_name, *(each.full_name for each in people))
        if self._read is None or self._read.book is not book or self._read.names != names:
            own = deals_of(book, person, people)
            self._read = _Read(book, names, own, figures(book, own))
        return book, self._read.own, self._read.seen

    def open_deals(self, view: View, person: Person) -> tuple[str, ...]:
        """Return what `$` calls the person's open deals."""
        return open_names(self.deals(view, person)[1])

    def lines(self, view: View, person: Person, width: int, height: int) -> tuple[str, ...]:
        """Return the panel for a screen of that size; empty where nothing is on file."""
        most = room_for_numbers(width, height)
        if not most:
            return ()
        room = width - _MARGIN
        stands = attainment(view.repository.find(Target, person_id=person.id), view.clock.today())
        target = [target_line(view.words, stands)] if stands else []
        told = [*target, *self._deals_told(view, person, room, wide=width >= WIDE)]
        return tuple(f" {ellipsis(line, room)}" for line in told[:most])

    def _deals_told(self, view: View, person: Person, room: int, *, wide: bool) -> list[str]:
        words, margin = view.words, view.settings.margin
        book, own, seen = self.deals(view, person)
        if self.damaged:
            return [words.say("The deals on file cannot be read: import them again.")]
        if not own:
            return []
        told = [deals_line(words, seen, book.currency, room)]
        if wide:
            told += packed(hygiene(words, seen, book), room)[:1]
        if wide and margin:
            told.append(lens_told(words, EXAMPLE_CUT, margin / 100))
        return told
