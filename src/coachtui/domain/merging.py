"""Two versions of one text that began alike: what follows the other, and what is to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_BETWEEN: Final = " / "


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of each text when two versions are laid side by side.

    Attributes:
        followed: the texts that were changed only elsewhere, as they stand there.
        clashes: names of those changed on both sides, each in its own way, in the order of mine.
    """

    followed: Mapping[str, str]
    clashes: tuple[str, ...]


def merge(base: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]) -> Merge:
    """Lay two versions side by side, name by name; a name that `theirs` lacks is mine alone.

    Args:
        base: what both began with.
        mine: what stands here.
        theirs: what stands elsewhere.
    """
    followed: dict[str, str] = {}
    clashes: list[str] = []
    for name, text in mine.items():
        began = base.get(name, "")
        other = theirs.get(name, began)
        if other in {began, text}:
            continue
        if text == began:
            followed[name] = other
        else:
            clashes.append(name)
    return Merge(followed, tuple(clashes))


def joined(mine: str, theirs: str, *, lines: bool) -> str:
    """Return both texts, theirs first; one that holds the other whole is both already.

    Args:
        mine: what stands here.
        theirs: what stands elsewhere.
        lines: whether the text may have several lines; else they stand on one, a stroke between.
    """
    if mine in theirs:
        return theirs
    if theirs in mine:
        return mine
    return theirs + ("\n" if lines else _BETWEEN) + mine
