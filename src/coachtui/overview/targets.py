"""A rep's numbers on a page: the target of each month, the deals, and what a discount costs."""

from asyncio import Lock
from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.items import Target as Place
from coachtui.domain.person import Person
from coachtui.domain.repository import Remove
from coachtui.domain.target import Target
from coachtui.language import N_
from coachtui.overview.numbers_rows import deal_facts, lens_rows, month_rows
from coachtui.overview.saving import saved, say_done
from coachtui.overview.target_form import edit_target, new_target
from coachtui.overview.target_words import DELETED, headline, targets_of
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.numbers import Numbers
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, RowTable

_MONTH: Final = 9
_SHARE: Final = 5
_LEAST: Final = 3
_TEXT_WIDTH: Final = 80
_AROUND: Final = 6
"""Lines that are neither the months nor the facts: title, headings, messages, keys."""


class TargetsScreen(CoachScreen[None]):
    """One row a month; below it what the deals come to, and the discount lens."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New"), tooltip=N_("The target of a month"), id="list.new"),
        Binding("e", "edit", N_("Edit"), id="list.edit"),
        Binding("D,delete", "delete", N_("Delete"), id="list.delete"),
        Binding(
            "y", "copy", N_("Copy"), show=False, tooltip=N_("The numbers as text"), id="list.copy"
        ),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    TargetsScreen {
        #deals, #lens { height: auto; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, desk: Desk, person_id: str) -> None:
        """Make the page of the person of that id."""
        super().__init__(desk)
        self._person_id = person_id
        self._numbers = Numbers(desk.folder)
        self._turn = Lock()
        self.table = RowTable(
            desk.words, empty=desk.words.say("No target yet: {press:list.new} adds this month's.")
        )

    @property
    def person(self) -> Person | None:
        """The person as on file now."""
        return self.desk.repository.get(Person, self._person_id)

    def about(self) -> str:
        """Give back their id."""
        return self._person_id

    def heading(self) -> str:
        """Say whose numbers these are."""
        name = self.person.full_name if self.person else self.words.say("Nobody")
        return self.words.say("Numbers · {name}", name=name)

    def body(self) -> Iterable[Widget]:
        """Give the months, the deals, and the lens."""
        say = self.words.say
        yield SectionLine(say("Targets"))
        yield self.table
        yield SectionLine(say("From the CRM"))
        yield Static("", id="deals", markup=False)
        yield SectionLine(say("Discount lens"))
        yield Static("", id="lens", markup=False)

    def refresh_rows(self) -> None:
        """Show the numbers as on file now; leave where the person is gone."""
        person, view, words = self.person, self.desk.view, self.words
        if person is None:
            self.dismiss(None)
            return
        columns = (
            Column(words.say("Month"), _MONTH),
            Column(words.say("Sold"), align="right"),
            Column(words.say("Target"), align="right"),
            Column(words.say("Share"), _SHARE, align="right"),
            Column("", _SHARE * 2),
        )
        self.table.show(columns, month_rows(words, targets_of(view, person.id)))
        facts = deal_facts(view, person, self._numbers, self.size.width - 2)
        lens = lens_rows(words, self.desk.settings.margin)
        room = self.size.height - _AROUND - _LEAST
        # the months come first; of the lens its head and one line are better than none
        lens = lens[: max(room - len(facts), 0)]
        for name, lines in (("#deals", facts), ("#lens", lens)):
            shown = plain("\n").join(plain(line) for line in lines)
            self.query_one(name, Static).update(shown)
        sections = list(self.query(SectionLine))
        sections[-1].display = bool(lens)
        sections[-1].show(words.say("Discount lens"), self._margin_told())

    def _margin_told(self) -> str:
        margin = self.desk.settings.margin
        if margin:
            return self.words.say("margin {share}", share=self.words.percent(margin / 100))
        return self.words.say("how much more must be sold, by margin")

    def on_resize(self) -> None:
        """Share the height anew."""
        self.call_after_refresh(self.refresh_rows)

    @property
    def chosen(self) -> Target | None:
        """The target under the cursor."""
        key = self.table.highlighted_key
        return self.desk.repository.get(Target, key) if key else None

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        self.action_edit()

    @work
    async def action_new(self) -> None:
        """Type the target of a month."""
        async with self._turn:
            await self.app.push_screen_wait(new_target(self.desk, self._person_id))

    @work
    async def action_edit(self) -> None:
        """Change the target under the cursor."""
        async with self._turn:
            if self.chosen is not None:
                await self.app.push_screen_wait(edit_target(self.desk, self.chosen))

    @work
    async def action_delete(self) -> None:
        """Ask, then take the target out."""
        async with self._turn:
            target, words = self.chosen, self.words
            if target is None:
                return
            question = words.say("Delete “{name}”?", name=headline(self.desk.view, target.id))
            ask = Ask(self.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
            if await self.app.push_screen_wait(ask) and await saved(
                self, [Remove(target)], DELETED
            ):
                say_done(self, DELETED)

    def action_copy(self) -> None:
        """Show the numbers as plain text, to be copied."""
        if self.person is not None:
            self.app.push_screen(CopyScreen(self.desk, self.as_text(self.person)))

    def as_text(self, person: Person) -> str:
        """Return months and deals as plain text."""
        view = self.desk.view
        rows = month_rows(self.words, targets_of(view, person.id))
        months = [" · ".join(filter(None, row.cells)) for row in rows]
        facts = deal_facts(view, person, self._numbers, _TEXT_WIDTH)
        return "\n".join([person.full_name, *months, *facts])

    def action_back(self) -> None:
        """Go back to where it was opened."""
        self.dismiss(None)


def numbers_screen(desk: Desk, place: Place) -> Screen[None]:
    """Return the page of a person's numbers; the place names the person."""
    return TargetsScreen(desk, place.record_id)
