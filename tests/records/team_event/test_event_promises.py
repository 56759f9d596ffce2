"""What somebody of the team has to do for an event stands as their promise, in step with it."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.repository import Change, Put, Remove
from coachtui.records.team_event.model import ChecklistItem, NextAction, TeamEvent
from coachtui.records.team_event.rules.checklist import (
    changed_item,
    from_promises,
    promises,
    ticked,
    with_item,
    without_item,
)
from coachtui.records.team_event.rules.states import cancelled, moved
from planned_events import NOW, WEEK, ZONE, an_event, at, learnt, listing

SPEAKERS = ChecklistItem(id="i1", text="Bring the speakers", owner="p1", offset_days=-1)
MINE = ChecklistItem(id="i2", text="Thank the cook", offset_days=1)
LATER = at("2026-11-25T10:00")

Edit = Callable[[TeamEvent], TeamEvent]


class Shelf:
    """An event and the commitments on file, changed as the screens change them."""

    def __init__(self, event: TeamEvent) -> None:
        self.event = event
        self.stored: dict[str, Commitment] = {}

    def do(self, edit: Edit) -> tuple[Change, ...]:
        """Make a change to the event as it is seen; return what went beside it."""
        seen = from_promises(self.event, self.stored)
        self.event, changes = promises(seen, edit(seen), WEEK, ZONE, self.stored, NOW)
        for change in changes:
            assert isinstance(change.record, Commitment)
            if isinstance(change, Put):
                self.stored[change.record.id] = change.record
            else:
                del self.stored[change.record.id]
        return changes

    @property
    def promise(self) -> Commitment:
        """The only commitment on file."""
        (found,) = self.stored.values()
        return found

    @property
    def item(self) -> ChecklistItem:
        """The first item as it is seen."""
        return from_promises(self.event, self.stored).checklist[0]

    def promised(self, promise: Commitment) -> None:
        """Store a commitment as another screen changed it."""
        self.stored[promise.id] = promise


def same(event: TeamEvent) -> TeamEvent:
    """Change nothing."""
    return event


def stands(shelf: Shelf) -> tuple[str, bool]:
    """Return the state of the promise, and whether its item is seen done."""
    return shelf.promise.state, shelf.item.done_at is not None


@pytest.fixture
def shelf() -> Shelf:
    """Return the event with an item of p1 that stands as a promise, and one of the manager."""
    shelf = Shelf(listing())
    shelf.do(lambda event: with_item(with_item(event, SPEAKERS), MINE))
    return shelf


def test_an_item_of_a_rep_stands_as_their_promise(shelf: Shelf) -> None:
    """Owner, text, day and source are those of the item; the manager's own item makes none."""
    promise = shelf.promise
    assert (promise.owner, promise.counterparty, promise.text) == ("p1", ME, "Bring the speakers")
    assert promise.due == date(2026, 11, 25)
    assert (promise.source.kind, promise.source.id) == ("team_event", "kitchen")
    assert promise.visibility == "shared"
    assert [item.commitment_id for item in shelf.event.checklist] == [promise.id, None]


def test_nothing_changes_twice(shelf: Shelf) -> None:
    """A second look finds everything in step already."""
    assert shelf.do(same) == ()


def test_a_promise_waits_for_the_date() -> None:
    """While no date stands nothing is promised; with the date every open item of a rep is."""
    shelf = Shelf(an_event("planned", checklist=(SPEAKERS,), starts_at=None, ends_at=None))
    assert shelf.do(same) == ()
    begins, ends = at("2026-12-03T14:00"), at("2026-12-03T17:00")
    shelf.do(lambda event: moved(event, begins, ends, "", NOW))
    assert shelf.promise.due == date(2026, 12, 2)


def test_nobody_is_late_with_what_is_asked_today() -> None:
    """An item whose day has passed when it is given to somebody is due today."""
    shelf = Shelf(listing())
    shelf.do(lambda event: with_item(event, SPEAKERS.revised(offset_days=-14)))
    assert shelf.promise.due == date(2026, 11, 23)


def test_a_done_item_is_no_promise() -> None:
    """What was done before somebody was named is not promised after."""
    assert Shelf(listing(SPEAKERS.revised(done_at=NOW))).do(same) == ()


def test_a_tick_keeps_the_promise_and_a_second_reopens_it(shelf: Shelf) -> None:
    """Done on the event page is done on the commitments page, and open again likewise."""
    shelf.do(lambda event: ticked(event, "i1", NOW))
    assert stands(shelf) == ("kept", True)
    assert shelf.promise.closed_at == NOW
    shelf.do(lambda event: ticked(event, "i1", NOW))
    assert stands(shelf) == ("open", False)


def test_a_promise_kept_elsewhere_ticks_the_item(shelf: Shelf) -> None:
    """Kept elsewhere, the item is seen done since then; a tick here takes that back."""
    shelf.promised(shelf.promise.kept(LATER))
    assert shelf.event.checklist[0].done_at is None
    assert shelf.item.done_at == LATER
    shelf.do(lambda event: ticked(event, "i1", NOW))
    assert stands(shelf) == ("open", False)


def test_another_change_does_not_take_back_what_was_kept_elsewhere(shelf: Shelf) -> None:
    """Renaming the event leaves a promise kept that another screen closed."""
    shelf.promised(shelf.promise.kept(LATER))
    shelf.do(lambda event: event.revised(title="Bếp"))
    assert shelf.promise.state == "kept"
    assert shelf.event.checklist[0].done_at == LATER


def test_a_promise_reopened_elsewhere_opens_the_item(shelf: Shelf) -> None:
    """A tick that was taken back elsewhere is gone here too."""
    shelf.do(lambda event: ticked(event, "i1", NOW))
    shelf.promised(shelf.promise.reopened())
    assert shelf.item.done_at is None


def test_a_promise_given_up_elsewhere_leaves_the_item_open(shelf: Shelf) -> None:
    """Dropped or broken, the thing still has to be done; ticking it does not touch the promise."""
    shelf.promised(shelf.promise.dropped("speakers are there", LATER))
    assert shelf.item.done_at is None
    shelf.do(lambda event: ticked(event, "i1", NOW))
    assert stands(shelf) == ("dropped", True)


def test_text_and_owner_follow_the_item(shelf: Shelf) -> None:
    """A changed item changes its promise; nothing else of it."""
    shelf.do(
        lambda event: changed_item(
            event, event.checklist[0].revised(text="Bring a microphone", owner="p2")
        )
    )
    assert (shelf.promise.owner, shelf.promise.text) == ("p2", "Bring a microphone")
    assert shelf.promise.due == date(2026, 11, 25)


def test_a_moved_event_moves_its_promises_and_blames_nobody(shelf: Shelf) -> None:
    """The day follows the event, earlier or later, without counting as a broken-off date."""
    begins, ends = at("2026-12-03T14:00"), at("2026-12-03T17:00")
    shelf.do(lambda event: moved(event, begins, ends, "kitchen full", NOW))
    assert (shelf.promise.due, shelf.promise.moved_count) == (date(2026, 12, 2), 0)


def test_a_day_agreed_elsewhere_stays_until_the_event_moves(shelf: Shelf) -> None:
    """A promise moved in a one-on-one keeps its day while the item keeps its own."""
    shelf.promised(shelf.promise.moved(date(2026, 11, 26), "on leave", LATER))
    shelf.do(lambda event: event.revised(title="Bếp"))
    assert shelf.promise.due == date(2026, 11, 26)


def test_what_the_manager_takes_over_is_nobodys_promise(shelf: Shelf) -> None:
    """Given to the manager, or taken out, an open promise goes."""
    (change,) = shelf.do(lambda event: changed_item(event, event.checklist[0].revised(owner=ME)))
    assert isinstance(change, Remove)
    assert shelf.event.checklist[0].commitment_id is None


def test_a_kept_promise_outlives_its_item(shelf: Shelf) -> None:
    """An item taken out takes an open promise with it, and leaves a kept one on record."""
    other = Shelf(shelf.event)
    other.promised(shelf.promise)
    other.do(lambda event: without_item(event, "i1"))
    assert other.stored == {}
    shelf.do(lambda event: ticked(event, "i1", NOW))
    assert shelf.do(lambda event: without_item(event, "i1")) == ()
    assert shelf.promise.state == "kept"


def test_a_deleted_promise_is_not_made_again(shelf: Shelf) -> None:
    """What somebody deleted elsewhere stays deleted."""
    shelf.stored.clear()
    assert shelf.do(lambda event: event.revised(title="Bếp")) == ()


def test_a_cancelled_event_drops_its_promises(shelf: Shelf) -> None:
    """What was to be done for it is given up, with its reason."""
    shelf.do(lambda event: cancelled(event, "the house is closed"))
    assert (shelf.promise.state, shelf.promise.reason) == ("dropped", "the house is closed")


def test_actions_of_the_retro_stand_as_promises() -> None:
    """Each action of a rep is promised for its own day; the manager's own stays an action."""
    shelf = Shelf(an_event("held"))
    actions = (
        NextAction(text="Agree one demo script", owner="p1", due=date(2026, 12, 10)),
        NextAction(text="Find a place nearer", owner="p2", due=date(2026, 12, 15)),
        NextAction(text="Ask for the budget", due=date(2026, 12, 1)),
    )
    shelf.do(lambda event: event.revised(retro=learnt(actions)))
    made = {each.owner: (each.text, each.due) for each in shelf.stored.values()}
    assert made == {
        "p1": ("Agree one demo script", date(2026, 12, 10)),
        "p2": ("Find a place nearer", date(2026, 12, 15)),
    }
    assert [action.commitment_id is None for action in shelf.event.retro.next] == [
        False,
        False,
        True,
    ]


def test_an_action_taken_out_of_the_retro_takes_its_promise_along() -> None:
    """The others stay as they are."""
    shelf = Shelf(an_event("held"))
    actions = (
        NextAction(text="Agree one demo script", owner="p1", due=date(2026, 12, 10)),
        NextAction(text="Find a place nearer", owner="p2", due=date(2026, 12, 15)),
    )
    shelf.do(lambda event: event.revised(retro=learnt(actions)))
    shelf.do(lambda event: event.revised(retro=event.retro.revised(next=event.retro.next[:1])))
    assert shelf.promise.owner == "p1"


def test_a_past_event_promises_what_its_retro_says() -> None:
    """A day the retro names is kept as it was said."""
    event = an_event(
        "held", retro=learnt([NextAction(text="x", owner="p1", due=date(2026, 11, 2))])
    )
    stored: Mapping[str, Commitment] = {}
    _, (change,) = promises(an_event("held"), event, WEEK, ZONE, stored, NOW)
    assert isinstance(change.record, Commitment)
    assert change.record.due == date(2026, 11, 2)
