"""Lines on their way to their stop: which ones wait, what their hour says, how they are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from coachtui.capture.clock_prefix import clock_prefix
from coachtui.capture.entry import EntryKind
from coachtui.capture.signs import signed
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import lineage, standing
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.presentation.console_lines import number_of, stop_lines
from coachtui.records.field_day.rules.states import dates_of
from coachtui.records.field_day.rules.stops import stop_at
from coachtui.ui.span import Span


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a line belongs by the hour it begins with.

    Attributes:
        at: when it happened; None where no hour stands before it.
        text: the line without that hour.
        typed: so too, as it may be edited.
        proposed: the stop of that hour.
    """

    at: datetime | None
    text: str
    typed: str
    proposed: Stop | None


@dataclass(frozen=True, slots=True)
class SortingRow:
    """A line: the key it keeps whatever replaces it, its cells, and whether it was answered."""

    key: str
    cells: tuple[str, ...]
    done: bool


class Sorted:
    """The lines of a review: those outside the stops when it began, followed by their lineage."""

    def __init__(self, day_id: str) -> None:
        self._day_id = day_id
        self._answered: set[str] = set()
        self._roots: dict[str, None] = {}

    def lines(self, everything: Iterable[LogEntry]) -> list[tuple[str, LogEntry]]:
        """Return each line as it stands now, with its key, in the order they happened."""
        known = tuple(everything)
        found: list[tuple[str, LogEntry]] = []
        for entry in standing(known):
            ids = [each.id for each in lineage(entry, known)]
            root = next((each for each in ids if each in self._roots), None)
            if root is None and entry.part_of == self._day_id:
                root = entry.id
                self._roots[root] = None
            if root is not None:
                found.append((root, entry))
        order = {key: at for at, key in enumerate(self._roots)}
        return sorted(found, key=lambda each: order[each[0]])

    def entry(self, key: str, everything: Iterable[LogEntry]) -> LogEntry | None:
        """Return the line of a key as it stands now; None where it was taken out."""
        return dict(self.lines(everything)).get(key)

    def answer(self, key: str) -> None:
        """Count a line as sorted."""
        self._answered.add(key)

    @property
    def answered(self) -> frozenset[str]:
        """Keys of the lines that were sorted since the review began."""
        return frozenset(self._answered)

    def waiting(self, everything: Iterable[LogEntry]) -> int:
        """Return how many lines still wait for an answer."""
        return sum(key not in self._answered for key, _ in self.lines(everything))


def placed_at(
    words: Words, day: FieldDay, stops: Sequence[Stop], entry: LogEntry, stop: Stop | None = None
) -> Placed:
    """Return what the hour at the start of a line says, on the day of `stop` where one is given."""
    hour, text = clock_prefix(entry.text)
    if hour is None:
        return Placed(None, entry.text, entry.typed, None)
    happened = words.local(entry.happened_at).date() if entry.happened_at else day.date
    on = happened if happened in dates_of(day) else day.date
    if stop is not None and stop.at is not None:
        on = words.local(stop.at).date()
    at = datetime.combine(on, hour, words.zone)
    return Placed(at, text, _retyped(entry.typed, text), stop_at(stops, at))


def _retyped(typed: str, text: str) -> str:
    """Return a line as typed without its hour; its sign and the `~` that hides it stay."""
    sign = signed(typed)
    head = '"' if sign.kind is EntryKind.QUOTE else typed[: sign.start] or "\\"
    hour, rest = clock_prefix(typed[sign.start : sign.end])
    body = text if hour is None else rest.rstrip()
    return f"{head}{body} ~" if sign.hidden else f"{head}{body}"


def sorting_rows(
    view: View,
    day: FieldDay,
    stops: Sequence[Stop],
    lines: Sequence[tuple[str, LogEntry]],
    answered: frozenset[str],
) -> list[SortingRow]:
    """Return the lines as rows: hour, kind, text, and the stop they stand at or would.

    Args:
        view: records and words.
        day: the day they belong to.
        stops: of the day, in any order.
        lines: as `Sorted.lines` gives them.
        answered: keys of those that were sorted.
    """
    return [
        SortingRow(
            key, _cells(view.words, day, stops, entry, done=key in answered), key in answered
        )
        for key, entry in lines
    ]


def _cells(
    words: Words, day: FieldDay, stops: Sequence[Stop], entry: LogEntry, *, done: bool
) -> tuple[str, ...]:
    place = placed_at(words, day, stops, entry)
    when = place.at or (entry.happened_at if done else None)
    kind = "" if entry.entry_kind == "note" else words.label("entry_mark", entry.entry_kind)
    here = next((stop for stop in stops if stop.id == entry.part_of), None)
    if here is not None:
        target = _named(words, stops, here)
    elif done:
        target = words.say("the day")
    elif place.proposed is not None:
        target = words.say(
            "{stop}? {press:sorting.accept}", stop=_named(words, stops, place.proposed)
        )
    else:
        target = "?"
    return (words.time(when) if when else "", kind, place.text, target)


def _named(words: Words, stops: Sequence[Stop], stop: Stop) -> str:
    return f"{number_of(stops, stop)} {stop.account or words.say('(no account)')}"


def stop_choices(words: Words, stops: Sequence[Stop], width: int, most: int) -> list[list[Span]]:
    """Return the stops with the digits that stand for them, in at most `most` lines."""
    return stop_lines(words, stops, None, width, most) or [
        [
            Span(
                " "
                + words.say("No stop on this day yet: {press:ride.stops} in the console adds one."),
                "done",
            )
        ]
    ]
