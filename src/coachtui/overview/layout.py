"""Whether two panes stand one above the other or beside each other."""

from typing import Final

from textual.geometry import Size

BESIDE: Final = "-beside"
"""Class of a screen whose panes stand beside each other."""
_WIDE: Final = 120
_VERY_WIDE: Final = 150
_LOW: Final = 32


def beside(size: Size) -> bool:
    """Tell whether panes stand beside each other.

    Above each other their texts have the whole width, which is worth more as long as there are
    rows enough.
    """
    return size.width >= _VERY_WIDE or (size.width >= _WIDE and size.height < _LOW)
