"""The console people talk over: a log, and the capture line that always has the focus.

One-on-ones and field days build on it. A line is durable before it shows as logged; until then the
draft holds it.
"""

from collections import deque
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from coachtui.capture.entry import Vocabulary
from coachtui.capture.explain import Explained
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.ui.capture_line import CaptureField, CaptureLine
from coachtui.ui.desk import Desk
from coachtui.ui.draft_book import DraftBook
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, Row, RowTable
from coachtui.ui.waiting import HALF_CHANGED, Waiting


class Console(CoachScreen[None]):
    """A conversation going on. A kind gives the hooks; this keeps the lines."""

    AUTO_FOCUS: ClassVar[str | None] = "CaptureField"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t,f8", "talk", N_("Who talks"), id="console.talk", key_display="^T"),
        Binding("ctrl+g,f9", "prompt", N_("Prompt"), id="console.prompt", key_display="^G"),
        Binding("up", "edit_last", N_("Edit line"), id="console.edit_last", key_display="↑"),
        Binding("ctrl+s,f2", "wrap_up", N_("Wrap up"), id="edit.save", key_display="^S"),
        Binding("escape", "leave", N_("Leave"), id="app.back"),
        Binding("tab", "to_log", N_("Lines"), id="console.lines"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.queue: deque[Waiting] = deque()
        self._changing = ""
        self._writing = False
        self.resumed = False
        """Whether an interruption left something that was taken back."""
        self.log_table = self.table()
        self.capture = CaptureLine(desk.words, self.explain, self.vocabulary)

    # Hooks of a kind

    @property
    def drafts(self) -> DraftBook:
        """Where its drafts are kept."""
        return self.desk.drafts

    def form(self) -> str:
        """Return the name its drafts are kept under."""
        raise NotImplementedError

    def above(self) -> Iterable[Widget]:
        """Give the widgets above the log."""
        return ()

    def empty_log(self) -> str:
        """Return what an empty log says."""
        return self.desk.words.say("Type a line and press Enter; it is kept at once.")

    def table(self) -> RowTable:
        """Return the table the log is shown in."""
        return RowTable(self.words, empty=self.empty_log(), id="log")

    def explain(self, line: str) -> Explained:
        """Return how a line is understood while it is typed."""
        raise NotImplementedError

    def vocabulary(self) -> Vocabulary:
        """Return the names that complete."""
        return Vocabulary()

    async def write(self, waiting: Waiting) -> str:
        """Make a line durable; return '' or, where it cannot be, the sentence that says why.

        A line whose entry is there already counts as written.
        """
        raise NotImplementedError

    def logged(self) -> tuple[Sequence[Column], Sequence[Row]]:
        """Return the columns and rows of the log, oldest first."""
        raise NotImplementedError

    def typed_of(self, key: str) -> str:
        """Return the line of a row as it was typed."""
        raise NotImplementedError

    # What is the same for all

    def body(self) -> Iterable[Widget]:
        """Lay out what the kind shows above, the log, and the capture line.

        What stands in a box apart from the capture line is not drawn anew with each letter.
        """
        yield Vertical(*self.above(), self.log_table)
        yield self.capture

    def on_mount(self) -> None:
        """Take back the draft that an interruption left, if nobody else holds it."""
        super().on_mount()
        draft = self.drafts.claim(self.form())
        self.resumed = draft is not None
        if draft is not None:
            self.field.value = draft.text
            self.field.cursor_position = len(draft.text)
            for kept in draft.pending:
                self._take_back(Waiting.taken_back(kept))
            self._note_draft()
            self.write_lines()
        # not by message: a hang-up may come between the letter on screen and its message
        self.watch(self.field, "value", self._note_draft, init=False)
        self.begin()

    def begin(self) -> None:
        """Put the cursor where one goes on."""
        self.field.focus()

    def on_resize(self) -> None:
        """Take the terminal's cursor along where the capture line moved."""
        self.call_after_refresh(self.field.on_resize)

    @property
    def field(self) -> CaptureField:
        """The field of the capture line."""
        return self.capture.field

    @property
    def unfinished(self) -> bool:
        """Whether a line is half typed, or entered and not durable yet."""
        return bool(self.field.value.strip() or self.queue or self.field.handed)

    def refresh_rows(self) -> None:
        """Show the log as it is now; it follows its end unless somebody reads further up."""
        columns, rows = self.logged()
        fit = self.fitting()
        rows = [replace(row, cells=tuple(map(fit, row.cells))) for row in rows]
        at_end = self.log_table.cursor_row >= self.log_table.row_count - 1
        self.log_table.show(columns, rows)
        if rows and (at_end or not self.log_table.has_focus):
            self.log_table.highlight(rows[-1].key)
        self.capture.explain()

    @on(CaptureField.Entered)
    def _entered(self, event: CaptureField.Entered) -> None:
        event.stop()
        self.field.handed.remove(event)
        if event.line.strip():
            changing, self._changing = self._changing, ""
            self.enter(Waiting(event.id, event.line, changing))
        else:
            self._note_draft()
            self.write_lines()

    @on(CaptureField.Poured)
    def _poured(self, event: CaptureField.Poured) -> None:
        event.stop()
        self.queue.extend(Waiting(self.field.ids.next(), f"\\{line}") for line in event.lines)
        self._note_draft()
        self.write_lines()

    def enter(self, waiting: Waiting) -> None:
        """Take a line in; it is written after those that wait."""
        self.queue.append(waiting)
        self._note_draft()
        self.write_lines()

    async def guarded(self, work_to_do: Awaitable[None]) -> bool:
        """Await a write; where the store cannot, say so. Return whether it was written."""
        try:
            await work_to_do
        except StoreError as error:
            self.say(told(error, self.words), "error")
            return False
        return True

    @work(group="lines")
    async def write_lines(self) -> None:
        """Write the lines that wait, in order; what cannot be written stays, and is said."""
        if self._writing:
            return
        self._writing = True
        try:
            while self.queue and await self.write_first():
                pass
        finally:
            self._writing = False
        self._note_draft()

    async def write_first(self) -> bool:
        """Write the line that waits first; return whether it was."""
        waiting = self.queue[0]
        try:
            problem = await self.write(waiting)
        except StoreError as error:
            kept = self.words.say("Your line is kept here.")
            problem = f"{kept} {told(error, self.words)}"
        if problem:
            self.give_back()
            self.say(problem, "error")
            return False
        self.queue.popleft()
        self._note_draft()
        self.say("")
        self.refresh_title()
        self.refresh_rows()
        return True

    def give_back(self) -> None:
        """Put the line that was not written back under the hands, or leave it waiting."""
        if not self.field.value:
            waiting = self.queue.popleft()
            self._changing = waiting.changing
            self.field.give_back(waiting.line, waiting.id)

    def _take_back(self, waiting: Waiting) -> None:
        """Let a line of a draft wait again, or go on changing the one that was being changed."""
        if waiting.id == HALF_CHANGED:
            self._changing = waiting.changing
            self.field.value = waiting.line
            self.field.cursor_position = len(waiting.line)
        else:
            self.queue.append(waiting)

    def _note_draft(self) -> None:
        text, changing, lines = self.field.value, self._changing, list(self.queue)
        for each in self.field.handed:
            if each.line.strip():
                lines.append(Waiting(each.id, each.line, changing))
                changing = ""
        if changing:
            lines.append(Waiting(HALF_CHANGED, text, changing))
            text = ""
        self.drafts.note(self.form(), text, tuple(waiting.kept() for waiting in lines))

    # Keys

    def action_edit_last(self) -> None:
        """Take the last line back into the field, if that is empty; else leave the key alone."""
        rows = self.logged()[1]
        if self.field.has_focus and not self.field.value and rows:
            self.change_line(rows[-1].key)

    def change_line(self, key: str) -> None:
        """Put a logged line into the field, unless another is half typed there.

        The next Enter replaces it.
        """
        if self.field.value.strip() and not self._changing:
            self.field.focus()
            self.say(self.words.say("Finish or empty the line you are typing first."), "warning")
            return
        self._changing = key
        self.field.value = self.typed_of(key)
        self.field.cursor_position = len(self.field.value)
        self.field.focus()
        self.say(self.words.say("Enter replaces this line, {press:app.back} leaves it as it was."))

    def action_to_log(self) -> None:
        """Go to the log, or back to the line."""
        if self.log_table.has_focus:
            self.field.focus()
        else:
            self.log_table.focus()

    def action_leave(self) -> None:
        """Give up changing a line, go back to the field, or leave; the draft is kept."""
        if self._changing:
            self._changing = ""
            self.field.value = ""
            self.say("")
        elif self.log_table.has_focus:
            self.field.focus()
        else:
            self._note_draft()
            self.drafts.flush()
            self.left()

    def left(self) -> None:
        """Close the screen; a kind may stop its clock first."""
        self.dismiss(None)

    def action_talk(self) -> None:
        """Turn the talk clock; a kind says how."""

    def action_prompt(self) -> None:
        """Show the next prompt; a kind says how."""

    def action_wrap_up(self) -> None:
        """End the conversation; a kind says how."""
