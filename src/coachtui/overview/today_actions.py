"""What the keys of Today do; loaded once the records are there."""

import asyncio
from collections.abc import Awaitable, Callable

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import DueItem, Target
from coachtui.domain.person import Person
from coachtui.exchange.csv_text import CSV_ENCODING
from coachtui.exchange.export_folder import keep as keep_file
from coachtui.language import Words
from coachtui.overview.commitment_actions import keep as keep_promise
from coachtui.overview.commitment_form import edit_commitment
from coachtui.overview.opening import start_new
from coachtui.overview.promise_table import promises_csv
from coachtui.overview.reminders import reminder
from coachtui.overview.today_items import Need, TodayRows
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.copying import row_here
from coachtui.ui.dialogs import Choose
from coachtui.ui.following import edit_target, open_target
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import shown_path

Doing = Callable[[CoachScreen[None], Commitment], Awaitable[bool]]


async def act(screen: CoachScreen[None], need: Need) -> None:
    """Open what a row stands for; of several things ask which."""
    item = await _one(screen, need)
    if item is not None:
        open_target(screen, item.target)


async def keep(screen: CoachScreen[None], need: Need) -> None:
    """Mark the promise of a row as kept."""
    await _with_promise(screen, need, keep_promise)


async def edit(screen: CoachScreen[None], need: Need) -> None:
    """Edit what a row stands for: its promise, its conversation, its event."""
    if any(item.target.kind == Commitment.table for item in need.items):
        await _with_promise(screen, need, edit_commitment)
        return
    item = await _one(screen, need)
    if item is not None:
        edit_target(screen, item.target)


async def start(screen: CoachScreen[None], person_id: str) -> None:
    """Start something new."""
    await start_new(screen, person_id)


def open_person(screen: CoachScreen[None], person_id: str) -> None:
    """Open the page of a rep."""
    open_target(screen, Target(Person.table, person_id))


def copy(screen: CoachScreen[None], rows: TodayRows, need: Need | None) -> None:
    """Show what needs the manager as plain text, every promise on a line of its own.

    Where the row under the cursor is of overdue promises, the reminder of them is one key away.
    """
    desk, items = screen.desk, need.items if need is not None else ()
    named = (item.target.record_id for item in items if item.target.kind == Commitment.table)
    promises = (desk.repository.get(Commitment, one) for one in named)
    kept = reminder(desk.view, [promise for promise in promises if promise is not None])
    screen.app.push_screen(CopyScreen(desk, as_text(screen.words, rows), kept, row_here(screen)))


async def export(screen: CoachScreen[None], _: TodayRows) -> None:
    """Write the open promises, both ways, as a table into the folder of exports; say where."""
    words, desk = screen.words, screen.desk
    view, folder = desk.view, desk.folder
    name = f"{words.say('Promises')}-{desk.clock.today().isoformat()}"

    def write() -> str:
        data = promises_csv(view).encode(CSV_ENCODING)
        return str(keep_file(folder, name, ".csv", data))

    try:
        path = await asyncio.to_thread(write)
    except OSError as error:
        reason = error.strerror or "?"
        screen.say(words.say("The file cannot be written: {reason}.", reason=reason), "error")
    else:
        shown = shown_path(path, screen.size.width)
        screen.say(words.say("Written to {path}.", path=shown), "good")


def as_text(words: Words, rows: TodayRows) -> str:
    """Return the rows as lines of plain text."""
    lines = []
    for need in rows.needs:
        for item in need.items:
            day = words.day_short(item.due) if item.due else ""
            late = words.say("overdue") if item.overdue else ""
            when = " ".join(part for part in (day, late) if part)
            told = ": ".join(part for part in (item.name, item.text) if part)
            lines.append(" · ".join(part for part in (item.label, told, when) if part))
    return "\n".join(f"- {line}" for line in lines)


async def _with_promise(screen: CoachScreen[None], need: Need, doing: Doing) -> None:
    item = await _one(screen, need)
    if item is None:
        return
    promise = None
    if item.target.kind == Commitment.table:
        promise = screen.desk.repository.get(Commitment, item.target.record_id)
    if promise is None:
        screen.say(screen.words.say("Only a promise can be marked done here."))
    elif promise.is_open:
        await doing(screen, promise)


async def _one(screen: CoachScreen[None], need: Need) -> DueItem | None:
    if len(need.items) == 1:
        return need.items[0]
    words = screen.words
    options = [
        (
            str(number),
            f"{words.day_short(item.due) if item.due else ''} · {item.name} · {item.text}",
        )
        for number, item in enumerate(need.items)
    ]
    chosen = await screen.app.push_screen_wait(Choose(screen.desk, need.label, options))
    return None if chosen is None else need.items[int(chosen)]
