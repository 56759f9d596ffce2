"""The console's part in a one-on-one that was held: a record of what was, to which one can add."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.log_rows import last_quote
from coachtui.domain.person import Person
from coachtui.language import N_
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.console_lines import held_line, thanks_line
from coachtui.records.one_on_one.presentation.rows import thanks
from coachtui.records.one_on_one.screens.conversation import Conversation
from coachtui.ui.desk import Desk
from coachtui.ui.numbers_console import NumbersConsole

ADD = Binding("a", "add_line", N_("Add a line"), id="console.add")
_LIVE = frozenset({"console.talk", "console.prompt", "console.edit_last", "console.lines"})
"""What only one that goes on takes."""
_CHANGING = frozenset({"edit.save", "list.open", "lines.edit", "list.delete"})
"""What one that is locked does not take."""


class RecordedConsole(NumbersConsole):
    """Shows one that was held as it was: no clock, nothing to tick, no line that waits for text."""

    BINDINGS: ClassVar[list[BindingType]] = [ADD]

    def __init__(self, desk: Desk, person: Person, meeting: OneOnOne) -> None:
        self.talk = Conversation(desk, person, meeting)
        super().__init__(desk, person, self.talk.numbers)

    def form(self) -> str:
        """Name its drafts after the rep: one conversation with each at a time."""
        return f"one_on_one.{self.person.id}"

    @property
    def held(self) -> bool:
        """Whether it is over."""
        return self.talk.meeting.held

    def empty_log(self) -> str:
        """Say what a log without lines is of."""
        return self.words.say("No line was written.") if self.held else super().empty_log()

    def offers(self, identifier: str) -> bool:
        """Leave out what one that was held no longer takes; its keys still say so."""
        if identifier == ADD.id:
            return self.held and not self.capture.display
        if self.held and (identifier in _LIVE or (identifier in _CHANGING and self.talk.locked)):
            return False
        return super().offers(identifier)

    def what_was(self) -> Iterable[str]:
        """Give what held then: the target of its month, the words before it, its length."""
        meeting, view, width = self.talk.meeting, self.desk.view, self.app.size.width
        day = self.words.local(meeting.at).date()
        month = self.numbers.month_lines(view, self.person, day, width)
        yield from self.number_lines(width, self.number_room()) or month
        yield from self.said_before(meeting.at)
        yield from self.thanked_before()
        yield held_line(view, meeting, self.talk.talk)

    def said_before(self, moment: datetime) -> Iterable[str]:
        """Give the rep's own words that were written down last before a moment, elsewhere."""
        here = self.talk.meeting.id
        logged = standing(self.desk.repository.find(LogEntry, person_id=self.person.id))
        others = (one for one in logged if one.part_of != here)
        said = last_quote(one for one in others if one.happened_at and one.happened_at <= moment)
        if said:
            told = self.words.say("Last time {name} said:", name=self.person.short_name)
            yield f" {told} “{said}”"

    def thanked_before(self) -> Iterable[str]:
        """Give what the rep was thanked for since the two had met last."""
        if thanked := thanks(self.desk.view, self.person, self.talk.meeting):
            yield thanks_line(self.words, thanked, self.app.size.width)

    def begin(self) -> None:
        """Begin in the lines of one that was held; its line shows where a draft stands in it."""
        self.capture.display = not self.held or self.unfinished
        if self.capture.display:
            super().begin()
        else:
            self.log_table.focus()

    def action_add_line(self) -> None:
        """Show the line for what is added afterwards."""
        self.capture.display = True
        self.field.focus()
        self.refresh_bindings()

    def action_to_log(self) -> None:
        """Go to the log, or to the line, which is shown now if it was not."""
        if self.log_table.has_focus:
            self.action_add_line()
        else:
            super().action_to_log()

    def change_line(self, key: str) -> None:
        """Put a logged line into the field."""
        self.capture.display = True
        super().change_line(key)

    def action_leave(self) -> None:
        """Leave; one that was held is left from its lines as well."""
        if self.held and self.log_table.has_focus and not self.unfinished:
            self.left()
        else:
            super().action_leave()
