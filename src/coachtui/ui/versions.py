"""Two versions of a record: for each field that differs, mine, theirs, or both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.merging import joined
from coachtui.language import N_
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.form_fields import FormField
from coachtui.ui.screen import CoachModal
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

Choice = Literal["mine", "theirs", "both"]
_TEXTS: Final = frozenset({"line", "passage"})
_COLUMNS: Final = (Column("", 22), Column("", 12), Column(""))


@dataclass(frozen=True, slots=True)
class Difference:
    """A field whose text is not the same in two versions, as it stands in its editor."""

    field: FormField
    mine: str
    theirs: str

    @property
    def joins(self) -> bool:
        """Whether both texts can stand in it; of a day, a number or a choice only one can."""
        return self.field.kind in _TEXTS

    def chosen(self, choice: Choice) -> str:
        """Return the text a choice means."""
        if choice == "both":
            return joined(self.mine, self.theirs, lines=self.field.kind == "passage")
        return self.mine if choice == "mine" else self.theirs

    def left(self, choice: Choice) -> str:
        """Return the text a choice leaves out, '' for none."""
        if choice == "both":
            return ""
        return self.theirs if choice == "mine" else self.mine


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: the texts that are to stand, and those that were left out, by field."""

    texts: dict[str, str]
    left: dict[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, in words.

    Attributes:
        told: why there are two versions, and what becomes of what is not chosen.
        theirs: the name of the version that does not stand in the form.
        followed: names of the fields that were changed only there.
    """

    told: str
    theirs: str
    followed: tuple[str, ...] = ()


class _Fields(RowTable):
    """The fields that differ; Enter applies what was chosen in all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("Apply"), id="versions.apply"),
    ]


class VersionsDialog(CoachModal[Decision | None]):
    """Asks which text counts, field by field; gives back the decision, None on leaving.

    Mine counts until something else is chosen. Keys typed before the dialog was on the screen do
    nothing: it comes up by itself, in answer to saving.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "apply", N_("Apply"), id="versions.apply"),
        Binding("m", "choose('mine')", N_("Mine"), id="versions.mine"),
        Binding("t", "choose('theirs')", N_("Theirs"), id="versions.theirs"),
        Binding("b", "choose('both')", N_("Both"), id="versions.both"),
        Binding("y", "copy", N_("Copy"), tooltip=N_("Copy both versions"), id="versions.copy"),
        Binding("escape", "leave", N_("Back"), id="versions.leave"),
    ]
    AUTO_FOCUS: ClassVar[str | None] = "_Fields"
    DEFAULT_CSS = """
    VersionsDialog RowTable { height: auto; max-height: 5; background: $surface; }
    VersionsDialog .told { height: auto; max-height: 2; }
    VersionsDialog .followed { height: auto; max-height: 1; color: $text-muted; }
    VersionsDialog VerticalScroll { height: auto; max-height: 7; scrollbar-size-vertical: 1; }
    VersionsDialog .version { height: auto; }
    """

    def __init__(self, desk: Desk, question: Question, differences: Sequence[Difference]) -> None:
        """Make the dialog of the fields that differ, one at least."""
        super().__init__(desk)
        words = desk.words
        self._question = question
        self._differences = {each.field.name: each for each in differences}
        self._choices: dict[str, Choice] = dict.fromkeys(self._differences, "mine")
        self._takes: dict[Choice, str] = {
            "mine": words.say("mine"),
            "theirs": words.say("theirs"),
            "both": words.say("both"),
        }
        self._table = _Fields(words)
        self._mine = Static("", classes="version", markup=False)
        self._theirs = Static("", classes="version", markup=False)
        self._seen: float | None = None
        self._fresh = False

    @property
    def texts(self) -> dict[str, str]:
        """The texts chosen so far."""
        chosen = self._choices
        return {name: each.chosen(chosen[name]) for name, each in self._differences.items()}

    def heading(self) -> str:
        """Name the dialog."""
        return self.words.say("Two versions: which one counts?")

    def body(self) -> Iterable[Widget]:
        """Give the fields that differ, and both texts of the one under the cursor."""
        words, question = self.words, self._question
        yield Static(plain(question.told), classes="told", markup=False)
        yield self._table
        with_both = VerticalScroll(
            SectionLine(words.say("Mine")),
            self._mine,
            SectionLine(question.theirs),
            self._theirs,
        )
        yield with_both
        if question.followed:
            kept = words.join(question.followed)
            line = words.say("Changed there alone, and kept: {fields}.", fields=kept)
            yield Static(plain(line), classes="followed", markup=False)

    def on_mount(self) -> None:
        """Show what differs, and take keys from when it is on the screen."""
        self._show()
        self.call_after_refresh(self._begin)

    def on_key(self, event: events.Key) -> None:
        """Let only those keys through that were pressed at the dialog."""
        if self._seen is None or event.time < self._seen:
            event.stop()
            event.prevent_default()
        else:
            self._fresh = True

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Apply what was chosen."""
        message.stop()
        self.action_apply()

    def on_data_table_row_highlighted(self, message: RowTable.RowHighlighted) -> None:
        """Show both texts of the row the cursor came to."""
        message.stop()
        self._compare()

    def action_choose(self, choice: Choice) -> None:
        """Let mine, theirs or both count in the field under the cursor, and go to the next."""
        name = self._table.highlighted_key
        if name is None or not self._fresh:
            return
        if choice == "both" and not self._differences[name].joins:
            self.say(
                self.words.say(
                    "Only one of the two can stand here: {press:versions.mine} or"
                    " {press:versions.theirs}."
                ),
                "warning",
            )
            return
        self._choices[name] = choice
        self.say("")
        self._show()
        self._table.action_cursor_down()

    def action_apply(self) -> None:
        """Give back what was chosen."""
        if not self._fresh:
            return
        left = {name: each.left(self._choices[name]) for name, each in self._differences.items()}
        self.dismiss(Decision(self.texts, {name: text for name, text in left.items() if text}))

    def action_copy(self) -> None:
        """Show both versions of every field as plain text to be copied."""
        if self._fresh:
            self.app.push_screen(CopyScreen(self.desk, self._told()))

    def action_leave(self) -> None:
        """Go back to the form, in which everything stands as it was typed."""
        if self._fresh:
            self.dismiss(None)

    def _begin(self) -> None:
        # An event carries the time it was made, by the clock of the key events.
        self._seen = events.Mount().time

    def _show(self) -> None:
        rows = [
            Row(name, (each.field.label, self._takes[self._choices[name]], self._line(each)))
            for name, each in self._differences.items()
        ]
        self._table.show(_COLUMNS, rows)
        self._compare()

    def _line(self, each: Difference) -> str:
        return each.chosen(self._choices[each.field.name]).replace("\n", " ")

    def _compare(self) -> None:
        each = self._differences.get(self._table.highlighted_key or "")
        if each is not None:
            empty = self.words.say("(nothing)")
            self._mine.update(plain(each.mine or empty))
            self._theirs.update(plain(each.theirs or empty))

    def _told(self) -> str:
        mine, theirs = self.words.say("Mine"), self._question.theirs
        return "\n\n".join(
            f"{each.field.label}\n{mine}: {each.mine}\n{theirs}: {each.theirs}"
            for each in self._differences.values()
        )
