"""What the keys of the prep page do: each asks what it must, writes once, and says what became."""

import asyncio
from collections.abc import Iterable, Sequence

from coachtui.domain.calendar import calendar
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.repository import Put, StoreError
from coachtui.domain.trouble import told
from coachtui.exchange.calendar_file import calendar_file
from coachtui.exchange.export_folder import keep
from coachtui.language import N_
from coachtui.records.field_day.model import LONGEST_LINE, FieldDay, Stop
from coachtui.records.field_day.presentation.day_rows import Seen
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.presentation.report_text import notice_text
from coachtui.records.field_day.rules.states import (
    NotAllowedError,
    confirmed,
    covers,
    dates_of,
    lacks_notice,
    moved,
    notified,
)
from coachtui.records.field_day.rules.stops import called_off, reordered, shifted
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.dialogs import Ask, AskLine
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import shown_path

Page = CoachScreen[None]


async def tick(page: Page, day: FieldDay, field: Seen | None) -> None:
    """Turn around whether a thing to look at before the day was looked at; None tells how."""
    if field is None:
        page.say(page.words.say("Tab to a row with “seen” on its right, then {press:day.tick}."))
        return
    turned = not getattr(day.prep, field)
    await _saved(page, [day.revised(prep=day.prep.revised(**{field: turned}))], N_("Prep changed"))


async def shift(page: Page, standing: Sequence[Stop], stop: Stop, by: int) -> None:
    """Put a stop a place later or earlier; hours stay with the stops."""
    places = [each.id for each in standing]
    if stop.id not in places:
        return
    to = places.index(stop.id) + by
    if not 0 <= to < len(places):
        return
    if not await _saved(page, reordered(standing, stop, to + 1), N_("Stops reordered")):
        return
    if stop.planned_at is not None:
        page.say(page.words.say("Hours stay with their stops; {press:list.open} changes them."))


async def cancel(page: Page, stop: Stop) -> None:
    """Ask why, and call a stop off."""
    words, draft = page.words, f"field_day.stop.cancel.{stop.id}"
    if stop.cancelled:
        page.say(words.say("It is cancelled already; {press:app.undo} takes that back."), "warning")
        return
    too_long = words.say("At most {n} characters, please.", n=LONGEST_LINE)
    ask = AskLine(
        page.desk,
        words.say("Why is the stop at {account} cancelled?", account=stop.account),
        check=lambda text: too_long if len(text) > LONGEST_LINE else "",
        draft=draft,
    )
    reason = await page.app.push_screen_wait(ask)
    if reason is None:
        return
    route = page.desk.repository.find(Stop, field_day_id=stop.field_day_id)
    try:
        changed = called_off(route, stop, reason)
    except NotAllowedError as error:
        page.say(refusal(words, error.reason), "error")
        return
    if await _saved(page, changed, N_("Stop cancelled")):
        page.desk.drafts.drop(draft)


async def confirm(page: Page, day: FieldDay) -> None:
    """Mark a day as agreed; say what is still missing."""
    words = page.words
    try:
        agreed = confirmed(day)
    except NotAllowedError as error:
        page.say(refusal(words, error.reason), "error")
        return
    if not await _saved(page, [agreed], N_("Field day confirmed")):
        return
    if day.notice_given_at is None and lacks_notice(day, words.zone):
        page.say(
            words.say("Confirmed. The rep has no notice yet: {press:day.notice} shows a text."),
            "warning",
        )
    else:
        page.say(words.say("Confirmed."), "good")


async def give_notice(page: Page, day: FieldDay, person: Person) -> None:
    """Show the notice to copy; ask whether it was given, unless that is known."""
    words, desk = page.words, page.desk
    theirs = words.in_language(person.language)
    await page.app.push_screen_wait(CopyScreen(desk, notice_text(desk.view, day, theirs)))
    if not day.ahead or day.notice_given_at is not None:
        return
    ask = Ask(
        desk,
        words.say("Has {name} got the notice?", name=person.full_name),
        yes=words.say("Given"),
        no=words.say("Not yet"),
    )
    if not await page.app.push_screen_wait(ask):
        return
    given = notified(day, desk.clock.now())
    if not await _saved(page, [given], N_("Notice given")):
        return
    if lacks_notice(given, words.zone):
        sentence = words.say("Noted. It is less than a day ahead: ask whether it suits.")
        page.say(sentence, "warning")
    else:
        page.say(words.say("Noted: {name} knows of the day.", name=person.short_name), "good")


async def held_today(page: Page, day: FieldDay, stops: Sequence[Stop]) -> bool:
    """Tell whether a day can be held now; one of another date is moved here, if that is meant."""
    words, today = page.words, page.desk.clock.today()
    if covers(day, today):
        return True
    ask = Ask(
        page.desk,
        words.say("This day is planned for {day}. Hold it today?", day=words.day_long(day.date)),
        yes=words.say("Today"),
        no=words.say("As planned"),
        detail=words.say("Its stops come along, at the same hours."),
    )
    if not await page.app.push_screen_wait(ask):
        return False
    try:
        here = moved(day, today, "")
    except NotAllowedError as error:
        page.say(refusal(words, error.reason), "error")
        return False
    along = shifted(stops, today - day.date, words.zone)
    return await _saved(page, [here, *along], N_("Field day moved"))


async def write_calendar(page: Page, day: FieldDay, person: Person) -> None:
    """Write a day with its stops as a calendar file, and say where."""
    words, desk = page.words, page.desk
    dates = dates_of(day)
    everything = calendar(desk.catalogue, desk.view, dates[0], dates[-1])
    entries = [entry for entry in everything if entry.target.record_id == day.id]
    if not entries:
        page.say(words.say("A cancelled day stands in no calendar."), "warning")
        return
    title = f"{words.say('Field day')} · {person.full_name}"
    now, folder = desk.clock.now(), desk.folder
    name = f"{day.date.isoformat()}-{words.say('Field day')}-{person.full_name}"

    def write() -> str:
        data = calendar_file(entries, words.zone, now, title)
        return str(keep(folder, name, ".ics", data))

    try:
        path = await asyncio.to_thread(write)
    except OSError as error:
        reason = error.strerror or "?"
        page.say(words.say("The file cannot be written: {reason}.", reason=reason), "error")
    else:
        shown = shown_path(path, page.size.width)
        page.say(words.say("Written to {path}.", path=shown), "good")


async def _saved(page: Page, records: Iterable[Record], label: str) -> bool:
    """Commit; tell whether that is on disk, and say so where it is not."""
    try:
        await page.desk.commit([Put(record) for record in records], label)
    except StoreError as error:
        page.say(told(error, page.words), "error")
        return False
    return True
