"""Logged lines as evidence for a review: praise, what to change, the rep's words, scores."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from coachtui.domain.items import EvidenceItem, Target
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.view import View

_TELLING: Final = frozenset({"praise", "adjusting", "quote"})


def line_evidence(
    view: View, entries: Iterable[LogEntry], first: date, where: str
) -> Iterator[EvidenceItem]:
    """Give the lines that tell how somebody worked; the others are left out.

    Args:
        view: the language and the zone a moment has its day in.
        entries: as `log_lines.standing` gives them.
        first: the first day that is looked at.
        where: what they were noted in, in a word or two; "" in between.
    """
    words = view.words
    for entry in entries:
        at = entry.happened_at or entry.created_at
        if at is None or not _tells(entry):
            continue
        day = words.local(at).date()
        if day >= first:
            what = words.label("entry_kind", entry.entry_kind)
            yield EvidenceItem(
                day=day,
                label=" · ".join(part for part in (where, what) if part),
                text=_excerpt(entry),
                target=Target("log_entry", entry.id),
            )


def _tells(entry: LogEntry) -> bool:
    seen = any(each.score is not None for each in entry.scores)
    return seen or entry.entry_kind in _TELLING


def _excerpt(entry: LogEntry) -> str:
    said = f"“{entry.text}”" if entry.entry_kind == "quote" else entry.text
    given = (each for each in entry.scores if each.score is not None)
    scores = (f"{each.competency}={each.score}" for each in given)
    return " · ".join((said, *(each for each in scores if each not in entry.text)))
