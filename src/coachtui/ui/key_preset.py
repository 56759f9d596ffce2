"""The keys for people who leave a Vietnamese input method on: no letter is a command."""

from collections.abc import Sequence
from typing import Final

from coachtui.ui.key_book import KeyBook, Place
from coachtui.ui.keynames import NO_KEY

INSTEAD: Final = {
    "n": "f6",
    "e": "f7",
    "y": "f8",
    "x": "f9",
    "a": "insert",
    "u": "ctrl+u",
    "U": "ctrl+r",
    "t": "ctrl+t",
    "o": "ctrl+e",
    "v": "ctrl+d",
    "s": "ctrl+k",
}
"""What stands for a letter where nothing else does."""
ANSWERS: Final = ("ask.", "triage.")
"""Scopes that keep their letters: a question takes one, which no input method rewrites."""


def function_keys(book: KeyBook) -> dict[str, Sequence[str]]:
    """Return the keys of every binding that has a letter; one left without is in the palette."""
    taken = {
        place.name: {key for keys in place.keys.values() for key in keys} for place in book.places
    }
    app = {name for place in book.places if place.sort == "app" for name in taken[place.name]}
    meeting = {place.name: _beside(place, book) for place in book.places}
    planned: dict[str, Sequence[str]] = {}
    for one in book.ids:
        if one in book.fixed or one.startswith(ANSWERS):
            continue
        places = [place for place in book.places if one in place.keys]
        letters = dict.fromkeys(key for place in places for key in place.keys[one] if _letter(key))
        if not letters:
            continue
        kept = [key for key in places[0].keys[one] if not _letter(key)]
        kept = [key for key in kept if all(key in place.keys[one] for place in places)]
        near = {name for place in places for name in meeting[place.name]}
        used = app.union(*(taken[name] for name in near))
        free = [INSTEAD[key] for key in letters if INSTEAD.get(key, "") not in {"", *used}]
        planned[one] = [*kept, *free[:1]] or [NO_KEY + one]
        for place in places:
            taken[place.name].update(planned[one])
    return planned


def _beside(place: Place, book: KeyBook) -> list[str]:
    """Return the places whose keys are in front together with those of a place.

    A key given to what works everywhere may be another command's on one screen, as a letter is.
    """
    both = [place, *(other for other in book.places if "app" not in {place.sort, other.sort})]
    return [other.name for other in both if place.meets(other)]


def _letter(key: str) -> bool:
    return len(key) == 1 and key.isalpha()
