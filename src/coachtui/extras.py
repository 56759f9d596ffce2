"""Libraries that are installed only where somebody wants what they do.

Here alone they are imported, and only when they are used: none may hold up the start.
"""

from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Final

EXTRAS: Final[Mapping[str, str]] = {"holidays": "holidays", "pyrage": "crypt", "typst": "pdf"}
"""The extra that brings each library."""


class MissingExtraError(ImportError):
    """An extra is not installed; `install` is what to ask the installer for."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"coachtui[{extra}]")
        self.install = f"coachtui[{extra}]"


def extra(name: str) -> ModuleType:
    """Import and return a library by its name in `EXTRAS`.

    Raises:
        MissingExtraError: it is not installed, or not whole.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError(EXTRAS[name]) from error
