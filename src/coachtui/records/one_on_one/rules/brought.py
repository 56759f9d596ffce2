"""What was on the list of a one-on-one that was held, as far as the records tell."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.log_lines import standing
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.rules.bring_along import Item, Matter, bring_along

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def brought_along(
    commitments: Iterable[Commitment],
    agenda: Iterable[AgendaItem],
    entries: Iterable[LogEntry],
    meeting: OneOnOne,
) -> list[Item]:
    """Return what was brought along to it: first what was settled in it, then what stayed open.

    Promises made before it that had not ended by then; agenda items settled in it or carried on
    from it; lines raised in it. What became of any of them later does not count.
    """
    there: list[Matter] = [
        *(each for each in commitments if _waited(each, meeting)),
        *(each for each in agenda if meeting.id in {each.settled_in, *each.carried_in}),
        *(each for each in standing(entries) if each.raised_in == meeting.id),
    ]
    settled = {each.id for each in there if _settled(each, meeting)}
    listed = bring_along(
        [each for each in there if isinstance(each, Commitment)],
        [each for each in there if isinstance(each, AgendaItem)],
        [each for each in there if isinstance(each, LogEntry)],
        meeting,
    )
    found = [replace(item, settled=item.matter.id in settled) for item in listed]
    return sorted(found, key=lambda item: not item.settled)


def _waited(promise: Commitment, meeting: OneOnOne) -> bool:
    begun = meeting.at
    made = promise.happened_at or promise.created_at or _EARLIEST
    over = promise.closed_at is not None and promise.closed_at < begun
    return promise.source.id != meeting.id and made < begun and not over


def _settled(matter: Matter, meeting: OneOnOne) -> bool:
    if isinstance(matter, AgendaItem):
        return matter.settled_in == meeting.id
    if isinstance(matter, LogEntry):
        return matter.state != "open"
    moments = [matter.closed_at, *(move.at for move in matter.moves)]
    until = meeting.ended_at or meeting.at
    return any(moment is not None and meeting.at <= moment <= until for moment in moments)
