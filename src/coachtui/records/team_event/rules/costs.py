"""A cost typed in a hurry on the day: which budget line it belongs to."""

from dataclasses import dataclass

from coachtui.capture.money import money_of
from coachtui.records.team_event.model import BudgetLine, TeamEvent
from coachtui.text import fold, matches, query_words

_LONGEST_SUM = 3
"""Words a sum may have, as `1 triệu 2`."""


@dataclass(frozen=True, slots=True)
class Cost:
    """A sum in minor units, and what it was for."""

    amount: int
    what: str


def read_cost(text: str) -> Cost | None:
    """Return the cost a line names, its sum first or last: `1,2tr taxi`; None where it has none."""
    words = text.split()
    for count in range(min(_LONGEST_SUM, len(words)), 0, -1):
        first = money_of(" ".join(words[:count]))
        if first is not None:
            return Cost(first, " ".join(words[count:]))
        last = money_of(" ".join(words[-count:]))
        if last is not None:
            return Cost(last, " ".join(words[:-count]))
    return None


def with_cost(event: TeamEvent, cost: Cost) -> tuple[TeamEvent, BudgetLine]:
    """Return an event with a cost added to the line it names, and that line.

    A cost that names no line, or more than one, becomes a line of its own without a plan.
    """
    wanted = query_words(cost.what)
    found = [
        line
        for line in event.budget.lines
        if wanted and matches(wanted, fold(f"{line.what} {line.vendor}"))
    ]
    if len(found) == 1:
        line = found[0].revised(actual=(found[0].actual or 0) + cost.amount)
        lines = tuple(line if each.id == line.id else each for each in event.budget.lines)
    else:
        line = BudgetLine(what=cost.what, actual=cost.amount)
        lines = (*event.budget.lines, line)
    return event.revised(budget=event.budget.revised(lines=lines)), line
