"""What a terminal must never be sent from a text, and how it is found among Textual's own bytes."""

import re

from terminal_bytes import CUT_SHORT

SHARP = "\x1b]52;c;aGk=\x07\x1b[31m\x1bc\x9b31m\u202e"
"""Clipboard, colour, reset, C1, right-to-left: what no text may do to a terminal."""
OWN = re.compile(
    rb"\x1b\[[0-9;]*[mH]"  # colours, places
    rb"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    rb"|\x1b\[\?20(?:26|48)\$p|\x1b\[[<>=]\d*u|\x1b\[[<>]\d+m"
    rb"|\x1b\]22;[a-z-]*(?:\x1b\\|\x07)"  # shape of the mouse pointer
)
"""Every sequence Textual sends by itself."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def foreign(sent: bytes) -> list[str]:
    """Give back the control characters that Textual does not send, with what is around them."""
    text = OWN.sub(b"", CUT_SHORT.sub(b"", sent)).decode(errors="replace")
    return [text[max(0, at.start() - 20) : at.end() + 20] for at in CONTROL.finditer(text)]
