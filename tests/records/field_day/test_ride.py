"""A day going on: what is written to it, over a real store."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.catalogue import catalogue
from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Remove
from coachtui.language import Words
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.rules.states import acknowledged, debriefing, reported
from coachtui.records.field_day.screens.report_writing import Writing
from coachtui.records.field_day.screens.ride import Ride
from coachtui.settings import Settings
from coachtui.storage import Store
from coachtui.ui.desk import Desk
from coachtui.ui.waiting import Waiting
from field_days import a_day, a_stop
from memory import MemoryDrafts
from places import Place


class Riding:
    """A day with An and its two stops, over a store in a folder."""

    def __init__(self, folder: Path) -> None:
        self.place = Place(folder)
        self.store: Store = self.place.store()
        self.store.commit([Put(a_day()), Put(a_stop(1)), Put(a_stop(2))])
        self.desk = Desk(
            words=Words.of("en"),
            clock=self.place.clock,
            catalogue=catalogue(),
            settings=Settings(),
            folder=folder,
        )
        self.desk.attach(self.store, MemoryDrafts())
        person, day = self.store.get(Person, "an"), self.store.get(FieldDay, "day")
        assert person is not None
        assert day is not None
        self.ride = Ride(self.desk, person, day)

    def stop(self, seq: int) -> Stop:
        """Return a stop as it is stored."""
        found = self.store.get(Stop, f"stop{seq}")
        assert found is not None
        return found

    async def logs(self, line: str, identifier: str = "", changing: str = "") -> str:
        """Enter a line; return what was said against it."""
        return await self.ride.log(Waiting(identifier or line, line, changing))


@pytest.fixture
def riding(tmp_path: Path) -> Iterator[Riding]:
    """Give the day over its store."""
    made = Riding(tmp_path)
    yield made
    made.store.close()


async def test_the_first_stop_starts_the_day(riding: Riding) -> None:
    """Both are written in one change."""
    before = riding.store.seq
    await riding.ride.begin_stop(riding.stop(1))
    assert riding.ride.day.state == "in_progress"
    assert riding.stop(1).running
    assert riding.store.seq == before + 1


async def test_a_line_belongs_to_the_stop_that_is_going_on_else_to_the_day(riding: Riding) -> None:
    """Between two stops it is the day's."""
    await riding.logs("met at the office")
    await riding.ride.begin_stop(riding.stop(1))
    await riding.logs("Q=4 asked about budget before price")
    await riding.ride.end_stop(riding.stop(1), outcome="advance")
    await riding.logs("coffee")
    told = {entry.text: entry.part_of for entry in riding.ride.entries}
    assert told == {
        "met at the office": "day",
        "asked about budget before price": "stop1",
        "coffee": "day",
    }


@pytest.mark.parametrize("line", ["Q=5", "Q=1 C=2", "n=1 #giá", "Q=5, N=n"])
async def test_an_extreme_score_without_evidence_is_not_logged(riding: Riding, line: str) -> None:
    """The sentence names the score and says what to write."""
    assert "needs what you saw" in await riding.logs(line)
    assert riding.ride.entries == []


@pytest.mark.parametrize("line", ["Q=3", "Q=n", "Q=5 asked three questions first"])
async def test_other_scores_are_logged(riding: Riding, line: str) -> None:
    """A score in the middle, and not observed, need no evidence."""
    assert await riding.logs(line) == ""
    assert len(riding.ride.entries) == 1


async def test_a_promise_of_the_day_comes_from_the_day(riding: Riding) -> None:
    """Its source is the field day, whichever stop it was made at."""
    await riding.ride.begin_stop(riding.stop(1))
    await riding.logs("> An gửi báo giá t6")
    (promise,) = riding.ride.commitments
    assert (promise.source.kind, promise.source.id) == ("field_day", "day")


async def test_a_changed_line_stays_at_its_stop(riding: Riding) -> None:
    """Changing a line at the next stop does not carry it there."""
    await riding.ride.begin_stop(riding.stop(1))
    await riding.logs("first", "one")
    await riding.ride.end_stop(riding.stop(1), outcome="continuation")
    await riding.ride.begin_stop(riding.stop(2))
    await riding.logs("first, put better", "two", changing="one")
    (line,) = riding.ride.entries
    assert (line.text, line.part_of) == ("first, put better", "stop1")


async def test_a_stop_on_the_spot_begins_at_once_and_stands_last(riding: Riding) -> None:
    """Its number follows, and it says that it was not planned."""
    stop = await riding.ride.add_stop("Quán Nắng")
    assert (stop.seq, stop.on_the_spot, stop.running) == (3, True, True)
    assert riding.ride.day.state == "in_progress"


async def test_a_line_put_to_another_stop_keeps_its_promise(riding: Riding) -> None:
    """Sorting writes a new line in the place of the old one."""
    await riding.logs("> An gửi mẫu t6", "line")
    entry = riding.store.get(LogEntry, "line")
    assert entry is not None
    await riding.ride.place(entry, "stop2", riding.place.clock.now() - timedelta(hours=1))
    (moved,) = riding.ride.entries
    assert (moved.part_of, moved.replaces) == ("stop2", "line")
    assert moved.commitment_id == entry.commitment_id
    assert len(riding.store.all(Commitment)) == 1


async def test_after_the_report_lines_are_only_added(riding: Riding) -> None:
    """A new line says that it came later; an old one is not changed."""
    await riding.ride.begin()
    await riding.logs("first", "one")
    now = riding.place.clock.now()
    done = acknowledged(reported(debriefing(riding.ride.day, now)))
    await riding.ride.put(done, label="")
    assert "write a new line" in await riding.logs("other words", "two", changing="one")
    assert await riding.logs("added", "z") == ""
    added = riding.ride.entries[-1]
    assert (added.text, added.amends_rev) == ("added", riding.ride.day.rev)


async def test_a_day_deleted_elsewhere_takes_no_more_lines(riding: Riding) -> None:
    """What would never be seen is not written."""
    riding.store.commit([Remove(riding.ride.day)])
    assert "deleted elsewhere" in await riding.logs("lost?")


def test_a_draft_that_cannot_be_read_costs_no_report(riding: Riding) -> None:
    """Of a draft that is no longer whole the steps are left out; the rest is taken back."""
    writing = Writing(riding.desk, riding.ride)
    writing.take_back({"made": "[{", "comment": "kept"})
    assert (writing.made, writing.comment) == ([], "kept")
