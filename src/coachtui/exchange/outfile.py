"""Writing an export to a new file that only its owner can read."""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import STDIN, USAGE
from coachtui.exchange.session import Session


def write_new(path: Path, data: bytes) -> None:
    """Create a file with mode 0600 and write it durably; on an error or Ctrl+C none is left behind.

    Raises:
        FileExistsError: something of that name is there, be it a dangling link.
        OSError: the file system refused.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o600)
    with ExitStack() as unfinished:
        unfinished.callback(path.unlink, missing_ok=True)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.pop_all()


def write_all(files: Mapping[Path, bytes]) -> None:
    """Create files by their paths; on an error or Ctrl+C none of them is left.

    Raises:
        FileExistsError, OSError: as `write_new`.
    """
    with ExitStack() as unfinished:
        for path, data in files.items():
            write_new(path, data)
            unfinished.callback(path.unlink, missing_ok=True)
        unfinished.pop_all()


def printed(output: str | None) -> bool:
    """Tell whether an output is stdout: none was named, or `-`."""
    return output in {None, STDIN}


def write_out(session: Session, output: str, data: bytes) -> None:
    """Write what a command gives into the new file the user named, and say so.

    Raises:
        RefusedError: it is there already or cannot be written (2 where the folder is missing).
    """
    path, words = Path(output), session.words
    try:
        write_new(path, data)
    except FileExistsError as error:
        said = words.say("{path} is there already and was left as it is.", path=path)
        raise RefusedError(said) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "?"
        said = words.say("{path} cannot be written: {reason}.", path=path, reason=reason)
        code = USAGE if isinstance(error, FileNotFoundError | NotADirectoryError) else 1
        raise RefusedError(said, code) from error
    session.console.say(words.say("Written to {path}.", path=path))
