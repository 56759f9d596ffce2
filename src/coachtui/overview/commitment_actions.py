"""What can be done with a commitment: each with its questions, as one change to undo."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from coachtui.domain.commitment import MOVES_BEFORE_TALK, Commitment
from coachtui.domain.repository import Put, Remove
from coachtui.language import N_
from coachtui.overview.commitment_form import edit_commitment
from coachtui.overview.promises import headline
from coachtui.overview.saving import Host, saved, say_done
from coachtui.ui.ask_date import AskDate
from coachtui.ui.dialogs import Ask, AskLine, Choose

Run = Callable[[Host, Commitment], Awaitable[bool]]
"""Asks what there is to ask and saves; gives whether anything was changed."""


async def keep(host: Host, promise: Commitment) -> bool:
    """Mark it as done, at once."""
    return await _save(host, promise.kept(host.desk.clock.now()), N_("Commitment kept"))


async def keep_with_evidence(host: Host, promise: Commitment) -> bool:
    """Mark it as done, with a line on how that shows."""
    evidence = await _line(host, promise, host.words.say("How does it show? It may stay empty."))
    if evidence is None:
        return False
    kept = promise.kept(host.desk.clock.now(), evidence)
    return await _save(host, kept, N_("Commitment kept"))


async def move(host: Host, promise: Commitment) -> bool:
    """Give it a later day and say why; from the third time on, ask whether that is still right."""
    if promise.moved_count + 1 >= MOVES_BEFORE_TALK:
        instead = await _instead_of_moving(host, promise)
        if instead != "move":
            return await _INSTEAD[instead](host, promise) if instead else False
    words = host.words

    def later(day: str) -> str:
        if day and date.fromisoformat(day) <= promise.due:
            return words.say("A move goes to a day after {day}.", day=words.day_long(promise.due))
        return ""

    question = words.say("Move to which day? {text}", text=promise.text)
    day = await host.app.push_screen_wait(AskDate(host.desk, question, check=later))
    reason = day and await _line(host, promise, words.say("Why is it moved?"), required=True)
    if not day or not reason:
        return False
    moved = promise.moved(date.fromisoformat(day), reason, host.desk.clock.now())
    return await _save(host, moved, N_("Commitment moved"))


async def drop(host: Host, promise: Commitment) -> bool:
    """Give it up together, with the reason."""
    question = host.words.say("You both drop it. Why?")
    reason = await _line(host, promise, question, required=True)
    if not reason:
        return False
    dropped = promise.dropped(reason, host.desk.clock.now())
    return await _save(host, dropped, N_("Commitment dropped"))


async def break_off(host: Host, promise: Commitment) -> bool:
    """Mark it as not done; why may stay open."""
    reason = await _line(host, promise, host.words.say("It was not done. Why? It may stay empty."))
    if reason is None:
        return False
    broken = promise.broken(host.desk.clock.now(), reason)
    return await _save(host, broken, N_("Commitment broken"))


async def reopen(host: Host, promise: Commitment) -> bool:
    """Take back how it ended."""
    return await _save(host, promise.reopened(), N_("Commitment reopened"))


async def delete(host: Host, promise: Commitment) -> bool:
    """Take out what was entered by mistake, after a question that names it."""
    words = host.words
    question = words.say("Delete “{name}”?", name=headline(host.desk.view, promise.id))
    ask = Ask(
        host.desk,
        question,
        yes=words.say("Delete"),
        no=words.say("Keep"),
        detail=words.say("Drop it instead if it was really promised: then the reason is kept."),
    )
    if not await host.app.push_screen_wait(ask):
        return False
    label = N_("Commitment deleted")
    done = await saved(host, [Remove(promise)], label)
    if done:
        say_done(host, label)
    return done


async def toggle(host: Host, promise: Commitment) -> bool:
    """Mark it as done, or open again what was closed."""
    return await (keep if promise.is_open else reopen)(host, promise)


@dataclass(frozen=True, slots=True)
class Action:
    """A row of the menu of a commitment."""

    key: str
    label: str
    run: Run
    when_open: bool | None
    """Whether it is for open ones, for closed ones, or (None) for all."""


ACTIONS = (
    Action("keep", N_("Kept: it is done"), keep, when_open=True),
    Action("evidence", N_("Kept, with how it shows"), keep_with_evidence, when_open=True),
    Action("move", N_("Move it to a later day"), move, when_open=True),
    Action("drop", N_("Drop it together"), drop, when_open=True),
    Action("broken", N_("Not done"), break_off, when_open=True),
    Action("reopen", N_("Open it again"), reopen, when_open=False),
    Action("edit", N_("Change its words or its day"), edit_commitment, when_open=None),
    Action("delete", N_("Delete it: entered by mistake"), delete, when_open=None),
)


def actions_for(promise: Commitment, today: date) -> list[Action]:
    """Return what can be done with it now; it is not broken before its day has passed."""
    return [
        action
        for action in ACTIONS
        if action.when_open in {None, promise.is_open}
        and (action.key != "broken" or promise.overdue(today))
    ]


_INSTEAD: dict[str, Run] = {"edit": edit_commitment, "drop": drop}


async def _instead_of_moving(host: Host, promise: Commitment) -> str | None:
    words = host.words
    times = words.count(
        promise.moved_count, "It was moved {n} time. What now?", "It was moved {n} times. What now?"
    )
    options = (
        ("edit", words.say("Agree on something else: change its words or its day")),
        ("drop", words.say("Drop it together")),
        ("move", words.say("Move it once more")),
    )
    return await host.app.push_screen_wait(Choose(host.desk, times, options))


async def _line(
    host: Host, promise: Commitment, label: str, *, required: bool = False
) -> str | None:
    def fits(text: str) -> str:
        return (
            host.words.say("At most {n} characters, please.", n=_LONGEST)
            if len(text) > _LONGEST
            else ""
        )

    ask = AskLine(host.desk, label, required=required, check=fits, draft=_draft(promise))
    return await host.app.push_screen_wait(ask)


_LONGEST = 240


def _draft(promise: Commitment) -> str:
    return f"reason.{promise.id}"


async def _save(host: Host, promise: Commitment, label: str) -> bool:
    done = await saved(host, [Put(promise)], label)
    if done:
        host.desk.drafts.drop(_draft(promise))
        say_done(host, label)
    return done
