"""What is said at a field while it is typed."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a text; one that `stops` cannot be saved, else it is a hint.

    A `reading` only tells how the text is understood.
    """

    text: str
    stops: bool
    reading: bool = False


Watch = Callable[[str], Remark | None]
"""Looks at a text with each key; gives back what there is to say of it."""
