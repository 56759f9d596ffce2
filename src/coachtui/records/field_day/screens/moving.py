"""Moves, copies, cancels a field day: asks for what is needed, warns, then writes."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from coachtui.domain.ids import new_id
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Change, Put, Remove, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_, Words
from coachtui.records.field_day.model import LONGEST_LINE, FieldDay, Stop
from coachtui.records.field_day.presentation.clash_words import clash_sentences
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.rules.states import NotAllowedError, cancelled, copied, moved
from coachtui.records.field_day.rules.stops import standing_stops
from coachtui.records.field_day.screens.caution import clashes_of
from coachtui.ui.ask_date import AskDate
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask, AskLine
from coachtui.ui.screen import CoachScreen

T = TypeVar("T")


async def ask_move(screen: CoachScreen[T], day: FieldDay) -> bool:
    """Ask for a new date and the reason, and move the day with its stops; tell whether it went."""
    words, draft = screen.words, f"field_day.move.{day.id}"
    try:
        there = await _moved_to(screen, day, draft)
    except NotAllowedError as error:
        screen.say(refusal(words, error.reason), "error")
        return False
    if there is None:
        return False
    stops = standing_stops(screen.desk.repository.find(Stop, field_day_id=day.id))
    changes = [Put(there), *map(Put, _shifted(words, stops, there.date - day.date))]
    if not await _written(screen, changes, N_("Field day moved"), draft):
        return False
    to = words.day_short(there.date)
    screen.say(words.say("Moved to {day}; the rep has to be told anew.", day=to), "good")
    return True


async def copy_day(screen: CoachScreen[T], day: FieldDay) -> bool:
    """Ask for a date and plan a day like this one, its customers at the same hours, unbriefed."""
    words = screen.words
    title = words.say("Plan a day like {which} on", which=_named(screen.desk, day))
    on = await _new_date(screen, title, None)
    if on is None:
        return False
    copy = copied(day, on)
    if not await _all_the_same(screen, copy, words.say("Plan it")):
        return False
    stops = standing_stops(screen.desk.repository.find(Stop, field_day_id=day.id))
    route = [_again(stop, copy.id, seq) for seq, stop in enumerate(stops, 1)]
    changes = [Put(copy), *map(Put, _shifted(words, route, on - day.date))]
    if not await _written(screen, changes, N_("Field day copied")):
        return False
    screen.say(words.say("Planned for {day}.", day=words.day_short(on)), "good")
    return True


async def cancel_day(screen: CoachScreen[T], day: FieldDay) -> bool:
    """Ask why and cancel a day ahead; one that is cancelled is deleted after a question."""
    words, draft = screen.words, f"field_day.cancel.{day.id}"
    if day.state == "cancelled":
        return await _delete(screen, day)
    if not day.ahead:
        text = words.say("A field day that has begun stays on record; its lines can be edited.")
        screen.say(text, "error")
        return False
    title = words.say("Why is {which} cancelled?", which=_named(screen.desk, day))
    reason = await _reason(screen, title, draft)
    if reason is None:
        return False
    try:
        gone = cancelled(day, reason)
    except NotAllowedError as error:
        screen.say(refusal(words, error.reason), "error")
        return False
    if not await _written(screen, [Put(gone)], N_("Field day cancelled"), draft):
        return False
    screen.say(
        words.say("Cancelled. It stays on record; {press:planner.cancel} once more deletes it."),
        "good",
    )
    return True


async def _moved_to(screen: CoachScreen[T], day: FieldDay, draft: str) -> FieldDay | None:
    """Return a day as it is to be moved; None on leaving.

    Raises:
        NotAllowedError: it is not ahead.
    """
    words = screen.words
    if not day.ahead:
        raise NotAllowedError("not_ahead")
    to = await _new_date(screen, words.say("Move {which} to", which=_named(screen.desk, day)), day)
    if to is None:
        return None
    label = words.say("Why is it moved? The old date stays on record.")
    reason = await _reason(screen, label, draft)
    if reason is None:
        return None
    there = moved(day, to, reason)
    return there if await _all_the_same(screen, there, words.say("Move it")) else None


async def _delete(screen: CoachScreen[T], day: FieldDay) -> bool:
    words, find = screen.words, screen.desk.repository.find
    question = words.say("Delete the field day {which}?", which=_named(screen.desk, day))
    ask = Ask(screen.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
    if not await screen.app.push_screen_wait(ask):
        return False
    stops = find(Stop, field_day_id=day.id)
    lines = [line for part in (day, *stops) for line in find(LogEntry, part_of=part.id)]
    gone = [Remove(each) for each in (day, *stops, *lines)]
    return await _written(screen, gone, N_("Field day deleted"))


async def _new_date(screen: CoachScreen[T], label: str, day: FieldDay | None) -> date | None:
    """Ask for a date from today on, other than the day's own; None on leaving."""
    words, today = screen.words, screen.desk.clock.today()

    def check(text: str) -> str:
        if date.fromisoformat(text) < today:
            return words.say("That day is past: plan from today on.")
        if day is not None and text == day.date.isoformat():
            return refusal(words, "same_date")
        return ""

    answer = await screen.app.push_screen_wait(AskDate(screen.desk, label, check=check))
    return date.fromisoformat(answer) if answer else None


async def _reason(screen: CoachScreen[T], label: str, draft: str) -> str | None:
    def check(text: str) -> str:
        long = len(text) > LONGEST_LINE
        return screen.words.say("At most {n} characters, please.", n=LONGEST_LINE) if long else ""

    ask = AskLine(screen.desk, label, check=check, draft=draft)
    return await screen.app.push_screen_wait(ask)


async def _all_the_same(screen: CoachScreen[T], day: FieldDay, yes: str) -> bool:
    """Ask, where something is in the way of a day; tell whether it is to go ahead."""
    words = screen.words
    against = await clashes_of(screen.desk, day)
    if all(clash.only_told for clash in against):
        return True
    question = words.say("{day}, all the same?", day=words.day_long(day.date))
    detail = " ".join(clash_sentences(words, against))
    ask = Ask(screen.desk, question, yes=yes, no=words.say("Keep"), detail=detail)
    return await screen.app.push_screen_wait(ask)


async def _written(
    screen: CoachScreen[T], changes: Iterable[Change], label: str, draft: str = ""
) -> bool:
    try:
        await screen.desk.commit(changes, label)
    except StoreError as error:
        screen.say(told(error, screen.words), "error")
        return False
    if draft:
        screen.desk.drafts.drop(draft)
    return True


def _named(desk: Desk, day: FieldDay) -> str:
    person = desk.repository.get(Person, day.person_id)
    name = person.short_name if person else day.person_id
    return f"{name} · {desk.words.day_short(day.date)}"


def _again(stop: Stop, day_id: str, seq: int) -> Stop:
    """Return the same call on another day: nothing of its brief, nothing of what happened."""
    return Stop(
        id=new_id(),
        person_id=stop.person_id,
        field_day_id=day_id,
        seq=seq,
        account=stop.account,
        contact=stop.contact,
        planned_at=stop.planned_at,
        minutes=stop.minutes,
        call_type=stop.call_type,
        coach_role=stop.coach_role,
    )


def _shifted(words: Words, stops: Iterable[Stop], by: timedelta) -> Iterator[Stop]:
    """Give the stops at the same hour of the team's zone so many days on; hours not set stay so."""
    for stop in stops:
        at = stop.planned_at
        yield stop if at is None else stop.revised(planned_at=words.local(at) + by)
