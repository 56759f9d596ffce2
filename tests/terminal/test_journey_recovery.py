"""A damaged store brought back by keys alone, in both languages; HR records and hand edits too."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.cli.start import run
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.paths import HR, SNAPSHOT
from coachtui.storage import open_store
from desks import FixedClock
from journey import Journey
from keyed import keyed
from terminal import Terminal

Start = Callable[..., Terminal]
CAUSES = ("Lan Phạm", "Mai Vũ")
LANGUAGES = pytest.mark.parametrize("language", ["en", "vi"])


@pytest.fixture
def data(own_world: Path, tmp_path: Path) -> Path:
    """Give a data folder with two reps, a snapshot, and a line about the first."""
    team = tmp_path / "team.csv"
    team.write_text("Name\n" + "\n".join(CAUSES) + "\n")
    assert run(["import", "people", str(team)]) == 0
    assert run(["compact"]) == 0
    assert run(["log", "lan", "closed the deal"]) == 0
    assert run(["log", "mai", "lost a shop"]) == 0
    return own_world / "data"


def journey(start: Start, language: str) -> Journey:
    """Start the program in a language."""
    terminal = start(env={"COACHTUI_LANGUAGE": language})
    return Journey(terminal, keyed(language))


def spoil(path: Path, old: bytes, new: bytes) -> None:
    """Change some bytes of a file."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


def agrees(way: Journey, key: str, question: str) -> Journey:
    """Press the key of a way, read the question, and answer yes."""
    way.presses(key).finds(question)
    way.terminal.wait_quiet()
    return way.presses("y")


def texts(folder: Path) -> set[str]:
    """Give the lines on file."""
    with open_store(folder, now=FixedClock().now, read_only=True) as store:
        assert store.read_only == "asked"
        return {one.text for one in store.all(LogEntry)}


@LANGUAGES
def test_a_damaged_journal_is_rebuilt(start: Start, data: Path, language: str) -> None:
    """Two keys bring back all that can be read; it can be written at once, the rest is kept."""
    spoil(data / "journal/open.jsonl", b"closed the deal", b"closed the seal")
    before = (data / "journal/open.jsonl").read_bytes()
    way = journey(start, language)
    way.finds("The records can be read only")
    agrees(way, "r", "Go on with what can be read?")
    way.finds_no_more("The records can be read only").sees("Lan")
    way.presses("ctrl+n").types("mai back at work").presses("enter")
    way.terminal.wait_quiet()
    way.presses("escape").terminal.wait_quiet()
    way.presses("q").terminal.wait_end()
    assert texts(data) == {"lost a shop", "back at work"}
    kept = [path.read_bytes() for path in data.glob("backups/*/journal/open.jsonl")]
    assert kept == [before]


@LANGUAGES
def test_a_lost_journal_comes_back_from_the_backup(start: Start, data: Path, language: str) -> None:
    """With the journal gone the newest good backup comes back, whole."""
    assert run(["backup"]) == 0
    (data / "journal/open.jsonl").unlink()
    way = journey(start, language)
    way.finds("The records can be read only")
    agrees(way, "b", "Bring the newest good backup back?")
    way.finds_no_more("The records can be read only").sees("Lan")
    way.terminal.wait_quiet()
    way.presses("q").terminal.wait_end()
    assert texts(data) == {"closed the deal", "lost a shop"}


def test_a_folder_that_comes_back_opens_with_one_key(
    start: Start, data: Path, own_world: Path
) -> None:
    """While the files are away nothing is made anew; once they are there again, l opens them."""
    (data / "journal").rename(own_world / "away")
    (data / SNAPSHOT).rename(own_world / SNAPSHOT)
    way = journey(start, "en").finds("The records were not opened")
    (own_world / "away").rename(data / "journal")
    way.presses("l").sees("Lan").presses("q").terminal.wait_end()
    assert texts(data) == {"closed the deal", "lost a shop"}


def test_a_change_by_hand_is_taken_in_and_taken_back(start: Start, data: Path) -> None:
    """An edited coach.json shows its counts; a takes it in as one change, and u takes that back."""
    path = data / SNAPSHOT
    tables = json.loads(path.read_text())
    row = next(one for one in tables["person"].values() if one["full_name"] == CAUSES[1])
    row["full_name"] = "Mai Trần"
    path.write_text(json.dumps(tables))
    way = journey(start, "en").finds("coach.json was changed by hand")
    way.sees("Records changed: 1, new: 0, gone: 0.").presses("a")
    way.finds("1 record was taken in.").presses("2").sees("Mai Trần")
    assert list(data.glob("coach.set-aside-*.json"))
    way.presses("u").sees(CAUSES[1]).sees_no_more("Mai Trần")
    way.presses("q").terminal.wait_end()
    with open_store(data, now=FixedClock().now, read_only=True) as store:
        assert {one.full_name for one in store.all(Person) if one.id != ME} == set(CAUSES)


@LANGUAGES
def test_hr_records_come_back_inside_screen_5(start: Start, data: Path, language: str) -> None:
    """Damaged HR records say so when they are unlocked, and a key rebuilds them there."""
    with open_store(data / HR, now=FixedClock().now, chained=True) as hr:
        hr.commit([Put(LogEntry(person_id=ME, text="first"))])
        hr.commit([Put(LogEntry(person_id=ME, text="second"))])
    spoil(data / HR / "journal/open.jsonl", b"first", b"worst")
    way = journey(start, language).sees("Lan")
    opens = "Open the HR records? Is nobody looking on?"
    way.presses("5").finds("Discipline is locked.")
    agrees(way, "n", opens).finds("The HR records can be read only")
    agrees(way, "r", "Go on with what can be read?").finds(opens)
    way.terminal.wait_quiet()
    way.presses("y").finds_no_more("Discipline is locked.")
    way.terminal.wait_quiet()
    way.presses("escape").terminal.wait_quiet()
    way.presses("q").terminal.wait_end()
    with open_store(data / HR, now=FixedClock().now, chained=True, read_only=True) as hr:
        assert hr.read_only == "asked"
        assert [one.text for one in hr.all(LogEntry)] == ["second"]


@LANGUAGES
def test_a_text_left_by_a_kill_is_listed_opened_and_discarded(
    start: Start, data: Path, language: str
) -> None:
    """After a kill the palette's list of drafts has the text; Enter has it back, D lets it go."""
    way = journey(start, language).sees("Lan")
    way.presses("ctrl+n").types("mai wants a").sees("mai wants a")
    drafts = data / "drafts"
    way.terminal.wait(lambda: any(drafts.glob("*.json")), "the draft on the disk").kill()
    way = journey(start, language).sees("Lan").presses("ctrl+p")
    way.types(way.words.say("Drafts: texts half-typed")).presses("enter")
    way.sees("mai wants a").finds("nobody").presses("enter").sees("› @mai wants a")
    way.presses("escape").finds("this window").presses("D").finds("Discard this text for good?")
    way.terminal.wait_quiet()
    way.presses("y").finds("No text is half-typed.")
    assert not list(drafts.glob("*.json"))
