"""The documents of the sample team are whole, clean, and lead to each other."""

import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import timedelta

import pytest

from coachtui.capture import Setting, read
from coachtui.domain.competency import load_competencies
from coachtui.domain.ids import ME
from coachtui.text import clean
from sample_file import DEMO_NOW, ROOT, TYPES, Sample, local_day


@pytest.fixture(scope="module")
def sample() -> Sample:
    """Give the sample data."""
    return Sample()


def texts(value: object) -> Iterator[str]:
    """Give every text in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def test_the_file_is_what_the_scripts_say() -> None:
    """The committed file is the generator's, byte for byte, so that nobody edits it by hand."""
    outcome = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "sample.py"), "check"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr


def test_every_document_is_as_the_store_keeps_it(sample: Sample) -> None:
    """Each document fits its type, is whole, and comes back from its record unchanged."""
    assert sample.schema == 1
    assert set(sample.documents) == {kind.table for kind in TYPES}
    for kind in TYPES:
        for document in sample.documents[kind.table]:
            record = kind.from_document(document)
            assert record.model_dump(mode="json") == document
            assert record.rev >= 1
            assert record.created_by == ME
            assert record.created_at is not None
            assert record.updated_at is not None
            assert record.recorded_at == record.created_at <= record.updated_at


def test_ids_are_unique_and_in_the_order_of_time(sample: Sample) -> None:
    """No id stands twice, and within a table ids sort as the documents were made."""
    every = [one["id"] for rows in sample.documents.values() for one in rows]
    assert len(every) == len(set(every))
    for table, rows in sample.documents.items():
        made = [(str(row["id"]), str(row["created_at"])) for row in rows if row["id"] != ME]
        assert made == sorted(made), table
        assert [at for _, at in made] == sorted(at for _, at in made), table


def test_every_reference_leads_to_a_document(sample: Sample) -> None:
    """People, conversations, commitments and sources that are named exist."""
    people = set(sample.ids.values())
    meetings = {one.id for one in sample.meetings}
    days = {one.id for one in sample.days}
    stops = {one.id for one in sample.stops}
    commitments = {one.id for one in sample.commitments}
    assert {one.reports_to for one in sample.people} <= people | {None}
    assert {one.person_id for one in sample.meetings} <= people
    assert {one.person_id for one in sample.agenda} <= people
    assert {one.person_id for one in sample.entries} <= people
    assert {who for one in sample.commitments for who in (one.owner, one.counterparty)} <= people
    made_in = {"one_on_one": meetings, "field_day": days}
    assert all(one.source.id in made_in[one.source.kind] for one in sample.commitments)
    assert {one.part_of for one in sample.entries} <= meetings | days | stops | {None}
    assert {one.part_of for one in sample.flips} <= meetings
    assert {one.settled_in for one in sample.agenda} <= meetings | {None}
    assert {each for one in sample.agenda for each in one.carried_in} <= meetings
    events = {one.id for one in sample.events}
    for of_events in (sample.places, sample.needs, sample.feedback):
        assert {one.event_id for one in of_events} <= events
    for concerned in (sample.places, sample.needs, sample.thanks):
        assert {one.person_id for one in concerned} <= people
    assert {one.part_of for one in sample.thanks} <= events | {None}
    lines = [one for one in sample.entries if one.entry_kind == "commitment"]
    assert {one.commitment_id for one in lines} == commitments
    assert len(lines) == len(commitments)


def test_nothing_is_recorded_before_it_happened_or_after_the_demo_began(sample: Sample) -> None:
    """No stamp lies in the demo's future, and none before what it records."""
    for kind in TYPES:
        for document in sample.documents[kind.table]:
            record = kind.from_document(document)
            assert record.recorded_at is not None
            assert record.updated_at is not None
            assert record.updated_at <= DEMO_NOW
            happened = record.happened_at or record.recorded_at
            assert happened <= record.recorded_at + timedelta(minutes=5)
    for one in sample.commitments:
        assert one.created_at is not None
        assert one.closed_at is None or one.created_at < one.closed_at <= DEMO_NOW
        assert local_day(one.created_at) <= one.due
        assert one.due.isoweekday() <= 5, one.text


def test_text_is_clean(sample: Sample) -> None:
    """Every text is NFC, trimmed and without control characters."""
    for rows in sample.documents.values():
        for text in texts(rows):
            assert text == unicodedata.normalize("NFC", text) == clean(text).strip()


def test_every_held_one_on_one_is_full_of_life(sample: Sample) -> None:
    """Each has times, an opening line, a pulse, four turns and four to eight lines inside it."""
    held = [one for one in sample.meetings if one.held]
    for one in held:
        lines = [each for each in sample.entries if each.part_of == one.id]
        assert 4 <= len(lines) <= 8, (local_day(one.at), len(lines))
        assert one.started_at is not None
        assert one.ended_at is not None
        for line in lines:
            assert line.happened_at is not None
            assert one.started_at <= line.happened_at <= one.ended_at
            assert line.person_id == one.person_id
        assert one.opening_line
        assert one.pulse is not None
        assert all(each.complete for each in one.feedback if each.kind != "appreciation")
    assert sum(bool(one.feedback) for one in held) >= 5
    assert sum(bool(one.reflection.stood_out) for one in held) >= 9


def test_scores_name_competencies_that_exist(sample: Sample) -> None:
    """Every score and focus is one of the standard competencies."""
    known = set(load_competencies("vi").by_key)
    assert {score.competency for one in sample.entries for score in one.scores} <= known
    assert {key for one in sample.people for key in one.focus_competencies} <= known


def test_phrases_are_varied(sample: Sample) -> None:
    """No promise, praise, quote or correction is a copy of another."""
    for kind in ("praise", "adjusting", "quote", "decision", "risk", "commitment"):
        said = [one.text for one in sample.entries if one.entry_kind == kind]
        assert len(said) == len(set(said)), kind


def test_lines_read_as_they_are_stored(sample: Sample) -> None:
    """Typed again on their day, all lines and promises come out as the documents hold them."""
    people = {one.id: one for one in sample.people}
    promises = {one.id: one for one in sample.commitments}
    for entry in sample.entries:
        assert entry.happened_at is not None
        address = people[entry.person_id].address_vi
        setting = Setting(
            today=local_day(entry.happened_at),
            rep_pronoun=address.rep,
            manager_pronoun=address.manager,
            options=entry.grow == "options",
        )
        reading = read(entry.typed, setting)
        scores = tuple((one.competency, one.score) for one in entry.scores)
        told = (entry.entry_kind, entry.text, scores, entry.tags)
        assert (reading.kind, reading.text, reading.scores, reading.tags) == told
        if entry.commitment_id is not None:
            promise = promises[entry.commitment_id]
            first = promise.moves[0].due_before if promise.moves else promise.due
            assert reading.due == (first if promise.due_stated else None), entry.typed
            assert reading.owner == ("me" if promise.mine else "rep")
