"""What is shared of people, promises, lines, topics, thanks and targets, and the rows of it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, Literal

from coachtui.domain.attainment import attainment
from coachtui.domain.commitment import Commitment
from coachtui.domain.initials import SOMEBODY
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.person import Address, Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.shared_row import SharedRow, SharedSection
from coachtui.domain.sharing import IS_SHARED, Share
from coachtui.domain.target import Target, first_of_month
from coachtui.domain.view import View
from coachtui.overview.target_words import told
from coachtui.ui.target_words import target_line

CLOSED_SHOWN: Final = timedelta(days=30)
"""How long a promise that was kept stays in sight."""
PERSON: Final = (
    Share(
        Person,
        (
            *("full_name", "preferred_name", "name_order", "language"),
            *("address_vi.rep", "address_vi.manager"),
        ),
        whose=("id",),
        when=({},),
    ),
)
"""How they are called and addressed, and nothing else; nobody but themselves."""
PROMISES: Final = (
    Share(
        Commitment,
        (
            *("owner", "counterparty", "text", "due", "due_stated", "state", "closed_at"),
            *("source.kind", "source.id"),
        ),
        whose=("owner", "counterparty"),
        when=tuple({**IS_SHARED, "state": state} for state in ("open", "moved", "kept")),
    ),
)
"""Both ways; not those that were dropped or broken, and why."""
LINES: Final = (
    Share(
        LogEntry,
        ("person_id", "part_of", "entry_kind", "text", "happened_at"),
        when=({**IS_SHARED, "entry_kind": "decision"},),
        replaced_by="replaces",
    ),
)
"""Decisions the line itself shared, as they stand now: one hidden later is not as it was before."""
AGENDA: Final = (
    Share(AgendaItem, ("person_id", "text", "by", "state"), when=({**IS_SHARED, "state": "open"},)),
)
THANKS: Final = (Share(Recognition, ("person_id", "what", "given_at")),)
TARGETS: Final = (
    Share(Target, ("person_id", "month", "amount", "actual", "unit", "currency"), when=({},)),
)
"""Their own: a target is agreed with whom it is for."""


def promises(view: View, person_id: str) -> Iterator[SharedRow]:
    """Give the open promises, and those kept lately."""
    today, since = view.clock.today(), view.clock.now() - CLOSED_SHOWN
    for one in view.repository.all(Commitment):
        if one.is_open:
            late: Literal["", "late"] = "late" if one.overdue(today) else ""
            who = _owner(view, person_id, one)
            yield SharedRow(SharedSection.PROMISES, one.id, who, one.text, one.due, tone=late)
        elif one.closed_at is not None and one.closed_at >= since:
            who, day = _owner(view, person_id, one), view.words.local(one.closed_at).date()
            yield SharedRow(SharedSection.KEPT, one.id, who, one.text, day, tone="good")


def _owner(view: View, person_id: str, one: Commitment) -> str:
    """Return who promised, as the two address each other, else by name."""
    person = view.repository.get(Person, person_id)
    if person is None or (not one.mine and one.owner != person_id):
        return SOMEBODY
    address = person.address_vi if view.words.language == "vi" else Address()
    if one.mine:
        return address.manager.capitalize() or view.words.say("Me")
    return address.rep.capitalize() or person.given_name


def agenda(view: View, person_id: str) -> Iterator[SharedRow]:
    """Give what is to be talked about."""
    for item in view.repository.find(AgendaItem, person_id=person_id):
        yield SharedRow(SharedSection.AGENDA, item.id, "", item.text)


def thanks(view: View, person_id: str) -> Iterator[SharedRow]:
    """Give what they were thanked for."""
    for one in view.repository.find(Recognition, person_id=person_id):
        day = view.words.local(one.given_at).date()
        yield SharedRow(SharedSection.THANKS, one.id, "", one.what, day)


def targets(view: View, person_id: str) -> Iterator[SharedRow]:
    """Give where they stand with their targets, and the targets of this month and later ones."""
    words, today = view.words, view.clock.today()
    found = view.repository.find(Target, person_id=person_id)
    stands, first = attainment(found, today), first_of_month(today)
    if stands is not None:
        target, line = stands.target, target_line(words, stands)
        yield SharedRow(SharedSection.TARGETS, target.id, "", line, target.month, " ")
    for each in found:
        if each.month >= first and (stands is None or each.id != stands.target.id):
            line = told(words, each)
            yield SharedRow(SharedSection.TARGETS, each.id, "", line, each.month, " ")
