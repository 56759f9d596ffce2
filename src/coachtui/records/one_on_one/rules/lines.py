"""Whose ideas the options of a one-on-one are: ask before tell."""

from collections.abc import Iterable

from coachtui.domain.log_entry import LogEntry

IDEAS_FIRST = 2
"""So many ideas of the rep come before the manager's own (ask before tell)."""


def ideas(entries: Iterable[LogEntry]) -> tuple[int, int]:
    """Return how many options are the rep's and how many the manager's."""
    options = [entry for entry in entries if entry.grow == "options" and entry.entry_kind == "note"]
    of_rep = sum(entry.by == "rep" for entry in options)
    return of_rep, len(options) - of_rep


def may_tell(entries: Iterable[LogEntry]) -> bool:
    """Tell whether the manager may add an option: two of the rep's stand already."""
    return ideas(entries)[0] >= IDEAS_FIRST
