"""What leaves the program of a one-on-one: the copy for the rep, and the manager's own file."""

from datetime import date

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.one_on_one.exports import as_markdown
from coachtui.records.one_on_one.model import Feedback, OneOnOne
from coachtui.records.one_on_one.presentation.shared_copy import shared_part
from places import Place


def test_what_was_given_up_is_not_told_again(place: Place) -> None:
    """A promise dropped or broken since is not in the copy for the rep; one that was kept is."""
    now = place.clock.now()
    meeting = OneOnOne(person_id="an", planned_at=now)

    def promised(text: str) -> Commitment:
        return Commitment(
            owner="an",
            counterparty=ME,
            text=text,
            due=date(2026, 11, 27),
            source=Source(kind="one_on_one", id=meeting.id),
            visibility="shared",
        )

    made = (
        promised("open"),
        promised("kept").kept(now),
        promised("dropped").dropped("no need", now),
        promised("broken").broken(now),
    )
    shared = shared_part(meeting, (), made)
    assert {each.text for each in shared.promised} == {"open", "kept"}
    assert shared.still_open == ()


def test_the_managers_file_marks_what_is_private(place: Place) -> None:
    """Private lines and feedback say so; a line the rep sees does not, and signs stay signs."""
    feedback = Feedback(situation="at ACME", behaviour="held *the* price", impact="margin")
    meeting = OneOnOne(person_id="an", planned_at=place.clock.now(), feedback=(feedback,))
    lines = (
        LogEntry(person_id="an", part_of=meeting.id, text="_tired_"),
        LogEntry(
            person_id="an",
            part_of=meeting.id,
            text="drop Sao Mai",
            entry_kind="decision",
            visibility="shared",
        ),
    )
    with place.store() as store:
        store.commit([Put(meeting), *(Put(each) for each in lines)])
        told = as_markdown(View(store, Words.of("en"), place.clock), "an").splitlines()
    assert any(each.endswith("\\_tired\\_ (private)") for each in told)
    assert not any("Sao Mai" in each and "private" in each for each in told)
    at = told.index("Feedback (private):")
    assert told[at + 1] == "- at ACME · held \\*the\\* price · margin"
