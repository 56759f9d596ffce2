"""The keys that sentences name: `{press:edit.save}` in a message id is the key of that command."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedKey:
    """How a command is done.

    Attributes:
        key: what is pressed, as it is written.
        choose: message id of what is chosen in the list that key opens; '' where the key does it.
    """

    key: str
    choose: str = ""


NamedKeys = Callable[[str], NamedKey | None]
"""Gives how the command with an id is done, None for an unknown one; asked by a sentence."""


def no_keys(_command: str) -> None:
    """Know no command: a key stands in its sentence as the catalogue has it."""
