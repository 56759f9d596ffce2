"""How a logged line is changed: a new one takes its place."""

from coachtui.capture.entries import Logged
from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Change, Put, Remove


def replacement(old: LogEntry, new: Logged, promised: Commitment | None) -> tuple[Change, ...]:
    """Return the changes that put `new` in the place of `old`.

    The commitment that `old` made is revised where the new line is one too, and taken out where
    it is not; one that was closed or moved meanwhile stays as it is.
    """
    entry = new.entry.revised(
        replaces=old.id,
        happened_at=old.happened_at,
        raised_in=old.raised_in,
        state=old.state,
        grow=old.grow,
    )
    if promised is None:
        return (Put(entry), *_put(new.commitment))
    if new.commitment is None:
        return (Put(entry), Remove(promised)) if promised.untouched else (Put(entry),)
    linked = Put(entry.revised(commitment_id=promised.id))
    if not promised.untouched:
        return (linked,)
    revised = promised.revised(
        owner=new.commitment.owner,
        counterparty=new.commitment.counterparty,
        text=new.commitment.text,
        due=new.commitment.due,
        due_stated=new.commitment.due_stated,
        visibility=new.commitment.visibility,
        tags=new.commitment.tags,
    )
    return (linked, Put(revised))


def _put(commitment: Commitment | None) -> tuple[Change, ...]:
    return () if commitment is None else (Put(commitment),)
