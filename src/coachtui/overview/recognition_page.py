"""Thanks on a page, with what else the person was thanked for."""

from asyncio import Lock
from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.items import Target, UnknownTargetError
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.repository import Remove
from coachtui.language import N_
from coachtui.overview.recognition_form import edit_recognition
from coachtui.overview.recognition_words import balance_told, driven_by, told, ways
from coachtui.overview.recognitions import balance_of, headline, thanked_name, thanks_for
from coachtui.overview.saving import saved
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

_DAY = 10
"""Cells of a day."""


class RecognitionPage(CoachScreen[None]):
    """Shows thanks whole, how the person stands this quarter, and what else they did."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    NEEDS_ROW: ClassVar[frozenset[str]] = frozenset()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("Edit"), id="list.edit"),
        Binding("D,delete", "delete", N_("Delete"), id="list.delete"),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    RecognitionPage {
        .about { height: auto; max-height: 10; padding: 1 1 1 1; }
        RowTable { height: 1fr; }
    }
    """

    def __init__(self, desk: Desk, thanks_id: str) -> None:
        """Make the page of the thanks of that id."""
        super().__init__(desk)
        self._thanks_id = thanks_id
        self._turn = Lock()

    @property
    def thanks(self) -> Recognition | None:
        """The thanks as on file now."""
        return self.desk.repository.get(Recognition, self._thanks_id)

    def about(self) -> str:
        """Give back the id of whoever was thanked."""
        return self.thanks.person_id if self.thanks else ""

    def copy_text(self) -> str:
        """Give back the thanks as a text."""
        return f"{self.heading()}\n{self.thanks.what}" if self.thanks else ""

    def target(self) -> Target:
        """Give back the thanks under the cursor, else those shown."""
        return super().target() or Target(Recognition.table, self._thanks_id)

    def heading(self) -> str:
        """Give back who was thanked, and when."""
        thanks, words = self.thanks, self.words
        if thanks is None:
            return words.say("Recognition")
        day = words.day(words.local(thanks.given_at))
        return f"{words.say('Thanks')} · {thanked_name(self.desk.view, thanks)} · {day}"

    def body(self) -> Iterable[Widget]:
        """Give the thanks, then the person's others."""
        yield Static("", classes="about", markup=False)
        yield SectionLine(self.words.say("Also thanked for"))
        yield RowTable(
            self.words, self.words.say("Nothing else yet: {press:app.thank} thanks them again.")
        )

    def refresh_rows(self) -> None:
        """Show the thanks as on file now; leave where they are gone."""
        thanks = self.thanks
        if thanks is None:
            self.dismiss(None)
            return
        lines = [plain(thanks.what, "bold"), *(plain(line) for line in self._facts(thanks))]
        self.query_one(".about", Static).update(plain("\n").join(lines))
        rows = [
            Row(other.id, (self._day(other), told(self.words, other)))
            for other in thanks_for(self.desk.view, thanks.person_id)
            if other.id != thanks.id
        ]
        self.query_one(RowTable).show((Column(width=_DAY), Column()), rows)

    def _facts(self, thanks: Recognition) -> Iterator[str]:
        words = self.words
        yield " · ".join(ways(words, thanks))
        if thanks.public and thanks.public_agreed:
            yield words.say("They said yes to that.")
        if thanks.motivator_matched is not None:
            motive = words.label("motivator", thanks.motivator_matched)
            yield words.say("Meets their motivator: {motive}", motive=motive)
        person = self.desk.repository.get(Person, thanks.person_id)
        if person is not None:
            yield driven_by(words, person)
            seen = balance_told(words, balance_of(self.desk.view, person))
            yield f"{thanked_name(self.desk.view, thanks)}: {seen}"

    def _day(self, thanks: Recognition) -> str:
        return self.words.day(self.words.local(thanks.given_at))

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        """Show another of the person's in place of this."""
        message.stop()
        self._thanks_id = message.key
        self.refresh_title()
        self.refresh_rows()

    @work
    async def action_edit(self) -> None:
        """Edit the thanks."""
        async with self._turn:
            if self.thanks is not None:
                await self.app.push_screen_wait(edit_recognition(self.desk, self.thanks))

    @work
    async def action_delete(self) -> None:
        """Ask, then take the thanks out."""
        async with self._turn:
            thanks, words = self.thanks, self.words
            if thanks is None:
                return
            name = headline(self.desk.view, thanks.id)
            question = words.say("Delete “{name}”?", name=name)
            ask = Ask(self.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
            label = N_("Recognition deleted")
            if await self.app.push_screen_wait(ask):
                await saved(self, [Remove(thanks)], label)

    def action_back(self) -> None:
        """Go back to where it was opened."""
        self.dismiss(None)


def recognition_screen(desk: Desk, target: Target) -> RecognitionPage:
    """Return the page of thanks, for the catalogue.

    Raises:
        UnknownTargetError: there are no such thanks.
    """
    if desk.repository.get(Recognition, target.record_id) is None:
        raise UnknownTargetError
    return RecognitionPage(desk, target.record_id)
