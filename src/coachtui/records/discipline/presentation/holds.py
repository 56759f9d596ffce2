"""Cases that keep a person's records from being erased; of the open HR store only."""

from collections.abc import Iterator

from coachtui.domain.items import Hold
from coachtui.domain.view import View
from coachtui.records.discipline.presentation.case_rows import case_rows


def holds(view: View, person_id: str) -> Iterator[Hold]:
    """Give the cases of a person that run, or whose measure or warning still counts.

    A case whose law pack is not there any more holds too: nobody can say that it is over.
    """
    for row in case_rows(view, person_id):
        if not row.closed:
            ends = (clock.day for clock in row.clocks if clock.kind == "expunge")
            yield Hold(row.case.number, next(ends, None))
