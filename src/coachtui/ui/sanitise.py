"""The last border before the terminal: no control character of a stored text gets through."""

import re
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# C0, DEL, C1, direction marks and overrides, byte order mark, lone surrogates.
_BAD: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


class Sanitise(LineFilter):
    """Takes control characters out of every line, whichever widget made it.

    The app returns it in front of the filters Textual has of its own.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give back the line without control characters; Textual's own control segments stay."""
        return [
            segment
            if segment.control or not _BAD.search(segment.text)
            else Segment(_BAD.sub("", segment.text), segment.style)
            for segment in segments
        ]
