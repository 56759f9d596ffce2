"""Help in the user's language: every text click is handed is a message id."""

from collections.abc import Iterable

import click

from coachtui.exchange.session import Session
from coachtui.language import N_, Words

# What click writes of its own.
_CLICK_WORDS = (N_("Options"), N_("Commands"), N_("Show this message and exit."))
_PARTS = (N_("[OPTIONS]"), N_("[COMMAND]"), N_("COMMAND"), N_("[ARGS]..."))
"""Of the usage line; what stands for a value stays as it is, since the help speaks of it."""
_REQUIRED = N_("[required]")


class Formatter(click.HelpFormatter):
    """Lays out help, translating what it is handed."""

    def __init__(self, words: Words, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self._words = words

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        say = self._words.say
        told = " ".join(say(part) if part in _PARTS else part for part in args.split(" "))
        super().write_usage(prog, told, prefix=f"{say('Usage')}: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(self._words.say(heading))

    def write_text(self, text: str) -> None:
        """Write a command's help."""
        super().write_text(self._words.say(text))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write options or commands with their help."""
        translated = []
        for term, text in rows:
            # What click puts after two spaces is a range, not part of the sentence.
            sentence, gap, rest = text.partition("  [")
            bounds = self._words.say(_REQUIRED) if gap + rest == f"  {_REQUIRED}" else f"[{rest}"
            translated.append((term, self._words.say(sentence) + (f"  {bounds}" if gap else "")))
        super().write_dl(translated, col_max, col_spacing)


class Context(click.Context):
    """A command's context whose help is in the language of the session."""

    def make_formatter(self) -> click.HelpFormatter:
        """Give back the formatter of help."""
        session = self.find_object(Session)
        if session is None:
            return super().make_formatter()
        return Formatter(session.words, self.terminal_width, self.max_content_width)


def in_language(command: click.Command) -> click.Command:
    """Give back the command, its help and that of its subcommands translated when shown."""
    command.context_class = Context
    if isinstance(command, click.Group):
        for sub in command.commands.values():
            in_language(sub)
    return command
