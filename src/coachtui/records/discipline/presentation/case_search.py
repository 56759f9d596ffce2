"""Cases in the search: what the list of cases shows of them and no more, while that is open.

What was said and done stands on the page of a case, whose reading is noted.
"""

from collections.abc import Iterator

from coachtui.domain.view import View
from coachtui.records.discipline.presentation.case_rows import case_rows
from coachtui.records.discipline.presentation.case_words import case_title


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give number, track, title, rep as a list calls them, and state of each case, by its id."""
    for row in case_rows(view):
        title = case_title(view.words, row.case)
        yield row.case.id, f"{title} · {row.called} · {row.state_text}"
