"""How far the journal was read, so that only what came since has to be."""

import os
from dataclasses import dataclass

from coachtui.storage.header import Header
from coachtui.storage.segment import Segment


@dataclass(frozen=True, slots=True)
class Tail:
    """How far the open segment was read, and which file that was.

    Attributes:
        start: offset of the last line folded (of the header where there is none).
        end: offset behind it.
        size: size of the file when it was looked at; more than `end` where a tail is torn.
        link: in a chained journal the hash of the last line, which the next one has to hold.
    """

    header: Header
    device: int
    inode: int
    modified: int
    size: int
    start: int
    end: int
    seq: int
    change: str
    link: str = ""

    def is_of(self, status: os.stat_result) -> bool:
        """Tell whether a file is this one, and as it was."""
        return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns) == (
            self.device,
            self.inode,
            self.size,
            self.modified,
        )


def tail_of(found: Segment, header: Header, status: os.stat_result) -> Tail:
    """Return the tail of a segment that was read from a file of that status."""
    return Tail(
        header,
        status.st_dev,
        status.st_ino,
        status.st_mtime_ns,
        status.st_size,
        found.start,
        found.end,
        found.seq,
        found.change,
        found.link,
    )
