"""Small pictures of numbers, as text."""

from collections.abc import Iterable
from typing import Final

_STEPS: Final = "▁▂▃▄▅▆▇█"
_PLAIN_STEPS: Final = "12345678"


def spark(values: Iterable[float | None], low: float, high: float, *, plain: bool = False) -> str:
    """Give back one sign a value, as high as it lies between `low` and `high`.

    Values outside are drawn at the edge, a missing one is a space. With `plain` the signs are
    digits from 1 to 8, for terminals without block characters.
    """
    steps = _PLAIN_STEPS if plain else _STEPS
    span = high - low
    drawn = []
    for value in values:
        if value is None:
            drawn.append(" ")
            continue
        share = (value - low) / span if span > 0 else 1.0
        drawn.append(steps[round(min(max(share, 0.0), 1.0) * (len(steps) - 1))])
    return "".join(drawn)


def bar(share: float, width: int, *, plain: bool = False) -> str:
    """Give back a bar `width` cells long, filled by a share of 0 to 1.

    Something above nothing fills at least one cell, something below all leaves one free.
    """
    full, free = ("#", ".") if plain else ("█", "░")
    filled = round(min(max(share, 0.0), 1.0) * width)
    if width > 1 and 0 < share < 1:
        filled = min(max(filled, 1), width - 1)
    return full * filled + free * (width - filled)
