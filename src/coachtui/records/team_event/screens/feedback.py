"""What people thought, typed in at once and without their names."""

import random
from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static, TextArea

from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.team_event.model import Answer
from coachtui.records.team_event.presentation.feedback_rows import feedback_lines, unread_told
from coachtui.records.team_event.presentation.words import refusal
from coachtui.records.team_event.rules.feedback import Shuffle, Unread, read_answers
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.dialogs import Ask
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.text_area import CoachTextArea


class FeedbackScreen(CoachScreen[None]):
    """Above the field for the answers, below what all of them say together.

    What stands in the field is kept nowhere, in no draft and no undo, until it is stored mixed.
    """

    AUTO_FOCUS: ClassVar[str | None] = "CoachTextArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "keep", N_("Store mixed"), id="feedback.keep"),
        Binding("escape", "leave", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    FeedbackScreen {
        CoachTextArea { max-height: 8; }
        #said { height: 1fr; padding: 0 1; }
        #said > Static { height: auto; }
        #how { height: 2; padding: 0 1; color: $text-muted; }
    }
    """

    def __init__(self, work: EventWork, shuffle: Shuffle | None = None) -> None:
        """Make the screen of an event's feedback; `shuffle` mixes all answers in place."""
        super().__init__(work.desk)
        self.work_on = work
        self._shuffle = shuffle or random.SystemRandom().shuffle
        self.answers = CoachTextArea(placeholder="4 vui, đúng giờ / lần sau gần hơn")
        self._busy = False

    def heading(self) -> str:
        """Say whose feedback."""
        return f"{self.words.say('Feedback')} · {self.work_on.event.title}"

    def idle(self) -> str:
        """Say that nothing of it is kept before it is stored."""
        return self.words.say(
            "No draft and no undo: nothing tells who said what, or in what order."
        )

    def body(self) -> Iterable[Widget]:
        """Give the field, and what all answers say together."""
        words = self.words
        how = (
            words.say("One answer a line: score 1 to 5, what was good / what to change."),
            words.say(
                "Type all you have, then {press:feedback.keep} stores them mixed with those"
                " already here."
            ),
        )
        told = plain("\n").join(plain(line) for line in how)
        yield Static(told, id="how", classes="aside", markup=False)
        yield self.answers
        yield SectionLine(words.say("All answers together"))
        with VerticalScroll(id="said", can_focus=False):
            yield Static("", markup=False)

    def on_mount(self) -> None:
        """Erase what an interruption left of an earlier batch."""
        self._complete()

    def refresh_rows(self) -> None:
        """Show what all answers on file say together."""
        lines = feedback_lines(self.words, self.work_on.feedback)
        shown = plain("\n").join(plain(line) for line in lines)
        self.query_one("#said > Static", Static).update(shown)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take back what was said about the text before."""
        event.stop()
        # Emptying the field is a change too: what it says then is to stay.
        if self.answers.text:
            self.say("")

    @work
    async def action_keep(self) -> None:
        """Store the answers mixed with those on file, and forget in which order they came."""
        if self._busy:
            return
        words, found = self.words, read_answers(self.answers.text)
        wrong = next((each for each in found if isinstance(each, Unread)), None)
        new = [each for each in found if isinstance(each, Answer)]
        if wrong is not None:
            self.say(unread_told(words, wrong), "error")
            return
        if not new:
            self.say(words.say("No answer stands there yet."), "warning")
            return
        if not self.work_on.event.over:
            self.say(refusal(words, "not_held"), "error")
            return
        self._busy = True
        try:
            await self.work_on.keep_feedback(new, self._shuffle)
        except StoreError as error:
            self.say(told(error, words), "error")
            return
        finally:
            self._busy = False
        self._emptied()
        if await self._forgotten():
            count = words.count(len(new), "{n} answer stored", "{n} answers stored")
            self.say(words.say("{count}, mixed with the others.", count=count), "good")

    async def _forgotten(self) -> bool:
        """Erase the batches before the last; tell whether it went."""
        words = self.words
        try:
            await self.work_on.forget_replaced()
        except StoreError as error:
            stays = words.say("Stored; an earlier batch is still to be erased: open this again.")
            self.say(f"{stays} {told(error, words)}", "warning")
            return False
        return True

    @work
    async def _complete(self) -> None:
        await self._forgotten()

    def _emptied(self) -> None:
        """Take the text away, out of the field's own undo too."""
        self.answers.load_text("")
        self.refresh_rows()

    @work
    async def action_leave(self) -> None:
        """Go back; ask first where something stands in the field."""
        words = self.words
        if self.answers.text.strip():
            ask = Ask(
                self.desk,
                words.say("Leave without storing these answers?"),
                yes=words.say("Leave"),
                no=words.say("Stay"),
                detail=words.say("What stands in the field is kept nowhere."),
            )
            if not await self.app.push_screen_wait(ask):
                return
        self.dismiss(None)
