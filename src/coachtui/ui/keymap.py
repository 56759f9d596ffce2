"""Keys of one's own: what may be given to which command, and what Textual is told of it."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement
from typing import Final

from textual.keys import Keys

from coachtui.settings import KeyChoice, Keymap, SettingsError
from coachtui.ui.key_book import KeyBook, Place, key_book
from coachtui.ui.key_preset import function_keys
from coachtui.ui.keynames import NO_KEY, OUTSIDE, character_of, command_of, written_key

NONE: Final = "none"
"""What one writes to leave a command to the palette."""
_NEEDED: Final = frozenset({"app.help", "app.quit"})
_NEEDED_IN_FIELDS: Final = frozenset({"app.help", "app.quit"})
# Sent for other keys too, or by an input method of its own accord.
_NEVER: Final = frozenset(
    {
        *("backspace", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+c", "ctrl+z"),
        *("ctrl+@", "ctrl-at", "return", "shift+escape"),
    }
)
_EDITING: Final = frozenset(
    {
        *("enter", "escape", "tab", "shift+tab", "delete", "up", "down", "left", "right"),
        *("home", "end", "pageup", "pagedown"),
        *(f"ctrl+{letter}" for letter in "aewukdxvy"),
    }
)
_NAMED: Final = frozenset(key.value for key in Keys if not key.value.startswith("<"))
_NAMED_AT_MOST: Final = 4
Plan = Mapping[str, Sequence[str]]
"""Keys by id of a binding, for those that differ from what the binding says."""


def textual_keymap(keymap: Keymap) -> dict[str, str]:
    """Return what `App.set_keymap` is handed for a keymap without problems."""
    if keymap == Keymap():
        return {}
    return {one: ",".join(keys) for one, keys in own_plan(keymap).items()}


def own_plan(keymap: Keymap) -> dict[str, Sequence[str]]:
    """Return what `plan` does, of the program's own book."""
    return plan(keymap, key_book())


def plan(keymap: Keymap, book: KeyBook) -> dict[str, Sequence[str]]:
    """Return the keys of every binding that has others than its own."""
    planned = function_keys(book) if keymap.preset == "function-keys" else {}
    for choice in keymap.chosen:
        planned |= _planned(choice, book)
    return planned


def first_problem(keymap: Keymap) -> SettingsError | None:
    """Return what is wrong with a keymap first; None where nothing is."""
    return None if keymap == Keymap() else next(iter(problems(keymap, key_book())), None)


def problems(keymap: Keymap, book: KeyBook) -> list[SettingsError]:
    """Return everything that is wrong with a keymap, each with its file and line."""
    commands = list(dict.fromkeys(command_of(one) for one in book.ids))
    found, sound = [], []
    for choice in keymap.chosen:
        wrong = [*_of_command(choice, commands, book), *_of_keys(choice, book)]
        found += wrong
        sound += [] if wrong else [choice]
    return found + _of_clashes(Keymap(keymap.preset, tuple(sound)), book)


def _of_clashes(keymap: Keymap, book: KeyBook) -> list[SettingsError]:
    chosen = {choice.command: choice for choice in keymap.chosen}
    before, after = plan(Keymap(keymap.preset), book), plan(keymap, book)
    meant: dict[tuple[str, str], list[str]] = {}
    for key, one, other in clashes(before, after, book):
        if one in chosen:
            meant.setdefault((one, key), []).append(other)
        elif other in chosen:
            meant.setdefault((other, key), []).append(one)
    return [_clash(chosen[command], key, others) for (command, key), others in meant.items()]


def clashes(before: Plan, after: Plan, book: KeyBook) -> list[tuple[str, str, str]]:
    """Return each key that comes to mean two commands at once, with the two.

    What a key means twice before is meant to be so. '' is no command: it moves the cursor.
    """
    old = {place.name: _by_key(place, before) for place in book.places}
    new = {place.name: _by_key(place, after) for place in book.places}
    found: dict[tuple[str, str, str], None] = {}
    for one, other in combinations_with_replacement(book.places, 2):
        if not one.meets(other):
            continue
        for key in new[one.name].keys() & new[other.name].keys():
            pairs = _pairs(new, one, other, key) - _pairs(old, one, other, key)
            found |= {(key, first, second): None for first, second in sorted(pairs)}
    return list(found)


def _clash(choice: KeyChoice, key: str, others: list[str]) -> SettingsError:
    key = "space" if key == " " else key
    if "" in others:
        return _refused("key_moves", choice, value=key)
    named = list(dict.fromkeys(others))
    more = ", …" if len(named) > _NAMED_AT_MOST else ""
    return _refused("key_clash", choice, value=key, other=", ".join(named[:_NAMED_AT_MOST]) + more)


def keys_in(text: str) -> list[str]:
    """Return the names of the keys somebody wrote, as bindings name them: `?` and `^S` too."""
    return [written_key(part) for part in (part.strip() for part in text.split(",")) if part]


def _pairs(
    keyed: Mapping[str, Mapping[str, set[str]]], one: Place, other: Place, key: str
) -> set[tuple[str, str]]:
    firsts, seconds = (keyed[place.name].get(key, set()) for place in (one, other))
    return {
        (min(first, second), max(first, second))
        for first in firsts
        for second in seconds
        if first != second
    }


def _by_key(place: Place, planned: Plan) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for identifier, own in place.keys.items():
        for key in planned.get(identifier, own):
            found.setdefault(_sign(key), set()).add(command_of(identifier))
    return found


def _sign(key: str) -> str:
    """Return a key so that one written `?` and one written `question_mark` are the same."""
    return character_of(key) or key


def _planned(choice: KeyChoice, book: KeyBook) -> dict[str, Sequence[str]]:
    """Split the keys of a command: those that type something never work in fields."""
    keys = [] if choice.keys == NONE else keys_in(choice.keys)
    ids = [one for one in book.ids if command_of(one) == choice.command]
    if choice.command + OUTSIDE not in ids:
        return {one: keys or [NO_KEY + one] for one in ids}
    typing = [key for key in keys if character_of(key)]
    rest = [key for key in keys if not character_of(key)]
    inside, outside = choice.command, choice.command + OUTSIDE
    return {inside: rest or [NO_KEY + inside], outside: typing or [NO_KEY + outside]}


def _of_command(
    choice: KeyChoice, commands: Sequence[str], book: KeyBook
) -> Iterator[SettingsError]:
    if choice.command not in commands:
        near = difflib.get_close_matches(choice.command, commands, n=1)
        if near:
            yield _refused("misspelt_command", choice, nearest=near[0])
        else:
            yield _refused("no_command", choice)
    elif choice.command in book.fixed:
        yield _refused("key_fixed", choice)


def _of_keys(choice: KeyChoice, book: KeyBook) -> Iterator[SettingsError]:
    keys = [] if choice.keys == NONE else keys_in(choice.keys)
    if not keys and choice.keys != NONE:
        yield _refused("key_missing", choice)
    for key in keys:
        yield from _of_key(key, choice, book)
    if not keys and (choice.command in _NEEDED or book.leads_out(choice.command)):
        yield _refused("key_needed", choice)
    elif choice.command in _NEEDED_IN_FIELDS and all(map(character_of, keys)):
        yield _refused("key_needed_in_fields", choice)


def _of_key(key: str, choice: KeyChoice, book: KeyBook) -> Iterator[SettingsError]:
    character = character_of(key)
    typed = character is not None and character.isascii() and character.isprintable()
    in_fields = book.works_in_fields(choice.command)
    if not typed and key not in _NAMED:
        near = difflib.get_close_matches(key, _NAMED - _NEVER, n=1)
        if near:
            yield _refused("misspelt_key_name", choice, value=key, nearest=near[0])
        else:
            yield _refused("no_such_key", choice, value=key)
    elif key in _NEVER:
        yield _refused("key_never", choice, value=key)
    elif key in book.keys_of(choice.command):
        return
    elif in_fields and (key in _EDITING or (typed and not _has_outside(choice.command, book))):
        yield _refused("key_edits", choice, value=key)


def _has_outside(command: str, book: KeyBook) -> bool:
    return command + OUTSIDE in book.ids


def _refused(problem: str, choice: KeyChoice, **values: str) -> SettingsError:
    return SettingsError(problem, file=choice.file, line=choice.line, key=choice.command, **values)
