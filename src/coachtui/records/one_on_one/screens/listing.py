"""All one-on-ones: what is ahead first, then what was."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.domain.items import Target
from coachtui.domain.log_entry import LogEntry, TalkFlip
from coachtui.domain.person import Person
from coachtui.domain.repository import Remove, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.rows import headline, headline_of
from coachtui.records.one_on_one.screens.form import frame_form, planning_form
from coachtui.records.one_on_one.screens.opening import record_screen
from coachtui.text import cells
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.filter_line import FILTER, FilterLine
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, Row, RowTable

WIDE = 76
"""From this width on whole names stand in the list."""
_ROOMY: Final = 100
"""From this width on the longest ones do too."""
_SHORT_NAMES, _NAMES, _LONG_NAMES = 10, 22, 32
"""Most cells of them."""


class OneOnOneList(CoachScreen[None]):
    """The list behind the number key."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New"), id="list.new"),
        Binding("e", "edit", N_("Edit"), id="list.edit"),
        Binding("D,delete", "delete", N_("Delete"), id="list.delete"),
        FILTER,
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self.table = RowTable(
            words,
            empty=words.say(
                "No one-on-one yet: {press:list.new} plans one, {press:list.open} on Today starts"
                " one."
            ),
        )
        self.filter_line = FilterLine(self.table, words.say("name, state or day"))

    def heading(self) -> str:
        """Name the list."""
        return self.words.say("One-on-ones").upper()

    def body(self) -> Iterable[Widget]:
        """Give the filter and the table."""
        yield self.filter_line
        yield self.table

    def refresh_rows(self) -> None:
        """Show the one-on-ones that pass the filter: planned ones first, then the latest."""
        view, words = self.desk.view, self.words
        people = {person.id: person for person in view.repository.all(Person)}
        meetings = view.repository.all(OneOnOne)
        ahead = sorted((each for each in meetings if not _over(each)), key=lambda each: each.at)
        past = sorted((each for each in meetings if _over(each)), key=lambda each: each.at)
        wide, year = self.size.width >= WIDE, view.clock.today().year
        rows = []
        for meeting in [*ahead, *reversed(past)]:
            person = people.get(meeting.person_id)
            name = meeting.person_id
            if person is not None:
                name = person.full_name if wide else person.short_name
            late = meeting.state == "planned" and meeting.planned_at < view.clock.now()
            near = words.local(meeting.at).year == year
            moment = words.moment_short(meeting.at) if near else words.moment(meeting.at)
            texts = (moment, name, headline_of(view, meeting))
            rows.append(Row(meeting.id, texts, "late" if late else ""))
        longest = max((cells(row.cells[1]) for row in rows), default=0)
        most = _LONG_NAMES if self.size.width >= _ROOMY else _NAMES
        called = min(longest, most) if wide else _SHORT_NAMES
        self.table.show((Column("", 16), Column("", called), Column("")), rows)

    @on(RowTable.Opened)
    def _open(self, event: RowTable.Opened) -> None:
        event.stop()
        self.app.push_screen(record_screen(self.desk, Target("one_on_one", event.key)))

    @work
    async def action_new(self) -> None:
        """Plan a one-on-one."""
        await self.app.push_screen_wait(planning_form(self.desk))

    @work
    async def action_edit(self) -> None:
        """Change its date, type, channel or state."""
        meeting = self._highlighted()
        if meeting is not None:
            await self.app.push_screen_wait(frame_form(self.desk, meeting))

    @work
    async def action_delete(self) -> None:
        """Ask, then take one out that was never held, or that has no lines."""
        meeting = self._highlighted()
        if meeting is None:
            return
        words = self.words
        find = self.desk.repository.find
        if meeting.held and find(LogEntry, part_of=meeting.id):
            text = words.say("A one-on-one that was held stays on record; its lines can be edited.")
            self.say(text, "error")
            return
        question = words.say(
            "Delete the one-on-one {which}?", which=headline(self.desk.view, meeting.id)
        )
        ask = Ask(self.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
        if not await self.app.push_screen_wait(ask):
            return
        parts = (*find(LogEntry, part_of=meeting.id), *find(TalkFlip, part_of=meeting.id))
        gone = [Remove(meeting), *(Remove(part) for part in parts)]
        try:
            await self.desk.commit(gone, N_("One-on-one deleted"))
        except StoreError as error:
            self.say(told(error, words), "error")

    def _highlighted(self) -> OneOnOne | None:
        key = self.table.highlighted_key
        return None if key is None else self.desk.repository.get(OneOnOne, key)


def _over(meeting: OneOnOne) -> bool:
    return meeting.state in {"held", "missed", "cancelled"}
