"""What a terminal sends for keys: bytes to the names that bindings have.

Textual reads keys by a module of its own that is not public; a test compares the two.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from textual.keys import KEY_NAME_REPLACEMENTS

_SEQUENCE: Final = re.compile(rb"\x1b(?:\[\[[A-E]|\[[0-9;:?<=>]*[ -/]*[@-~]|O[ -~])")
_FINALS: Final[Mapping[str, str]] = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "H": "home",
    "F": "end",
    "P": "f1",
    "Q": "f2",
    "R": "f3",
    "S": "f4",
    "Z": "shift+tab",
}
_LINUX: Final[Mapping[str, str]] = {letter: f"f{n}" for n, letter in enumerate("ABCDE", 1)}
_NUMBERS: Final[Mapping[str, str]] = {
    "1": "home",
    "2": "insert",
    "3": "delete",
    "4": "end",
    "5": "pageup",
    "6": "pagedown",
    "7": "home",
    "8": "end",
    **{str(at): f"f{n}" for n, at in enumerate((11, 12, 13, 14, 15, 17, 18, 19, 20, 21), 1)},
    "23": "f11",
    "24": "f12",
}
_MODIFIERS: Final[Mapping[str, str]] = {"2": "shift+", "5": "ctrl+", "6": "ctrl+shift+"}
_CONTROL: Final[Mapping[int, str]] = {
    0x00: "ctrl+@",
    0x08: "backspace",
    0x09: "tab",
    0x0D: "enter",
    0x1B: "escape",
    0x1C: "ctrl+backslash",
    0x1D: "ctrl+right_square_bracket",
    0x1E: "ctrl+circumflex_accent",
    0x1F: "ctrl+underscore",
    0x7F: "backspace",
}


@dataclass(frozen=True, slots=True)
class Press:
    """A key as it arrived: its name ('' for one nobody knows), its character, and its bytes."""

    key: str
    character: str
    data: bytes


def presses(data: bytes) -> Iterator[Press]:
    """Give the keys in what was read; a character cut short is one without a name."""
    while data:
        if found := _SEQUENCE.match(data):
            taken = found[0]
            yield Press(_of_sequence(taken.decode()), "", taken)
        else:
            taken = _first_character(data)
            yield _plain(taken)
        data = data[len(taken) :]


def _first_character(data: bytes) -> bytes:
    for size in range(1, 5):
        try:
            data[:size].decode()
        except UnicodeDecodeError:
            continue
        return data[:size]
    return data[:1]


def _plain(data: bytes) -> Press:
    try:
        character = data.decode()
    except UnicodeDecodeError:
        return Press("", "", data)
    code = ord(character)
    if code in _CONTROL:
        return Press(_CONTROL[code], "", data)
    if code < ord(" "):
        return Press(f"ctrl+{chr(code | 0x60)}", "", data)
    return Press(_name(character), character, data)


def _name(character: str) -> str:
    if character.isalnum():
        return character
    try:
        name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    except ValueError:
        return character
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _of_sequence(sequence: str) -> str:
    if sequence.startswith("\x1b[["):
        return _LINUX[sequence[-1]]
    body, final = sequence[2:-1], sequence[-1]
    number, _, modifier = body.partition(";")
    base = _NUMBERS.get(number, "") if final == "~" else _FINALS.get(final, "")
    if not base or (modifier and modifier not in _MODIFIERS):
        return ""
    return _MODIFIERS.get(modifier, "") + base
