"""The history of a record: what was changed when, how late it was recorded, and by whom."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.items import Target
from coachtui.domain.on_file import repository_of, type_on_file
from coachtui.domain.record import Record
from coachtui.domain.record_types import types_of
from coachtui.domain.repository import Repository, StoreError
from coachtui.domain.trouble import told
from coachtui.domain.versions import Version
from coachtui.language import N_
from coachtui.overview.field_values import Telling, told_name
from coachtui.overview.history_rows import WHAT, Line, history_lines
from coachtui.ui.confidential import Confidential
from coachtui.ui.desk import Desk
from coachtui.ui.following import open_target
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, RowTable

_WHEN: Final = 16


class HistoryScreen(Confidential, CoachScreen[None]):
    """Each change of one record, the latest first; Enter opens the record."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    HistoryScreen {
        RowTable { height: 1fr; }
        #whole { height: 4; padding: 0 1; border-top: solid $border; }
    }
    """

    def __init__(self, desk: Desk, of: Target) -> None:
        """Make the screen of a record, which may be one that was deleted."""
        super().__init__(desk)
        self._of = of
        self._kind = desk.catalogue[of.kind]
        self._name = told_name(desk.catalogue, desk.view, of)
        self._lines: dict[str, Line] = {}
        self._noted = False
        self.table = RowTable(desk.words, desk.words.say("Reading the journal …"))

    @property
    def confidential(self) -> bool:
        """Whether it closes when the HR records lock."""
        return self._kind.store == "hr"

    def target(self) -> Target:
        """Give back the record whose history this is."""
        return self._of

    def heading(self) -> str:
        """Name the record."""
        return f"{self.words.say('History')} · {self._name}"

    def body(self) -> Iterable[Widget]:
        """Give the list, and below it the row under the cursor uncut."""
        yield self.table
        yield Static("", id="whole", classes="aside", markup=False)

    def refresh_rows(self) -> None:
        """Read the journal again."""
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        repository = repository_of(self.desk.view, self._kind)
        if repository is None:
            return
        try:
            if self.confidential and not self._noted:
                await self.desk.hr.audit("read", self._of.record_id)
                self._noted = True
            of, versions = await self.desk.in_writer(lambda: self._versions(repository))
        except StoreError as error:
            self.say(told(error, self.words), "error")
            return
        self._show(of, versions)

    def _versions(self, repository: Repository) -> tuple[type[Record], tuple[Version, ...]]:
        """Return type and versions of the record; of one that is gone, from where it was."""
        identifier = self._of.record_id
        there = type_on_file(self.desk.catalogue, self.desk.view, self._of)
        readable = [each for each in types_of(self.desk.catalogue, self._kind) if each.in_tables]
        for each in readable if there is None else [there]:
            found = repository.versions(each.table, identifier)
            if found:
                return each, found
        return readable[0], ()

    def _show(self, of: type[Record], versions: tuple[Version, ...]) -> None:
        desk = self.desk
        initials = self.confidential and desk.settings.initials
        telling = Telling(desk.view, desk.catalogue, of.table, by_initials=initials)
        lines = history_lines(telling, of, versions, desk.manager)
        self._lines = {line.key: line for line in lines}
        self.table.empty = self.words.say("The journal tells nothing of this record.")
        columns = (Column("", _WHEN), Column("", WHAT), Column(""))
        self.table.show(columns, [line.row for line in lines])
        self._tell()

    @on(RowTable.RowHighlighted)
    def _tell(self) -> None:
        """Show uncut what the row under the cursor says."""
        line = self._lines.get(self.table.highlighted_key or "")
        self.query_one("#whole", Static).update(plain(line.whole if line else ""), layout=False)

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        open_target(self, self._of)

    def action_back(self) -> None:
        """Go back to where it was opened; with a filter on, show all first."""
        if not self.close_filter():
            self.dismiss(None)
