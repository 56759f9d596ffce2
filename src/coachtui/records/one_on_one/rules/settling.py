"""What `/1`, `/1 DATE` and `/1 drop` make of an item on the bring-along list."""

from datetime import datetime

from coachtui.capture.agenda_command import AgendaCommand
from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import AgendaItem
from coachtui.domain.repository import Change, Put
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.rules.bring_along import Item


class NotPossibleError(Exception):
    """An item cannot be settled this way.

    Attributes:
        reason: `later` (the new day must be later), `no_date` (this kind is carried over by
            itself), `settled` (it is already).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def settle(
    item: Item, command: AgendaCommand, meeting: OneOnOne, now: datetime, usual_reason: str
) -> Change:
    """Return the change that `/1`, `/1 DATE` or `/1 drop` makes.

    Done twice is undone: a ticked item opens again.

    Raises:
        NotPossibleError: with the reason; nothing changes.
    """
    matter = item.matter
    if isinstance(matter, Commitment):
        return Put(_settled_commitment(matter, command, now, usual_reason))
    if command.act == "move":
        raise NotPossibleError("no_date")
    if isinstance(matter, AgendaItem):
        if command.act == "done" and matter.state != "open":
            return Put(matter.revised(state="open", settled_in=None))
        state = "discussed" if command.act == "done" else "dropped"
        return Put(matter.revised(state=state, settled_in=meeting.id))
    if command.act == "done" and matter.state != "open":
        return Put(matter.revised(state="open", raised_in=None))
    state = "raised" if command.act == "done" else "closed"
    return Put(matter.revised(state=state, raised_in=meeting.id))


def _settled_commitment(
    matter: Commitment, command: AgendaCommand, now: datetime, usual_reason: str
) -> Commitment:
    reason = command.reason or usual_reason
    if command.act == "done":
        return matter.kept(now) if matter.is_open else matter.reopened()
    if not matter.is_open:
        raise NotPossibleError("settled")
    if command.act == "drop":
        return matter.dropped(reason, now)
    if command.due is None or command.due <= matter.due:
        raise NotPossibleError("later")
    return matter.moved(command.due, reason, now)
