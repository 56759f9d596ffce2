"""What can be handed on from any screen: to a chat, to an editor, to whoever sits beside."""

from typing import Final

from textual.screen import Screen

from coachtui.domain.parts import called, maybe_one_of, one_of
from coachtui.ui.confidential import Confidential
from coachtui.ui.fields import InOrder
from coachtui.ui.screen import CoachScreen
from coachtui.ui.turning import TurningApp

_COPY: Final = "coachtui.ui.copy_view:CopyScreen"
_OUTSIDE: Final = "coachtui.ui.handing_out:edit_outside"
_SHARED: Final = "coachtui.overview.shared_screen:shared_screen"


class HandingApp(TurningApp):
    """The app's part in copying, in sharing the screen, and in editing outside."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something for: a page to copy, a person, a passage."""
        screen: object = self.screen_stack[-1] if self.screen_stack else None
        if action in {"copy_here", "share"}:
            return isinstance(screen, CoachScreen) and self.desk.is_open
        if action == "outside":
            return isinstance(self.focused, InOrder) and self.focused.PASSAGE
        return super().check_action(action, parameters)

    async def action_copy_here(self) -> None:
        """Show what one would want to paste from the screen in front, to be copied."""
        screen, words = self.screen, self.desk.words
        if not isinstance(screen, CoachScreen):
            return
        hidden = isinstance(screen, Confidential) and screen.confidential
        if hidden or not screen.COPIES:
            said = words.say("HR records are not copied from here: a letter has a key for it.")
            screen.say(said, "warning")
        elif text := screen.copy_text():
            await self.push_screen(one_of(self.desk.catalogue, _COPY, Screen, self.desk, text))
        else:
            screen.say(words.say("There is nothing to copy here."))

    async def action_share(self) -> None:
        """Show the person in front what is shared with them, and nothing else."""
        screen: object = self.screen
        if not isinstance(screen, CoachScreen):
            return
        meant = (screen.about(), screen.target())
        shared = maybe_one_of(self.desk.catalogue, _SHARED, Screen, self.desk, *meant)
        if shared is None:
            said = self.desk.words.say(
                "Share the screen with whom? Go to a person, or to a row of one, first."
            )
            screen.say(said, "warning")
            return
        self.keep()
        self.desk.hr.lock()
        await self.push_screen(shared)

    def action_outside(self) -> None:
        """Hand the passage in focus to the user's editor, and take back what it made of it."""
        self.keep()
        called(self.desk.catalogue, _OUTSIDE, self, self.desk)
