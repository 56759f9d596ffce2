"""A text of a case to be read, closed with the HR room like everything about it."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.language import N_
from coachtui.records.discipline.screens.case_screen import CaseScreen
from coachtui.ui.desk import Desk
from coachtui.ui.shown import plain


class ReadingPage(CaseScreen):
    """Shows paragraphs whole, under a heading."""

    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", N_("Down"), show=False, id="read.down"),
        Binding("k,up", "scroll(-1)", N_("Up"), show=False, id="read.up"),
        Binding("escape,q,enter", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    ReadingPage VerticalScroll { padding: 0 1; scrollbar-size-vertical: 1; }
    ReadingPage Static.paragraph { height: auto; margin: 0 0 1 0; }
    """

    def __init__(self, desk: Desk, title: str, paragraphs: Iterable[str]) -> None:
        super().__init__(desk)
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
