"""The search over all records: found while typing, the record under the cursor beside the list."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.finder import Finder
from coachtui.domain.found_text import lines_above
from coachtui.domain.items import Target
from coachtui.domain.search import Found, Hit
from coachtui.language import N_
from coachtui.overview.search_rows import hit_row, page
from coachtui.text import cells, clean
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import ListInput
from coachtui.ui.following import open_target
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, RowTable

_KEPT: Final = "search"
_KIND: Final = 18
"""Cells for the kind of a record, at most."""
_BESIDE: Final = 110
"""Columns from which on the record stands beside the list instead of below it."""
_PAUSE: Final = 0
"""Seconds between two steps of the first look through the records: other keys come in between."""


def finder_of(desk: Desk) -> Finder:
    """Return the search over a desk's records; it is kept, without the words of locked ones."""
    held = desk.kept.get(_KEPT)
    if isinstance(held, Finder):
        return held
    finder = Finder(desk.catalogue)
    desk.kept[_KEPT] = finder
    desk.on_change(lambda: None if desk.hr.unlocked else finder.lock())
    return finder


class SearchScreen(CoachScreen[None]):
    """A field, what was found below it, and the record under the cursor; Enter opens it."""

    AUTO_FOCUS: ClassVar[str | None] = "ListInput"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("enter", N_("Open")),
        ("down", N_("Next")),
        ("tab", N_("Into the text")),
    )
    DEFAULT_CSS = """
    SearchScreen {
        ListInput { margin: 0 1; }
        .found { height: 1fr; }
        .page { height: 1fr; padding: 0 1; border-top: solid $border; scrollbar-size: 0 1; }
        .page:focus { border-top: heavy $border; }
        .page > Static { height: auto; }
        &.-beside .panes { layout: horizontal; }
        &.-beside .found { height: 1fr; width: 3fr; }
        &.-beside .page { height: 1fr; width: 2fr; border-top: none; border-left: solid $border; }
        &.-beside .page:focus { border-left: heavy $border; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the screen; the index is filled by the first one."""
        super().__init__(desk)
        self._finder = finder_of(desk)
        self._kinds = {kind.slug: desk.words.say(kind.singular) for kind in desk.catalogue}
        self._width = min(_KIND, max(map(cells, self._kinds.values()), default=0))
        self._found = Found()
        self._query = ""
        self._shown: Hit | None = None
        self.table = RowTable(desk.words, self._nothing(), classes="found -led")
        self.table.can_focus = False
        self.line = ListInput(self.table, self.narrow)
        self.line.placeholder = desk.words.say("words in any order, or initials")

    def heading(self) -> str:
        """Give back how much was found, and whether the HR records were searched too."""
        words, found = self.words, self._found
        parts = [words.say("Search").upper()]
        if found.total > len(found.hits):
            shown, total = words.number(len(found.hits)), words.number(found.total)
            parts.append(words.say("the best {shown} of {total}", shown=shown, total=total))
        elif self._query:
            parts.append(words.count(found.total, "{n} found", "{n} found"))
        if self.desk.hr.unlocked:
            parts.append(words.say("with the HR records"))
        return " · ".join(parts)

    def body(self) -> Iterable[Widget]:
        """Give the field, the list and the page."""
        yield self.line
        page = VerticalScroll(Static("", classes="aside", markup=False), classes="page")
        yield Vertical(self.table, page, classes="panes")

    def on_mount(self) -> None:
        """Take the keys from here on, and look through the records where nobody has yet."""
        self.set_focus(self.line)
        if not self._finder.is_filled:
            self._fill()

    def on_resize(self) -> None:
        """Put the page beside the list where there is room."""
        self.set_class(self.size.width >= _BESIDE, "-beside")
        self.call_after_refresh(self._show_rows)

    def refresh_rows(self) -> None:
        """Search again in the records as they are now."""
        if self._finder.is_filled:
            self._finder.follow(self.desk.view)
            self._search()

    def narrow(self, text: str) -> None:
        """Show what holds the words typed."""
        query = clean(text).strip()
        if query != self._query:
            self._query = query
            self._search(first=True)

    def narrowing(self) -> tuple[int, str]:
        """Give back what is searched for."""
        return 0, self._query

    async def narrow_to(self, table: int, text: str) -> None:
        """Search for a text."""
        self.line.value = text

    @work(exclusive=True, group="fill")
    async def _fill(self) -> None:
        """Look through all records, a few at a time, so that keys are taken in meanwhile."""
        words = self.words
        for number in self._finder.steps(self.desk.view):
            told = words.number(number)
            self.say(words.say("Looking through the records: {n} so far.", n=told))
            await asyncio.sleep(_PAUSE)
        self.say("")
        self._search(first=True)

    def _search(self, *, first: bool = False) -> None:
        """Search in what is kept; the cursor goes to the `first` hit, else stays on its record."""
        self._found = self._finder.index.search(self._query)
        self.table.empty = self._nothing()
        before = self._shown
        self._show_rows()
        at = 0 if first or before is None else self._place_of(before)
        self.table.move_cursor(row=at)
        self._preview()
        self.refresh_title()

    def _show_rows(self) -> None:
        room = self.table.scrollable_content_region.width - self._width
        rows = [
            hit_row(str(at), self._kinds.get(hit.kind, hit.kind), hit, room)
            for at, hit in enumerate(self._found.hits)
        ]
        self.table.show((Column("", self._width), Column("")), rows)

    def _place_of(self, before: Hit) -> int:
        keys = [(hit.kind, hit.id) for hit in self._found.hits]
        key = (before.kind, before.id)
        return keys.index(key) if key in keys else 0

    def _nothing(self) -> str:
        words = self.words
        if self._query:
            return words.say("No record has all these words. Backspace widens the search.")
        return words.say(
            "Type words in any order; accents do not matter, and “nva” finds Nguyễn Văn An."
        )

    @property
    def hit(self) -> Hit | None:
        """What the cursor is on."""
        key = self.table.highlighted_key
        return self._found.hits[int(key)] if key and int(key) < len(self._found.hits) else None

    def target(self) -> Target | None:
        """Give back the record under the cursor."""
        return None if self.hit is None else Target(self.hit.kind, self.hit.id)

    @on(RowTable.RowHighlighted)
    def _preview(self) -> None:
        """Show the page of the record under the cursor, from the first word found on."""
        hit = self.hit
        if hit == self._shown:
            return
        self._shown = hit
        pane = self.query_one(".page", VerticalScroll)
        pane.query_one(Static).update(page(hit) if hit is not None else "")
        above = lines_above(hit, pane.scrollable_content_region.width) if hit is not None else 0
        pane.scroll_to(y=max(0, above - 2), animate=False)

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        hit = self.hit
        if hit is not None:
            open_target(self, Target(hit.kind, hit.id))

    def action_back(self) -> None:
        """Go back to where the search was opened; from the text to the field first."""
        if self.focused is not self.line:
            self.set_focus(self.line)
        else:
            self.dismiss(None)
