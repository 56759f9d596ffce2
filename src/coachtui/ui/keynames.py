"""Keys as people read them: on the key line, in help and on the key sheet; and command ids."""

from pathlib import Path
from typing import Final

from textual.keys import key_to_character

BOOK: Final = Path(__file__).with_name("keys.json")
"""The file of all commands and bindings."""
_NAMES: Final = {
    "backspace": "⌫",
    "delete": "Del",
    "down": "↓",
    "end": "End",
    "enter": "↵",
    "escape": "Esc",
    "home": "Home",
    "insert": "Ins",
    "left": "←",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "right": "→",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
}
# Textual's own names for signs whose Unicode name is another.
_SIGNS: Final = {
    "slash": "/",
    "backslash": "\\",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
    "at": "@",
    "circumflex_accent": "^",
}
_SHIFT: Final = "⇧"
OUTSIDE: Final = ".outside"
"""Ends the id of a second binding of a command that works in fields too: this one does not."""
NO_KEY: Final = "none:"
"""Begins the name of a key that cannot be pressed: the command is left to the palette."""


_WRITTEN: Final = {shown.lower(): name for name, shown in _NAMES.items()}


def command_of(identifier: str) -> str:
    """Give back the command a binding with this id runs."""
    return identifier.removesuffix(OUTSIDE)


def is_key(key: str) -> bool:
    """Tell whether a key can be pressed at all."""
    return not key.startswith(NO_KEY)


def character_of(key: str) -> str | None:
    """Give back the character a key types; None where it types none."""
    return _SIGNS.get(key) or key_to_character(key)


def types_something(key: str) -> bool:
    """Tell whether a key is text in a field."""
    return (character_of(key) or "\n").isprintable()


def key_name(key: str) -> str:
    """Give back how a key is written, as `ctrl+s` is `^S`, `question_mark` `?`, `f1` `F1`."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last) or (last.upper() if modifiers else character_of(last))
    name = name or (last.upper() if last[:1] == "f" and last[1:].isdigit() else last)
    if "ctrl" in modifiers:
        modifiers.remove("ctrl")
        name = f"^{name}"
    if "shift" in modifiers:
        modifiers.remove("shift")
        name = f"{_SHIFT}{name}"
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def written_key(text: str) -> str:
    """Give back the key somebody means, named as bindings name it: `^S`, `Esc`, `F6` or `,`."""
    if len(text) == 1:
        return text
    lower = text.lower()
    if lower.startswith("^"):
        return f"ctrl+{lower[1:]}"
    if lower.startswith(_SHIFT):
        rest = lower.removeprefix(_SHIFT)
        return f"shift+{_WRITTEN.get(rest, rest)}"
    return _WRITTEN.get(lower, lower)
