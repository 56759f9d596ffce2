"""The bin: what was deleted in the last thirty days, until its content is forgotten."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.overview.binned import Deletion, bring_back, deletions
from coachtui.ui.desk import Desk
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

_WHEN: Final = 16
_KIND: Final = 13
_LEFT: Final = 13


class BinTable(RowTable):
    """What was deleted; Enter brings it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("Restore"), id="bin.restore"),
    ]


class BinScreen(CoachScreen[None]):
    """A row for each deletion, the latest first; Enter brings back what went together."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    BinScreen {
        RowTable { height: 1fr; }
        #whole { height: 4; padding: 0 1; border-top: solid $border; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the screen."""
        super().__init__(desk)
        self._found: dict[str, Deletion] = {}
        self.table = BinTable(desk.words, desk.words.say("Reading the journal …"))

    def heading(self) -> str:
        """Say what is listed, and for how long."""
        return self.words.say("BIN · deleted in the last 30 days")

    def body(self) -> Iterable[Widget]:
        """Give the list, and below it the row under the cursor uncut."""
        yield self.table
        yield Static("", id="whole", classes="aside", markup=False)

    def refresh_rows(self) -> None:
        """Read the journal again."""
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        desk, words = self.desk, self.words
        try:
            found = await desk.in_writer(lambda: deletions(desk.catalogue, desk.view))
        except StoreError as error:
            self.say(told(error, words), "error")
            return
        self._found = {each.main.change: each for each in found}
        self.table.empty = words.say(
            "Nothing was deleted in the last 30 days. What is older has been forgotten for good."
        )
        columns = (Column("", _WHEN), Column("", _KIND), Column(""), Column("", _LEFT, "right"))
        self.table.show(columns, [self._row(key, each) for key, each in self._found.items()])
        self._tell()

    def _row(self, key: str, gone: Deletion) -> Row:
        words = self.words
        name = " · ".join(part for part in (gone.name, gone.more_told(words)) if part)
        when, left = words.moment_short(gone.main.at), gone.left_told(words)
        return Row(key, (when, gone.kind, name, left))

    @on(RowTable.RowHighlighted)
    def _tell(self) -> None:
        """Show uncut what the row under the cursor stands for."""
        gone, words = self._found.get(self.table.highlighted_key or ""), self.words
        parts = (words.say(gone.main.label), gone.name, gone.more_told(words)) if gone else ()
        whole = " · ".join(part for part in parts if part)
        self.query_one("#whole", Static).update(plain(whole), layout=False)

    @on(RowTable.Opened)
    def _chosen(self, message: RowTable.Opened) -> None:
        message.stop()
        gone = self._found.get(message.key)
        if gone is not None:
            self._restore(gone)

    @work(group="restore")
    async def _restore(self, gone: Deletion) -> None:
        """Bring back what was deleted, as a change of its own."""
        desk, words = self.desk, self.words
        repository, now = desk.repository, desk.clock.now()
        try:
            await desk.in_writer(lambda: bring_back(repository, gone, now))
        except StoreError as error:
            desk.publish()  # the try took in what other windows wrote
            self.say(told(error, words), "error")
            return
        desk.publish()
        self.say(
            words.say("Restored: {name}. {press:app.undo} takes it back.", name=gone.name), "good"
        )

    def action_back(self) -> None:
        """Go back to where it was opened; with a filter on, show all first."""
        if not self.close_filter():
            self.dismiss(None)
