"""Telling what is wrong with a file that was to come in, and ending the command."""

from collections.abc import Sequence
from typing import Final, NoReturn

from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import USAGE
from coachtui.exchange.problems import Problem
from coachtui.exchange.session import Session

SHOWN: Final = 50
"""So many problems are told, the rest is counted."""
_MAP_PROBLEMS: Final = ("map_", "two_columns", "no_name_column", "no_column", "unknown_file")


def refuse(session: Session, problems: Sequence[Problem]) -> NoReturn:
    """Tell all problems of a file and end the command.

    Raises:
        RefusedError: always; 2 where all of them are about which column is what.
    """
    words = session.words
    for problem in problems[:SHOWN]:
        session.console.say(problem.said(words))
    more = len(problems) - SHOWN
    if more > 0:
        session.console.say(words.count(more, "And {n} more problem.", "And {n} more problems."))
    usage = all(problem.key.startswith(_MAP_PROBLEMS) for problem in problems)
    raise RefusedError(words.say("Nothing was imported."), USAGE if usage else 1)
