"""What a rep sees of their one-on-ones: when the next is, and what was agreed in each."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.shared_row import SharedRow, SharedSection
from coachtui.domain.sharing import Share
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.shared_copy import Shared, chat_copy, shared_part

SHARES: Final = (
    Share(
        OneOnOne,
        (
            *("person_id", "channel", "planned_at", "minutes"),
            *("started_at", "ended_at", "state"),
        ),
        when=({"state": "planned"}, {"state": "held"}),
    ),
)
"""When and how long; not what sort of talk it is, the pulse, feedback, reflection or reasons."""


def shared_rows(view: View, person_id: str) -> Iterator[SharedRow]:
    """Give the one-on-ones ahead, and of those wrapped up what both agreed and promised."""
    find, words = view.repository.find, view.words
    person = view.repository.get(Person, person_id)
    lines = find(LogEntry, person_id=person_id)
    promises = view.repository.all(Commitment)
    for meeting in find(OneOnOne, person_id=person_id):
        day = words.local(meeting.at).date()
        if meeting.held and person is not None:
            here = (line for line in lines if line.part_of == meeting.id)
            part = replace(shared_part(meeting, here, promises), still_open=())
            if part.decisions or part.promised:
                page = chat_copy(
                    part, meeting, person, None, view.words.in_language(person.language)
                )
                yield SharedRow(
                    section=SharedSection.TALKS,
                    id=meeting.id,
                    label=words.say("1-1"),
                    text=_agreed(part),
                    day=day,
                    page=page,
                )
        elif not meeting.held and day >= view.clock.today():
            yield SharedRow(
                section=SharedSection.AHEAD,
                id=meeting.id,
                label=words.say("1-1"),
                text=_ahead(words, meeting),
                day=day,
            )


def _agreed(part: Shared) -> str:
    """Return what was decided, then what was promised, in a line."""
    decided = (line.text for line in part.decisions)
    return " · ".join((*decided, *(each.text for each in part.promised)))


def _ahead(words: Words, meeting: OneOnOne) -> str:
    parts = [words.time(meeting.planned_at), words.minutes(meeting.minutes)]
    if meeting.channel != "in_person":
        parts.append(words.label("channel", meeting.channel))
    return " · ".join(parts)
