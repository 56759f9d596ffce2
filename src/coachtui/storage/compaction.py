"""Compaction: a new snapshot, and a new segment once the open one is large."""

from dataclasses import dataclass

from coachtui.storage import snapshot as snapshots
from coachtui.storage.line import number_in
from coachtui.storage.state import Tables
from coachtui.storage.writing import Writer


@dataclass(frozen=True, slots=True)
class Compaction:
    """What a compaction did.

    Attributes:
        seq: the line of the journal the snapshot stands at.
        documents: how many documents it holds.
        size: its size in bytes.
        rotated: whether the open segment was closed.
    """

    seq: int
    documents: int
    size: int
    rotated: bool


class OutdatedPictureError(Exception):
    """Something was erased since the picture was taken, so it must not be written."""


def take_picture(writer: Writer) -> tuple[Tables, bool]:
    """Return the tables to write, and whether a segment was closed on the way.

    The lock is held for this alone; the snapshot itself is written without it.
    """
    with writer.locked():
        snapshots.remove_stale(writer.snapshot_path, writer.operations)
        writer.set_aside()
        rotated = writer.tail.end >= writer.operations.segment_bytes
        if rotated:
            writer.rotate()
        # a line another process wrote and died over before its fsync is made durable first
        writer.journal.sync()
        return writer.picture(), rotated


def put_in_place(writer: Writer, tables: Tables) -> None:
    """Write a snapshot beside the old one and switch.

    Raises:
        OutdatedPictureError: the picture must be taken again.
    """
    temporary = snapshots.write_beside(writer.snapshot_path, tables, writer.operations)
    seq = number_in(tables[snapshots.META]["1"], "seq")
    with writer.locked() as present:
        if present is not writer.pictured or present.erased_at > seq:
            writer.operations.unlink(str(temporary))
            raise OutdatedPictureError
        snapshots.switch(temporary, writer.snapshot_path, writer.operations)


def outcome(writer: Writer, tables: Tables, *, rotated: bool) -> Compaction:
    """Return what was done, for whoever asked for it."""
    return Compaction(
        number_in(tables[snapshots.META]["1"], "seq"),
        sum(len(rows) for name, rows in tables.items() if name != snapshots.META),
        writer.snapshot_path.stat().st_size,
        rotated,
    )
