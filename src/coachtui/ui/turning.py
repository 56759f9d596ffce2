"""What can be taken back, done again, looked up and restored: undo, redo, history, the bin."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from textual import work
from textual.screen import Screen

from coachtui.domain.items import Target
from coachtui.domain.parts import maybe_one_of, one_of
from coachtui.domain.repository import JournalChange, StaleWriteError, StoreError
from coachtui.domain.trouble import told
from coachtui.ui.commands import Command
from coachtui.ui.guarding import GuardingApp
from coachtui.ui.screen import CoachModal, CoachScreen

MANY: Final = 20
"""Records; one key does not take back more than these without a question."""
_UNDO_QUESTION: Final = "coachtui.ui.undo_question:UndoQuestion"
_HEADLINE: Final = "coachtui.domain.on_file:headline_of_first"
_MEANT: Final = "coachtui.domain.on_file:record_meant"
_HISTORY: Final = "coachtui.overview.history:HistoryScreen"
_BIN: Final = "coachtui.overview.bin:BinScreen"

Look = Callable[[], Awaitable[JournalChange | None]]


class TurningApp(GuardingApp):
    """The app's part in what was."""

    def places(self) -> list[Command]:
        """Return the bin among what there is to go to."""
        if not self.desk.is_open:
            return super().places()
        say = self.desk.words.say
        tip = say("What was deleted in the last 30 days; {press:bin.restore} brings it back.")
        return [*super().places(), Command(say("Bin"), "", tip, self._open_bin)]

    @property
    def record_here(self) -> Target | None:
        """The record whose history can be told now."""
        screen: object = self.screen
        if not (isinstance(screen, CoachScreen | CoachModal) and self.desk.is_open):
            return None
        catalogue, target = self.desk.catalogue, screen.target()
        if target is None:
            return None
        return maybe_one_of(catalogue, _MEANT, Target, catalogue, self.desk.view, target)

    async def action_history(self) -> None:
        """Show what was changed in the record under the cursor."""
        target, catalogue = self.record_here, self.desk.catalogue
        make = catalogue.load(_HISTORY)
        if target is not None and not (isinstance(make, type) and isinstance(self.screen, make)):
            await self.push_screen(one_of(catalogue, _HISTORY, Screen, self.desk, target))

    async def _open_bin(self) -> None:
        await self.push_screen(one_of(self.desk.catalogue, _BIN, Screen, self.desk))

    @work(exclusive=True, group="history")
    async def action_undo(self) -> None:
        """Take back the last change, by name; ask where it was much, or not done here."""
        words, desk = self.desk.words, self.desk
        if not desk.is_open:
            return
        change, name = await self._ahead(desk.undoable)
        while change is not None and not _plain(change):
            if not await self._may_undo(change, name):
                return
            asked = change.change
            change, name = await self._ahead(desk.undoable)
            if change is not None and change.change == asked:
                break  # nothing came after it while the question stood
        await self._turn_back(
            desk.undo,
            name,
            lambda what: words.say("Undone: {what}.", what=what),
            words.say("There is nothing to undo."),
        )

    @work(exclusive=True, group="history")
    async def action_redo(self) -> None:
        """Do again what was undone last and say what it was."""
        words, desk = self.desk.words, self.desk
        if not desk.is_open:
            return
        _, name = await self._ahead(desk.redoable)
        await self._turn_back(
            desk.redo,
            name,
            lambda what: words.say("Done again: {what}.", what=what),
            words.say("There is nothing to redo."),
        )

    async def _ahead(self, look: Look) -> tuple[JournalChange | None, str]:
        """Return the change that is about to be turned, and the record in it, as it is before."""
        with suppress(StoreError):  # the turn itself comes upon the same, and says so
            change = await look()
            return change, self._named(change)
        return None, ""

    def _named(self, change: JournalChange | None) -> str:
        if change is None or len(change.touched) > MANY:
            return ""
        catalogue, view = self.desk.catalogue, self.desk.view
        return maybe_one_of(catalogue, _HEADLINE, str, catalogue, view, change.touched) or ""

    async def _may_undo(self, change: JournalChange, name: str) -> bool:
        words, number = self.desk.words, len(change.touched)
        make, what = self.desk.catalogue.load(_UNDO_QUESTION), words.say(change.label)
        asked = None
        if callable(make):
            named = f"{what}: {name}" if name else what
            time = words.time(change.at) if change.elsewhere else ""
            asked = make(self.desk, named, number if number > MANY else 0, time)
        return not isinstance(asked, Screen) or bool(await self.push_screen_wait(asked))

    async def _turn_back(
        self, turn: Look, before: str, done: Callable[[str], str], nothing: str
    ) -> None:
        words = self.desk.words
        try:
            change = await turn()
        except StaleWriteError:
            text = words.say("This was changed again since and stays as it is.")
            self.tell(text, "warning")
        except StoreError as error:
            self.tell(told(error, words), "error")
        else:
            if change is None:
                self.tell(nothing)
            else:
                what = words.say(change.label) if change.label else words.say("a change")
                # what was taken out has its name from before
                name = self._named(change) or before
                self.tell(done(f"{what}: {name}" if name else what), "good")


def _plain(change: JournalChange) -> bool:
    """Tell whether one key may take it back without a question."""
    return len(change.touched) <= MANY and not change.elsewhere
