"""Replies as they came in by chat: pasted whole, then read line by line."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from coachtui.domain.person import Person
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.exchange.grid import UnreadableTableError
from coachtui.language import N_
from coachtui.records.team_event.presentation.noting_rows import outcome
from coachtui.records.team_event.presentation.pasted import Pasted, read_pasted, who_may_reply
from coachtui.records.team_event.screens.replies_read import Noted, ReadScreen
from coachtui.records.team_event.screens.work import EventWork, replies_draft
from coachtui.ui.screen import CoachScreen
from coachtui.ui.text_area import CoachTextArea


class PasteScreen(CoachScreen[str | None]):
    """Takes the lines; gives back what became of them, in words, None on leaving."""

    AUTO_FOCUS: ClassVar[str | None] = "CoachTextArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "read", N_("Read"), id="edit.save", key_display="^S"),
        Binding("escape", "leave", N_("Leave, keep draft"), id="edit.leave"),
    ]
    DEFAULT_CSS = """
    PasteScreen CoachTextArea { height: 1fr; max-height: 100%; padding: 0 1; }
    """

    def __init__(self, work: EventWork) -> None:
        """Make the screen of an event's pasted replies."""
        super().__init__(work.desk)
        self.work_on = work
        shown = work.desk.words.say(
            "Paste the replies here, one person a line: “Đào: có”, “Thơ ăn chay”. A table with a"
            " header (name, reply, diet) is understood too."
        )
        self.area = CoachTextArea("", shown)

    def heading(self) -> str:
        """Say to what the replies are."""
        return f"{self.words.say('Pasted replies')} · {self.work_on.event.title}"

    def idle(self) -> str:
        """Say that nothing is stored yet."""
        return self.words.say(
            "{press:edit.save} shows what is understood. Nothing is noted before that."
        )

    def body(self) -> Iterable[Widget]:
        """Give the field."""
        yield self.area

    def on_mount(self) -> None:
        """Take back what an interruption left, or lines that stayed open."""
        super().on_mount()
        held = self.desk.drafts.claim(self._form)
        if held is not None and held.text:
            self.area.text = held.text
            self.area.move_cursor(self.area.document.end)

    @property
    def _form(self) -> str:
        return replies_draft(self.work_on.id)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the draft in step."""
        event.stop()
        self._keep(self.area.text)

    def action_read(self) -> None:
        """Show what is understood of it."""
        words, text = self.words, self.area.text
        places = (place.person_id for place in self.work_on.invitations)
        people = who_may_reply(self.desk.repository.all(Person), places)
        try:
            pasted = read_pasted(text, people)
        except UnreadableTableError as error:
            self.say(error.problem.said(words), "error")
            return
        if not pasted.replies:
            self.say(words.say("There is no line to read: paste the replies first."), "warning")
            return
        self.say("")
        screen = ReadScreen(self.work_on, pasted.replies, people)
        self.app.push_screen(screen, lambda noted: self._noted(noted, pasted))

    def _noted(self, noted: Noted | None, pasted: Pasted) -> None:
        """Leave, with nothing but the open lines left to read again."""
        if noted is None:
            return
        # A table is read again whole: what is on file then is known as such.
        kept = self.area.text if pasted.table else _only(self.area.text, noted.open_lines)
        self._keep(kept if noted.open_lines else "")
        self.dismiss(outcome(self.words, noted.count, len(noted.open_lines)))

    def _keep(self, text: str) -> None:
        if text.strip():
            self.desk.drafts.note(self._form, text)
        else:
            self.desk.drafts.drop(self._form)

    def action_leave(self) -> None:
        """Leave; what was pasted is kept."""
        try:
            self.desk.drafts.flush()
        except StoreError as error:
            self.say(told(error, self.words), "error")
        else:
            self.dismiss(None)


def _only(text: str, numbers: Collection[int]) -> str:
    """Return the lines of these numbers, from 1."""
    lines = enumerate(text.split("\n"), 1)
    return "\n".join(line for number, line in lines if number in numbers)
