"""The process's memory, which holds notes while the program runs."""

import ctypes
from contextlib import suppress
from typing import Final

_PR_SET_DUMPABLE: Final = 4


def hide() -> None:
    """Keep the memory out of core files and from other processes of the account, on Linux."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
