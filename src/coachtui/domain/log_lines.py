"""The lines of a conversation: which ones stand, and how they are taken out."""

from collections.abc import Iterable
from datetime import UTC, datetime

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Change, Remove

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def standing(entries: Iterable[LogEntry]) -> list[LogEntry]:
    """Return the entries that no other replaces, in the order they happened."""
    everything = tuple(entries)
    replaced = {entry.replaces for entry in everything if entry.replaces}
    kept = [entry for entry in everything if entry.id not in replaced]
    return sorted(kept, key=_when)


def _when(entry: LogEntry) -> tuple[datetime, str]:
    return (entry.happened_at or entry.created_at or _EARLIEST, entry.id)


def lineage(entry: LogEntry, everything: Iterable[LogEntry]) -> list[LogEntry]:
    """Return a line and those it replaced, one after the other, the latest first."""
    by_id = {other.id: other for other in everything}
    chain = [entry]
    while chain[-1].replaces in by_id:
        chain.append(by_id.pop(chain[-1].replaces or ""))
    return chain


def removal(
    entry: LogEntry, everything: Iterable[LogEntry], promised: Commitment | None
) -> tuple[Change, ...]:
    """Return the changes that take a line out, with those it replaced and its open promise."""
    gone: tuple[Change, ...] = tuple(Remove(each) for each in lineage(entry, everything))
    if promised is not None and promised.untouched:
        return (*gone, Remove(promised))
    return gone
