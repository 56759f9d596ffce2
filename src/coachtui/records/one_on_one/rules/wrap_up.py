"""Ending a one-on-one: what is written when, and what carries over by itself."""

from collections.abc import Iterable
from datetime import date, datetime

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.person import Person
from coachtui.domain.repository import Change, Put
from coachtui.records.one_on_one.model import OneOnOne, Pulse, TalkSeconds


def wrapped_up(
    meeting: OneOnOne, now: datetime, pulse: Pulse | None, talked: tuple[int, int]
) -> OneOnOne:
    """Return the one-on-one as held.

    Args:
        meeting: as it was read; one that never started counts as started now.
        now: when it ended.
        pulse: the rep's own number, None where it was not asked.
        talked: seconds the rep and the manager talked, by the clock.
    """
    return meeting.revised(
        state="held",
        started_at=meeting.started_at or now,
        ended_at=max(now, meeting.started_at or now),
        pulse=pulse,
        talk_seconds=TalkSeconds(rep=talked[0], mgr=talked[1]),
    )


def carried_over(
    meeting: OneOnOne, agenda: Iterable[AgendaItem], entries: Iterable[LogEntry]
) -> tuple[Change, ...]:
    """Return what a held one-on-one does to the matters that were brought along.

    Open agenda items count one carry more; notes logged in between have been raised now, while
    questions stay open until they are answered.
    """
    items = tuple(
        Put(item.revised(carried_in=(*item.carried_in, meeting.id)))
        for item in agenda
        if item.state == "open" and meeting.id not in item.carried_in
    )
    raised = tuple(
        Put(entry.revised(state="raised", raised_in=meeting.id))
        for entry in standing(entries)
        if entry.part_of is None and entry.state == "open" and entry.entry_kind != "question"
    )
    return (*items, *raised)


def following(
    meeting: OneOnOne, person: Person, at: datetime, planned: OneOnOne | None
) -> tuple[Change, ...]:
    """Return the change that plans the next one-on-one at a moment.

    One that is planned already is moved there, or left alone when that is its moment.
    """
    if planned is not None and planned.id != meeting.id:
        if planned.planned_at == at:
            return ()
        return (Put(planned.moved(at, "")),)
    return (
        Put(
            OneOnOne(
                person_id=person.id,
                type="o3",
                channel=meeting.channel,
                planned_at=at,
                minutes=person.one_on_one.minutes,
                opening_line=meeting.opening_line,
            )
        ),
    )


def follow_due(
    commitments: Iterable[Commitment], meeting: OneOnOne, day: date
) -> tuple[Change, ...]:
    """Return the promises made here without a stated day, now due on `day`: the next one."""
    return tuple(
        Put(each.revised(due=day))
        for each in commitments
        if each.source.id == meeting.id
        and each.is_open
        and not each.due_stated
        and not each.moves
        and each.due != day
    )
