"""Asks for a day, and shows while typing which day was understood."""

from collections.abc import Callable, Iterable
from datetime import date

from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.capture.dates import date_of
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import AskLine
from coachtui.ui.shown import plain
from coachtui.ui.understood import unclear_day, understood_day


class AskDate(AskLine):
    """Gives back the day as an ISO date, '' for an empty line that is allowed, None on leaving."""

    DEFAULT_CSS = """
    AskDate #understood { height: 1; }
    """

    def __init__(
        self,
        desk: Desk,
        label: str,
        *,
        initial: str = "",
        required: bool = True,
        check: Callable[[str], str] | None = None,
    ) -> None:
        """Make the dialog; `initial` and what `check` is given are ISO dates."""
        super().__init__(desk, label, required=required, check=check)
        self._told = ""
        self._initial = desk.words.day(date.fromisoformat(initial)) if initial else ""

    def body(self) -> Iterable[Widget]:
        """Give the field, and below it the line that tells the day."""
        yield from super().body()
        yield Static("", id="understood", classes="aside", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell which day the text means now."""
        event.stop()
        day = understood_day(self.words, event.value, self.desk.clock.today())
        if day != self._told:
            self._told = day
            line = self.query_one("#understood", Static)
            line.update(plain(day, "$text-muted"), layout=False)

    def check(self, text: str) -> str:
        """Give back the error sentence for a text that means no day, '' where it will do."""
        if text and not self.result(text):
            return unclear_day(self.words)
        return super().check(self.result(text))

    def result(self, text: str) -> str:
        """Give back the day as an ISO date."""
        day = date_of(text, self.desk.clock.today())
        return day.isoformat() if day else ""
