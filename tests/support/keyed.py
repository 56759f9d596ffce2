"""Words that know keys, as the program hands them to its screens and commands."""

from functools import cache

from coachtui.domain.kind import Catalogue
from coachtui.language import NamedKeys, Words
from coachtui.settings import Keymap
from coachtui.ui.named_keys import named_keys


@cache
def keys_of(keymap: Keymap) -> NamedKeys:
    """Return how commands are done under a keymap."""
    return named_keys(keymap, Catalogue(()).load)


def keyed(language: str, keymap: Keymap | None = None) -> Words:
    """Give back words whose sentences name the keys of a keymap, the program's own by default."""
    return Words.of(language, keys=keys_of(keymap or Keymap()))
