"""What the app keeps whatever happens: texts half-typed, and the HR records to themselves."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.screen import Screen

from coachtui.domain.repository import StoreError
from coachtui.ui.clipboard import ClipboardApp
from coachtui.ui.confidential import Confidential
from coachtui.ui.cover import Cover
from coachtui.ui.desk import Desk
from coachtui.ui.global_keys import Sealed
from coachtui.ui.keeper import Keeper
from coachtui.ui.lines import MessageLine, MessageTone
from coachtui.ui.screen import CoachModal, CoachScreen


class KeepingApp(ClipboardApp[None]):
    """The app's part in drafts and in the HR room."""

    def __init__(self, desk: Desk) -> None:
        """Make the part for a desk."""
        super().__init__()
        self.desk = desk
        self._bases: dict[str, str | Callable[[], Screen[Any]]] = {}
        self.keeper: Keeper | None = None
        """Who writes the team's drafts, once the records are open."""
        self._at_work = ""
        desk.hr.watch(self._hr_locked, self.draft_trouble)
        desk.working.tell = self._tell_working

    @property
    def unsaved(self) -> bool:
        """Whether any form holds text that is a draft only."""
        return any(keeper.unsaved for keeper in self._keepers())

    @property
    def unkept(self) -> bool:
        """Whether such a text is on no disk."""
        return any(keeper.failed for keeper in self._keepers())

    def keep(self) -> None:
        """Write what was typed and not yet saved."""
        for keeper in self._keepers():
            keeper.flush()

    def rescue(self) -> None:
        """Do so from a signal handler, come what may."""
        for keeper in self._keepers():
            keeper.rescue()

    def end_keeping(self) -> None:
        """Write it and leave it to the next run; lock the HR room."""
        if self.keeper is not None:
            self.keeper.close()
        self.desk.hr.close()

    def tell(self, text: str, tone: MessageTone = "") -> None:
        """Say something in the message line of the screen in front."""
        screen: Screen[object] = self.screen
        if isinstance(screen, CoachScreen | CoachModal):
            screen.say(text, tone)
        elif not isinstance(screen, Cover):
            self.notify(text, markup=False)

    def _tell_working(self, seconds: int) -> None:
        """Say that the records are being worked on; 0 takes it away, where nothing else is said."""
        if seconds:
            number = self.desk.words.number(seconds)
            self._at_work = self.desk.words.say(
                "Working for {n} s; you can go on meanwhile.", n=number
            )
            self.tell(self._at_work)
            return
        for screen in self.screen_stack:
            for line in screen.query(MessageLine):
                if line.text == self._at_work:
                    line.say("")

    def draft_trouble(self, error: StoreError | OSError | None) -> None:
        """Say that what is typed reaches no disk just now, or that it does again."""
        if error is None:
            self.tell(self.desk.words.say("What you type is kept on disk again."), "good")
        else:
            self.tell(
                self.desk.words.say(
                    "What you type cannot be written to disk: is it full? It stays here, and is"
                    " tried again with each key."
                ),
                "error",
            )

    def _keepers(self) -> Sequence[Keeper]:
        return [keeper for keeper in (self.keeper, self.desk.hr.keeper) if keeper is not None]

    def add_mode(self, mode: str, base_screen: str | Callable[[], Screen[Any]]) -> None:
        """Add a stack of screens; what stands lowest in it is made when it is first shown."""
        self._bases[mode] = base_screen
        super().add_mode(mode, base_screen)

    def _hr_locked(self, why: str) -> None:
        """Leave nothing of the HR records on any screen, in front or not; say why, in its words."""
        self._close_confidential()
        self.desk.publish()
        # One that is not in front would else be seen for a moment as it was.
        for screen in (screen for mode in self._bases for screen in self._stack(mode)):
            if isinstance(screen, CoachScreen):
                screen.catch_up()
        if why:
            self.tell(self.desk.words.say(why), "warning")

    def _close_confidential(self) -> None:
        """Close every screen that shows HR records, and what stands over it.

        A stack that is not in front begins anew with its list instead: its forms have their drafts.
        """
        for mode, base in tuple(self._bases.items()):
            if mode != self.current_mode and _doomed(self._stack(mode)):
                self.remove_mode(mode)
                self.add_mode(mode, base)
        if not isinstance(self.screen, Sealed):
            for _ in _doomed(self.screen_stack):
                self.pop_screen()

    def _stack(self, mode: str) -> list[Screen[Any]]:
        """Return the screens of a stack, none where it was not shown yet."""
        try:
            return self.get_screen_stack(mode)
        except KeyError:
            return []


def _doomed(stack: Sequence[Screen[Any]]) -> Sequence[Screen[Any]]:
    """Return the screens of a stack that close with the HR room; never the lowest."""
    for number, screen in enumerate(stack):
        if number and isinstance(screen, Confidential) and screen.confidential:
            return stack[number:]
    return ()
