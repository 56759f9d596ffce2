"""An item of the checklist: what, who, and how many days before or after the event."""

from datetime import date

from pydantic import ValidationError

from coachtui.capture.dates import date_of
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.team import reps
from coachtui.language import N_, Words
from coachtui.records.team_event.model import (
    FIRST_DAY,
    LAST_DAY,
    LONGEST_LINE,
    ChecklistItem,
    TeamEvent,
)
from coachtui.records.team_event.presentation.page_rows import offset_told
from coachtui.records.team_event.presentation.words import refusal
from coachtui.records.team_event.rules.checklist import changed_item, with_item
from coachtui.records.team_event.rules.states import NotAllowedError
from coachtui.records.team_event.screens.promising import promised
from coachtui.records.team_event.screens.team_words import team_watch
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.desk import Desk
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.remark import Remark, Watch


def item_form(work: EventWork, item: ChecklistItem | None) -> FormScreen:
    """Return the form of an item, or of a new one."""
    desk, words, event = work.desk, work.desk.words, work.event
    shell = item or ChecklistItem(text="-", offset_days=-1)
    initial = _values(shell) | ({"text": ""} if item is None else {})

    def reread() -> Values | None:
        stored = next((each for each in work.event.checklist if each.id == shell.id), None)
        return None if stored is None else _values(stored)

    async def save(values: Values) -> Values:
        days = _days(values["when"], event, desk)
        if days is None:
            return {"when": words.say("Write -14, 7, or a date like 18/12.")}
        changed = {"text": values["text"], "owner": values["owner"], "offset_days": days}
        try:
            new = shell.revised(**changed)
            await work.change(
                lambda now: with_item(now, new) if item is None else changed_item(now, new),
                N_("Item added") if item is None else N_("Item changed"),
                promised(work),
            )
        except ValidationError:
            return {"text": words.say("At most {n} characters, please.", n=LONGEST_LINE)}
        except NotAllowedError as error:
            return {"": refusal(words, error.reason)}
        return {}

    name = f"new.{event.id}" if item is None else item.id
    title = words.say("New item") if item is None else words.say("Item of the checklist")
    fields = _fields(desk, event)
    stored = None if item is None else reread
    form = Form(f"team_event.item.{name}", title, fields, reread=stored)
    return FormScreen(desk, form, initial, save)


def _values(item: ChecklistItem) -> Values:
    return {"text": item.text, "owner": item.owner, "when": str(item.offset_days)}


def _fields(desk: Desk, event: TeamEvent) -> tuple[FormField, ...]:
    words = desk.words
    return (
        FormField("text", words.say("What"), required=True, watch=team_watch(desk)),
        FormField("owner", words.say("Who"), "choice", owners(desk), required=True),
        FormField(
            "when",
            words.say("When"),
            required=True,
            help=words.say("Days from the event: -14 before, 7 after; or a date."),
            watch=_when_watch(words, event, desk),
        ),
    )


def owners(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return who can own something: the manager, then the reps, then whoever else is here."""
    people = desk.repository.all(Person)
    here = [each for each in people if each.status != "left" and each.id != ME]
    first = [each for each in reps(people) if each.id != ME]
    others = sorted((each for each in here if each not in first), key=lambda each: each.sort_key)
    named = tuple((each.id, each.full_name) for each in (*first, *others))
    return ((ME, desk.words.say("Me")), *named)


def _when_watch(words: Words, event: TeamEvent, desk: Desk) -> Watch:
    def watch(text: str) -> Remark | None:
        days = _days(text, event, desk)
        if days is None:
            return None
        return Remark(f"= {offset_told(words, days)}", stops=False, reading=True)

    return watch


def _days(text: str, event: TeamEvent, desk: Desk) -> int | None:
    """Return the days a text means, counted from the event; None where it means none."""
    typed = text.strip().replace("−", "-")
    if typed.lstrip("+-").isdecimal():
        days = int(typed)
    else:
        day = date_of(typed, desk.clock.today())
        if day is None or event.starts_at is None:
            return None
        days = (day - _day_of(event, desk)).days
    return days if FIRST_DAY <= days <= LAST_DAY else None


def _day_of(event: TeamEvent, desk: Desk) -> date:
    at = event.starts_at
    return desk.clock.today() if at is None else desk.words.local(at).date()
