"""The bring-along list, what `/1` does to it, and what carries over."""

from datetime import date, timedelta
from typing import Literal

import pytest

from coachtui.capture import AgendaCommand
from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.records.one_on_one.model import OneOnOne, Pulse
from coachtui.records.one_on_one.rules.bring_along import Group, Item, bring_along
from coachtui.records.one_on_one.rules.settling import NotPossibleError, settle
from coachtui.records.one_on_one.rules.wrap_up import (
    carried_over,
    follow_due,
    following,
    wrapped_up,
)
from desks import FixedClock

NOW = FixedClock().now()
TODAY = date(2026, 11, 23)
MEETING = OneOnOne(person_id="an", planned_at=NOW).started(NOW)


def promise(text: str, *, mine: bool = False, due: date = TODAY, source: str = "") -> Commitment:
    """Return a promise between the manager and the rep `an`."""
    owner, counterparty = (ME, "an") if mine else ("an", ME)
    return Commitment(
        owner=owner,
        counterparty=counterparty,
        text=text,
        due=due,
        source=Source(kind="one_on_one", id=source or "earlier"),
    )


def stored(change: object) -> object:
    """Return the record a change puts."""
    assert isinstance(change, Put)
    return change.record


def texts(items: list[Item]) -> list[str]:
    """Return the list as it reads."""
    return [f"{item.number} {item.text}" for item in items]


def test_my_word_stands_first_then_the_reps_items() -> None:
    """Mine, the rep's, what the rep raised, what I raised, what was logged in between."""
    items = bring_along(
        [promise("late", mine=True, due=TODAY - timedelta(days=3)), promise("theirs")],
        [
            AgendaItem(person_id="an", text="mine to raise", by="mgr"),
            AgendaItem(person_id="an", text="rep raised", by="rep"),
        ],
        [LogEntry(person_id="an", text="in the corridor")],
    )
    assert texts(items) == [
        "1 late",
        "2 theirs",
        "3 rep raised",
        "4 mine to raise",
        "5 in the corridor",
    ]


def test_ticked_off_promises_are_not_there_next_week() -> None:
    """What was kept, dropped or broken before stays away; what is open or moved is there."""
    open_one = promise("open")
    moved = promise("moved").moved(TODAY + timedelta(days=3), "later", NOW)
    kept = promise("kept").kept(NOW - timedelta(days=7))
    assert texts(bring_along([open_one, moved, kept], [], [], None)) == ["1 open", "2 moved"]


def test_numbers_stay_while_the_talk_goes_on() -> None:
    """A ticked item keeps its place and number; what is promised now is no item."""
    first, second = promise("first", due=TODAY), promise("second", due=TODAY + timedelta(days=1))
    ticked = first.kept(NOW + timedelta(minutes=5))
    new = promise("made now", source=MEETING.id)
    items = bring_along([ticked, second, new], [], [], MEETING)
    assert texts(items) == ["1 first", "2 second"]
    assert [item.settled for item in items] == [True, False]


def test_a_moved_item_keeps_its_place() -> None:
    """Moving the first item far ahead does not shuffle the numbers."""
    first, second = promise("first", due=TODAY), promise("second", due=TODAY + timedelta(days=1))
    moved = first.moved(TODAY + timedelta(days=30), "later", NOW + timedelta(minutes=1))
    assert texts(bring_along([moved, second], [], [], MEETING)) == ["1 first", "2 second"]


@pytest.mark.parametrize("act", ["done", "drop", "move"])
def test_settling_a_promise(act: Literal["done", "drop", "move"]) -> None:
    """`/1`, `/1 drop` and `/1 DATE` keep, drop and move; each leaves a reason where one is due."""
    item = Item(1, Group.REP_OWES, promise("x"), settled=False)
    due = TODAY + timedelta(days=4) if act == "move" else None
    command = AgendaCommand(number=1, act=act, due=due)
    after = stored(settle(item, command, MEETING, NOW, "agreed"))
    assert isinstance(after, Commitment)
    expected = {"done": ("kept", ""), "drop": ("dropped", "agreed"), "move": ("moved", "")}
    assert (after.state, after.reason) == expected[act]
    if act == "move":
        assert (after.due, after.moves[0].reason) == (due, "agreed")


def test_ticking_twice_opens_again() -> None:
    """A tick by mistake is taken back by the same key."""
    kept = promise("x").kept(NOW)
    item = Item(1, Group.REP_OWES, kept, settled=True)
    after = stored(settle(item, AgendaCommand(1, "done", None), MEETING, NOW, ""))
    assert isinstance(after, Commitment)
    assert (after.state, after.closed_at) == ("open", None)


def test_a_move_needs_a_later_day() -> None:
    """Moving to an earlier day, or an agenda item to any, is refused with its reason."""
    item = Item(1, Group.REP_OWES, promise("x"), settled=False)
    with pytest.raises(NotPossibleError, match="later"):
        settle(item, AgendaCommand(1, "move", TODAY), MEETING, NOW, "")
    topic = Item(2, Group.I_RAISED, AgendaItem(person_id="an", text="t"), settled=False)
    with pytest.raises(NotPossibleError, match="no_date"):
        settle(topic, AgendaCommand(2, "move", TODAY), MEETING, NOW, "")


def test_open_items_carry_over_and_notes_count_as_raised() -> None:
    """What stayed open comes back, counted; a corridor note was raised; a question stays open."""
    topic = AgendaItem(person_id="an", text="route")
    note = LogEntry(person_id="an", text="in the corridor")
    question = LogEntry(person_id="an", text="who signs?", entry_kind="question")
    after = [stored(change) for change in carried_over(MEETING, [topic], [note, question])]
    assert [getattr(each, "times_carried", None) for each in after] == [1, None]
    assert isinstance(after[1], LogEntry)
    assert (after[1].state, after[1].raised_in) == ("raised", MEETING.id)
    assert len(after) == 2


def test_wrapping_up_keeps_pulse_and_talk() -> None:
    """The held one-on-one has its end, its pulse and the seconds each talked."""
    done = wrapped_up(MEETING, NOW + timedelta(minutes=31), Pulse(score=7), (900, 300))
    assert (done.state, done.pulse and done.pulse.score) == ("held", 7)
    assert (done.talk_seconds.rep, done.talk_seconds.mgr) == (900, 300)


def test_one_wrapped_up_without_a_line_is_held_too() -> None:
    """Wrapping up a one-on-one that nobody started gives it a start."""
    done = wrapped_up(OneOnOne(person_id="an", planned_at=NOW), NOW, None, (0, 0))
    assert (done.started_at, done.ended_at) == (NOW, NOW)


def test_the_next_one_is_planned_once() -> None:
    """Wrapping up plans the next one, moves one that is planned, or leaves it alone."""
    rep = Person(id="an", full_name="An")
    at = NOW + timedelta(days=14)
    fresh = stored(following(MEETING, rep, at, None)[0])
    assert isinstance(fresh, OneOnOne)
    assert (fresh.planned_at, fresh.state) == (at, "planned")
    assert following(MEETING, rep, at, fresh) == ()
    moved = stored(following(MEETING, rep, at + timedelta(days=1), fresh)[0])
    assert isinstance(moved, OneOnOne)
    assert (moved.id, moved.planned_at) == (fresh.id, at + timedelta(days=1))


def test_a_promise_without_a_day_follows_the_next_date() -> None:
    """Undated promises of this talk are due at the next one-on-one; dated ones stay."""
    undated = promise("undated", source=MEETING.id).revised(due_stated=False)
    dated = promise("dated", source=MEETING.id)
    day = TODAY + timedelta(days=14)
    after = [stored(change) for change in follow_due([undated, dated], MEETING, day)]
    assert [(each.text, each.due) for each in after if isinstance(each, Commitment)] == [
        ("undated", day)
    ]
