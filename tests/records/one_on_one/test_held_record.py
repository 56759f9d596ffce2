"""A one-on-one that was held opens as a record of what was, not as one that goes on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta

from textual.pilot import Pilot

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.items import Target
from coachtui.domain.log_entry import AgendaItem, LogEntry, TalkFlip
from coachtui.domain.repository import Put
from coachtui.domain.target import Target as Goal
from coachtui.records.one_on_one.model import OneOnOne, Pulse
from coachtui.records.one_on_one.rules.brought import brought_along
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.ui.keybar import KeyBar
from coachtui.ui.lines import MessageLine
from desks import MONDAY
from places import Place
from screens import seen, settle

START = MONDAY - timedelta(days=70)
END = START + timedelta(minutes=30)
HELD = OneOnOne(
    id="first",
    person_id="an",
    planned_at=START,
    started_at=START,
    ended_at=END,
    state="held",
    pulse=Pulse(score=6),
)
LATER = HELD.revised(
    id="later",
    planned_at=START + timedelta(days=14),
    started_at=START + timedelta(days=14),
    ended_at=END + timedelta(days=14),
)


def promise(text: str, made: datetime, source: str = "before") -> Commitment:
    """Return a promise the rep made at a moment."""
    return Commitment(
        owner="an",
        counterparty=ME,
        text=text,
        due=date(2026, 10, 1),
        source=Source(kind="one_on_one", id=source),
        happened_at=made,
    )


WEEK = timedelta(days=7)
KEPT = promise("kept in it", START - WEEK).kept(START + timedelta(minutes=5))
BROKEN = promise("broken in it", START - WEEK).broken(START + timedelta(minutes=6))
LEFT = promise("kept long after", START - WEEK).kept(START + timedelta(days=30))
GONE = promise("kept before", START - 2 * WEEK).kept(START - WEEK)
YOUNGER = promise("made after", START + WEEK)
HERE = promise("made in it", START + timedelta(minutes=9), source="first")
TALKED = AgendaItem(person_id="an", text="talked over", state="discussed", settled_in="first")
CARRIED = AgendaItem(person_id="an", text="carried on", carried_in=("first", "later"))
NEW = AgendaItem(person_id="an", text="for next time")
RAISED = LogEntry(person_id="an", text="in the corridor", state="raised", raised_in="first")
PROMISES = (KEPT, BROKEN, LEFT, GONE, YOUNGER, HERE)


def test_the_list_is_what_stood_there_then() -> None:
    """What was settled in it first, then what stayed open; nothing from before or since."""
    found = brought_along(PROMISES, (TALKED, CARRIED, NEW), (RAISED,), HELD)
    told = [(item.text, item.settled) for item in found]
    assert sorted(told, key=lambda each: not each[1]) == told
    assert {text for text, settled in told if settled} == {
        *("kept in it", "broken in it", "talked over", "in the corridor"),
    }
    assert {text for text, settled in told if not settled} == {"kept long after", "carried on"}


@asynccontextmanager
async def record(place: Place) -> AsyncIterator[Pilot[None]]:
    """Open the older one of two that were held."""
    said = [
        LogEntry(person_id="an", entry_kind="quote", text=text, part_of=part, happened_at=at)
        for text, part, at in (
            ("I was proud", "zeroth", START - WEEK),
            ("I was lost", "later", START + 2 * WEEK),
        )
    ]
    line = LogEntry(person_id="an", text="a line", part_of="first", happened_at=START)
    flips = [
        TalkFlip(part_of="first", speaker="mgr", at=START),
        TalkFlip(part_of="first", speaker="rep", at=START + timedelta(minutes=20)),
    ]
    goals = [
        Goal(person_id="an", month=date(2026, month, 1), amount=100, actual=actual, unit="units")
        for month, actual in ((9, 80), (11, 10))
    ]
    kept = (*PROMISES, TALKED, CARRIED, NEW, RAISED, *said, line, *flips, *goals, HELD, LATER)
    with place.store() as store:
        store.commit([Put(each) for each in kept])
    app = place.app(Target("one_on_one", "first"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        await settle(pilot)
        yield pilot


async def written(pilot: Pilot[None]) -> None:
    """Wait until the lines that were entered are written, or refused."""
    for _ in range(3):
        await settle(pilot)
        running = [each for each in pilot.app.workers if each.group == "lines"]
        if running:
            await pilot.app.workers.wait_for_complete(running)


async def test_it_shows_what_held_then(place: Place) -> None:
    """Its list, its month, the words before it and its length; no clock, nothing to tick."""
    async with record(place) as pilot:
        shown = seen(pilot.app)
        assert "locked" in shown
        assert "Brought along" in shown
        assert "4 of 6 settled" in shown
        assert "✓ kept" in shown
        assert "broken" in shown
        assert "✓ broken" not in shown
        assert "Target Sep 2026: 80%" in shown
        assert "Last time An said: “I was proud”" in shown
        assert "30 min · I talked 67% · pulse 6" in shown
        for live in ("● ", "/1 done", "Open with", " › ", "^S", "^T", "^G", "made after"):
            assert live not in shown, live


async def test_a_line_is_added_when_it_is_asked_for(place: Place) -> None:
    """`a` shows the line; what ticked the list is refused with the reason, a text is added."""
    async with record(place) as pilot:
        assert "a Add a line" in pilot.app.screen.query_one(KeyBar).line
        await pilot.press("a", *"/1", "enter")
        await written(pilot)
        assert "nothing on its list is ticked" in pilot.app.screen.query_one(MessageLine).text
        await pilot.press("ctrl+u", *"an afterthought", "enter")
        await written(pilot)
        assert "an afterthought" in seen(pilot.app)
    with place.store() as store:
        added = [each for each in store.all(LogEntry) if each.amends_rev is not None]
        assert [each.text for each in added] == ["an afterthought"]


async def test_its_keys_say_that_it_is_over(place: Place) -> None:
    """Clock, prompt, wrap-up and edit give the reason; Esc leaves from the lines."""
    async with record(place) as pilot:
        line = pilot.app.screen.query_one(MessageLine)
        for key in ("ctrl+t", "ctrl+g", "ctrl+s", "e", "D", "enter"):
            line.say("")
            await pilot.press(key)
            await settle(pilot)
            assert "This one-on-one " in line.text, key
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(pilot.app.screen, OneOnOneConsole)
