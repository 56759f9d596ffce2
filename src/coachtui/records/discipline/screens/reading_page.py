"""A text of a case to be read, closed with the HR room like everything about it."""

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.items import Target
from coachtui.language import N_
from coachtui.records.discipline.model import Evidence
from coachtui.records.discipline.screens.case_screen import CaseScreen
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.following import open_target
from coachtui.ui.shown import plain


class ReadingPage(CaseScreen):
    """Shows paragraphs whole, under a heading."""

    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", N_("Down"), show=False, id="read.down"),
        Binding("k,up", "scroll(-1)", N_("Up"), show=False, id="read.up"),
        Binding(
            "o",
            "original",
            N_("Original"),
            tooltip=N_("Open the record an excerpt was copied from"),
            id="read.original",
        ),
        Binding("escape,q,enter", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    ReadingPage VerticalScroll { padding: 0 1; scrollbar-size-vertical: 1; }
    ReadingPage Static.paragraph { height: auto; margin: 0 0 1 0; }
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        paragraphs: Iterable[str],
        evidence: Iterable[Evidence] = (),
    ) -> None:
        """Make the page; of `evidence` the copied excerpts lead to what they were copied from."""
        super().__init__(desk)
        self._copied = tuple(each for each in evidence if each.source is not None)
        self._title = title
        self.paragraphs = tuple(paragraphs)

    def heading(self) -> str:
        """Give back what is read."""
        return self._title

    def body(self) -> Iterable[Widget]:
        """Give the paragraphs."""
        with VerticalScroll():
            for each in self.paragraphs:
                yield Static(plain(each), classes="paragraph", markup=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the original only where an excerpt has one."""
        if action == "original":
            return bool(self._copied)
        return super().check_action(action, parameters)

    @work
    async def action_original(self) -> None:
        """Open the record an excerpt was copied from; of several ask which."""
        copied = self._copied
        place: str | None = "0"
        if len(copied) > 1:
            options = [(str(at), each.what) for at, each in enumerate(copied)]
            ask = Choose(self.desk, self.words.say("Which one?"), options)
            place = await self.app.push_screen_wait(ask)
        source = copied[int(place)].source if place else None
        if source is not None and self.desk.hr.unlocked:
            open_target(self, Target(source.kind, source.id))
