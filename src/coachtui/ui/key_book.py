"""Every command with its keys, as the bindings of all screens say: written by `make keys`.

A file, since looking the bindings up would import every screen there is.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coachtui.ui.keynames import command_of

_ANYWHERE: Final = frozenset({"RowTable", "DayGrid"})
"""Widgets that stand on screens of every part of the program."""
BOOK: Final = Path(__file__).with_name("keys.json")


@dataclass(frozen=True, slots=True)
class Place:
    """A class with bindings.

    Attributes:
        name: of the class.
        area: the part of the program it belongs to.
        sort: app, screen or widget.
        keys: by id of the binding; '' has those that are no command.
    """

    name: str
    area: str
    sort: str
    keys: Mapping[str, tuple[str, ...]]

    def meets(self, other: "Place") -> bool:
        """Tell whether keys pressed in one of the two can reach the other as well."""
        sorts, names = {self.sort, other.sort}, {self.name, other.name}
        if len(names) == 1 or "app" in sorts:
            return True
        near = self.area == other.area or not names.isdisjoint(_ANYWHERE)
        return near and sorts == {"screen", "widget"}


@dataclass(frozen=True, slots=True)
class KeyBook:
    """All bindings.

    Attributes:
        labels: what each command does and its tip, as message ids, by command.
        places: the classes that bind keys.
        everywhere: ids whose keys work in fields too.
        fixed: ids whose keys each mean something else.
    """

    labels: Mapping[str, tuple[str, str]]
    places: tuple[Place, ...]
    everywhere: frozenset[str]
    fixed: frozenset[str]

    @property
    def ids(self) -> Iterator[str]:
        """The ids of the bindings, each once."""
        yield from dict.fromkeys(one for place in self.places for one in place.keys if one)

    def keys_of(self, command: str) -> tuple[str, ...]:
        """Return the keys a command has of itself, wherever it stands."""
        ids = [one for one in self.ids if command_of(one) == command]
        return tuple(dict.fromkeys(key for one in ids for key in self.keys_of_id(one)))

    def keys_of_id(self, identifier: str) -> tuple[str, ...]:
        """Return the keys of the bindings with that id."""
        found = (key for place in self.places for key in place.keys.get(identifier, ()))
        return tuple(dict.fromkeys(found))


def key_book() -> KeyBook:
    """Read the book."""
    read = json.loads(BOOK.read_text(encoding="utf-8"))
    return KeyBook(
        labels={command: (says, tip) for command, (says, tip) in read["commands"].items()},
        places=tuple(
            Place(name, area, sort, {one: tuple(keys) for one, keys in bound.items()})
            for name, area, sort, bound in read["places"]
        ),
        everywhere=frozenset(read["everywhere"]),
        fixed=frozenset(read["fixed"]),
    )
