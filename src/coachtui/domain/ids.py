"""Sortable identifiers in ULID form (48 bits of milliseconds, 80 random bits)."""

import os
import time

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 26

ME = "me"
"""Identifier of the manager who keeps this store; reserved from the first start on."""


def new_id() -> str:
    """Return a new identifier: 26 signs of Crockford's base 32, later ones sort after earlier."""
    return ulid_of(time.time_ns() // 1_000_000, os.urandom(10))


def ulid_of(milliseconds: int, rest: bytes) -> str:
    """Return the identifier of a moment (since 1970) and ten bytes that tell it from others."""
    number = (milliseconds % (1 << 48) << 80) | int.from_bytes(rest[:10], "big")
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))


class Ids:
    """Gives identifiers that sort in the order they were asked for, within a millisecond too."""

    def __init__(self) -> None:
        self._last = ""

    def next(self) -> str:
        """Return a new identifier that sorts after the one before."""
        identifier = new_id()
        while identifier <= self._last:
            identifier = new_id()
        self._last = identifier
        return identifier


def new_ids(count: int) -> list[str]:
    """Return new identifiers that sort in the order given, for records written together."""
    return sorted(new_id() for _ in range(count))
