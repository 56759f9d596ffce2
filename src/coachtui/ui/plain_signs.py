"""Boxes, rules and bars in signs every terminal has, or left out for who has them read aloud."""

import re
from collections.abc import Sequence
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_LINES: Final = range(0x2500, 0x2580)
_ACROSS: Final = "─━┄┅┈┉═╌╍"
_DOWN: Final = "│┃┆┇┊┋║╎╏"
_BLOCKS: Final = {
    **dict(zip("▁▂▃▄▅▆▇█", "1234567#", strict=True)),
    **dict.fromkeys("▀▔", "-"),
    **dict.fromkeys("▉▊▋▌▍▎▏▐▕", "|"),
    **dict(zip("░▒▓", ":%#", strict=True)),
}
_CURVE: Final = re.compile("[▁-█]*[▁-▇][▁-█]*")
"""A sparkline: blocks that are not all of them full, as those of a bar are."""
_TOP: Final = str.maketrans("█", "8")
_SIGNS: Final = dict(zip("△▲▶▸▼·→●", "~^>>*.>o", strict=True))
ASCII: Final = str.maketrans(
    {
        **{chr(sign): "+" for sign in _LINES},
        **dict.fromkeys(_ACROSS, "-"),
        **dict.fromkeys(_DOWN, "|"),
        **_BLOCKS,
        **_SIGNS,
    }
)
"""Frames in hyphens, bars and plus signs; bars in signs of rising weight, sparklines in digits."""
NO_LINES: Final = str.maketrans({**{chr(sign): " " for sign in _LINES}, **_BLOCKS})
"""No frame and no rule at all; bars and sparklines, which say something, as above."""


class PlainSigns(LineFilter):
    """Replaces such signs in what goes to the terminal, wherever they come from."""

    def __init__(self, table: dict[int, str]) -> None:
        super().__init__()
        self._table = table

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, as wide as before."""
        return [
            segment
            if segment.text.isascii()
            else Segment(self._plain(segment.text), segment.style, segment.control)
            for segment in segments
        ]

    def _plain(self, text: str) -> str:
        levels = _CURVE.sub(lambda curve: curve[0].translate(_TOP), text)
        return levels.translate(self._table)


def plain_signs(*, accessible: bool, ascii_only: bool) -> Sequence[LineFilter]:
    """Return the filter that the settings ask for, if any."""
    if accessible:
        return [PlainSigns(NO_LINES)]
    return [PlainSigns(ASCII)] if ascii_only else []
