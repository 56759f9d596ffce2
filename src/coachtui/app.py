"""The app: a list screen on each number key, and the store opened behind the first frame."""

from functools import partial
from typing import Final

from coachtui.domain.items import Target
from coachtui.domain.kind import Kind
from coachtui.language import N_
from coachtui.ui.commands import Command
from coachtui.ui.desk import Desk
from coachtui.ui.opening import Opened, Opener, OpeningApp

__all__ = ["CoachApp", "Opened", "Opener"]

_FIRST: Final = 1


class CoachApp(OpeningApp):
    """coachtui on the screen.

    Made with the desk, a function that opens the records, and what to open once they are there.
    """

    CSS_PATH = "app.tcss"
    DEFAULT_MODE = "1"

    def __init__(self, desk: Desk, open_store: Opener, then: Target | None = None) -> None:
        super().__init__(desk, open_store, then)
        self._lists: dict[int, tuple[str, str]] = {_FIRST: (N_("Today"), desk.catalogue.first)}
        for kind in desk.catalogue:
            if kind.number is not None and kind.list_screen:
                self._lists[kind.number] = (kind.plural, kind.list_screen)
        for number, (_, path) in self._lists.items():
            self.add_mode(str(number), partial(self.made, path, desk))

    def places(self) -> list[Command]:
        """Return the list screens, and a new record of each kind that can be started."""
        say = self.desk.words.say
        lists = [
            Command(say(name), str(number), "", partial(self.run_action, f"go({number})"))
            for number, (name, _) in sorted(self._lists.items())
        ]
        new = [
            Command(say("New: {kind}", kind=say(kind.singular)), "", "", partial(self._new, kind))
            for kind in self.desk.catalogue
            if kind.new_screen and self.desk.is_open
        ]
        return [*lists, *super().places(), *new]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse the number keys that no kind has."""
        if action == "go" and parameters[0] not in self._lists:
            return False
        return super().check_action(action, parameters)

    async def action_go(self, number: int) -> None:
        """Go to a list screen; from a page opened on it, back to the list itself."""
        if self.current_mode != str(number):
            await self.switch_mode(str(number))
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    async def _new(self, kind: Kind) -> None:
        if why := self.refused_here():
            self.tell(why, "warning")
            return
        await self.push_screen(self.made(kind.new_screen, self.desk, ""))
