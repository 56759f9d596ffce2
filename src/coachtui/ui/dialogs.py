"""Short dialogs: a question with two answers, one line of text, a choice from a list."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.language import N_
from coachtui.text import clean, fold, matches, query_words
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput
from coachtui.ui.screen import CoachModal
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable


class Answer(Static, can_focus=True):
    """One of the answers to a question; Enter on it, its key or a click gives it."""

    DEFAULT_CSS = """
    Answer { width: auto; height: 1; padding: 0 2; margin: 0 2 0 0; background: $panel; }
    Answer:focus { text-style: reverse bold; }
    """

    class Clicked(Message):
        """It was clicked."""

        def __init__(self, yes: bool) -> None:
            super().__init__()
            self.yes = yes

    def __init__(self, label: str, *, yes: bool) -> None:
        """Make the answer that means yes, or no."""
        super().__init__(plain(label), markup=False)
        self.yes = yes

    def on_click(self) -> None:
        """Give this answer."""
        self.post_message(self.Clicked(self.yes))


class Ask(CoachModal[bool]):
    """Asks before something that cannot be taken back lightly; keeping is in focus.

    Keys that were typed before the question was on the screen do not answer it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "press", N_("Answer"), id="ask.press"),
        Binding("y", "answer(True)", N_("Yes"), show=False, id="ask.yes"),
        Binding("n", "answer(False)", N_("No"), show=False, id="ask.no"),
        Binding("escape", "answer(False)", N_("Back"), id="ask.back"),
        Binding("left,right,up,down", "other", N_("Other answer"), show=False, id="ask.other"),
    ]
    AUTO_FOCUS: ClassVar[str | None] = "#no"
    DEFAULT_CSS = """
    Ask .question { height: auto; max-height: 6; margin: 1 0; }
    Ask .detail { height: auto; max-height: 5; color: $text-muted; }
    Ask .answers { height: 1; margin: 1 0 0 0; }
    """

    def __init__(self, desk: Desk, question: str, *, yes: str, no: str, detail: str = "") -> None:
        """Make a question.

        Args:
            desk: what every screen is handed.
            question: names the record concerned, in words.
            yes: the verb that goes ahead, in words.
            no: the verb that keeps things as they are.
            detail: what happens then, in words.
        """
        super().__init__(desk)
        self._question, self._yes, self._no, self._detail = question, yes, no, detail
        self._seen: float | None = None
        self._fresh = False

    def body(self) -> Iterable[Widget]:
        """Give the question and its answers."""
        yield Static(plain(self._question, "bold"), classes="question", markup=False)
        if self._detail:
            yield Static(plain(self._detail), classes="detail", markup=False)
        keep, go = Answer(f"n  {self._no}", yes=False), Answer(f"y  {self._yes}", yes=True)
        keep.id, go.id = "no", "yes"
        yield Horizontal(keep, go, classes="answers")

    def on_mount(self) -> None:
        """Take answers from when the question is on the screen."""
        self.call_after_refresh(self._show)

    def on_key(self, event: events.Key) -> None:
        """Let only those keys through that were pressed at the question."""
        if self._seen is None or event.time < self._seen:
            event.stop()
            event.prevent_default()
        else:
            self._fresh = True

    def action_press(self) -> None:
        """Give the answer in focus."""
        focused = self.focused
        self.action_answer(isinstance(focused, Answer) and focused.yes)

    def action_answer(self, yes: bool) -> None:
        """Answer, if the key was pressed at the question.

        A key that was on its way when the dialog opened gets here past `on_key`.
        """
        if self._fresh:
            self.dismiss(yes)

    def action_other(self) -> None:
        """Put the focus on the other answer."""
        self.focus_next()

    def on_answer_clicked(self, message: Answer.Clicked) -> None:
        """Give the answer that was clicked."""
        self.dismiss(message.yes)

    def _show(self) -> None:
        # An event carries the time it was made, by the clock of the key events.
        self._seen = events.Mount().time


class AskLine(CoachModal[str | None]):
    """Asks for one line of text; gives it back cleaned and trimmed, None on leaving."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Back"), id="ask.leave"),
    ]
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (("enter", N_("OK")),)
    DEFAULT_CSS = """
    AskLine .label { height: auto; max-height: 4; margin: 1 0 0 0; }
    AskLine CoachInput { margin: 0 0 1 0; }
    """

    def __init__(
        self,
        desk: Desk,
        label: str,
        *,
        initial: str = "",
        required: bool = True,
        check: Callable[[str], str] | None = None,
        draft: str = "",
    ) -> None:
        """Make the dialog.

        Args:
            desk: what every screen is handed.
            label: what is asked for, in words.
            draft: name its text is kept under, until whoever asked drops it; '' keeps none.
            initial: what stands in the field at first.
            required: whether an empty line is refused.
            check: gives back an error sentence for a text that will not do, else ''.
        """
        super().__init__(desk)
        self.label = label
        self.required = required
        self._initial = initial
        self._check = check
        self._draft = draft

    def heading(self) -> str:
        """Give back what is asked for."""
        return self.label

    def body(self) -> Iterable[Widget]:
        """Give the field, with what an interruption left in it."""
        held = self.desk.drafts.claim(self._draft) if self._draft else None
        yield CoachInput(held.text if held and held.text else self._initial)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what stands in the field."""
        event.stop()
        if self._draft:
            self.desk.drafts.note(self._draft, event.value)

    def check(self, text: str) -> str:
        """Give back the error sentence for a text, '' where it will do."""
        if self.required and not text:
            return self.words.say("Something has to stand here; {press:ask.leave} leaves.")
        return self._check(text) if self._check else ""

    def result(self, text: str) -> str:
        """Give back what the dialog answers for a text that will do."""
        return text

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, or say what is wrong and keep the text."""
        event.stop()
        text = clean(event.value).strip()
        problem = self.check(text)
        if problem:
            self.say(problem, "error")
            return
        self.dismiss(self.result(text))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class ListInput(CoachInput):
    """The field above a list: filters it and moves in it, each key in its turn."""

    def __init__(self, table: RowTable, narrow: Callable[[str], None]) -> None:
        """Make a field for a table; `narrow` filters it by the text so far."""
        super().__init__(classes="aside")
        self._table = table
        self._narrow = narrow

    def watch_value(self, value: str) -> None:
        """Filter at once: the next key may be Enter."""
        self._narrow(value)

    async def on_key(self, event: events.Key) -> None:
        """Move in the list, or open its row, without waiting for the app."""
        moves = {
            "up": self._table.action_cursor_up,
            "down": self._table.action_cursor_down,
            "pageup": self._table.action_page_up,
            "pagedown": self._table.action_page_down,
            "enter": self._table.action_select_cursor,
        }
        if event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()


class Choose(CoachModal[str | None]):
    """Asks for one of a list, filtered while typing; gives back its key, None on leaving."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Back"), id="choose.leave"),
    ]
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("enter", N_("Choose")),
        ("down", N_("Next")),
    )
    AUTO_FOCUS: ClassVar[str | None] = "ListInput"
    DEFAULT_CSS = """
    Choose RowTable { height: 12; background: $surface; }
    """

    def __init__(
        self, desk: Desk, title: str, options: Sequence[tuple[str, str]], *, at: str = ""
    ) -> None:
        """Make the dialog of (key, label) options, the cursor on the key `at`."""
        super().__init__(desk)
        self._title = title
        self._options = tuple((key, label, fold(label)) for key, label in options)
        self._at = at

    def heading(self) -> str:
        """Give back what is to be chosen."""
        return self._title

    def body(self) -> Iterable[Widget]:
        """Give the field and the list below it."""
        table = RowTable(self.words, self.words.say("Nothing like that. Backspace widens."))
        table.can_focus = False
        table.add_class("-led")
        yield ListInput(table, self.narrow)
        yield table

    def on_mount(self) -> None:
        """Show all options."""
        self.narrow("")
        if self._at:
            self.query_one(RowTable).highlight(self._at)

    def narrow(self, text: str) -> None:
        """Show the options whose words begin with the words typed, accents aside.

        Those that hold the text with its accents come first; the cursor is on the first.
        """
        words, exact = query_words(text), clean(text).strip().lower()
        found = [one for one in self._options if matches(words, one[2])]
        found.sort(key=lambda one: exact not in one[1].lower())
        table = self.query_one(RowTable)
        table.show((Column(),), [Row(key, (label,)) for key, label, _ in found])
        table.move_cursor(row=0)

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Answer with the row that was under the cursor."""
        message.stop()
        self.dismiss(message.key)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
