"""A list of commands to search and run: this screen's keys (help), and everything (palette)."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.language import N_
from coachtui.text import cells, clean, fold, matches, query_words
from coachtui.ui.commands import Command
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import ListInput
from coachtui.ui.screen import CoachModal
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

_KEYS_WIDEST = 14


class CommandList(CoachModal[Command | None]):
    """Commands with their keys, narrowed while typing; Enter gives the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Back"), id="commands.leave"),
    ]
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("enter", N_("Do it")),
        ("down", N_("Next")),
    )
    AUTO_FOCUS: ClassVar[str | None] = "ListInput"
    DEFAULT_CSS = """
    CommandList RowTable { height: 13; background: $surface; }
    CommandList .tip { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    CommandList > .dialog > .body { max-height: 16; }
    """

    def __init__(self, desk: Desk, title: str, commands: Sequence[Command]) -> None:
        """Make the dialog; `title` is in words."""
        super().__init__(desk)
        self._title = title
        self._commands = tuple(commands)
        self._folded = tuple(fold(f"{one.title} {one.keys}") for one in commands)

    def heading(self) -> str:
        """Give back what is listed."""
        return self._title

    def body(self) -> Iterable[Widget]:
        """Give the field, the list, and the tip about the command under the cursor."""
        table = RowTable(self.words, self.words.say("Nothing like that. Backspace widens."))
        table.can_focus = False
        table.add_class("-led")
        field = ListInput(table, self.narrow)
        field.placeholder = self.words.say("Type to search")
        yield field
        yield table
        yield Static(classes="tip aside", markup=False)

    def on_mount(self) -> None:
        """Show all commands, and take the keys from here on."""
        self.narrow("")
        self.set_focus(self.query_one(ListInput))

    def narrow(self, text: str) -> None:
        """Show the commands whose words begin with the words typed, accents aside.

        A slash typed first is not searched for: it opens the search elsewhere.
        """
        wanted = query_words(clean(text).removeprefix("/"))
        found = [at for at, folded in enumerate(self._folded) if matches(wanted, folded)]
        width = max((cells(one.keys) for one in self._commands), default=0)
        table = self.query_one(RowTable)
        table.show(
            (Column(), Column(width=min(width, _KEYS_WIDEST), align="right")),
            [Row(str(at), (self._commands[at].title, self._commands[at].keys)) for at in found],
        )
        table.move_cursor(row=0)

    def on_data_table_row_highlighted(self, message: RowTable.RowHighlighted) -> None:
        """Show the tip about the command under the cursor."""
        command = self._at(self.query_one(RowTable).highlighted_key)
        self.query_one(".tip", Static).update(plain(command.tip if command else ""))

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Answer with the command under the cursor."""
        message.stop()
        self.dismiss(self._at(message.key))

    def action_leave(self) -> None:
        """Leave without a command."""
        self.dismiss(None)

    def _at(self, key: str | None) -> Command | None:
        return self._commands[int(key)] if key else None
