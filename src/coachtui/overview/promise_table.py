"""The promises that are open, both ways, as a table for a spreadsheet."""

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.team import manager_name
from coachtui.domain.view import View
from coachtui.exchange.csv_text import csv_text
from coachtui.language import N_
from coachtui.overview.promises import still_open

_COLUMNS = (
    *(N_("Who owes it"), N_("To whom"), N_("Promise"), N_("Due")),
    *(N_("Days overdue"), N_("Times moved"), N_("Private")),
)


def promises_csv(view: View) -> str:
    """Return the open promises as CSV: mine first, the oldest day on top; see `csv_text`."""
    words, today = view.words, view.clock.today()
    names = {person.id: person.full_name for person in view.repository.all(Person)}
    names[ME] = manager_name(view.repository) or words.say("me")
    ordered = sorted(still_open(view), key=lambda each: (not each.mine, each.due, each.id))

    def row(promise: Commitment) -> tuple[str, ...]:
        late = (today - promise.due).days
        return (
            names.get(promise.owner, promise.owner),
            names.get(promise.counterparty, promise.counterparty),
            promise.text,
            promise.due.isoformat(),
            str(late) if late > 0 else "",
            str(promise.moved_count) if promise.moved_count else "",
            words.say("yes") if promise.visibility == "private" else "",
        )

    return csv_text((words.say(title) for title in _COLUMNS), map(row, ordered))
