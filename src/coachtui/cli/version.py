"""`coachtui --version`."""

import platform
from importlib.metadata import version
from typing import Final

from coachtui import __version__
from coachtui.exchange.session import Session

SCHEMA: Final = 1


def print_version(session: Session) -> None:
    """Print the versions of program, Python, Textual and the schema of exported data."""
    session.console.data(
        f"coachtui {__version__} · Python {platform.python_version()}"
        f" · Textual {version('textual')} · schema {SCHEMA}"
    )
