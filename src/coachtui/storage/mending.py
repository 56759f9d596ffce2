"""Ways out of a store whose files are damaged, missing, or do not belong together.

Whatever is put in the place of such files, all of them are kept first, as a backup is.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from coachtui.domain.mending import Remains, Side, UnreadChanges, Way
from coachtui.domain.repository import CorruptStoreError
from coachtui.paths import BACKUPS, DRAFTS, HR, JOURNAL, KEYS, LOCK, SNAPSHOT
from coachtui.storage.backup_reading import Backup, read_backup
from coachtui.storage.changes import moment
from coachtui.storage.draft import ENDING
from coachtui.storage.erasures import StoreName
from coachtui.storage.files import free_name, names_in, read_file, sync_folder
from coachtui.storage.journal import OPEN
from coachtui.storage.kept_backups import backups_in, elsewhere
from coachtui.storage.keys import mark_of_keys
from coachtui.storage.line import Line
from coachtui.storage.lock import exclusive
from coachtui.storage.manifest import Manifest, held_in, is_segment, manifest_of
from coachtui.storage.migrations import FORMAT
from coachtui.storage.opening import load
from coachtui.storage.operations import REAL, Operations, told
from coachtui.storage.rebuilding import rebuilt
from coachtui.storage.restoring import restore
from coachtui.storage.segment import read_segment
from coachtui.storage.snapshot import read_snapshot
from coachtui.storage.state import State
from coachtui.storage.unread import unread_changes

_NEW: Final = "anew"
_STOPS: Final = frozenset({"damaged", "missing", "mismatch", "newer", "network"})


@dataclass(frozen=True, slots=True)
class Place:
    """A store of a data folder.

    Attributes:
        root: the data folder.
        of: which of its two stores.
    """

    root: Path
    of: StoreName

    @property
    def inside(self) -> str:
        """The path of the store in the data folder, as a backup names it."""
        return f"{HR}/" if self.of == "hr" else ""

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        return self.root / HR if self.of == "hr" else self.root


def remains(place: Place, operations: Operations = REAL) -> Remains:
    """Return what is left of a store, and so which ways lead out of its trouble.

    Nothing is changed. What cannot be read at all is no way.
    """
    ways: dict[Way, Side] = {}
    readers: dict[Way, Callable[[Place, Operations], State | None]] = {
        "readable": _readable,
        "journal": _of_journal,
        "snapshot": _of_snapshot,
    }
    for way, read in readers.items():
        state = _tried(read, place, operations)
        # nothing is begun anew from nothing
        if state is not None and (state.tables or (way == "journal" and state.seq)):
            ways[way] = Side(state.seq, sum(map(len, state.tables.values())))
    backup = newest_backup(place, operations)
    if backup is not None:
        manifest = backup.manifest
        ways["backup"] = Side(
            manifest.stores[place.of].seq,
            0,
            datetime.fromisoformat(manifest.made_at),
            str(backup.folder),
        )
    drafts = [name for name in names_in(place.folder / DRAFTS) if name.endswith(ENDING)]
    lacking = _unread(place, operations) if "readable" in ways else ()
    return Remains(ways, len(drafts), _trouble(place, operations), lacking)


def _unread(place: Place, operations: Operations) -> tuple[UnreadChanges, ...]:
    """Return the changes that neither the journal nor the snapshot can bring back."""
    with suppress(CorruptStoreError, OSError):
        snapshot = read_snapshot(place.folder / SNAPSHOT, operations)
        held = 0 if snapshot.fault or snapshot.newer else snapshot.seq
        return unread_changes([data for _, data in _segments(place, operations)], held)
    return ()


def _trouble(place: Place, operations: Operations) -> str:
    """Return the first file or folder found that keeps the store from being written."""
    with suppress(CorruptStoreError, OSError):
        reports = load(place.folder, operations).reports
        return next((report.path for report in reports if report.key in _STOPS), "")
    return ""


def newest_backup(place: Place, operations: Operations = REAL) -> Backup | None:
    """Return the newest backup that is proved whole and has the store, only that in it; or None."""
    with suppress(CorruptStoreError, OSError):
        found = dict(backups_in(place.root / BACKUPS))
        for into in {path.parent for path in elsewhere(place.root)}:
            found.update(backups_in(into))
        for path in sorted(found, key=lambda each: found[each].made_at, reverse=True):
            held = found[path].stores.get(place.of)
            if held is None or held.fault:
                continue
            with suppress(CorruptStoreError, OSError):
                return _only(read_backup(path, operations), place)
    return None


def _only(backup: Backup, place: Place) -> Backup:
    """Return a backup with one store in it, and nothing of the data folder but that store's own."""
    own = {f"{place.inside}{name}" for name in (SNAPSHOT, KEYS)}
    above = f"{place.inside}{JOURNAL}"
    files = {
        path: data
        for path, data in backup.files.items()
        if path in own or (is_segment(path) and path.rpartition("/")[0] == above)
    }
    manifest = backup.manifest
    held = {place.of: manifest.stores[place.of]}
    return Backup(backup.folder, Manifest(manifest.made_at, held, manifest.files), files)


def bring_back(place: Place, way: Way, at: datetime, operations: Operations = REAL) -> Path | None:
    """Bring the records of a store back by one of the ways that `remains` names.

    Args:
        place: which store of which data folder.
        way: one of its ways.
        at: the moment, in the zone the name of the copy is to tell.
        operations: the table of effects.

    Returns:
        Where what stood there before is kept; None where nothing did.

    Raises:
        StoreBusyError: a window that is alive has the records open.
        CorruptStoreError: that way is not open (any more); nothing was changed.
        WriteFailedError: the file system refused.
    """
    with told():
        if way == "journal":
            return _snapshot_aside(place, operations)
        found = newest_backup(place, operations)
        backup = found if way == "backup" else _anew(place, way, at, operations)
        if backup is None:
            raise CorruptStoreError("missing", str(place.folder))
        kept = restore(place.root, backup, at, operations).kept
    return None if kept is None else kept.folder


def _snapshot_aside(place: Place, operations: Operations) -> Path:
    """Let the journal alone count; the snapshot is kept under another name."""
    if _tried(_of_journal, place, operations) is None:
        raise CorruptStoreError("damaged", str(place.folder / JOURNAL))
    path = place.folder / SNAPSHOT
    with exclusive(place.folder / LOCK, operations):
        copy = free_name(path, "set-aside")
        operations.replace(str(path), str(copy))
        sync_folder(place.folder, operations)
    return copy


def _anew(place: Place, way: Way, at: datetime, operations: Operations) -> Backup | None:
    """Return a journal made anew with all records in it, as if it were a backup."""
    state = _tried(_of_snapshot if way == "snapshot" else _readable, place, operations)
    if state is None or not state.tables:
        return None
    name = f"{place.inside}{JOURNAL}/{OPEN}"
    lines = [] if way == "snapshot" else _sound_lines(place, operations)
    files = {name: rebuilt(state, lines, at, chained=place.of == "hr")}
    manifest = manifest_of(files, moment(at))
    # as one of the folder's own: what is sealed in it has the keys that are there
    return Backup(place.root / BACKUPS / _NEW, manifest, files)


def _sound_lines(place: Place, operations: Operations) -> list[Line]:
    """Return every sound line of the journal there is; none where they are of an older format."""
    found: list[Line] = []
    for _, data in _segments(place, operations):
        segment = read_segment(data)
        if segment.header is not None and segment.header.format < FORMAT:
            return []
        found.extend(segment.lines)
    return found


def _segments(place: Place, operations: Operations) -> list[tuple[str, bytes]]:
    """Return the files of the journal there is, by their path in the store, oldest first."""
    paths = [f"{JOURNAL}/{name}" for name in sorted(names_in(place.folder / JOURNAL))]
    return [
        (path, read_file(place.folder / path, operations)) for path in paths if is_segment(path)
    ]


def _tried(
    read: Callable[[Place, Operations], State | None], place: Place, operations: Operations
) -> State | None:
    """Return what a way brings back; None where it cannot be read, or sealed and without keys."""
    try:
        state = read(place, operations)
    except (CorruptStoreError, OSError, ValueError, AttributeError, KeyError):
        return None
    if state is not None and state.envelopes and mark_of_keys(place.folder) is None:
        return None
    return state


def _readable(place: Place, operations: Operations) -> State | None:
    loaded = load(place.folder, operations)
    newer = any(report.key == "newer" for report in loaded.reports)
    return None if newer else loaded.state


def _of_journal(place: Place, operations: Operations) -> State | None:
    files = dict(_segments(place, operations))
    held = held_in(files, "")
    if held is None or held.fault:
        return None
    state = State()
    for path in sorted(files):
        state.fold(read_segment(files[path]).lines, fresh=False)
    return state


def _of_snapshot(place: Place, operations: Operations) -> State | None:
    snapshot = read_snapshot(place.folder / SNAPSHOT, operations)
    if snapshot.fault not in {"", "edited"} or snapshot.newer:
        return None
    state = State(seq=snapshot.seq)
    state.fill(snapshot.tables)
    return state
