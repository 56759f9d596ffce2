"""Bytes from a file or from stdin, with a limit; and whether there are records."""

import os
import sys
from pathlib import Path
from typing import Final

from coachtui.exchange.console import RefusedError
from coachtui.exchange.session import Session
from coachtui.language import Words
from coachtui.paths import JOURNAL, RESTRICTED, SNAPSHOT

STDIN: Final = "-"
USAGE: Final = 2


def read_bytes(name: str, most: int, words: Words) -> bytes:
    """Return the content of a file, or of stdin for `-`.

    Raises:
        RefusedError: it cannot be read (2 where it is not there, or files are not to be read at
            all), or is larger than `most` bytes.
    """
    if name != STDIN and os.environ.get(RESTRICTED):
        raise RefusedError(words.say("Files cannot be read here: use - for stdin."), USAGE)
    try:
        if name == STDIN:
            data = sys.stdin.buffer.read(most + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(most + 1)
    except FileNotFoundError as error:
        raise RefusedError(words.say("There is no file {path}.", path=name), USAGE) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "?"
        said = words.say("{path} cannot be read: {reason}.", path=name, reason=reason)
        raise RefusedError(said) from error
    if len(data) > most:
        limit = most // 1024 // 1024
        raise RefusedError(words.say("{path} is larger than {limit} MB.", path=name, limit=limit))
    return data


def has_records(session: Session) -> bool:
    """Tell whether a store is there already, without making one."""
    return any((session.folder / name).exists() for name in (SNAPSHOT, JOURNAL))
