"""Power cuts: every state a disk may be left in, built from one recorded run and opened."""

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import work
from trial import Fault, Outcome, Trial, folder

from coachtui.domain.repository import Put, StoreError
from coachtui.storage import REAL, Drafts, Operations
from stores import clock, store_in

Event = tuple[object, ...]
CONTROLS = 300


@dataclass
class Recorder:
    """Notes what reaches the disk, by name and inode, while the real thing is done.

    Attributes:
        home: names are noted relative to it.
        syncing: False leaves every fsync undone, which is the control.
        events: what happened, in order; `("ack", n)` where the caller was told of n.
    """

    home: Path
    syncing: bool = True
    events: list[Event] = field(default_factory=list)

    def table(self) -> Operations:
        """Give the table of operations that notes."""
        return replace(
            REAL,
            open=self._open,
            write=self._write,
            fsync=self._fsync,
            replace=self._replace,
            unlink=self._unlink,
            truncate=self._truncate,
            segment_bytes=1,
        )

    def _name(self, path: str) -> str:
        return str(Path(path).relative_to(self.home))

    def _open(self, path: str, flags: int, mode: int) -> int:
        new = not Path(path).exists()
        descriptor = os.open(path, flags, mode)
        if new:
            self.events.append(("create", self._name(path), os.fstat(descriptor).st_ino))
        return descriptor

    def _write(self, descriptor: int, data: bytes) -> int:
        status = os.fstat(descriptor)
        written = os.write(descriptor, data)
        # each file here is written once from its start, or appended to
        self.events.append(("write", status.st_ino, status.st_size, data[:written]))
        return written

    def _truncate(self, descriptor: int, size: int) -> None:
        os.ftruncate(descriptor, size)
        self.events.append(("cut", os.fstat(descriptor).st_ino, size))

    def _fsync(self, descriptor: int) -> None:
        if not self.syncing:
            return
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if path.is_dir():
            self.events.append(("names", str(path.relative_to(self.home))))
        else:
            self.events.append(("data", os.fstat(descriptor).st_ino))

    def _replace(self, old: str, new: str) -> None:
        REAL.replace(old, new)
        self.events.append(("move", self._name(old), self._name(new)))

    def _unlink(self, path: str) -> None:
        REAL.unlink(path)
        self.events.append(("drop", self._name(path)))


class Disk:
    """What lies on the disk for sure, and what may or may not."""

    def __init__(self, home: Path) -> None:
        """Begin with everything in a folder durable."""
        self.names: dict[str, int] = {}
        self.sure: dict[int, bytes] = {}
        for path in home.rglob("*"):
            if path.is_file():
                inode = path.stat().st_ino
                self.names[str(path.relative_to(home))] = inode
                self.sure[inode] = path.read_bytes()
        self.now = dict(self.sure)
        self.moving: list[Event] = []
        self.acknowledged = 0

    def take(self, event: Event) -> None:
        """Go on by one event."""
        match event:
            case ("create", str(), int(inode)):
                self.moving.append(event)
                self.sure[inode] = self.now[inode] = b""
            case ("write", int(inode), int(at), bytes(data)):
                old = self.now.get(inode, b"")
                self.now[inode] = old[:at] + data + old[at + len(data) :]
            case ("cut", int(inode), int(size)):
                self.now[inode] = self.now[inode][:size]
            case ("data", int(inode)):
                self.sure[inode] = self.now[inode]
            case ("names", str(where)):
                self._settle(where)
            case ("ack", int(count)):
                self.acknowledged = count
            case _:
                self.moving.append(event)

    def _settle(self, where: str) -> None:
        here = [event for event in self.moving if str(Path(str(event[-1])).parent) == where]
        here += [event for event in self.moving if event[0] == "create" and _in(event, where)]
        for event in self.moving:
            if event in here:
                _rename(self.names, event)
        self.moving = [event for event in self.moving if event not in here]

    def states(self) -> Iterator[dict[str, bytes]]:
        """Give each state the power cut may leave: some names moved, some data written."""
        for moved in range(len(self.moving) + 1):
            names = dict(self.names)
            for event in self.moving[:moved]:
                _rename(names, event)
            unsure = [inode for inode in names.values() if self.now[inode] != self.sure[inode]]
            for choice in itertools.product(*(self._variants(inode) for inode in unsure)):
                data = self.sure | dict(zip(unsure, choice, strict=True))
                yield {name: data[inode] for name, inode in names.items()}

    def _variants(self, inode: int) -> list[bytes]:
        sure, now = self.sure[inode], self.now[inode]
        half = (len(sure) + len(now)) // 2
        holed = sure[: len(now)] + b"\0" * (len(now) - len(sure))
        return [sure, now, now[:half], holed]


def _in(event: Event, where: str) -> bool:
    return str(Path(str(event[1])).parent) == where


def _rename(names: dict[str, int], event: Event) -> None:
    match event:
        case ("create", str(name), int(inode)):
            names[name] = inode
        case ("move", str(old), str(new)) if old in names:
            names[new] = names.pop(old)
        case ("drop", str(name)):
            names.pop(name, None)


def _saves(home: Path, recorder: Recorder) -> None:
    """Save, rotate, compact, cut a torn tail, keep a draft; say what was acknowledged."""
    store = store_in(home, operations=recorder.table())
    for count in range(1, 6):
        work.edit(store, count * 10)
        recorder.events.append(("ack", count))
        if count in {2, 4}:
            store.compact()
    drafts = Drafts(home / "drafts", "S1", now=clock(), operations=recorder.table())
    drafts.note("form", "half")
    drafts.flush()


def cut_off_anywhere(trial: Trial) -> Outcome:
    """S07: power cut after each operation: 0 damaged, 0 acknowledged lost."""
    outcome = Outcome()
    for problem in _problems(trial, syncing=True):
        outcome.count(problem)
    for problem in itertools.islice(_problems(trial, syncing=False), CONTROLS):
        outcome.control(problem)
    return outcome


def _problems(trial: Trial, *, syncing: bool) -> Iterator[str]:
    """Open every state; without syncing no fsync is done, and acknowledged saves get lost."""
    with folder() as base:
        home = base / "data"
        with store_in(home) as store:
            store.commit([Put(work.entry("0", work.FIRST)), Put(work.entry("0", work.LAST))])
        disk, recorder = Disk(home), Recorder(home, syncing)
        _saves(home, recorder)
        step = 4 if trial.quick else 1
        for place, event in enumerate(recorder.events):
            disk.take(event)
            if place % step == 0:
                for state in disk.states():
                    yield _opened(state, disk.acknowledged)


def _opened(state: dict[str, bytes], acknowledged: int) -> str:
    with folder() as base:
        for name, data in state.items():
            path = base / name
            path.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
            path.write_bytes(data)
        try:
            store = store_in(base)
            first, last = work.pair(store)
            if store.read_only or first.amends_rev != last.amends_rev:
                return store.read_only or "torn"
            if not acknowledged <= (first.amends_rev or 0) <= acknowledged + 1:
                return f"{acknowledged} acknowledged, {first.amends_rev} there"
            store.commit([Put(work.entry("next"))])
            return work.gap(store_in(base))
        except (StoreError, LookupError) as error:
            return repr(error)


FAULTS: dict[str, Fault] = {"S07": cut_off_anywhere}
