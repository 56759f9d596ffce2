"""Pieces of a text by where they stand."""

from collections.abc import Iterable
from typing import Final

Span = tuple[int, int]

_CLINGS: Final = (".", ",", ";", ":", "!", "?", ")")


def without(text: str, cuts: Iterable[Span]) -> str:
    """Give back the text without some spans that do not overlap; spaces single, none outside."""
    kept, position = "", 0
    for start, end in sorted(cuts):
        kept += text[position:start]
        if text.startswith(_CLINGS, end):
            kept = kept.rstrip()
        position = end
    return " ".join((kept + text[position:]).split())


def pieces(text: str, cuts: Iterable[Span]) -> tuple[str, ...]:
    """Give back the text of each span in order, spaces at its ends left out."""
    found = (text[start:end].strip() for start, end in sorted(cuts))
    return tuple(piece for piece in found if piece)
