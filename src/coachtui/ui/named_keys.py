"""How each command is done under somebody's keymap, for the sentences that name it."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from coachtui.language import NamedKey, NamedKeys
from coachtui.settings import Keymap
from coachtui.ui.keynames import BOOK, OUTSIDE, is_key, key_name

_PLAN: Final = "coachtui.ui.keymap:own_plan"
_LISTS: Final = ("app.palette", "app.help")
"""What lists a command that has no key; one of the two always has one."""


def named_keys(keymap: Keymap, load: Callable[[str], object]) -> NamedKeys:
    """Return what tells how a command is done: by its first key, else from the palette.

    The first frame has a sentence that names a key, so the file is read and no more made of it
    than is asked for. `load` imports what a path names: here how a changed keymap is read.
    """
    read = json.loads(BOOK.read_text(encoding="utf-8"))
    says: Mapping[str, Sequence[str]] = read["commands"]
    places: Sequence[Mapping[str, Sequence[str]]] = [bound for *_, bound in read["places"]]
    make = None if keymap == Keymap() else load(_PLAN)
    planned: Mapping[str, Sequence[str]] = make(keymap) if callable(make) else {}

    def first(command: str) -> str:
        """Give the first key, '' for none; one that works in fields too stands first."""
        for one in (command, command + OUTSIDE):
            own = next((bound[one] for bound in places if one in bound), ())
            pressed = next((key for key in planned.get(one, own) if is_key(key)), "")
            if pressed:
                return key_name(pressed)
        return ""

    def known(command: str) -> NamedKey | None:
        if command not in says:
            return None
        if key := first(command):
            return NamedKey(key)
        return NamedKey(next(filter(None, map(first, _LISTS)), ""), says[command][0])

    return known
