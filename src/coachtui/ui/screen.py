"""What every screen and every dialog has: a title line, its body, a line for messages, its keys."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from coachtui.domain.items import Target
from coachtui.domain.parts import maybe_one_of
from coachtui.language import Words
from coachtui.ui.copying import copied
from coachtui.ui.desk import Desk
from coachtui.ui.fields import PasteNoted
from coachtui.ui.filtering import FilteringScreen
from coachtui.ui.keybar import KeyBar
from coachtui.ui.lines import MessageLine, MessageTone, TitleLine
from coachtui.ui.table import RowTable

T = TypeVar("T")
_ON_FILE: Final = "coachtui.domain.on_file:record_named"
_OLD: Final = timedelta(minutes=1)
"""From this age on a screen that comes back tells days and moments anew."""


class Follower:
    """Calls a screen back when records change: at once while it is in front, else on its return."""

    def __init__(
        self, desk: Desk, in_front: Callable[[], bool], refresh: Callable[[], None]
    ) -> None:
        self._in_front, self._refresh = in_front, refresh
        self._behind = False
        self._now = desk.clock.now
        self._drawn = self._now()
        self._stop: Callable[[], None] | None = desk.on_change(self._changed)

    def _changed(self) -> None:
        if self._in_front():
            self._draw()
        else:
            self._behind = True

    def catch_up(self) -> None:
        """Refresh if something changed meanwhile, the time of day included."""
        if self._behind or self._now() - self._drawn >= _OLD:
            self._draw()

    def _draw(self) -> None:
        self._behind = False
        self._drawn = self._now()
        self._refresh()

    def stop(self) -> None:
        """Follow no longer."""
        if self._stop is not None:
            self._stop()
            self._stop = None


def paste_sentence(words: Words, note: PasteNoted) -> str:
    """Say what became of a paste."""
    if note.refused:
        return words.say(
            "That paste has {n} characters and was not taken in: paste it in parts.",
            n=words.number(note.refused),
        )
    return words.count(
        note.cleaned, "{n} control character taken out.", "{n} control characters taken out."
    )


class CoachScreen(FilteringScreen[T]):
    """A full screen. Subclasses give `body`, `heading` and `refresh_rows`."""

    AUTO_FOCUS: ClassVar[str | None] = "*"
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys the field in focus takes itself, with the message id of what they do."""
    COPIES: ClassVar[bool] = True
    """Whether the key for copying gives what it shows."""
    DEFAULT_CSS = """
    CoachScreen { background: $background; color: $foreground; }
    CoachScreen > .body { height: 1fr; width: 1fr; }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the screen of a desk."""
        super().__init__()
        self.desk = desk
        self.page_of: Target | None = None
        """The record a page shows."""
        self._follower: Follower | None = None

    @property
    def words(self) -> Words:
        """The language the user reads."""
        return self.desk.words

    def compose(self) -> ComposeResult:
        """Lay out title, body, message line and keys."""
        yield TitleLine(self.heading(), self.context())
        with Vertical(classes="body"):
            yield from self.body()
        yield MessageLine(self.idle())
        yield KeyBar(self.words, self.HINTS)

    def body(self) -> Iterable[Widget]:
        """Give the widgets between title and message line."""
        return ()

    def heading(self) -> str:
        """Give back what stands left in the title, in words."""
        return ""

    def context(self) -> str:
        """Give back what stands right in the title: whose records, DEMO, read-only."""
        return context_of(self.desk)

    def about(self) -> str:
        """Give back the id of the person this is about; '' where it is about nobody alone."""
        return ""

    def copy_text(self) -> str:
        """Give back what one would want to paste from here; '' for nothing."""
        return copied(self)

    def target(self) -> Target | None:
        """Give back the record under the cursor, else the one this is a page of; None for neither.

        A row stands for the record whose id is its key; a screen with other keys gives its own.
        """
        focused, tables = self.focused, list(self.query(RowTable))
        alone = tables[0] if len(tables) == 1 else None
        table = focused if isinstance(focused, RowTable) else alone
        key = table.highlighted_key if table is not None and self.desk.is_open else None
        kinds, found = self.desk.catalogue, None
        if key:
            found = maybe_one_of(kinds, _ON_FILE, Target, kinds, self.desk.view, key)
        return found or self.page_of

    def idle(self) -> str:
        """Give back what the message line shows while there is nothing to say."""
        return ""

    def refresh_rows(self) -> None:
        """Show the records as they are now; called on opening and after each change."""

    def refresh_title(self) -> None:
        """Show heading, filter and context as they are now."""
        parts = [self.heading(), *(f"/{text}" for text in self.narrowings())]
        self.query_one(TitleLine).show(" · ".join(part for part in parts if part), self.context())

    def say(self, text: str, tone: MessageTone = "") -> None:
        """Show an outcome or an error in the message line; '' clears it."""
        for line in self.query(MessageLine):
            line.say(text, tone)

    def on_mount(self) -> None:
        """Follow the records, once: a subclass may call this before it is called anyway."""
        if self._follower is not None:
            return
        self._follower = Follower(self.desk, self._in_front, self._refresh)
        if self.desk.is_open:
            self._refresh()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self._in_front():  # and not one of several that were closed at once
            self.catch_up()

    def catch_up(self) -> None:
        """Show at once what changed since the screen was in front, though it is not yet again."""
        if self._follower is not None:
            self._follower.catch_up()

    def on_unmount(self) -> None:
        """Follow no longer."""
        if self._follower is not None:
            self._follower.stop()

    def on_paste_noted(self, note: PasteNoted) -> None:
        """Say what became of a paste."""
        note.stop()
        self.say(paste_sentence(self.words, note), "warning")

    def _in_front(self) -> bool:
        return self.app.screen is self

    def _refresh(self) -> None:
        self.refresh_title()
        self.refresh_rows()


class CoachModal(ModalScreen[T]):
    """A dialog of at most 76 x 20 cells. Subclasses give `body` and `heading`."""

    AUTO_FOCUS: ClassVar[str | None] = "*"
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys the field in focus takes itself, with the message id of what they do."""
    DEFAULT_CSS = """
    CoachModal {
        align: center middle;
        & > .dialog {
            width: 76; max-width: 100%; height: auto; max-height: 20;
            background: $surface; border: solid $border; padding: 0;
        }
        & > .dialog > .body { height: auto; max-height: 15; width: 1fr; padding: 0 1; }
        & > .dialog > TitleLine { background: $surface; }
        & > .dialog > KeyBar { dock: none; background: $surface; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the dialog of a desk."""
        super().__init__()
        self.desk = desk

    @property
    def words(self) -> Words:
        """The language the user reads."""
        return self.desk.words

    def compose(self) -> ComposeResult:
        """Lay out title, body, message line and keys in a box."""
        with Vertical(classes="dialog"):
            if self.heading():
                yield TitleLine(self.heading())
            with Vertical(classes="body"):
                yield from self.body()
            yield MessageLine()
            yield KeyBar(self.words, self.HINTS)

    def body(self) -> Iterable[Widget]:
        """Give the widgets between title and message line."""
        return ()

    def heading(self) -> str:
        """Give back the title, in words."""
        return ""

    def say(self, text: str, tone: MessageTone = "") -> None:
        """Show an outcome or an error in the message line; '' clears it."""
        for line in self.query(MessageLine):
            line.say(text, tone)

    def on_paste_noted(self, note: PasteNoted) -> None:
        """Say what became of a paste."""
        note.stop()
        self.say(paste_sentence(self.words, note), "warning")


def context_of(desk: Desk) -> str:
    """Give back whose records these are, if the demo's, if read-only, and in how many windows."""
    words = desk.words
    parts = [desk.manager]
    if desk.demo:
        parts.append(words.say("DEMO"))
    if desk.is_open and desk.repository.read_only:
        parts.append(words.say("read-only"))
    if desk.company.others:
        parts.append(desk.company.told(words))
    return " · ".join(part for part in parts if part)
