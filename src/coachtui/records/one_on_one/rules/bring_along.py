"""What to bring up with a rep: promises both ways, agenda items, and what was logged in between."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum
from typing import Self

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.log_lines import standing
from coachtui.records.one_on_one.model import OneOnOne

CARRIES_BEFORE_TALK = 2
"""From the third carry on the program asks: discuss, drop, or make it a commitment?"""

Matter = Commitment | AgendaItem | LogEntry


class Group(IntEnum):
    """The order on the list: my word first, the rep's items before mine."""

    I_OWE = 0
    REP_OWES = 1
    REP_RAISED = 2
    I_RAISED = 3
    LOGGED = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One matter on the list.

    Attributes:
        number: what `/1` calls it; it does not change while the one-on-one goes on.
        group: why it is here.
        matter: the record itself.
        settled: whether it was done, discussed, moved or dropped in this one-on-one.
    """

    number: int
    group: Group
    matter: Matter
    settled: bool

    @property
    def text(self) -> str:
        """Its words."""
        return self.matter.text

    def told(self, fit: Callable[[str], str]) -> Self:
        """Return it with its words as they may be shown."""
        return replace(self, matter=self.matter.model_copy(update={"text": fit(self.text)}))


def bring_along(
    commitments: Iterable[Commitment],
    agenda: Iterable[AgendaItem],
    entries: Iterable[LogEntry],
    meeting: OneOnOne | None = None,
) -> list[Item]:
    """Return what to bring up, numbered from 1.

    Open matters, and what was settled since the one-on-one started: a ticked item keeps its
    place and number to the end. What is promised in this one-on-one stands in its log instead.
    """
    since = meeting.started_at if meeting else None
    here = meeting.id if meeting else ""
    found: list[tuple[tuple[Group, date, str], Matter, bool]] = []
    for each in commitments:
        if (each.source.id != here or not here) and (each.is_open or _after(each.closed_at, since)):
            group = Group.I_OWE if each.mine else Group.REP_OWES
            settled = not each.is_open or _moved_since(each, since) is not None
            found.append(((group, _moved_since(each, since) or each.due, each.id), each, settled))
    for item in agenda:
        if item.state == "open" or (here and item.settled_in == here):
            group = Group.REP_RAISED if item.by == "rep" else Group.I_RAISED
            found.append(((group, date.min, item.id), item, item.state != "open"))
    found.extend(
        ((Group.LOGGED, date.min, entry.id), entry, entry.state != "open")
        for entry in standing(entries)
        if (_waits(entry) and not (here and entry.part_of == here))
        or (here and entry.raised_in == here)
    )
    found.sort(key=lambda each: each[0])
    return [
        Item(number, key[0], matter, settled)
        for number, (key, matter, settled) in enumerate(found, start=1)
    ]


def _waits(entry: LogEntry) -> bool:
    if entry.state != "open" or entry.commitment_id is not None:
        return False
    return entry.part_of is None or entry.entry_kind == "question"


def _after(moment: datetime | None, since: datetime | None) -> bool:
    return moment is not None and since is not None and moment >= since


def _moved_since(commitment: Commitment, since: datetime | None) -> date | None:
    if since is None:
        return None
    return next((move.due_before for move in commitment.moves if move.at >= since), None)
