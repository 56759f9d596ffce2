"""Who else has these records open: a file for each window, locked for as long as it lives.

The kernel gives the lock back however a window ends, so that a dead one is seen as dead by its
lock alone. It is information: nothing waits for it, and nothing is refused because of it.
"""

import json
import os
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path

from coachtui.domain.repository import CorruptStoreError, StoreError
from coachtui.domain.window import Window
from coachtui.paths import SESSIONS
from coachtui.storage.files import (
    check_folder,
    make_folder,
    names_in,
    open_file,
    read_file,
    write_all,
)
from coachtui.storage.lock import exclusive, held
from coachtui.storage.operations import REAL, Operations, told


class Presence:
    """This window, seen by the others for as long as it is not closed."""

    def __init__(
        self,
        folder: Path,
        own: Window,
        *,
        hidden: bool = False,
        operations: Operations = REAL,
    ) -> None:
        """Let this window be seen, and remove what dead ones left.

        Args:
            folder: the data folder.
            own: what this window tells of itself.
            hidden: whether it only looks: where nothing may be written, no file is.
            operations: the table of effects.

        Raises:
            WriteFailedError: the folder or the file could not be made.
            CorruptStoreError: a link or a foreign file lies there.
            StoreBusyError: another window of the same session is there.
        """
        if not own.session.isalnum():
            raise ValueError("session")
        self.own = own
        self._folder, self._operations = folder, operations
        self._file = folder / SESSIONS / own.session
        self._lock = ExitStack()
        if hidden:
            return
        with told():
            check_folder(self._file.parent)
            make_folder(self._file.parent, operations)
            _sweep(self._file.parent, operations)
            self._lock.enter_context(exclusive(self._file, operations, 0.0))
            try:
                _write(self._file, encode(own), operations)
            except OSError:
                self.close()
                raise

    def others(self) -> tuple[Window, ...]:
        """Return the other windows that are open now, the oldest first."""
        return others(self._folder, self.own.session, self._operations)

    def close(self) -> None:
        """Be seen no longer."""
        with suppress(OSError):
            self._operations.unlink(str(self._file))
        self._lock.close()


def others(folder: Path, own: str = "", operations: Operations = REAL) -> tuple[Window, ...]:
    """Return the windows that have the records of a data folder open now, the oldest first.

    Args:
        folder: the data folder.
        own: the session that is not counted, '' for none.
        operations: the table of effects.
    """
    place = folder / SESSIONS
    found = (name for name in names_in(place) if name.isalnum() and name != own)
    return tuple(
        _read(place / name, operations) for name in found if held(place / name, operations)
    )


def encode(window: Window) -> bytes:
    """Return what a window writes into its file."""
    value = {
        "since": window.since.isoformat() if window.since else "",
        "terminal": window.terminal,
        "remote": window.remote,
        "process": window.process,
    }
    return json.dumps(value).encode()


def decode(session: str, data: bytes) -> Window:
    """Return what the file of a session tells; one that cannot be read tells that it is there."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, Mapping):
        return Window(session)
    process = value.get("process")
    return Window(
        session,
        _moment(str(value.get("since", ""))),
        str(value.get("terminal", "")),
        value.get("remote") is True,
        process if isinstance(process, int) else 0,
    )


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _read(path: Path, operations: Operations) -> Window:
    data = b""
    with suppress(OSError, CorruptStoreError):
        data = read_file(path, operations)
    return decode(path.name, data)


def _write(path: Path, data: bytes, operations: Operations) -> None:
    """Fill a file that is there; after a crash it is worth nothing, so nothing is synced."""
    descriptor = open_file(path, os.O_WRONLY, operations)
    try:
        write_all(descriptor, data, operations)
    finally:
        operations.close(descriptor)


def _sweep(place: Path, operations: Operations) -> None:
    """Remove the files of windows that are dead; whoever is just coming makes theirs anew."""
    for name in names_in(place):
        if name.isalnum() and not held(place / name, operations):
            with suppress(OSError, StoreError):
                operations.unlink(str(place / name))
