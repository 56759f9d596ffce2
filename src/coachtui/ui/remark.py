"""What is said at a field while it is typed."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a text; one that `stops` cannot be saved, else it is a hint."""

    text: str
    stops: bool


Watch = Callable[[str], Remark | None]
"""Looks at a text with each key; gives back what there is to say of it."""
