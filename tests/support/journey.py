"""A manager at the keyboard: what is pressed, typed and seen, in sentences; keys are counted."""

from typing import Self

from coachtui.language import Words
from keyed import keyed
from terminal import Terminal


class Journey:
    """Somebody's way through the program in one terminal.

    Attributes:
        terminal: the terminal it goes through.
        words: the language of the screen.
        keys: how many keys were pressed beyond the text of the facts.
    """

    def __init__(self, terminal: Terminal, words: Words | None = None) -> None:
        self.terminal = terminal
        self.words = words or keyed("en")
        self.keys = 0

    def sees(self, *texts: str, within: float = 10.0) -> Self:
        """Wait until each text is on the screen."""
        for text in texts:
            self.terminal.wait_for(text, within)
        return self

    def sees_no_more(self, text: str) -> Self:
        """Wait until a text has gone from the screen."""
        self.terminal.wait_gone(text)
        return self

    def finds(self, sentence: str, *, upper: bool = False, **values: object) -> Self:
        """Wait for a sentence, given in English, in the language of the screen."""
        return self.sees(self._said(sentence, upper=upper, **values))

    def finds_no_more(self, sentence: str) -> Self:
        """Wait until a sentence, given in English, has gone from the screen."""
        return self.sees_no_more(self._said(sentence))

    def presses(self, *names: str) -> Self:
        """Press keys by their names; each counts."""
        self.keys += len(names)
        self.terminal.keys(*names)
        return self

    def types(self, fact: str, sign: str = "") -> Self:
        """Type a sign, whose keys count, and the text of a fact, whose keys do not."""
        self.keys += len(sign)
        self.terminal.type(sign + fact)
        return self

    def logs(self, fact: str, sign: str = "", shown: str = "") -> Self:
        """Type a line, press Enter, and wait until the log shows it as written."""
        self.types(fact, sign).presses("enter")
        self.terminal.wait(lambda: self._logged(shown or fact), f"{fact!r} in the log")
        return self

    def goes_to(self, text: str) -> Self:
        """Go down in the first list of the screen to the row of a text."""
        first = 1 + next(at for at, line in enumerate(self.terminal.lines) if line.startswith("─"))
        return self.presses(*["down"] * (self.terminal.lines.index(self.row_of(text)) - first))

    def sees_line(self, text: str) -> Self:
        """Wait until this, and no more, stands in the capture line."""
        self.terminal.wait(
            lambda: self.capture_line.partition("›")[2].strip() == text, f"{text!r} in the line"
        )
        return self

    def sees_cursor_after(self, text: str) -> Self:
        """Wait until the terminal's cursor stands behind a text of the capture line."""
        row = self.terminal.lines.index(self.capture_line)
        column = self.capture_line.rindex(text) + len(text)
        cursor = (row, column)
        self.terminal.wait(lambda: self.terminal.cursor == cursor, f"the cursor after {text!r}")
        return self

    def sees_cursor_in(self, text: str) -> Self:
        """Wait until the terminal's cursor stands in the one line that holds a text."""
        row = self.terminal.lines.index(self.row_of(text))
        self.terminal.wait(lambda: self.terminal.cursor[0] == row, f"the cursor in {text!r}")
        return self

    def row_of(self, text: str) -> str:
        """Wait until one line of the screen holds a text, and give it back."""

        def found() -> list[str]:
            return [line for line in self.terminal.lines if text in line]

        self.terminal.wait(lambda: len(found()) == 1, f"one line of {text!r}")
        return found()[0]

    @property
    def capture_line(self) -> str:
        """The line being typed, with its mark."""
        found = [line for line in self.terminal.lines if " › " in line or line.endswith(" ›")]
        assert len(found) == 1, self.terminal.text()
        return found[0]

    def _said(self, sentence: str, *, upper: bool = False, **values: object) -> str:
        said = self.words.say(sentence, **values)
        return said.upper() if upper else said

    def _logged(self, text: str) -> bool:
        return any(text in line and " › " not in line for line in self.terminal.lines)
