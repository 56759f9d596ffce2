"""A pasted page of old notes, sorted line by line: one key says whose it is, another what it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import events, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static, TextArea

from coachtui.capture.entry import EntryKind
from coachtui.capture.old_notes import OldLine, old_lines, packed, unpacked
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import StoreError
from coachtui.domain.team import named, reps
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.overview.sorted_lines import LongLineError, logged_from
from coachtui.overview.sorting_keys import keys_of, legend
from coachtui.text import cells
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import AskLine
from coachtui.ui.log_console import SIGNS
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable
from coachtui.ui.text_area import CoachTextArea

PAGE: Final = "old_notes.page"
LINES: Final = "old_notes.lines"
LABEL: Final = N_("Old notes sorted")
_KEYS: Final = {kind: "backslash" if kind == "note" else key for kind, (key, *_) in SIGNS.items()}
"""The key of each kind; the letter for notes is somebody's here."""
_WIDEST_NAME: Final = 14
_MARGIN: Final = 2


class SortingTable(RowTable, inherit_bindings=False):
    """The lines; letters and digits name people, signs say what a line is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"screen.sort('{kind}')", SIGNS[kind][2], show=False, id=f"lines.{kind}")
            for kind, key in _KEYS.items()
        ),
        Binding("enter", "select_cursor", N_("Edit"), id="list.open"),
        Binding("space,down", "cursor_down", N_("Next"), id="sorting.next"),
        Binding("up", "cursor_up", N_("Up"), show=False, id="sorting.up"),
        Binding("home", "scroll_top", N_("First row"), show=False, id="sorting.first"),
        Binding("end", "scroll_bottom", N_("Last row"), show=False, id="sorting.last"),
        Binding("escape", "unfilter", N_("All rows"), show=False, id="list.unfilter"),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("delete", "screen.remove", N_("Leave out"), id="list.delete"),
        Binding("backspace", "screen.free", N_("Nobody's"), show=False, id="sorting.free"),
    ]

    def on_key(self, event: events.Key) -> None:
        """Take letters and digits for a person before they can mean anything else."""
        character, screen = (event.character or "").lower(), self.screen
        if isinstance(screen, SortingNotes) and screen.is_for_a_person(character):
            event.stop()
            event.prevent_default()
            screen.give_to(character)


class SortingNotes(CoachScreen[None]):
    """First the page, as it is pasted; then its lines, each given to somebody by a key."""

    AUTO_FOCUS: ClassVar[str | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "go_on", N_("Go on"), key_display="^S", id="edit.save"),
        Binding("escape", "leave", N_("Leave, keep draft"), id="app.back"),
    ]
    DEFAULT_CSS = """
    SortingNotes {
        .keys { height: auto; max-height: 4; padding: 0 1; color: $text-muted; }
        CoachTextArea { height: 1fr; max-height: 100%; margin: 0 1; }
        .-away { display: none; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the screen; what an interruption left comes back when it is shown."""
        super().__init__(desk)
        self._lines: tuple[OldLine, ...] = ()
        self._done: tuple[OldLine, ...] = ()
        self._people = reps(desk.repository.all(Person))
        self._undo = (self.words.press("app.undo") or "").lower()
        self._keys = keys_of(self._people, kept=self._undo)
        self._by_key = {key: who for who, keys in self._keys.items() for key in keys}

    def heading(self) -> str:
        """Give back how many lines there are, and how many have somebody."""
        words = self.words
        title = words.say("Old notes").upper()
        if not self._lines:
            return title
        number = words.count(len(self._lines), "{n} line", "{n} lines")
        sorted_ = sum(bool(line.person_id) for line in self._lines)
        return words.say("{title} · {lines} · {n} sorted", title=title, lines=number, n=sorted_)

    def body(self) -> Iterable[Widget]:
        """Give the field for the page, and the table of its lines."""
        hint = self.words.say("Paste a page of old notes here; {press:edit.save} goes on.")
        keys = Static(classes="keys aside", markup=False)
        return keys, CoachTextArea("", hint), SortingTable(self.words)

    def on_mount(self) -> None:
        """Take back what an interruption left."""
        held, page = (self.desk.drafts.claim(form) for form in (LINES, PAGE))
        kept = unpacked(held.text) if held is not None else ()
        self._lines = tuple(each for each in kept if not self._is_kept(each))
        if page is not None and page.text:
            self._page.text = page.text
        self._show(start=True)

    def refresh_rows(self) -> None:
        """Leave out the lines that are in the records; what was undone is back to be sorted."""
        every = (*self._done, *self._lines)
        done = tuple(each for each in every if self._is_kept(each))
        if done != self._done:
            self._done, self._lines = done, tuple(each for each in every if each not in done)
            self._note()
            self._show(start=True)

    def _is_kept(self, line: OldLine) -> bool:
        return self.desk.repository.get(LogEntry, line.id) is not None

    @property
    def _page(self) -> CoachTextArea:
        return self.query_one(CoachTextArea)

    @property
    def _table(self) -> SortingTable:
        return self.query_one(SortingTable)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Keep the page as it stands."""
        message.stop()
        self.desk.drafts.note(PAGE, self._page.text)

    def on_resize(self) -> None:
        """Break the line of keys anew."""
        if self._lines:
            self._show()

    def on_paste(self, event: events.Paste) -> None:
        """Take a further page in while lines are being sorted."""
        if self._lines and not self._page.has_focus:
            event.stop()
            self._take(event.text)

    def action_go_on(self) -> None:
        """Sort the page, or keep the lines that have somebody."""
        if self._lines:
            self._keep()
        elif self._page.text.strip():
            self._take(self._page.text)
        else:
            self.say(self.words.say("Paste a page first."))

    def _take(self, page: str) -> None:
        """Make lines of a page; only then the page itself goes."""
        found = old_lines(page, self._whom, self.desk.clock.today())
        self._lines = (*self._lines, *found)
        self._note()
        self._page.text = ""
        self.desk.drafts.drop(PAGE)
        self._show(start=True)

    def _whom(self, called: str) -> str:
        found = named(called, self._people)
        return found[0].id if len(found) == 1 else ""

    def _note(self) -> None:
        if self._lines:
            self.desk.drafts.note(LINES, packed(self._lines))
        else:
            self.desk.drafts.drop(LINES)

    def _show(self, *, start: bool = False) -> None:
        sorting = bool(self._lines)
        self._page.set_class(sorting, "-away")
        self._table.set_class(not sorting, "-away")
        self.query_one(".keys", Static).update(plain(self._told() if sorting else ""))
        names = {person.id: person.short_name for person in self._people}
        rows = [self._row(line, names) for line in self._lines]
        days, _, marks, _ = (max(map(cells, column), default=1) for column in _columns(rows))
        wide = min(max(map(cells, names.values()), default=1), _WIDEST_NAME)
        self._table.show(
            (Column("", days or 1), Column("", wide), Column("", marks), Column("")), rows
        )
        self.refresh_title()
        if start:
            (self._table if sorting else self._page).focus()
            first = next((line.id for line in self._lines if not line.person_id), "")
            self._table.highlight(first)

    def _told(self) -> str:
        words = self.words
        signs = " ".join(
            f"{SIGNS[kind][1].strip()} {words.label('entry_mark', kind)}" for kind in SIGNS
        )
        return f"{legend(self._people, self._keys, self.size.width - _MARGIN)}\n{signs}"

    def _row(self, line: OldLine, names: dict[str, str]) -> Row:
        words = self.words
        day = words.day_and_month(line.day) if line.day else ""
        mark = words.label("entry_mark", line.kind.value)
        drawn = (day, names.get(line.person_id, ""), mark, line.text)
        return Row(line.id, drawn, "good" if line.person_id in names else "")

    def _change(self, change: Callable[[OldLine], OldLine]) -> bool:
        """Change the line under the cursor; tell whether there is one."""
        key = self._table.highlighted_key
        if key is None:
            return False
        self._lines = tuple(change(line) if line.id == key else line for line in self._lines)
        self._note()
        self._show()
        return True

    def is_for_a_person(self, character: str) -> bool:
        """Tell whether a character may be somebody's key: any but the one that undoes."""
        return character.isalnum() and character.isascii() and character != self._undo

    def give_to(self, key: str) -> None:
        """Give the line under the cursor to the person of a key, and go to the next."""
        who = self._by_key.get(key)
        if who is None:
            self.say(self.words.say("Nobody has the key {key}.", key=key))
        elif self._change(lambda line: replace(line, person_id=who)):
            self.say("")
            self._table.action_cursor_down()

    def action_sort(self, kind: str) -> None:
        """Say what the line under the cursor is."""
        self._change(lambda line: replace(line, kind=EntryKind(kind)))

    def action_free(self) -> None:
        """Give the line under the cursor to nobody."""
        self._change(lambda line: replace(line, person_id=""))

    def action_remove(self) -> None:
        """Leave the line under the cursor out."""
        key = self._table.highlighted_key
        self._lines = tuple(line for line in self._lines if line.id != key)
        self._note()
        self._show(start=not self._lines)

    @work
    async def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Edit the text of a line."""
        message.stop()
        line = next((each for each in self._lines if each.id == message.key), None)
        if line is not None:
            ask = AskLine(self.desk, self.words.say("The line"), initial=line.text)
            text = await self.app.push_screen_wait(ask)
            if text:
                self._change(lambda line: replace(line, text=text))

    @work(exclusive=True, group="keeping")
    async def _keep(self) -> None:
        """Write the lines that have somebody; the others stay."""
        words = self.words
        chosen = [line for line in self._lines if line.person_id in self._keys]
        if not chosen:
            self.say(words.say("No line has somebody yet: press the key of a person."))
            return
        try:
            logged = logged_from(chosen, self.desk.view, self.desk.catalogue)
            await self.desk.commit([each for one in logged for each in one.changes()], LABEL)
        except LongLineError as error:
            self._table.highlight(error.line.id)
            self.say(words.say("At most {n} characters, please.", n=error.most), "error")
            return
        except StoreError as error:
            self.say(told(error, words), "error")
            return
        self.refresh_rows()
        done = words.count(len(chosen), "{n} line kept.", "{n} lines kept.")
        self.say(words.say("{what} {press:app.undo} takes it back.", what=done), "good")

    def action_leave(self) -> None:
        """Leave; page and lines stay as drafts."""
        self._note()
        try:
            self.desk.drafts.flush()
        except StoreError as error:
            self.say(told(error, self.words), "error")
        else:
            self.dismiss(None)


def _columns(rows: Sequence[Row]) -> Iterable[tuple[str, ...]]:
    return zip(*(row.cells for row in rows), strict=True) if rows else ((),) * 4
