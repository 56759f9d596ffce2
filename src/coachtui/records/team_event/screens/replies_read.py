"""What is understood of pasted replies, line by line: taken, dropped or corrected, then noted."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import DataTable, Static

from coachtui.domain.ids import ME, new_id
from coachtui.domain.person import Person
from coachtui.domain.repository import StaleWriteError, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.team_event.model import Rsvp
from coachtui.records.team_event.presentation.gathered import told_apart
from coachtui.records.team_event.presentation.noting_rows import (
    line_told,
    noting_cells,
    noting_row,
    with_line,
)
from coachtui.records.team_event.rules.noting import (
    ASKABLE,
    SETTLED,
    OnFile,
    Reason,
    answering,
    changes,
    of_person,
    reasons,
)
from coachtui.records.team_event.rules.replies import ReadReply
from coachtui.records.team_event.screens.work import EventWork
from coachtui.text import cells
from coachtui.ui.dialogs import Choose
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

# In cells: a name, and a reply that replaces none.
_NAME, _REPLY = 16, 12
_EACH: Final = "*"
_ANSWERS: Final[tuple[Rsvp, ...]] = ("yes", "maybe", "no")


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of the lines: how many were noted, and the numbers of those left open."""

    count: int
    open_lines: tuple[int, ...]


@dataclass(slots=True)
class _Line:
    """A line, and what is wanted of it: taken, dropped, or None while nobody said so."""

    key: str
    read: ReadReply
    reason: Reason = ""
    wanted: bool | None = None

    @property
    def taken(self) -> bool:
        """Whether it is to be noted."""
        return self.reason in ASKABLE and (not self.reason if self.wanted is None else self.wanted)

    @property
    def open(self) -> bool:
        """Whether it is neither noted nor dropped."""
        return not self.taken and self.reason not in SETTLED and self.wanted is None


class ReadTable(RowTable):
    """One row a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("Say who and what"), id="replies.correct"),
    ]


class ReadScreen(CoachScreen[Noted | None]):
    """One row a line; gives back what was noted, None where it goes back to the text."""

    AUTO_FOCUS: ClassVar[str | None] = "ReadTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "note", N_("Note them"), id="edit.save", key_display="^S"),
        Binding("space", "turn", N_("Take or drop"), id="replies.take"),
        Binding("escape", "back", N_("To the text"), id="app.back"),
    ]
    DEFAULT_CSS = """
    ReadScreen #line { height: auto; max-height: 3; padding: 0 2; color: $text-muted; }
    """

    def __init__(
        self, work: EventWork, reads: Sequence[ReadReply], people: Sequence[Person]
    ) -> None:
        """Make the screen of an event's lines, and of those whom they may be from."""
        super().__init__(work.desk)
        self.work_on = work
        self._people = people
        self._lines = [_Line(new_id(), each) for each in reads]
        self.table = ReadTable(work.desk.words)
        self._turn = asyncio.Lock()

    def heading(self) -> str:
        """Say to what the replies are."""
        return f"{self.words.say('Replies as understood')} · {self.work_on.event.title}"

    def _told(self) -> str:
        """Say how many lines would be noted, and how many wait."""
        words = self.words
        count = sum(line.taken for line in self._lines)
        told = words.count(count, "{n} line to note.", "{n} lines to note.")
        left = sum(line.open for line in self._lines)
        if not left:
            return told
        waiting = words.count(
            left,
            "{n} is not clear: {press:replies.correct} says what it means.",
            "{n} are not clear: {press:replies.correct} says what they mean.",
        )
        return f"{told} {waiting}"

    def body(self) -> Iterable[Widget]:
        """Give the lines, and the one under the cursor as it was pasted."""
        yield self.table
        yield Static("", id="line", markup=False)

    @property
    def _on_file(self) -> OnFile:
        work = self.work_on
        forgotten = work.event.needs_forgotten_at is not None
        return OnFile.of(work.id, work.invitations, work.needs.values(), forgotten=forgotten)

    def refresh_rows(self) -> None:
        """Show the lines against what is on file now."""
        on_file = self._on_file
        found = reasons([line.read for line in self._lines], on_file)
        for line, reason in zip(self._lines, found, strict=True):
            line.reason = reason
        rows = list(self._rows(on_file))
        reply = max([_REPLY, *(cells(row.cells[1]) for row in rows)])
        self.table.show((Column("", _NAME), Column("", reply), Column("")), rows)
        self.say(self._told())
        self._show_line()

    def _rows(self, on_file: OnFile) -> Iterator[Row]:
        for line in self._lines:
            cells = with_line(self._cells(line, on_file), line.read, line.reason)
            row = noting_row(line.key, cells, line.reason, taken=line.taken)
            tone = "dim" if line.wanted is False and not line.taken else row.tone
            yield Row(row.key, row.cells, tone)

    def _cells(self, line: _Line, on_file: OnFile) -> tuple[str, str, str]:
        return noting_cells(self.words, line.read, line.reason, on_file, self._called)

    def _called(self, person_id: str) -> str:
        if person_id == ME:
            return self.words.say("Me")
        return told_apart(self.work_on.person(person_id), self._people)

    @property
    def _chosen(self) -> _Line | None:
        key = self.table.highlighted_key
        return next((line for line in self._lines if line.key == key), None)

    @on(DataTable.RowHighlighted)
    def _show_line(self) -> None:
        line = self._chosen
        if line is not None:
            rest = self._cells(line, self._on_file)[2]
            shown = "\n".join(filter(None, (line_told(self.words, line.read), rest)))
            self.query_one("#line", Static).update(plain(shown))

    # What its keys do

    def action_turn(self) -> None:
        """Take the line under the cursor or drop it, and go on to the next."""
        line = self._chosen
        if line is None:
            return
        if line.reason in ASKABLE:
            line.wanted = not line.taken
        else:
            line.wanted = None if line.wanted is False else False
        self._settle(line)
        self.table.action_cursor_down()

    def _settle(self, chosen: _Line) -> None:
        """Drop what somebody said in another line, where this one is taken instead."""
        said = chosen.read
        for line in self._lines if chosen.wanted and said.rsvp is not None else ():
            other = line.read
            if other.person_id == said.person_id and other.rsvp not in {None, said.rsvp}:
                line.wanted = False
        self.refresh_rows()

    @on(RowTable.Opened)
    @work
    async def _correct(self, message: RowTable.Opened) -> None:
        """Ask whose the line is and what it says, as far as that is open."""
        message.stop()
        line = next((each for each in self._lines if each.key == message.key), None)
        if line is None:
            return
        lines, correcting = [line], line.read.understood
        if line.read.person_id is None or correcting:
            chosen = await self._asked_who(line.read)
            if chosen is None:
                return
            lines = self._given(line, line.read.candidates if chosen == _EACH else (chosen,))
        asked = correcting or not lines[0].read.understood
        rsvp = await self._asked_what(lines[0].read) if asked else None
        for each in lines:
            if rsvp is not None:
                each.read = answering(each.read, rsvp)
            each.wanted = True if each.read.understood else None
            self._settle(each)

    async def _asked_who(self, read: ReadReply) -> str | None:
        """Ask whose a line is; those first whom it can mean, then those invited."""
        words, places = self.words, self._on_file.places
        people = sorted(
            self._people,
            key=lambda each: (
                each.id not in read.candidates,
                each.id not in places,
                each.sort_key,
            ),
        )
        options = [(each.id, each.full_name) for each in people]
        if len(read.candidates) > 1:
            named = words.join([self._called(each) for each in read.candidates])
            # Behind them: whoever types one of the names means that one.
            each = (_EACH, words.say("Each of them: {names}", names=named))
            options.insert(len(read.candidates), each)
        title = words.say("Whose is “{text}”?", text=read.text)
        ask = Choose(self.desk, title, options, at=read.person_id or "")
        return await self.app.push_screen_wait(ask)

    def _given(self, line: _Line, person_ids: Sequence[str]) -> list[_Line]:
        """Make a line that of these people: one row for each."""
        made = [_Line(new_id(), of_person(line.read, each)) for each in person_ids]
        made[0].key = line.key
        at = self._lines.index(line)
        self._lines[at : at + 1] = made
        return made

    async def _asked_what(self, read: ReadReply) -> Rsvp | None:
        """Ask what a line means; None where it stays as it is read."""
        words = self.words
        options = [(answer, words.label("rsvp", answer)) for answer in _ANSWERS]
        title = words.say("What does “{text}” mean?", text=read.text)
        ask = Choose(self.desk, title, options, at=read.rsvp or "")
        chosen = await self.app.push_screen_wait(ask)
        return next((answer for answer in _ANSWERS if answer == chosen), None)

    @work
    async def action_note(self) -> None:
        """Store everything taken as one change; a second key meanwhile stores nothing more."""
        if not self._turn.locked():
            async with self._turn:
                await self._note()

    async def _note(self) -> None:
        words, open_ = self.words, [line.read.line for line in self._lines if line.open]
        taken = [line.read for line in self._lines if line.taken]
        if not taken and open_:
            said = words.say(
                "No line is ticked: {press:replies.correct} says what one means,"
                " {press:replies.take} drops it."
            )
            self.say(said, "warning")
            return
        made = changes(taken, self._on_file, self.desk.clock.now())
        try:
            if made:
                await self.work_on.put(made, N_("Replies noted"))
        except StaleWriteError:
            await self.desk.refresh()
            self.refresh_rows()
            said = words.say(
                "Another window noted replies meanwhile: look again, then {press:edit.save}."
            )
            self.say(said, "warning")
        except StoreError as error:
            self.say(told(error, words), "error")
        else:
            self.dismiss(Noted(len(taken), tuple(dict.fromkeys(open_))))

    def action_back(self) -> None:
        """Go back to the text; nothing was noted."""
        self.dismiss(None)
