"""The lines of a one-on-one: which ones stand, and what a change or removal does."""

from datetime import date

from hypothesis import given, strategies as st

from coachtui.capture import Setting, read
from coachtui.capture.changing import replacement
from coachtui.capture.entries import Logged, Place, entry_for
from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import removal, standing
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Remove
from coachtui.records.one_on_one.rules.lines import ideas, may_tell
from desks import FixedClock

NOW = FixedClock().now()
AN = Person(id="an", full_name="Nguyễn Văn An")
PLACE = Place(person=AN, at=NOW, next_meeting=date(2026, 12, 7), part_of="talk", kind="one_on_one")
SETTING = Setting(today=date(2026, 11, 23))


def logged(line: str, place: Place = PLACE) -> Logged:
    """Return what a typed line becomes."""
    return entry_for(read(line, SETTING), place, [AN])


def test_a_changed_line_takes_the_place_of_the_old() -> None:
    """Of a line and its change only the change stands, at the old one's moment."""
    old = logged("first thought")
    put = replacement(old.entry, logged("second thought"), None)[0]
    assert isinstance(put, Put)
    assert isinstance(put.record, LogEntry)
    assert [each.text for each in standing([old.entry, put.record])] == ["second thought"]
    assert put.record.happened_at == old.entry.happened_at


def test_two_windows_changing_one_line_lose_nothing() -> None:
    """Both changes of the same line stand; neither overwrites the other."""
    old = logged("line").entry
    one, two = (replacement(old, logged(text), None)[0] for text in ("mine", "yours"))
    assert isinstance(one, Put)
    assert isinstance(two, Put)
    assert isinstance(one.record, LogEntry)
    assert isinstance(two.record, LogEntry)
    assert {each.text for each in standing([old, one.record, two.record])} == {"mine", "yours"}


def test_a_changed_promise_is_the_same_promise() -> None:
    """Editing `> send quote fri` to a later day revises its commitment, no second one is made."""
    old = logged("> send the quote 27/11")
    assert old.commitment is not None
    changes = replacement(old.entry, logged("> send the quote 30/11"), old.commitment)
    records = [change.record for change in changes]
    assert isinstance(records[0], LogEntry)
    assert records[0].commitment_id == old.commitment.id
    assert isinstance(records[1], Commitment)
    assert (records[1].id, records[1].due) == (old.commitment.id, date(2026, 11, 30))


def test_a_promise_edited_to_a_note_is_taken_back() -> None:
    """Turning a promise into a note removes the commitment it made, unless it lives on already."""
    old = logged("> send the quote 27/11")
    assert old.commitment is not None
    changes = replacement(old.entry, logged("quote is out"), old.commitment)
    assert changes[1] == Remove(old.commitment)
    kept = old.commitment.kept(NOW)
    (alone,) = replacement(old.entry, logged("quote is out"), kept)
    assert isinstance(alone.record, LogEntry)
    assert alone.record.commitment_id is None


def test_deleting_a_line_takes_its_older_texts_along() -> None:
    """The line, what it replaced, and its open promise go together."""
    old = logged("> send the quote 27/11")
    new = replacement(old.entry, logged("> send it 30/11"), old.commitment)[0].record
    assert isinstance(new, LogEntry)
    gone = removal(new, [old.entry, new], old.commitment)
    assert [change.record.id for change in gone] == [
        new.id,
        old.entry.id,
        old.commitment.id if old.commitment else "",
    ]


def test_ask_before_tell() -> None:
    """The manager's own option is possible once the rep has two."""
    options = Place(
        person=AN, at=NOW, next_meeting=date(2026, 12, 7), part_of="talk", grow="options"
    )
    setting = Setting(today=date(2026, 11, 23), options=True)

    def option(line: str) -> LogEntry:
        return entry_for(read(line, setting), options, [AN]).entry

    first, second = option("bring the accountant"), option("offer a trial")
    assert not may_tell([first])
    assert may_tell([first, second])
    assert ideas([first, second, option("me call the director")]) == (2, 1)


def test_who_owes_and_who_sees() -> None:
    """`> me ...` is mine, `> ...` the rep's; promises and decisions are shared, `~` hides."""
    mine, theirs = logged("> me intro to the CFO 28/11"), logged("> send the quote")
    assert mine.commitment is not None
    assert theirs.commitment is not None
    assert (mine.commitment.owner, mine.commitment.counterparty) == (ME, "an")
    assert (theirs.commitment.owner, theirs.commitment.due) == ("an", date(2026, 12, 7))
    assert not theirs.commitment.due_stated
    assert theirs.commitment.visibility == "shared"
    assert logged("> send the quote ~").entry.visibility == "private"
    assert logged("= drop Sao Mai").entry.visibility == "shared"
    assert logged("just a note").entry.visibility == "private"


@given(st.text(max_size=120))
def test_any_line_becomes_an_entry(line: str) -> None:
    """Whatever is typed, an entry that the model accepts comes out, or there is nothing in it."""
    reading = read(line, SETTING)
    if reading.text.strip():
        entry = entry_for(reading, PLACE, [AN]).entry
        assert LogEntry.from_document(entry.model_dump(mode="json")) == entry
