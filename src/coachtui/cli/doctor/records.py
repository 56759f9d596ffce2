"""What the doctor finds out about the records: where they lie, and in what state."""

import fcntl
import os
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from coachtui.cli.doctor.finding import Finding, State
from coachtui.domain.repository import StoreError
from coachtui.exchange.backups import own_folder
from coachtui.exchange.checking import check_stores
from coachtui.exchange.infile import has_records
from coachtui.exchange.progress import LineProgress
from coachtui.exchange.session import Session
from coachtui.language import Words
from coachtui.overview.commands.check import PROGRESS
from coachtui.paths import DRAFTS, HR, LOCK
from coachtui.storage.drafts import left_behind
from coachtui.storage.kept_backups import backups_in, noted_places
from coachtui.storage.operations import NETWORK, REAL
from coachtui.storage.presence import others

_MIB: Final = 1 << 20
_TOO_LITTLE: Final = 50 * _MIB
_LITTLE: Final = 500 * _MIB
_OLD_DAYS: Final = 14
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Host:
    """What is asked of the host; a test answers for it.

    Attributes:
        file_system: gives the type of the file system a folder lies on, '' where that is not told.
        free: gives the bytes that are free there.
        locks: tells whether a lock of one process is seen by another; None where none can be tried.
    """

    file_system: Callable[[Path], str] = REAL.file_system
    free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free
    locks: Callable[[Path], bool | None] = lambda path: works(path / LOCK)


def findings(session: Session, host: Host) -> list[Finding]:
    """Return what there is to say of the records, one line a thing; nothing is changed."""
    words, place = session.words, _there(session.folder)
    found = [_folder(session), _file_system(words, host.file_system(place))]
    found.append(_free(words, host.free(place)))
    if not has_records(session):
        return found
    return [
        *found,
        _lock(words, host.locks(session.folder)),
        _whole(session),
        _backup(session),
        _daily(session),
        _drafts(session),
        _windows(session),
    ]


def works(lock: Path) -> bool | None:
    """Tell whether a lock on a file that is there keeps a second one out."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    with suppress(OSError):
        first, second = os.open(lock, flags), os.open(lock, flags)
        try:
            return _keeps_out(first, second)
        finally:
            os.close(first)
            os.close(second)
    return None


def _keeps_out(first: int, second: int) -> bool:
    for descriptor in (first, second):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _there(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.exists())


def _folder(session: Session) -> Finding:
    words, folder = session.words, session.folder
    name, why = words.say("Folder"), words.say("Notes about people are for you alone to read.")
    if not has_records(session):
        empty = words.say("{path}: no records yet", path=folder)
        return Finding("folder", name, "note", empty, why, "coachtui")
    path = str(folder)
    if folder.stat().st_uid != os.geteuid():
        said = words.say("{path} belongs to another account", path=path)
        return Finding("folder", name, "trouble", said, why, f"sudo chown -R $USER {path}")
    open_to = [each for each in (folder, *_files(folder)) if each.lstat().st_mode & _OTHERS]
    if open_to:
        said = words.say("other accounts may get at {path}", path=open_to[0])
        return Finding("folder", name, "trouble", said, why, f"chmod -R go= {path}")
    return Finding("folder", name, "fine", path, why)


def _files(folder: Path) -> tuple[Path, ...]:
    """Return what the records of both stores are in."""
    inner = [folder, folder / HR]
    return tuple(path for each in inner if each.is_dir() for path in sorted(each.iterdir()))


def _file_system(words: Words, kind: str) -> Finding:
    state: State = "trouble" if kind in NETWORK else "fine" if kind else "note"
    return Finding(
        "file_system",
        words.say("File system"),
        state,
        kind or words.say("not known"),
        words.say("Over a network locks may not hold: there the records are only read."),
        "coachtui --data ~/coachtui" if state == "trouble" else "",
    )


def _free(words: Words, free: int) -> Finding:
    state: State = "trouble" if free < _TOO_LITTLE else "note" if free < _LITTLE else "fine"
    return Finding(
        "free_space",
        words.say("Free space"),
        state,
        words.say("{n} MiB", n=words.number(free // _MIB)),
        words.say("Without room nothing can be saved."),
        "df -h" if state != "fine" else "",
    )


def _lock(words: Words, works_here: bool | None) -> Finding:
    said = {
        True: words.say("holds"),
        False: words.say("does not hold"),
        None: words.say("could not be tried"),
    }
    state: State = "fine" if works_here else "note" if works_here is None else "trouble"
    why = words.say("It keeps two windows from writing at once.")
    do = "coachtui backup" if state == "trouble" else ""
    return Finding("lock", words.say("Lock"), state, said[works_here], why, do)


def _whole(session: Session) -> Finding:
    words = session.words
    name, why = words.say("Records"), words.say("What is damaged is shown and kept, never guessed.")
    try:
        checks = check_stores(session, None, LineProgress(session.console, PROGRESS).step)
    except StoreError:
        said = words.say("cannot be read")
        return Finding("records", name, "trouble", said, why, "coachtui check")
    if any(found.damaged for found in checks):
        said = words.say("files are not whole")
        return Finding("records", name, "trouble", said, why, "coachtui check")
    if any(found.odd for found in checks):
        said = words.say("whole, but for single records")
        return Finding("records", name, "note", said, why, "coachtui check")
    total = sum(found.records for found in checks)
    return Finding("records", name, "fine", words.say("{n}, whole", n=words.number(total)), why)


def _backup(session: Session) -> Finding:
    words = session.words
    name = words.say("Last backup")
    why = words.say("A disk that dies takes everything with it that is nowhere else.")
    days = _days_since_backup(session)
    if days is None:
        return Finding("backup", name, "note", words.say("none yet"), why, "coachtui backup")
    said = words.count(days, "{n} day ago", "{n} days ago") if days else words.say("today")
    old = days > _OLD_DAYS
    return Finding(
        "backup", name, "note" if old else "fine", said, why, "coachtui backup" if old else ""
    )


def _daily(session: Session) -> Finding:
    words, is_on = session.words, session.settings.daily_backup
    return Finding(
        "daily_backup",
        words.say("Daily backup"),
        "fine" if is_on else "note",
        words.say("on") if is_on else words.say("off"),
        words.say("One is made each day while the screens are open, if anything changed."),
        "" if is_on else "coachtui config edit",
    )


def _days_since_backup(session: Session) -> int | None:
    second = session.settings.backup_folder
    places = [own_folder(session), *([Path(second).expanduser()] if second else [])]
    with suppress(StoreError):
        places += noted_places(session.folder)
    made = [
        datetime.fromisoformat(manifest.made_at)
        for place in places
        for manifest in backups_in(place).values()
    ]
    now = session.clock.now()
    return max((now - max(made)).days, 0) if made else None


def _drafts(session: Session) -> Finding:
    words, place = session.words, session.folder
    count = left_behind(place / DRAFTS) + left_behind(place / HR / DRAFTS)
    return Finding(
        "drafts",
        words.say("Drafts"),
        "note" if count else "fine",
        words.count(count, "{n} waits", "{n} wait") if count else words.say("none wait"),
        words.say("Texts an interruption left unfinished; “Drafts” in the palette lists them."),
        "coachtui" if count else "",
    )


def _windows(session: Session) -> Finding:
    words, count = session.words, len(others(session.folder))
    return Finding(
        "windows",
        words.say("Open windows"),
        "fine",
        words.number(count),
        words.say("Two windows never overwrite each other; a change shows in both."),
    )
