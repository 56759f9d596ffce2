"""What a terminal sends for keys, and answers to what programs ask it."""

import re
from collections.abc import Mapping
from typing import Final

KEYS: Final[Mapping[str, bytes]] = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "backspace": b"\x7f",
    "space": b" ",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "delete": b"\x1b[3~",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
    "f12": b"\x1b[24~",
    "ctrl+\\": b"\x1c",
}
# What the program asks the terminal, and what a terminal with synchronized output answers.
ANSWERS: Final = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[(?:0)?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
)
# Sequences the emulator would print: keyboard protocol, mode queries, synchronized frames.
UNKNOWN: Final = re.compile(rb"\x1b\[[<>=]\d*u|\x1b\[\?\d+\$p|\x1b\[\?2026[hl]")
# The emulator has no second screen: entering and leaving it clears the one.
ALTERNATE: Final = re.compile(rb"\x1b\[\?1049[hl]")
CUT_SHORT: Final = re.compile(rb"\x1b(?:\[[0-9;?<>=$]*)?$")
CLEAN: Final[Mapping[str, str]] = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
}
PASSED_ON: Final = ("PATH", "PYTHONPATH", "HOME", "COACHTUI_DATA", "COACHTUI_CONFIG")


def key_bytes(key: str) -> bytes:
    """Give back what a terminal sends for a key, named as bindings name it."""
    if key in KEYS:
        return KEYS[key]
    if key.startswith("ctrl+"):
        return bytes([ord(key[-1].upper()) & 0x1F])
    return key.encode()
