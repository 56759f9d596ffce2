"""Who else has the records open, for titles and the list of commands; never a gate."""

from typing import Final

from textual.screen import Screen

from coachtui.ui.commands import Command
from coachtui.ui.keeping import KeepingApp

_WINDOWS: Final = "coachtui.ui.windows:WindowsDialog"


class CompanyApp(KeepingApp):
    """The app's part in telling who else is on."""

    def places(self) -> list[Command]:
        """Return the list of windows."""
        return [Command(self.desk.words.say("Who else is on"), "", "", self.action_company)]

    async def action_company(self) -> None:
        """List the windows that have the records open."""
        make = self.desk.catalogue.load(_WINDOWS)
        await self.desk.unseen(self.desk.company.look)
        made: object = make(self.desk) if callable(make) else None
        if isinstance(made, Screen):
            await self.push_screen(made)

    def end_keeping(self) -> None:
        """Be seen by no other window any more, whatever is still to be written."""
        self.desk.company.end()
        super().end_keeping()
