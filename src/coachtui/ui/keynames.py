"""Keys as people read them: on the key line, in help and on the key sheet."""

from typing import Final

from textual.keys import key_to_character

_NAMES: Final = {
    "backspace": "⌫",
    "delete": "Del",
    "down": "↓",
    "end": "End",
    "enter": "↵",
    "escape": "Esc",
    "home": "Home",
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


def character_of(key: str) -> str | None:
    """Give back the character a key types; None where it types none."""
    return _SIGNS.get(key) or key_to_character(key)


def key_name(key: str) -> str:
    """Give back how a key is written, as `ctrl+s` is `^S`, `question_mark` `?`, `f1` `F1`."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last) or (last.upper() if modifiers else character_of(last))
    name = name or (last.upper() if last[:1] == "f" and last[1:].isdigit() else last)
    if "ctrl" in modifiers:
        modifiers.remove("ctrl")
        name = f"^{name}"
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])
