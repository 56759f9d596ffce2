"""The fields of a form: each an editor with its label, its reading, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from coachtui.capture.dates import date_of
from coachtui.capture.past_days import past_date_of
from coachtui.text import cells, clean
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput
from coachtui.ui.form_editors import ChoiceInput, FormInput, FormTextArea, Move
from coachtui.ui.remark import Remark, Watch
from coachtui.ui.shown import plain
from coachtui.ui.text_area import CoachTextArea
from coachtui.ui.understood import unclear_day, understood_day

FieldKind = Literal["line", "passage", "choice", "date", "number", "person"]
_SHORT: Final = 25  # cells of a choice that shows whole beside what was understood


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form.

    Attributes:
        name: key of its value.
        label: in words.
        kind: what may stand in it. A `date` is handed over as an ISO date, a `number` as digits, a
            `choice` and a `person` as the key chosen, a `passage` with its line ends.
        choices: (key, label) to choose from.
        help: a sentence shown while the field has the focus.
        required: whether it may not be empty.
        watch: looks at the text while it is typed.
        past: whether a day without its year is the last such, not the next.
    """

    name: str
    label: str
    kind: FieldKind = "line"
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    required: bool = False
    watch: Watch | None = None
    past: bool = False


Editor = FormInput | FormTextArea | ChoiceInput


class FieldRow(Vertical):
    """A field on the screen."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & > Horizontal { height: auto; }
        & .label {
            width: 24; padding: 0 1 0 0; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        & .reading {
            display: none; width: 1fr; height: 1; padding: 0 0 0 1; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        &.-read CoachInput { width: 16; }
        &.-read.-chosen CoachInput { width: 26; }
        &.-read.-long CoachInput { width: 44; }
        &.-read .reading { display: block; }
        &.-told .problem { color: $text-muted; }
        & .problem {
            display: none; height: auto; max-height: 4; margin: 0 0 0 24; color: $text-error;
        }
        &.-wrong .problem { display: block; }
        &:focus-within .label { color: $foreground; text-style: bold; }
    }
    """

    class Edited(Message):
        """The text of a field changed."""

    def __init__(self, desk: Desk, field: FormField, value: str, move: Move) -> None:
        """Make the row of a field that holds the stored `value`."""
        super().__init__()
        self.field = field
        self._desk = desk
        self._reading = Static("", classes="reading", markup=False)
        self._problem = Static("", classes="problem", markup=False)
        self._told = ""
        self.set_class(field.kind in {"date", "choice", "person"}, "-read")
        self.set_class(field.kind in {"choice", "person"}, "-chosen")
        self.set_class(any(cells(label) > _SHORT for _, label in field.choices), "-long")
        text = shown_value(desk, field, value)
        if field.kind == "passage":
            self.editor: Editor = FormTextArea(text, move)
        elif field.kind in {"choice", "person"}:
            self.editor = ChoiceInput(field.choices, text, move)
        else:
            self.editor = FormInput(text, move)

    def compose(self) -> ComposeResult:
        """Lay out label, editor, what is understood, and below them what is wrong."""
        mark = "*" if self.field.required else ""
        with Horizontal():
            yield Static(plain(f"{self.field.label}{mark}"), classes="label", markup=False)
            yield self.editor
            yield self._reading
        yield self._problem

    def on_mount(self) -> None:
        """Show how the stored value reads."""
        self._tell()

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.editor.text if isinstance(self.editor, FormTextArea) else self.editor.value

    @text.setter
    def text(self, text: str) -> None:
        if isinstance(self.editor, FormTextArea):
            self.editor.text = text
            self.editor.move_cursor(self.editor.document.end)
        else:
            self.editor.value = text
            self.editor.cursor_position = len(text)

    @property
    def value(self) -> str:
        """What is handed over to be saved."""
        text = clean(self.text, lines=self.field.kind == "passage").strip()
        if isinstance(self.editor, ChoiceInput):
            return self.editor.chosen[0] if self.editor.chosen else ""
        if self.field.kind == "date":
            day = (past_date_of if self.field.past else date_of)(text, self._desk.clock.today())
            return day.isoformat() if day else ""
        return text

    def check(self) -> str:
        """Give back what is wrong with the text, in words; '' where it will do."""
        words, text = self._desk.words, self.text.strip()
        if not text:
            return words.say("This cannot be empty.") if self.field.required else ""
        remark = self._remark
        if remark is not None and remark.stops:
            return remark.text
        if self.field.kind == "date":
            return "" if self.value else unclear_day(words)
        if self.field.kind == "number":
            return "" if text.isdecimal() else words.say("A whole number has to stand here.")
        if isinstance(self.editor, ChoiceInput) and self.editor.chosen is None:
            return words.say("Nothing in the list begins like that. ← and → show what there is.")
        return ""

    def show_problem(self, problem: str, *, reading: bool = False) -> None:
        """Show an error at the field, or take it away with ''; a `reading` is none."""
        if problem or self.has_class("-wrong"):
            self._problem.update(plain(problem if reading else f"! {problem}"))
            self.set_class(bool(problem), "-wrong")
            self.set_class(reading, "-told")

    @property
    def _remark(self) -> Remark | None:
        return self.field.watch(self.text) if self.field.watch is not None else None

    def on_input_changed(self, event: CoachInput.Changed) -> None:
        """Tell the form."""
        event.stop()
        self._edited()

    def on_text_area_changed(self, event: CoachTextArea.Changed) -> None:
        """Tell the form."""
        event.stop()
        self._edited()

    def _edited(self) -> None:
        remark = self._remark
        if remark is None:
            self.show_problem("")
        else:
            self.show_problem(remark.text, reading=remark.reading)
        self._tell()
        self.post_message(self.Edited())

    def _tell(self) -> None:
        """Show how the text is understood, if that is another than before."""
        told = ""
        if self.field.kind == "date":
            told = understood_day(self._desk.words, self.value, self._desk.clock.today())
        elif isinstance(self.editor, ChoiceInput) and self.editor.chosen:
            label = self.editor.chosen[1]
            told = f"= {label}" if label != self.text else ""
        if told != self._told:
            self._told = told
            self._reading.update(plain(told), layout=False)


def shown_value(desk: Desk, field: FormField, value: str) -> str:
    """Give back a stored value as it stands in the editor."""
    if field.kind == "date" and value:
        return desk.words.day(date.fromisoformat(value))
    if field.kind in {"choice", "person"}:
        return next((label for key, label in field.choices if key == value), value)
    return value
