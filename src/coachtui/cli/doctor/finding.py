"""What the doctor finds: one line a thing, with why it matters and what to type."""

from dataclasses import dataclass
from typing import Literal

State = Literal["fine", "note", "trouble"]
"""As it should be; worth knowing; something will not work until it is seen to."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        key: its name for other programs, which never changes.
        name: what it is, in words.
        state: how it stands.
        found: what was found, in words.
        why: why it matters, in words.
        do: what to type; '' where there is nothing to do.
    """

    key: str
    name: str
    state: State
    found: str
    why: str
    do: str = ""
