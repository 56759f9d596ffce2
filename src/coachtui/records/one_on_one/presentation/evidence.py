"""What one-on-ones, and the lines logged in between, give a review to rest on."""

from collections.abc import Iterator
from datetime import date

from coachtui.domain.items import EvidenceItem
from coachtui.domain.line_evidence import line_evidence
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.view import View
from coachtui.records.one_on_one.model import OneOnOne


def evidence(view: View, person_id: str, first: date) -> Iterator[EvidenceItem]:
    """Give the telling lines of a person from a day on."""
    find = view.repository.find
    met = {meeting.id for meeting in find(OneOnOne, person_id=person_id)}
    lines = standing(find(LogEntry, person_id=person_id))
    of_talks = (line for line in lines if line.part_of in met)
    between = (line for line in lines if line.part_of is None)
    yield from line_evidence(view, of_talks, first, view.words.say("1-1"))
    yield from line_evidence(view, between, first, "")
