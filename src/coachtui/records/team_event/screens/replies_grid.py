"""The replies as they come in by chat: one key a person, and the cursor goes on."""

import asyncio
from collections.abc import Awaitable, Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.person import Person
from coachtui.domain.repository import Change, Put, Remove, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.team_event.model import Rsvp
from coachtui.records.team_event.presentation.gathered import Gathered, gathered
from coachtui.records.team_event.presentation.reply_rows import counts_told, dates_told, reply_rows
from coachtui.records.team_event.presentation.texts import reminder_text
from coachtui.records.team_event.rules.inviting import new_place
from coachtui.records.team_event.screens.needs_form import needs_form
from coachtui.records.team_event.screens.replies_paste import PasteScreen
from coachtui.records.team_event.screens.work import EventWork
from coachtui.records.team_event.screens.writing import show_held
from coachtui.ui.dialogs import Ask, Choose
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

_COLUMNS: Final = (Column("", 2), Column("", 22), Column("", 12), Column("", 6), Column(""))
EVERYBODY: Final = "*"


class RepliesTable(RowTable):
    """One row a person; a sign answers for the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "screen.answer('yes')", N_("Yes"), show=False, id="replies.yes"),
        Binding("full_stop", "screen.answer('maybe')", N_("Maybe"), show=False, id="replies.maybe"),
        Binding("minus", "screen.answer('no')", N_("No"), show=False, id="replies.no"),
        Binding("0", "screen.answer('none')", N_("No answer"), show=False, id="replies.none"),
        *(
            Binding(
                f"{digit}",
                f"screen.vote({digit})",
                N_("Suits"),
                show=False,
                tooltip=N_("The date of that number suits, or not"),
                id="replies.vote",
            )
            for digit in range(1, 4)
        ),
        Binding("enter", "select_cursor", N_("Needs"), id="replies.needs"),
    ]


class RepliesScreen(CoachScreen[None]):
    """Everybody's reply to an event; needs are shown to whoever sits here, and to nobody else."""

    AUTO_FOCUS: ClassVar[str | None] = "RepliesTable"
    NEEDS_ROW: ClassVar[frozenset[str]] = frozenset({"replies.remove"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "invite", N_("Invite"), id="replies.invite"),
        Binding("i", "paste", N_("Paste"), tooltip=N_("Read pasted replies"), id="replies.paste"),
        Binding("y", "remind", N_("Reminder"), tooltip=N_("As text to copy"), id="replies.remind"),
        Binding("D,delete", "take_out", N_("Take out"), show=False, id="replies.remove"),
        Binding("escape", "back", N_("Back"), show=False, id="app.back"),
    ]
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("{press:replies.yes} {press:replies.maybe} {press:replies.no}", N_("Yes, maybe, no")),
        ("1-3", N_("Date suits")),
    )
    DEFAULT_CSS = """
    RepliesScreen #sums {
        height: auto; max-height: 2; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, work: EventWork) -> None:
        """Make the grid of an event's replies."""
        super().__init__(work.desk)
        self.work_on = work
        words = work.desk.words
        self.table = RepliesTable(
            words, words.say("Nobody is invited yet: {press:replies.invite} adds people.")
        )
        self._turn = asyncio.Lock()

    def heading(self) -> str:
        """Say whose replies."""
        return f"{self.words.say('Replies')} · {self.work_on.event.title}"

    def idle(self) -> str:
        """Say who reads what stands here."""
        return self.words.say("Needs are read by you alone and erased after the retro.")

    def body(self) -> Iterable[Widget]:
        """Give the sums and the grid."""
        yield Static("", id="sums", markup=False)
        yield self.table

    @property
    def everything(self) -> Gathered:
        """The event and its places, as on file now."""
        return gathered(self.desk.view, self.work_on.event)

    def refresh_rows(self) -> None:
        """Show the replies as on file now."""
        about, words = self.everything, self.words
        rows = reply_rows(words, about, self.work_on.needs)
        self.table.show(_COLUMNS, [Row(row.key, row.cells, row.tone) for row in rows])
        lines = [counts_told(words, about), dates_told(words, about)]
        shown = plain("\n").join(plain(line) for line in lines if line)
        self.query_one("#sums", Static).update(shown)

    # What its keys do

    def action_answer(self, rsvp: Rsvp) -> None:
        """Note a reply and go on to the next person, before it is on disk."""
        person_id = self.table.highlighted_key
        if person_id is not None:
            self.table.action_cursor_down()
            self._note(person_id, rsvp=rsvp)

    def action_vote(self, number: int) -> None:
        """Note that a date suits the person under the cursor, or no longer does."""
        options = self.work_on.event.date_options
        person_id = self.table.highlighted_key
        if number > len(options):
            said = self.words.say(
                "There is no date {n}: {press:event.poll} on the event's page adds one.", n=number
            )
            self.say(said, "warning")
        elif person_id is not None:
            self._vote(person_id, options[number - 1].id)

    @work
    async def _note(self, person_id: str, **changes: object) -> None:
        """Store one reply after those before it."""
        async with self._turn:
            await self._stored(person_id, self.work_on.answer(person_id, **changes))

    @work
    async def _vote(self, person_id: str, option_id: str) -> None:
        async with self._turn:
            await self._stored(person_id, self.work_on.vote(person_id, option_id))

    async def _stored(self, person_id: str, storing: Awaitable[None]) -> None:
        try:
            await storing
        except StoreError as error:
            self.table.highlight(person_id)
            self.say(told(error, self.words), "error")

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        self.app.push_screen(needs_form(self.work_on, message.key))

    @work
    async def action_invite(self) -> None:
        """Invite somebody, or everybody who is here."""
        words, desk = self.words, self.desk
        invited = {place.person_id for place in self.work_on.invitations}
        people = [
            each
            for each in desk.repository.all(Person)
            if each.status != "left" and each.id not in invited
        ]
        people.sort(key=lambda each: (not each.is_rep, each.sort_key))
        if not people:
            self.say(words.say("Everybody who is here is invited."))
            return
        options = [(each.id, each.full_name) for each in people]
        if any(each.is_rep for each in people):
            options.insert(0, (EVERYBODY, words.say("All reps")))
        ask = Choose(desk, words.say("Whom to invite?"), options)
        chosen = await self.app.push_screen_wait(ask)
        if chosen is not None:
            wanted = [each for each in people if chosen in {each.id, EVERYBODY}]
            only_reps = chosen == EVERYBODY
            await self._invite([each for each in wanted if each.is_rep or not only_reps])

    async def _invite(self, people: Iterable[Person]) -> None:
        # Another window may have invited them meanwhile.
        await self.desk.refresh()
        work, zone = self.work_on, self.words.zone
        new = (each for each in people if work.invitation(each.id) is None)
        changes = [Put(new_place(each, work.event, zone)) for each in new]
        if changes:
            await self._written(changes, N_("Invited"))

    @work
    async def action_take_out(self) -> None:
        """Take the person under the cursor off the list, with what they need."""
        words, person_id = self.words, self.table.highlighted_key
        place = None if person_id is None else self.work_on.invitation(person_id)
        if place is None:
            return
        name = self.work_on.person(place.person_id).full_name
        question = words.say("Take {name} off the list of those invited?", name=name)
        detail = words.say("What they need for it is erased for good.")
        ask = Ask(
            self.desk, question, yes=words.say("Take off"), no=words.say("Keep"), detail=detail
        )
        if await self.app.push_screen_wait(ask):
            removed = await self._written([Remove(place)], N_("Taken off the list"))
            if removed:
                await self._forgotten(place.person_id)

    async def _forgotten(self, person_id: str) -> None:
        """Erase what somebody needs who does not come: it serves nothing any more."""
        try:
            await self.work_on.forget_needs(person_id)
        except StoreError as error:
            self.say(told(error, self.words), "error")

    async def _written(self, changes: Iterable[Change], label: str) -> bool:
        try:
            await self.work_on.put(tuple(changes), label)
        except StoreError as error:
            self.say(told(error, self.words), "error")
            return False
        return True

    def action_paste(self) -> None:
        """Read replies pasted from a chat, one person a line."""
        self.app.push_screen(PasteScreen(self.work_on), self._pasted)

    def _pasted(self, outcome: str | None) -> None:
        if outcome is not None:
            self.say(outcome, "good")

    def action_remind(self) -> None:
        """Show the reminder for those who have not said yes or no."""
        text = reminder_text(self.desk.view, self.everything)
        if text:
            show_held(self, self.work_on.event, text)
        else:
            self.say(self.words.say("Everybody has answered: nobody to remind."), "good")

    def action_back(self) -> None:
        """Go back to the event."""
        self.dismiss(None)
