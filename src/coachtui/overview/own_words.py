"""What a type of record says of its fields itself, where the language has no word for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from coachtui.domain.record import Part


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of a type, those of its parts included.

    Attributes:
        titles: the word for a field, a message id, by its name; only where it has one.
        keys: what may stand in its fields that are one of several.
    """

    titles: dict[str, str]
    keys: frozenset[str]


@cache
def own_words(of: type[Part]) -> OwnWords:
    """Return what a type says: `Field(title=...)` is the word for a field."""
    titles: dict[str, str] = {}
    keys: set[str] = set()
    waiting, seen = [of], {of}
    while waiting:
        each = waiting.pop()
        for name, field in each.model_fields.items():
            if field.title:
                titles.setdefault(name, field.title)
            for part in _within(field.annotation):
                if isinstance(part, str):
                    keys.add(part)
                elif part not in seen:
                    seen.add(part)
                    waiting.append(part)
    return OwnWords(titles, frozenset(keys))


def _within(annotation: object) -> Iterator[type[Part] | str]:
    """Give the parts that stand in a field, and the keys it is one of."""
    match annotation:
        case str():
            yield annotation
        case type() if issubclass(annotation, Part):
            yield annotation
    for each in get_args(annotation):
        yield from _within(each)
