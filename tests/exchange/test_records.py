"""Opening the records of a session."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.catalogue import catalogue
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.exchange.console import Console
from coachtui.exchange.records import NoDrafts, open_for_screens, open_records, tidy
from coachtui.exchange.session import Session
from coachtui.language import Words
from coachtui.settings import Settings
from coachtui.storage import Drafts
from desks import FixedClock


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Give a session over a folder that is not there yet."""
    words = Words.of("en")
    return Session(
        folder=tmp_path / "data",
        words=words,
        clock=FixedClock(),
        settings=Settings(),
        catalogue=catalogue(),
        console=Console(sys.stdout, sys.stderr, words),
    )


def test_a_new_store_begins_with_the_manager(session: Session) -> None:
    """The reserved person is there from the first start, by the word for "me"."""
    manager = open_records(session).get(Person, ME)
    assert manager is not None
    assert manager.full_name == "Me"
    assert not manager.is_rep


def test_opening_again_adds_nothing(session: Session) -> None:
    """The second start finds the store as the first left it."""
    first = open_records(session).seq
    assert open_records(session).seq == first


def test_a_read_only_session_writes_no_draft(session: Session) -> None:
    """With --read-only drafts go nowhere; without it they go into the folder."""
    _, drafts, _, _ = open_for_screens(session, None)
    assert isinstance(drafts, Drafts)
    drafts.close()
    store, nowhere, _, _ = open_for_screens(replace(session, read_only=True), None)
    assert store.read_only == "asked"
    assert isinstance(nowhere, NoDrafts)
    nowhere.note("form", "text")
    nowhere.flush()
    assert list((session.folder / "drafts").iterdir()) == []


def test_what_happened_to_the_files_is_told(session: Session) -> None:
    """A torn last line is told in words that name the file."""
    open_records(session)
    with (session.folder / "journal/open.jsonl").open("ab") as journal:
        journal.write(b'{"seq": 2, "half')
    _, _, notices, _ = open_for_screens(session, None)
    assert len(notices) == 1
    assert "cut off" in notices[0]
    assert "open.jsonl" in notices[0]


def test_a_long_journal_is_tidied_and_a_short_one_left_alone(session: Session) -> None:
    """Past its size the journal gets a snapshot, so that the next start need not read it all."""
    store = open_records(session)
    tidy(store)
    assert not (session.folder / "coach.json").exists()
    store.load({"note": [{"id": "n", "rev": 1, "text": "x" * 1_100_000}]}, "import")
    tidy(store)
    assert (session.folder / "coach.json").exists()
    assert [path.name for path in sorted((session.folder / "journal").iterdir())] == [
        "000001.jsonl",
        "open.jsonl",
    ]
