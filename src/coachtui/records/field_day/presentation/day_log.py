"""The lines of a whole day in the order they happened, under the stop they belong to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from coachtui.domain.log_entry import LogEntry
from coachtui.language import Words
from coachtui.records.field_day.model import Stop
from coachtui.records.field_day.presentation.console_lines import number_of
from coachtui.records.field_day.rules.stops import current

_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that stand together.

    Attributes:
        stop: the stop they were logged at; None: between stops.
        entries: in the order they happened.
    """

    stop: Stop | None
    entries: tuple[LogEntry, ...]

    @property
    def key(self) -> str:
        """A key for its heading that no line has."""
        first = self.entries[0].id if self.entries else ""
        return f"head.{self.stop.id if self.stop else first}"


def sections(stops: Sequence[Stop], entries: Iterable[LogEntry], day_id: str) -> list[Section]:
    """Return the day in sections: each stop that began or has lines, between them the day's own.

    The stop that runs stands last, with or without lines, so that what is typed shows at the end.
    """
    everything = list(entries)
    by_stop = {
        stop.id: tuple(entry for entry in everything if entry.part_of == stop.id) for stop in stops
    }
    shown = [stop for stop in stops if by_stop[stop.id] or stop.actual_at is not None]
    shown.sort(key=lambda stop: (stop.running, stop.at or _first(by_stop[stop.id]), stop.seq))
    running = current(stops)
    between: list[list[LogEntry]] = [[] for _ in range(len(shown) + 1)]
    for entry in everything:
        if entry.part_of == day_id:
            at = sum((stop.at or _EARLIEST) < _moment(entry) for stop in shown)
            between[min(at, len(shown) - (running is not None))].append(entry)
    found: list[Section] = []
    for at, own in enumerate(between):
        if own:
            found.append(Section(None, tuple(own)))
        if at < len(shown):
            found.append(Section(shown[at], by_stop[shown[at].id]))
    return found


def _moment(entry: LogEntry) -> datetime:
    return entry.happened_at or entry.created_at or _EARLIEST


def _first(entries: Sequence[LogEntry]) -> datetime:
    return _moment(entries[0]) if entries else _EARLIEST


def section_title(words: Words, stops: Sequence[Stop], section: Section) -> str:
    """Return the heading of a section: the stop and what came of it, or that it is between them."""
    stop = section.stop
    if stop is None:
        return words.say("Outside the stops") if stops else words.say("The day")
    parts = [f"{number_of(stops, stop)} {stop.account or words.say('(no account)')}"]
    if stop.outcome:
        parts.append(words.label("outcome", stop.outcome))
    elif stop.running:
        parts.append(words.say("now"))
    if stop.unplanned:
        parts.append(words.say("no plan"))
    return " · ".join(parts)


def unsorted(entries: Iterable[LogEntry], day_id: str) -> list[LogEntry]:
    """Return the lines that were pasted and not put to a stop yet."""
    return [
        entry
        for entry in entries
        if entry.part_of == day_id and entry.typed.startswith("\\") and entry.replaces is None
    ]


def log_heading(words: Words, entries: Sequence[LogEntry], day_id: str) -> tuple[str, str]:
    """Return the heading of the log: its name, and how many lines there are and wait."""
    if not entries:
        return words.say("Lines"), ""
    parts = [
        words.count(len(entries), "{n} line", "{n} lines", n=len(entries)),
        words.say("✓ saved"),
    ]
    waiting = len(unsorted(entries, day_id))
    if waiting:
        parts.insert(
            0,
            words.count(
                waiting, "{n} to sort: {press:ride.sort}", "{n} to sort: {press:ride.sort}"
            ),
        )
    return words.say("Lines"), " · ".join(parts)


def of_the_day(line: str) -> bool:
    """Tell whether a line is a note that waits for its stop: each of a paste is entered so."""
    return line.startswith("\\")
