"""What every screen and every dialog has: a title line, its body, a line for messages, its keys."""

from collections.abc import Callable, Iterable
from typing import ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from coachtui.domain.items import Target
from coachtui.domain.parts import called, maybe_one_of, one_of
from coachtui.domain.repository import Storable
from coachtui.language import Words
from coachtui.ui.desk import Desk
from coachtui.ui.fields import PasteNoted
from coachtui.ui.filtering import FilteringScreen
from coachtui.ui.follower import Follower
from coachtui.ui.global_keys import HELP_HERE, HISTORY_HERE
from coachtui.ui.keybar import KeyBar
from coachtui.ui.lines import MessageLine, MessageTone, TitleLine
from coachtui.ui.table import RowTable

T = TypeVar("T")
_ON_FILE: Final = "coachtui.domain.on_file:record_named"
_COPIED: Final = "coachtui.ui.copying:copied"
_FITTING: Final = "coachtui.domain.initials:for_both"


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
        return one_of(self.desk.catalogue, _COPIED, str, self)

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

    def beside(self) -> Storable | None:
        """Give back the rep who may look at it too; None where nobody does."""
        return None

    def fitting(self) -> Callable[[str], str]:
        """Give back what makes a text fit for them too, as the settings say; never one typed."""
        person = self.beside()
        if person is None:
            return str
        fit = called(self.desk.catalogue, _FITTING, self.desk.view, person)
        if not callable(fit):
            raise TypeError(_FITTING)
        return lambda text: str(fit(text))

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
        told = self.fitting()(text)
        for line in self.query(MessageLine):
            line.say(told, tone)

    def on_mount(self) -> None:
        """Follow the records, once: a subclass may call this before it is called anyway."""
        if self._follower is not None:
            return
        self._follower = Follower(self.desk, self._seen, self._refresh)
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

    def _seen(self) -> bool:
        """Tell whether it is in front, or nothing but dialogs stand over it."""
        over = next((one for one in reversed(self.app.screen_stack) if _covers(one)), None)
        return over is self

    def _refresh(self) -> None:
        self.refresh_title()
        self.refresh_rows()


class CoachModal(ModalScreen[T]):
    """A dialog of at most 76 x 20 cells. Subclasses give `body` and `heading`."""

    AUTO_FOCUS: ClassVar[str | None] = "*"
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys the field in focus takes itself, with the message id of what they do."""
    COPIES: ClassVar[bool] = True
    """As for a screen."""
    BINDINGS: ClassVar[list[BindingType]] = [HELP_HERE, HISTORY_HERE]
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
        self._follower: Follower | None = None

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

    def copy_text(self) -> str:
        """Give back what one would want to paste from here; '' for nothing."""
        return one_of(self.desk.catalogue, _COPIED, str, self)

    def target(self) -> Target | None:
        """Give back the record it is about; None where it is about none."""
        return None

    def refresh_rows(self) -> None:
        """Show the records as they are now; called on opening and after each change."""

    def say(self, text: str, tone: MessageTone = "") -> None:
        """Show an outcome or an error in the message line; '' clears it."""
        for line in self.query(MessageLine):
            line.say(text, tone)

    def say_below(self, text: str, tone: MessageTone = "good") -> None:
        """Say it on the screen that is looked at once this closes."""
        stack = self.app.screen_stack
        under = stack[stack.index(self) - 1] if self in stack else self
        (under if isinstance(under, CoachScreen | CoachModal) else self).say(text, tone)

    def on_mount(self) -> None:
        """Follow the records."""
        self._follower = Follower(self.desk, lambda: self.app.screen is self, self.refresh_rows)
        if self.desk.is_open:
            self.refresh_rows()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self._follower is not None and self.app.screen is self:
            self._follower.catch_up()

    def on_unmount(self) -> None:
        """Follow no longer."""
        if self._follower is not None:
            self._follower.stop()

    def on_paste_noted(self, note: PasteNoted) -> None:
        """Say what became of a paste."""
        note.stop()
        self.say(paste_sentence(self.words, note), "warning")


def _covers(screen: Screen[object]) -> bool:
    """Tell whether nothing is seen of what stands below a screen."""
    return not isinstance(screen, CoachModal)


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
