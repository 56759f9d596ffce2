"""The journal on disk: closed segments, the open one, appending, cutting a torn tail, rotation."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from coachtui.domain.repository import CorruptStoreError
from coachtui.storage.files import (
    free_name,
    names_in,
    open_file,
    read_file,
    read_from,
    sync_folder,
    write_all,
    write_new,
)
from coachtui.storage.header import Header, decode_header, encode_header
from coachtui.storage.line import Line, UnsoundError, decode, is_sealed, peek
from coachtui.storage.migrations import FORMAT
from coachtui.storage.operations import Operations
from coachtui.storage.sealing import Seal, opened_line
from coachtui.storage.segment import Segment, read_lines, read_segment
from coachtui.storage.tail import Tail, tail_of

OPEN = "open.jsonl"
NEXT = "open.next"
_DIGITS = 6
_TRIES = 3


class JournalMovedError(Exception):
    """The journal is not the one that was read: everything has to be read again."""


class AppendFailedError(Exception):
    """A line could not be written durably.

    Attributes:
        error: what the system said.
        cut: whether the journal has its old length again.
        synced: False where it was the fsync that failed.
    """

    def __init__(self, error: OSError, *, cut: bool, synced: bool) -> None:
        super().__init__(str(error))
        self.error = error
        self.cut = cut
        self.synced = synced


class Journal:
    """The folder of segments.

    Attributes:
        folder: where they are.
        operations: the table of effects.
        seal: opens what is sealed; None where nothing is, or there is no key.
    """

    def __init__(self, folder: Path, operations: Operations, seal: Seal | None = None) -> None:
        self.folder = folder
        self.operations = operations
        self.seal = seal
        self._open = folder / OPEN
        self._next = folder / NEXT

    def closed(self) -> tuple[tuple[int, Path], ...]:
        """Return the closed segments with their numbers, oldest first."""
        found = []
        for name in names_in(self.folder):
            stem, dot, ending = name.partition(".")
            if dot and ending == "jsonl" and stem.isdecimal() and len(stem) == _DIGITS:
                found.append((int(stem), self.folder / name))
        return tuple(found)

    def open_path(self) -> Path | None:
        """Return the segment that is appended to; a rotation cut short left it as `open.next`."""
        for path in (self._open, self._next):
            if os.path.lexists(path):
                return path
        return None

    def read(self, path: Path) -> tuple[bytes, os.stat_result]:
        """Return a segment's bytes and the status of the file they came from."""
        descriptor = open_file(path, os.O_RDONLY, self.operations)
        try:
            return read_from(descriptor), os.fstat(descriptor)
        finally:
            self.operations.close(descriptor)

    def more(self, tail: Tail) -> tuple[Segment, Tail]:
        """Return the lines that came since `tail`, and the new tail.

        Raises:
            JournalMovedError: the file is another one, is shorter, or does not continue.
        """
        found = Segment(tail.header, [], tail.start, tail.end, tail.seq, tail.change)
        found.link = tail.link
        path = self.open_path()
        if path is None:
            raise JournalMovedError
        try:
            if tail.is_of(path.lstat()):
                found.tail = tail.size - tail.end
                return found, tail
            descriptor = open_file(path, os.O_RDONLY, self.operations)
        except FileNotFoundError:
            raise JournalMovedError from None
        try:
            status = os.fstat(descriptor)
            if (status.st_dev, status.st_ino) != (tail.device, tail.inode):
                raise JournalMovedError
            data = read_from(descriptor, tail.start)
        finally:
            self.operations.close(descriptor)
        self._same_last_line(data[: tail.end - tail.start], tail)
        found = read_lines(data, found, base=tail.start)
        if found.damage:
            raise JournalMovedError
        return found, tail_of(found, tail.header, status)

    def _same_last_line(self, raw: bytes, tail: Tail) -> None:
        """Make sure that nobody cut the last line and wrote another in its place."""
        if not raw.endswith(b"\n"):
            raise JournalMovedError
        again = read_lines(raw, Segment(tail.header)) if tail.start else read_segment(raw)
        here = (again.seq, again.change, again.link)
        if again.header is None or here != (tail.seq, tail.change, tail.link):
            raise JournalMovedError

    def append(self, tail: Tail, data: bytes) -> os.stat_result:
        """Write a line behind `tail` and bring it to the disk; return the file's new status.

        Raises:
            AppendFailedError: it is not on disk; the journal was cut back if that was possible.
        """
        synced = True
        try:
            descriptor = open_file(self._open, os.O_WRONLY | os.O_APPEND, self.operations)
        except OSError as error:
            raise AppendFailedError(error, cut=True, synced=True) from None
        try:
            write_all(descriptor, data, self.operations)
            synced = False
            self.operations.fsync(descriptor)
            return os.fstat(descriptor)
        except OSError as error:
            cut = self._cut(descriptor, tail.end)
            raise AppendFailedError(error, cut=cut, synced=synced) from None
        finally:
            # the line is durable or cut by now; what close says changes neither
            with suppress(OSError):
                self.operations.close(descriptor)

    def _cut(self, descriptor: int, length: int) -> bool:
        try:
            self.operations.truncate(descriptor, length)
        except OSError:
            return False
        return True

    def cut_tail(self, tail: Tail) -> Path:
        """Cut what is torn behind `tail`; return the file that keeps its bytes."""
        descriptor = open_file(self._open, os.O_RDWR, self.operations)
        try:
            torn = read_from(descriptor, tail.end)
            kept = free_name(self._open, "torn")
            write_new(kept, torn, self.operations)
            self.operations.truncate(descriptor, tail.end)
            self.operations.fsync(descriptor)
        finally:
            self.operations.close(descriptor)
        return kept

    def finish_rotation(self) -> None:
        """Give the open segment its name, where a rotation was cut short before that."""
        if not os.path.lexists(self._open) and os.path.lexists(self._next):
            self.operations.replace(str(self._next), str(self._open))
            sync_folder(self.folder, self.operations)

    def rotate(self, tail: Tail) -> Tail:
        """Close the open segment under its number and begin the next one.

        The new segment lies ready before the old one is renamed: an open segment that is missing
        is a loss, never a rotation that was cut short.
        """
        opened, following = self._open, self._next
        self.sync()
        with suppress(FileNotFoundError):
            self.operations.unlink(str(following))
        number = tail.header.segment + 1
        header = Header(FORMAT, tail.header.store, number, tail.seq, tail.change, tail.link)
        write_new(following, encode_header(header), self.operations)
        sync_folder(self.folder, self.operations)
        closed = self.folder / f"{tail.header.segment:0{_DIGITS}}.jsonl"
        if os.path.lexists(closed):
            raise CorruptStoreError("damaged", str(closed))
        self.operations.replace(str(opened), str(closed))
        self.operations.replace(str(following), str(opened))
        sync_folder(self.folder, self.operations)
        data, status = self.read(opened)
        return tail_of(read_segment(data), header, status)

    def sync(self) -> None:
        """Bring the open segment to the disk, whoever wrote it."""
        descriptor = open_file(self._open, os.O_RDWR, self.operations)
        try:
            self.operations.fsync(descriptor)
        finally:
            self.operations.close(descriptor)

    def backwards(self) -> Iterator[tuple[bytes, int]]:
        """Yield the sound lines, newest first, as bytes with the format they are written in."""
        opened, closed = self.whole()
        yield from _backwards(opened)
        for path in reversed(closed):
            yield from _backwards(read_file(path, self.operations))

    def first_line(self) -> Line | None:
        """Return the line the store was founded with, None if it is not to be had."""
        opened, closed = self.whole()
        data = read_file(closed[0], self.operations) if closed else opened
        header, (_, raw, *_) = _header(data), [*data.split(b"\n", 2), b"", b""]
        sound = header is not None and is_sealed(raw) and peek(raw)[0] == 1
        return opened_line(decode(raw, header.format), self.seal) if header and sound else None

    def whole(self) -> tuple[bytes, list[Path]]:
        """Return the open segment and the paths of those before it."""
        for _ in range(_TRIES):
            path = self.open_path()
            opened = read_file(path, self.operations) if path else b""
            closed = [path for _, path in self.closed()]
            header = _header(opened)
            # else somebody closed a segment between the two looks, and it would be passed over
            if header is None or header.segment == len(closed) + 1:
                break
        return opened, closed


def _header(data: bytes) -> Header | None:
    try:
        return decode_header(data.partition(b"\n")[0])
    except UnsoundError:
        return None


def _backwards(data: bytes) -> Iterator[tuple[bytes, int]]:
    header = _header(data)
    for piece in reversed(data.split(b"\n")[1:]):
        if is_sealed(piece):
            yield piece, header.format if header else FORMAT
