"""Half-typed text, and lines on their way to the journal, kept where a kill cannot reach them."""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from operator import attrgetter
from pathlib import Path

from coachtui.domain.repository import CorruptStoreError
from coachtui.storage.changes import moment
from coachtui.storage.draft import (
    ENDING,
    Draft,
    DraftInfo,
    ListedDraft,
    decode,
    encode,
    form_of,
    info,
    listed,
    name_of,
)
from coachtui.storage.files import (
    check_folder,
    make_folder,
    names_in,
    open_file,
    read_file,
    write_over,
)
from coachtui.storage.lock import held
from coachtui.storage.operations import REAL, Operations, told
from coachtui.storage.sealing import Seal, SealError, opened_file, sealed_file

_BY_AGE = attrgetter("at")
_SESSION = "session-"


class Drafts:
    """The drafts of one session in one store, and those that dead sessions left.

    A session is alive as long as it holds the lock of its own file; the kernel sees to the rest.
    """

    def __init__(
        self,
        folder: Path,
        session: str,
        *,
        now: Callable[[], datetime],
        operations: Operations = REAL,
        seal: Seal | None = None,
    ) -> None:
        """Take part in the drafts of a store.

        Args:
            folder: the folder of drafts (`Store.folder / "drafts"`), made if missing.
            session: this session's own identifier, letters and digits.
            now: tells the moment.
            operations: the table of effects.
            seal: seals what is written, and the names of the forms; opens what is claimed.

        Raises:
            WriteFailedError: the folder or the session's file could not be made.
            CorruptStoreError: a link or foreign file lies there.
        """
        if not session.isalnum():
            raise ValueError("session")
        self._folder = folder
        self._session = session
        self._now = now
        self._operations = operations
        self._seal = seal
        self._noted: dict[str, Draft] = {}
        self._written: dict[str, Draft] = {}
        self._temporaries = 0
        with told():
            check_folder(folder)
            make_folder(folder, operations)
            self._holder = open_file(
                self._session_path(session), os.O_RDONLY | os.O_CREAT, operations
            )
            operations.flock(self._holder, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def note(self, form: str, text: str, pending: Sequence[str] = ()) -> None:
        """Remember what a form holds; nothing is written until `flush`."""
        self._noted[form] = Draft(form, text, tuple(pending), moment(self._now()))

    @property
    def dirty(self) -> bool:
        """Whether anything noted is not on disk yet."""
        return any(self._written.get(form) is not draft for form, draft in self._noted.items())

    def flush(self) -> None:
        """Bring every draft to the disk.

        Raises:
            WriteFailedError: the text is still in memory; the next flush tries again.
        """
        with told():
            for form in tuple(self._noted):
                self._write(form)

    def rescue(self) -> None:
        """Flush from a signal handler: no lock, no log, nothing raised, each form on its own."""
        for form in tuple(self._noted):
            # the process is going down: whatever fails, the other forms get their chance
            with suppress(OSError, CorruptStoreError):
                self._write(form)

    def drop(self, form: str) -> None:
        """Let go of a form's draft, once what it held is durable elsewhere."""
        self._noted.pop(form, None)
        self._written.pop(form, None)
        with suppress(OSError):
            self._operations.unlink(str(self._path(form)))

    def claim(self, form: str) -> Draft | None:
        """Take back the newest draft of a form that nobody holds; it is this session's from now on.

        Of two sessions that try at once, one gets it. None where there is none, or where this
        session has a draft of that form already.
        """
        if form in self._noted:
            return None
        found = [(draft, path) for draft, path in self._orphans() if draft.form == form]
        for draft, path in sorted(found, key=lambda one: one[0].at, reverse=True):
            try:
                self._operations.replace(str(path), str(self._path(form)))
            except OSError:
                continue
            self._noted[form] = self._written[form] = draft
            self._sweep(parts(path.name)[1])
            return draft
        return None

    def waiting(self) -> tuple[DraftInfo, ...]:
        """Return the drafts nobody holds, newest first."""
        now = self._now()
        found = sorted((draft for draft, _ in self._orphans()), key=_BY_AGE, reverse=True)
        return tuple(info(draft, now) for draft in found)

    def listed(self) -> tuple[ListedDraft, ...]:
        """Return every draft of the folder that can be read, whoever holds it, newest first."""
        found: list[ListedDraft] = []
        for name in names_in(self._folder):
            form, session = parts(name)
            draft = self._read(name, form) if form else None
            if draft is not None and not draft.empty:
                elsewhere = "elsewhere" if self._alive(session) else ""
                holder = "here" if session == self._session else elsewhere
                found.append(listed(draft, name, holder))
        return tuple(sorted(found, key=lambda one: str(one.at), reverse=True))

    def discard(self, name: str) -> bool:
        """Remove a draft that nobody holds, by the name of its file; tell whether it is gone."""
        form, session = parts(name)
        path = self._folder / name
        if not form or self._alive(session) or path.parent != self._folder:
            return False
        with suppress(OSError):
            self._operations.unlink(str(path))
            self._sweep(session)
            return True
        return False

    def close(self) -> None:
        """End the session; what is left of its drafts is anybody's to claim."""
        self._sweep(self._session)
        self._operations.close(self._holder)

    def _write(self, form: str) -> None:
        # a signal handler may have come in between with a newer text: then write that one
        while (draft := self._noted.get(form)) is not None:
            if self._written.get(form) is draft:
                return
            if draft.empty:
                self._written[form] = draft
                with suppress(FileNotFoundError):
                    self._operations.unlink(str(self._path(form)))
                continue
            self._temporaries += 1
            path, data = self._path(form), encode(draft)
            temporary = path.with_name(f"{path.name}.{self._temporaries}.tmp")
            data = sealed_file(data, self._seal) if self._seal else data
            write_over(path, data, self._operations, temporary)
            self._written[form] = draft

    def _orphans(self) -> Iterator[tuple[Draft, Path]]:
        names = names_in(self._folder)
        dead = {session for session in _sessions(names) if not self._alive(session)}
        for name in names:
            form, session = parts(name)
            draft = self._read(name, form) if form and session in dead else None
            if draft is not None:
                yield draft, self._folder / name
        for session in dead:
            self._sweep(session)

    def _read(self, name: str, form: str) -> Draft | None:
        # one that was sealed with other keys stays for whoever has them
        with suppress(OSError, CorruptStoreError, SealError):
            data = read_file(self._folder / name, self._operations)
            plain = opened_file(data, self._seal)
            return decode(plain, form_of(form) if plain is data else "")
        return None

    def _alive(self, session: str) -> bool:
        return session == self._session or held(self._session_path(session), self._operations)

    def _sweep(self, session: str) -> None:
        """Remove what a session leaves: unfinished files, and its own once it has no drafts."""
        mark = f"-{session}{ENDING}"
        names = [name for name in names_in(self._folder) if mark in name]
        for name in names:
            if name.endswith(".tmp"):
                with suppress(OSError):
                    self._operations.unlink(str(self._folder / name))
        if not any(name.endswith(mark) for name in names):
            with suppress(OSError):
                self._operations.unlink(str(self._session_path(session)))

    def _session_path(self, session: str) -> Path:
        return self._folder / f"{_SESSION}{session}"

    def _path(self, form: str) -> Path:
        """Return where this session keeps its draft of a form; sealed, the name tells nothing."""
        name = self._seal.name_of(form) if self._seal else form
        return self._folder / name_of(name, self._session)


def in_use(folder: Path, operations: Operations = REAL) -> bool:
    """Tell whether a session that is alive takes part in the drafts of a folder."""
    return any(is_session(name) and held(folder / name, operations) for name in names_in(folder))


def is_session(name: str) -> bool:
    """Tell whether a file is the one by which others see that a session is alive."""
    return name.startswith(_SESSION)


def parts(name: str) -> tuple[str, str]:
    """Return the form and session of a draft's file; no form for a file of another kind."""
    form, _, session = name.removesuffix(ENDING).rpartition("-")
    known = name.endswith(ENDING) and session.isalnum()
    return (form, session) if known else ("", "")


def _sessions(names: Iterable[str]) -> set[str]:
    """Return the sessions that left a file, whether they have drafts or not."""
    own = {name.removeprefix(_SESSION) for name in names if is_session(name)}
    found = own | {parts(name)[1] for name in names}
    return {session for session in found if session.isalnum()}


def left_behind(folder: Path, operations: Operations = REAL) -> int:
    """Return how many drafts lie in a folder that no living session holds; nothing is touched."""
    found = (parts(name) for name in names_in(folder))
    return sum(
        bool(form) and not held(folder / f"{_SESSION}{session}", operations)
        for form, session in found
    )
