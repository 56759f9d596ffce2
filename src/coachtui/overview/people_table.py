"""The roster as a table of a given width."""

from collections.abc import Sequence
from dataclasses import dataclass

from coachtui.language import Words
from coachtui.overview.people_rows import RosterRow
from coachtui.text import cells
from coachtui.ui.table import Column, Row, Tone

_SIGN_AND_GAP = 2
_NAME_ENOUGH = 25
"""Cells nearly every name finds room in; other columns go before a name is cut below that."""
_LEAST_PLACE = 10


@dataclass(frozen=True, slots=True)
class _Texts:
    """A column that is as wide as its texts."""

    label: str
    texts: tuple[str, ...]
    spare: int
    """The higher the sooner it goes where there is no room; 0 never."""

    @property
    def width(self) -> int:
        return max(map(cells, (self.label, *self.texts))) or 1


def roster_table(
    words: Words, people: Sequence[RosterRow], width: int
) -> tuple[list[Column], list[Row]]:
    """Return columns and rows; where there is room to spare the territory takes it."""
    names = _Texts(words.say("Name"), tuple(row.name for row in people), 0)
    shown = _that_fit(_columns(words, people), width - min(names.width, _NAME_ENOUGH))
    room = width - _SIGN_AND_GAP - sum(column.width + 1 for column in shown)
    places = [row.place for row in people]
    with_place = any(places) and room - names.width - 1 >= _LEAST_PLACE
    columns = [Column(names.label, names.width if with_place else None)]
    if with_place:
        columns.append(Column(words.say("Territory")))
    columns += [Column(column.label, column.width) for column in shown]
    rows = []
    for at, row in enumerate(people):
        tone: Tone = "dim" if not row.here else "late" if row.overdue else ""
        place = (row.place,) if with_place else ()
        drawn = (row.name, *place, *(each.texts[at] for each in shown))
        # The filter looks into all cells; the last is beyond the columns and never drawn.
        rows.append(Row(row.person_id, (*drawn, row.searched), tone))
    return columns, rows


def _columns(words: Words, people: Sequence[RosterRow]) -> list[_Texts]:
    say = words.say
    columns = [
        _Texts("", tuple(row.initials for row in people), 2),
        _Texts(say("Every"), tuple(row.cadence for row in people), 3),
        _Texts(say("met → next"), tuple(row.meeting for row in people), 0),
        _Texts(say("I owe"), tuple(row.mine for row in people), 0),
        _Texts(say("Rep owes"), tuple(row.theirs for row in people), 0),
    ]
    status = _Texts(say("Status"), tuple(row.status for row in people), 1)
    return [*columns, status] if any(status.texts) else columns


def _that_fit(columns: list[_Texts], room: int) -> list[_Texts]:
    """Return the columns there is room for."""
    shown = list(columns)
    while _SIGN_AND_GAP + sum(column.width + 1 for column in shown) > room:
        spare = max(shown, key=lambda column: column.spare)
        if not spare.spare:
            break
        shown.remove(spare)
    return shown
