"""The dialog that asks for the passphrase of the HR records, and waits while they open."""

from collections.abc import Awaitable, Callable, Iterable
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.domain.repository import StoreError, WrongKeyError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput
from coachtui.ui.screen import CoachModal
from coachtui.ui.shown import plain

TRIES: Final = 3


class AskPassphrase(CoachModal[bool]):
    """Asks for the passphrase, three times at most; answers whether the records are open.

    What is typed is masked, is no draft, and is gone from the field before it is tried.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Keep locked"), id="passphrase.leave"),
    ]
    COPIES: ClassVar[bool] = False
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (("enter", N_("Open")),)
    DEFAULT_CSS = """
    AskPassphrase Static { height: auto; max-height: 4; margin: 1 0; }
    AskPassphrase CoachInput { margin: 0 0 1 0; }
    """

    def __init__(self, desk: Desk, unlock: Callable[[str], Awaitable[bool]]) -> None:
        """Make the dialog.

        Args:
            desk: what every screen is handed.
            unlock: tries a passphrase; raises `StoreError` where the records do not open.
        """
        super().__init__(desk)
        self.worn_out = False
        """Whether it was left because every try was wrong."""
        self._unlock = unlock
        self._left = TRIES
        self._trying = False

    def heading(self) -> str:
        """Say what is asked for."""
        return self.words.say("Passphrase of the HR records")

    def body(self) -> Iterable[Widget]:
        """Give the question and the masked field."""
        said = self.words.say(
            "The HR records are sealed. Is nobody looking on? Each opening of a case is noted."
        )
        yield Static(plain(said), markup=False)
        field = CoachInput()
        field.password = True
        yield field

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed from everybody else."""
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try what was typed."""
        event.stop()
        typed = event.value
        if typed and not self._trying:
            self.query_one(CoachInput).value = ""
            self._trying = True
            self.say(self.words.say("Opening; this takes a few seconds."))
            self._try(typed)

    @work
    async def _try(self, typed: str) -> None:
        words = self.words
        try:
            is_open = await self._unlock(typed)
        except WrongKeyError:
            self._left -= 1
            if self._left:
                self.say(
                    words.count(
                        self._left,
                        "That is not the passphrase. {n} try is left.",
                        "That is not the passphrase. {n} tries are left.",
                    ),
                    "error",
                )
            else:
                self.worn_out = True
                self.dismiss(False)
        except StoreError as error:
            self.say(told(error, words), "error")
        else:
            self.dismiss(is_open)
        finally:
            self._trying = False

    def action_leave(self) -> None:
        """Leave the records locked; what is being tried locks again."""
        if self._trying:
            self.desk.hr.lock()
        self.dismiss(False)
