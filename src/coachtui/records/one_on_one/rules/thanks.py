"""What a rep was thanked for since the two last met: said aloud in the next one-on-one."""

from collections.abc import Iterable
from datetime import datetime

from coachtui.domain.clock import Clock
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.records.one_on_one.model import OneOnOne


def thanks_to_say(
    given: Iterable[Recognition],
    person: Person,
    meetings: Iterable[OneOnOne],
    clock: Clock,
    meeting: OneOnOne | None = None,
) -> list[Recognition]:
    """Return what a rep was thanked for since the one-on-one before, the latest first.

    Args:
        given: recognitions of the rep, in any order.
        person: the rep.
        meetings: all one-on-ones with them.
        clock: says on which day a moment was.
        meeting: the one-on-one they are for; None for the next.
    """
    until = meeting.ended_at if meeting is not None else None
    before = [
        each.ended_at or each.at
        for each in meetings
        if each.held and (meeting is None or (each.id != meeting.id and each.at < meeting.at))
    ]
    last = max(before, default=None)

    def waits(thanks: Recognition) -> bool:
        if until is not None and thanks.given_at > until:
            return False
        return _after(thanks.given_at, last, person, clock)

    waiting = (each for each in given if waits(each))
    return sorted(waiting, key=lambda each: (each.given_at, each.id), reverse=True)


def _after(moment: datetime, last: datetime | None, person: Person, clock: Clock) -> bool:
    if last is not None:
        return moment > last
    before = person.last_1on1_before
    return before is None or clock.local(moment).date() > before
