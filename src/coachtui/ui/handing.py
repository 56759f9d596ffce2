"""What can be handed on from any screen: to a chat, to an editor, to whoever sits beside."""

from typing import Final

from textual.screen import Screen

from coachtui.domain.parts import called, maybe_one_of, one_of
from coachtui.ui.commands import Command
from coachtui.ui.confidential import Confidential
from coachtui.ui.desk import Desk
from coachtui.ui.fields import InOrder
from coachtui.ui.global_keys import COPY, Sealed
from coachtui.ui.lines import MessageLine
from coachtui.ui.screen import CoachModal, CoachScreen
from coachtui.ui.turning import TurningApp

_COPY: Final = "coachtui.ui.copy_view:CopyScreen"
_SEALED_COPY: Final = "coachtui.ui.copy_view:SealedCopy"
_ROW_HERE: Final = "coachtui.ui.copying:row_here"
_OUTSIDE: Final = "coachtui.ui.handing_out:edit_outside"
_SHARED: Final = "coachtui.overview.shared_screen:shared_screen"


class HandingApp(TurningApp):
    """The app's part in copying, in sharing the screen, and in editing outside."""

    def __init__(self, desk: Desk) -> None:
        """Make the part for a desk."""
        super().__init__(desk)
        self._refused: tuple[tuple[MessageLine, str], ...] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something for: a page to copy, a person, a passage."""
        screen: object = self.screen_stack[-1] if self.screen_stack else None
        if action == "copy_here":
            return isinstance(screen, CoachScreen | CoachModal)
        if action == "share":
            return isinstance(screen, CoachScreen) and self.desk.is_open
        if action == "outside":
            return isinstance(self.focused, InOrder) and self.focused.PASSAGE
        return super().check_action(action, parameters)

    def places(self) -> list[Command]:
        """Return the copying as well, where its key is text or does something else in front."""
        active = (each.binding for each in self.screen.active_bindings.values())
        here = {binding.action for binding in active if binding.id}
        if here & {"copy_here", "copy"} or not self.check_action("copy_here", ()):
            return super().places()
        say = self.desk.words.say
        copy = Command(say(COPY.description), "", say(COPY.tooltip), self.action_copy_here)
        return [copy, *super().places()]

    async def action_copy_here(self) -> None:
        """Show what one would want to paste from the screen in front, to be copied."""
        screen, words = self.screen, self.desk.words
        if not isinstance(screen, CoachScreen | CoachModal):
            return
        hidden = isinstance(screen, Confidential) and screen.confidential
        if hidden or not screen.COPIES:
            said = words.say(
                "HR records are not copied here. In a case: {press:case.letters} Letters, then"
                " {press:record.copy}."
            )
            screen.say(said, "warning")
            self._refused = tuple((line, line.text) for line in screen.query(MessageLine))
        elif text := screen.copy_text():
            path = _SEALED_COPY if isinstance(screen, Sealed) else _COPY
            row = one_of(self.desk.catalogue, _ROW_HERE, str, screen)
            given = (self.desk, text, "", row)
            await self.push_screen(one_of(self.desk.catalogue, path, Screen, *given))
        else:
            screen.say(words.say("There is nothing to copy here."))

    def end_refusal(self) -> None:
        """Take back that nothing is copied, once something else is asked for."""
        for line, said in self._refused:
            if line.text == said:
                line.say("")
        self._refused = ()

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
