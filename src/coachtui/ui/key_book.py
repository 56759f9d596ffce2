"""Every command with its keys, as the bindings of all screens say: written by `make keys`.

A file, since looking the bindings up would import every screen there is.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coachtui.ui.keynames import BOOK, command_of, types_something

_WAY_OUT: Final = "escape"


@dataclass(frozen=True, slots=True)
class Place:
    """A class with bindings.

    Attributes:
        name: of the class.
        area: the part of the program it belongs to.
        sort: app, screen or widget.
        types: whether letters are text there: it has a field, or is one.
        screens: those a widget stands on, by name.
        keys: by id of the binding; '' has those that are no command.
    """

    name: str
    area: str
    sort: str
    types: bool
    screens: frozenset[str]
    keys: Mapping[str, tuple[str, ...]]

    def meets(self, other: "Place") -> bool:
        """Tell whether keys pressed in one of the two can reach the other as well."""
        if self.name == other.name or "app" in {self.sort, other.sort}:
            return True
        return self.name in other.screens or other.name in self.screens


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

    def works_in_fields(self, command: str) -> bool:
        """Tell whether a command has to work while somebody types: a letter would be text."""
        if command in self.everywhere:
            return True
        ids = {one for one in self.ids if command_of(one) == command}
        typing = any(place.types and not ids.isdisjoint(place.keys) for place in self.places)
        return typing and not any(map(types_something, self.keys_of(command)))

    def leads_out(self, command: str) -> bool:
        """Tell whether it is the way out of some place, by Esc."""
        return _WAY_OUT in self.keys_of(command)

    def keys_of(self, command: str) -> tuple[str, ...]:
        """Return the keys a command has of itself, wherever it stands."""
        ids = [one for one in self.ids if command_of(one) == command]
        return tuple(dict.fromkeys(key for one in ids for key in self.keys_of_id(one)))

    def keys_of_id(self, identifier: str) -> tuple[str, ...]:
        """Return the keys of the bindings with that id."""
        found = (key for place in self.places for key in place.keys.get(identifier, ()))
        return tuple(dict.fromkeys(found))


def _keys(bound: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {one: tuple(keys) for one, keys in bound.items()}


def key_book() -> KeyBook:
    """Read the book."""
    read = json.loads(BOOK.read_text(encoding="utf-8"))
    return KeyBook(
        labels={command: (says, tip) for command, (says, tip) in read["commands"].items()},
        places=tuple(
            Place(name, area, sort, types, frozenset(screens), _keys(bound))
            for name, area, sort, types, screens, bound in read["places"]
        ),
        everywhere=frozenset(read["everywhere"]),
        fixed=frozenset(read["fixed"]),
    )
