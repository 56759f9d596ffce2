"""The screen turned to a rep: what is shared with them, and no way from it to anything else."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.initials import Guest, Initials, initials_for
from coachtui.domain.items import Target
from coachtui.domain.kind import Catalogue
from coachtui.domain.on_file import type_on_file
from coachtui.domain.person import Person
from coachtui.domain.shared_view import SharedView
from coachtui.domain.sharing import shares_of
from coachtui.domain.view import View
from coachtui.language import N_
from coachtui.overview.shared_rows import Turned, turned
from coachtui.text import cells
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.copying import row_lines
from coachtui.ui.desk import Desk
from coachtui.ui.global_keys import QUITTING, Sealed
from coachtui.ui.lines import MessageTone
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, RowTable

_LABEL_MOST: Final = 14
_DAY: Final = 10


class Shut(Sealed):
    """In front of a rep not even the end of the program is one key away."""

    ALLOWED: ClassVar[frozenset[str]] = Sealed.ALLOWED - {"quit"}


class SharedCopy(Shut, CopyScreen):
    """What the rep sees as text, from which nothing else opens either."""


class SharedTable(RowTable):
    """Rows of which only those with a text of their own open anything."""

    opening: frozenset[str] = frozenset()
    """Keys of those rows."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse to open a row without a text."""
        if action == "select_cursor":
            return self.highlighted_key in self.opening
        return super().check_action(action, parameters)


class Turning(Shut, CoachScreen[None]):
    """A screen in front of a rep: while it is there nothing else opens, and its keys say so."""

    BINDINGS: ClassVar[list[BindingType]] = [replace(one, action="stay") for one in QUITTING]

    def __init__(self, desk: Desk, guest: Guest, initials: Initials) -> None:
        """Make the screen for a guest; `initials` stand for the names of everybody else."""
        super().__init__(desk)
        self.guest = guest
        self.initials = initials

    def heading(self) -> str:
        """Say whom the screen is turned to."""
        return self.words.say("SHARED with {name}", name=self.guest.full_name)

    def context(self) -> str:
        """Say nothing of windows and managers."""
        return self.words.say("only what you both may see")

    def target(self) -> Target | None:
        """Give back None: nothing is to be done with a record here."""
        return None

    def say(self, text: str, tone: MessageTone = "") -> None:
        """Show what this screen itself has to say, and what others do with initials for names."""
        super().say(self.initials(text), tone)

    def on_key(self, event: events.Key) -> None:
        """Say of every key that does nothing here that this screen is shared."""
        if event.key not in self.active_bindings:
            name = self.guest.given_name
            told = self.words.say(
                "Shared with {name}: nothing else opens until {press:shared.end}.", name=name
            )
            self.say(told, "warning")

    def action_stay(self) -> None:
        """Say what comes before the end of the program."""
        told = self.words.say(
            "End sharing first ({press:shared.end}); {press:app.quit} then quits."
        )
        self.say(told, "warning")


class SharedPage(Turning):
    """A text as the rep reads it: a report, or what was agreed in a talk."""

    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", N_("Copy"), tooltip=N_("What you two see, as text"), id="shared.copy"),
        Binding("escape", "leave", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    SharedPage {
        & VerticalScroll { height: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
        & VerticalScroll > Static { height: auto; }
    }
    """

    def __init__(
        self, desk: Desk, guest: Guest, initials: Initials, read: Callable[[], str]
    ) -> None:
        """Make the screen of what `read` gives now; '' once it is shared no longer."""
        super().__init__(desk, guest, initials)
        self._read = read
        self.text = read()
        self._page = Static("", markup=False)

    def body(self) -> Iterable[Widget]:
        """Give the text."""
        yield VerticalScroll(self._page)

    def refresh_rows(self) -> None:
        """Show the text as it is now."""
        self.text = self._read()
        gone = self.words.say("This is shared no longer.")
        self._page.update(plain(self.text or gone))

    def action_copy(self) -> None:
        """Show the text alone."""
        if self.text:
            self.app.push_screen(SharedCopy(self.desk, self.text))

    def action_leave(self) -> None:
        """Go back to the list."""
        self.dismiss(None)


class SharedScreen(Turning):
    """Shows a rep what is shared with them; Esc twice ends it."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", N_("Copy"), tooltip=N_("What you two see, as text"), id="shared.copy"),
        Binding("escape", "end", N_("End sharing"), id="shared.end"),
    ]

    def __init__(self, desk: Desk, guest: Guest, initials: Initials) -> None:
        """Make the screen for a guest; `initials` stand for the names of everybody else."""
        super().__init__(desk, guest, initials)
        self._ending = False
        self._turned = Turned((), {})
        self.table = SharedTable(self.words, self.words.say("Nothing is shared with them yet."))

    @property
    def shared(self) -> View:
        """What can be asked here: nothing but what is shared with the guest."""
        desk = self.desk
        own = SharedView(desk.repository, self.guest.id, shares_of(desk.catalogue))
        settings = replace(desk.settings, initials=True)
        return View(own, desk.words, desk.clock, settings, folder=desk.folder)

    def body(self) -> Iterable[Widget]:
        """Give the list."""
        yield self.table

    def refresh_rows(self) -> None:
        """Show what is shared as it is now."""
        self._turned = self._now()
        rows = [row for row in self._turned.rows if row.tone != "head"]
        label, aside = (max((cells(row.cells[at]) for row in rows), default=1) for at in (0, 2))
        columns = (
            Column(width=min(max(label, 1), _LABEL_MOST)),
            Column(),
            Column(width=min(max(aside, 1), _DAY), align="right"),
        )
        self.table.opening = frozenset(self._turned.pages)
        self.table.show(columns, self._turned.rows)
        self.refresh_bindings()

    def _now(self) -> Turned:
        return turned(self.desk.catalogue, self.shared, self.guest.id, self.initials)

    @on(RowTable.RowHighlighted)
    def _moved(self, message: RowTable.RowHighlighted) -> None:
        message.stop()
        self.refresh_bindings()

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        key = message.key
        if key in self._turned.pages:
            read = SharedPage(self.desk, self.guest, self.initials, lambda: self._page(key))
            self.app.push_screen(read)

    def _page(self, key: str) -> str:
        """Return a text as it is shared now; '' where it is not."""
        return self._now().pages.get(key, "")

    def on_key(self, event: events.Key) -> None:
        """Take back a first Esc with any other key."""
        if event.key != "escape":
            self._ending = False

    def action_stay(self) -> None:
        """Take back a first Esc too, for a key that never comes by."""
        self._ending = False
        super().action_stay()

    def action_copy(self) -> None:
        """Show what both see as text."""
        text = "\n".join((self.guest.full_name, *row_lines(self._turned.rows)))
        self.app.push_screen(SharedCopy(self.desk, text))

    def action_end(self) -> None:
        """End it, the second time in a row: what comes back is for the manager alone."""
        if self._ending:
            self.dismiss(None)
            return
        self._ending = True
        self.say(
            self.words.say("Turn the screen to yourself first. {press:shared.end} again ends it."),
            "warning",
        )


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
    return SharedScreen(desk, guest, initials_for(desk.repository, person))


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
