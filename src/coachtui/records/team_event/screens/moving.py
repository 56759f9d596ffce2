"""Moves an event or calls it off: asks for what is needed, tells what it costs, then writes."""

from datetime import datetime
from typing import TypeVar

from coachtui.domain.repository import Change, Remove, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.team_event.model import LONGEST_LINE, TeamEvent, month_of
from coachtui.records.team_event.presentation.gathered import Holidays
from coachtui.records.team_event.presentation.words import refusal, when_told
from coachtui.records.team_event.rules.cutoffs import band
from coachtui.records.team_event.rules.states import asked_anew, cancelled, moved
from coachtui.records.team_event.screens.charter_values import shown_moment, typed_moment
from coachtui.records.team_event.screens.page_actions import write
from coachtui.records.team_event.screens.poll import against
from coachtui.records.team_event.screens.team_words import team_watch
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.dialogs import Ask, AskLine
from coachtui.ui.screen import CoachScreen

T = TypeVar("T")


async def move_event(screen: CoachScreen[T], work: EventWork, holidays: Holidays) -> bool:
    """Ask for another time and why, tell what it costs today; tell whether it was moved."""
    words, desk, event = screen.words, screen.desk, work.event
    if event.starts_at is None or not event.ahead:
        screen.say(refusal(words, "over" if event.over else "date"), "warning")
        return False
    at = await _new_time(screen, event)
    if at is None:
        return False
    reason = await _reason(screen, words.say("Why is it moved? The old time stays on record."))
    if reason is None or not await _all_the_same(screen, work, at, holidays):
        return False

    def make(now: TeamEvent) -> TeamEvent:
        there = moved(now, at, at + now.length, reason, desk.clock.now())
        return there.revised(month=month_of(words.local(at)))

    if not await write(screen, work, make, N_("Event moved"), asked_anew(work.invitations)):
        return False
    there = words.moment_short(at)
    screen.say(words.say("Moved to {moment}; everybody has to be told.", moment=there), "good")
    return True


async def cancel_event(screen: CoachScreen[T], work: EventWork) -> bool:
    """Ask why and call it off; one that was called off, or an idea, is deleted instead."""
    words, event = screen.words, work.event
    if event.state in {"idea", "cancelled"}:
        return await _delete(screen, work)
    if not event.ahead:
        screen.say(refusal(words, "over"), "error")
        return False
    cost = band(event, screen.desk.clock.now())
    title = words.say("Why is “{title}” called off?", title=event.title)
    if cost:
        told_ = words.say("Calling it off costs {percent}% today.", percent=cost)
        title = f"{title} {told_}"
    reason = await _reason(screen, title)
    if reason is None:
        return False
    label = N_("Event called off")
    if not await write(screen, work, lambda now: cancelled(now, reason), label):
        return False
    try:
        await work.forget_needs()  # asked for this event alone, which is not held
    except StoreError as error:
        screen.say(told(error, words), "error")
        return True
    screen.say(
        words.say("Called off. It stays on record; the same key once more deletes it."), "good"
    )
    return True


async def _new_time(screen: CoachScreen[T], event: TeamEvent) -> datetime | None:
    words, now = screen.words, screen.desk.clock.now()

    def check(text: str) -> str:
        at = typed_moment(text, words, now)
        if at is None:
            return words.say("No date and hour understood: write 18/12 14:00.")
        if at <= now:
            return refusal(words, "past")
        return refusal(words, "same_date") if at == event.starts_at else ""

    stands = "" if event.starts_at is None else shown_moment(words, event.starts_at)
    title = words.say("Move “{title}” ({when}) to", title=event.title, when=stands)
    typed = await screen.app.push_screen_wait(AskLine(screen.desk, title, check=check))
    return None if typed is None else typed_moment(typed, words, now)


async def _reason(screen: CoachScreen[T], label: str) -> str | None:
    watch = team_watch(screen.desk)

    def check(text: str) -> str:
        if len(text) > LONGEST_LINE:
            return screen.words.say("At most {n} characters, please.", n=LONGEST_LINE)
        found = watch(text)
        return "" if found is None else found.text

    return await screen.app.push_screen_wait(AskLine(screen.desk, label, check=check))


async def _all_the_same(
    screen: CoachScreen[T], work: EventWork, at: datetime, holidays: Holidays
) -> bool:
    """Ask, where something is in the way or moving costs something; tell whether it goes ahead."""
    words, event = screen.words, work.event
    minutes = int(event.length.total_seconds() // 60)
    found = against(work, at, minutes, holidays)
    cost = band(event, screen.desk.clock.now())
    if cost:
        found.append(words.say("Moving it costs {percent}% today.", percent=cost))
    if not found:
        return True
    ask = Ask(
        screen.desk,
        words.say("{moment}, all the same?", moment=words.moment_short(at)),
        yes=words.say("Move it"),
        no=words.say("Keep"),
        detail=" · ".join(found),
    )
    return await screen.app.push_screen_wait(ask)


async def _delete(screen: CoachScreen[T], work: EventWork) -> bool:
    words, event = screen.words, work.event
    question = words.say(
        "Delete “{title}” ({when})?", title=event.title, when=when_told(words, event)
    )
    ask = Ask(screen.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
    if not await screen.app.push_screen_wait(ask):
        return False
    gone: list[Change] = [Remove(each) for each in (event, *work.invitations)]
    try:
        await work.forget_needs()
        await screen.desk.commit(gone, N_("Event deleted"))
    except StoreError as error:
        screen.say(told(error, words), "error")
        return False
    return True
