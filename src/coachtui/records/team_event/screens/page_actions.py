"""What the keys of an event's page do: each asks what it must, writes once, says what became."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import ValidationError

from coachtui.domain.record import Record
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.team_event.model import ChecklistItem, EventState, TeamEvent
from coachtui.records.team_event.presentation.words import refusal
from coachtui.records.team_event.rules.checklist import ticked, without_item
from coachtui.records.team_event.rules.states import NotAllowedError, advanced, lacks, next_state
from coachtui.records.team_event.screens.promising import promised
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.dialogs import Ask
from coachtui.ui.screen import CoachScreen

T = TypeVar("T")
Make = Callable[[TeamEvent], TeamEvent]


async def tick(screen: CoachScreen[T], work: EventWork, item: ChecklistItem) -> None:
    """Turn around whether an item is done; the promise it stands for goes with it."""
    desk = screen.desk

    def make(event: TeamEvent) -> TeamEvent:
        return ticked(event, item.id, desk.clock.now())

    await write(screen, work, make, N_("Checklist changed"))


async def take_out(screen: CoachScreen[T], work: EventWork, item: ChecklistItem) -> None:
    """Take an item off the list; a promise that is still open goes with it."""
    words = screen.words
    question = words.say("Take “{text}” off the list?", text=item.text)
    ask = Ask(screen.desk, question, yes=words.say("Take it off"), no=words.say("Keep"))
    if await screen.app.push_screen_wait(ask):
        await write(screen, work, lambda event: without_item(event, item.id), N_("Item removed"))


async def go_on(screen: CoachScreen[T], work: EventWork) -> None:
    """Bring the event to its next state, or say what lacks."""
    words, desk, event = screen.words, screen.desk, work.event
    to = next_state(event)
    if to is None:
        screen.say(refusal(words, "cancelled" if not event.standing else "ended"), "warning")
        return
    missing = lacks(event, to, work.invitations, desk.clock.now())
    if missing:
        screen.say(refusal(words, missing[0]), "error")
        return
    if not await _agreed(screen, to):
        return

    def make(now: TeamEvent) -> TeamEvent:
        return advanced(now, to, desk.clock.now(), work.invitations)

    label = N_("State of the event changed")
    if not await write(screen, work, make, label):
        return
    state = words.label("event_state", to)
    screen.say(words.say("It is {state} now.", state=state), "good")
    await complete(screen, work)


async def complete(screen: CoachScreen[T], work: EventWork) -> None:
    """Erase what a closed event needs no more, also where an interruption left it."""
    if work.event.state != "closed":
        return
    try:
        await work.close_up()
    except StoreError as error:
        screen.say(told(error, screen.words), "error")


async def _agreed(screen: CoachScreen[T], to: EventState) -> bool:
    """Ask before the head count is locked."""
    if to != "confirmed":
        return True
    words = screen.words
    ask = Ask(
        screen.desk,
        words.say("Lock the head count and confirm the event?"),
        yes=words.say("Confirm"),
        no=words.say("Not yet"),
        detail=words.say("Book the lowest sure number: more can mostly be added, fewer not."),
    )
    return await screen.app.push_screen_wait(ask)


async def write(
    screen: CoachScreen[T],
    work: EventWork,
    make: Make,
    label: str,
    others: Sequence[Record] = (),
) -> bool:
    """Change the event, the promises that go with it and others; tell whether it went."""
    words = screen.words
    try:
        await work.change(make, label, promised(work, others))
    except NotAllowedError as error:
        screen.say(refusal(words, error.reason), "error")
    except ValidationError:
        screen.say(words.say("That does not fit here; nothing changed."), "error")
    except StoreError as error:
        screen.say(told(error, words), "error")
    else:
        return True
    return False
