"""What a scored line shows: its text, where it says more than its marks."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from coachtui.capture.marks import find_scores
from coachtui.capture.spans import without
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import standing
from coachtui.records.field_day.rules.scores import Observation, needs_evidence

_UNDATED: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MARK: Final = re.compile(r"(?<![\w#@$&/.])[#@$](?=[^\W\d_])")


def described(text: str, keys: Iterable[str], accounts: Iterable[str] = ()) -> bool:
    """Tell whether a line says more than its marks: scores of these keys, tags, names, deals."""
    rest = without(text, find_scores(text, frozenset(keys)).spans)
    for account in accounts:
        rest = re.sub(re.escape(f"@{account}"), "@x", rest, flags=re.IGNORECASE)
    in_mark = False
    for word in rest.split():
        in_mark = bool(_MARK.search(word)) or (in_mark and word[0].isupper())
        if not in_mark and any(char.isalnum() for char in word):
            return True
    return False


def evidence(entry: LogEntry) -> str:
    """Return what was observed: the text of a line, '' where it has nothing but marks."""
    keys = (each.competency for each in entry.scores)
    return entry.text if described(entry.text, keys, entry.accounts) else ""


def unproven(entry: LogEntry) -> tuple[str, ...]:
    """Return the competencies that a line scores high or low without saying what was seen."""
    if evidence(entry):
        return ()
    return tuple(each.competency for each in entry.scores if needs_evidence(each.score))


def observations(entries: Iterable[LogEntry]) -> list[Observation]:
    """Return the scores in the standing ones of these lines, in the order they happened."""
    return [
        Observation(
            entry_id=entry.id,
            competency=each.competency,
            score=each.score,
            text=evidence(entry),
            at=entry.happened_at or entry.created_at or _UNDATED,
            part_of=entry.part_of,
        )
        for entry in standing(entries)
        for each in entry.scores
    ]
