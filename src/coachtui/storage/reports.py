"""What the store has to tell the person at the keyboard about its own files."""

from dataclasses import dataclass
from typing import Literal

ReportKey = Literal[
    "torn_tail",
    "snapshot_damaged",
    "snapshot_edited",
    "set_aside",
    "damaged",
    "missing",
    "mismatch",
    "replaced",
    "newer",
    "network",
    "unsafe",
    "migrated",
]


@dataclass(frozen=True, slots=True)
class Report:
    """One thing that was found or done.

    Attributes:
        key: `torn_tail`: an unfinished last line (once cut, `path` is the file that keeps it);
            `snapshot_damaged`, `snapshot_edited`: not used, rebuilt from the journal;
            `set_aside`: `path` is the copy of such a snapshot;
            `damaged`, `missing`: the journal, at `path`; `mismatch`: journal and snapshot do not
            belong together, `count` and `other` are the lines they stand at;
            `replaced`: an older journal took the place of the one that was open;
            `newer`, `network`, `unsafe` (a planted link or
            foreign file at `path`): why the store is read-only; `migrated`: `path` is the copy made
            before.
        path: the file or folder concerned.
        count: bytes torn, documents that differ, places damaged, or lines of the journal.
        other: the second number where there are two.
    """

    key: ReportKey
    path: str = ""
    count: int = 0
    other: int = 0
