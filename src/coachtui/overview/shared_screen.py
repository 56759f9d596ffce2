"""The screen turned to a rep: what is shared with them, and no way from it to anything else."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.items import Target
from coachtui.domain.kind import Catalogue
from coachtui.domain.on_file import type_on_file
from coachtui.domain.person import Person
from coachtui.domain.shared_view import Guest, Initials, SharedView
from coachtui.domain.view import View
from coachtui.language import N_
from coachtui.overview.shared_rows import shared_rows
from coachtui.text import cells
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.copying import row_lines
from coachtui.ui.desk import Desk
from coachtui.ui.global_keys import Sealed
from coachtui.ui.lines import MessageTone
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, Row, RowTable

_NAME_MOST: Final = 14
_DAY: Final = 10


class SharedCopy(Sealed, CopyScreen):
    """What the rep sees as text, from which nothing else opens either."""


class SharedTable(RowTable):
    """Rows that open nothing."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse to open a row."""
        if action == "select_cursor":
            return False
        return super().check_action(action, parameters)


class SharedScreen(Sealed, CoachScreen[None]):
    """Shows a rep what is shared with them; Esc twice ends it.

    While it is in front no other screen opens, and the keys of every screen say so.
    """

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", N_("Copy"), tooltip=N_("What you two see, as text"), id="shared.copy"),
        Binding("escape", "end", N_("End sharing"), id="shared.end"),
    ]

    def __init__(self, desk: Desk, guest: Guest, initials: Initials) -> None:
        """Make the screen for a guest; `initials` stand for the names of everybody else."""
        super().__init__(desk)
        self._guest = guest
        self._initials = initials
        self._ending = False
        self.table = SharedTable(self.words, self.words.say("Nothing is shared with them yet."))

    @property
    def shared(self) -> View:
        """What can be asked here: nothing but what is shared with the guest."""
        desk = self.desk
        own = SharedView(desk.repository, self._guest.id)
        return View(own, desk.words, desk.clock, replace(desk.settings, initials=True))

    def heading(self) -> str:
        """Say whom the screen is turned to."""
        return self.words.say("SHARED with {name}", name=self._guest.full_name)

    def context(self) -> str:
        """Say nothing of windows and managers."""
        return self.words.say("only what you both may see")

    def body(self) -> Iterable[Widget]:
        """Give the list."""
        yield self.table

    def target(self) -> Target | None:
        """Give back None: nothing is to be done with a record here."""
        return None

    def say(self, text: str, tone: MessageTone = "") -> None:
        """Show what this screen itself has to say, and what others do with initials for names."""
        super().say(self._initials(text), tone)

    def refresh_rows(self) -> None:
        """Show what is shared as it is now."""
        wide = max(cells(self.words.say("Me")), cells(self._guest.given_name))
        columns = (Column(width=min(wide, _NAME_MOST)), Column(), Column(width=_DAY, align="right"))
        self.table.show(columns, self._rows())

    def _rows(self) -> tuple[Row, ...]:
        return shared_rows(self.shared, self._guest, self._initials)

    def on_key(self, event: events.Key) -> None:
        """Say of every key that does nothing here that this screen is shared."""
        if event.key != "escape":
            self._ending = False
        if event.key not in self.active_bindings:
            name = self._guest.given_name
            told = self.words.say("Shared with {name}: nothing else opens until Esc.", name=name)
            self.say(told, "warning")

    def action_copy(self) -> None:
        """Show what both see as text."""
        text = "\n".join((self._guest.full_name, *row_lines(self._rows())))
        self.app.push_screen(SharedCopy(self.desk, text))

    def action_end(self) -> None:
        """End it, the second time in a row: what comes back is for the manager alone."""
        if self._ending:
            self.dismiss(None)
            return
        self._ending = True
        self.say(self.words.say("Turn the screen to yourself first. Esc again ends it."), "warning")


def shared_screen(desk: Desk, about: str, target: Target | None) -> SharedScreen | None:
    """Return the screen for the person a page is about, else for the one of a row; None for none.

    Args:
        desk: the desk.
        about: the id of a person, or ''.
        target: the record under the cursor.
    """
    people = {person.id: person for person in desk.repository.all(Person)}
    person = people.get(about or _person_of(desk.catalogue, desk.view, target))
    if person is None or person.id == ME:
        return None
    guest = Guest.of(person)
    return SharedScreen(desk, guest, Initials(people.values(), guest))


def _person_of(catalogue: Catalogue, view: View, target: Target | None) -> str:
    if target is None or target.kind == Person.table:
        return target.record_id if target else ""
    # Rows of meetings that are none yet have the id of the person.
    if view.repository.get(Person, target.record_id) is not None:
        return target.record_id
    found = type_on_file(catalogue, view, target)
    record = view.repository.get(found, target.record_id) if found is not None else None
    if isinstance(record, Commitment):
        return record.rep_id
    return str(dict(record).get("person_id") or "") if record is not None else ""
