"""The form of an event's plan, and planning one like another."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from coachtui.domain.calendar import calendar
from coachtui.domain.items import CalendarEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Change, Put, StoreError
from coachtui.domain.trouble import told
from coachtui.domain.working_days import add_months
from coachtui.language import N_
from coachtui.records.team_event.model import (
    MOST_OBJECTIVES,
    Invitation,
    TeamEvent,
    month_of,
)
from coachtui.records.team_event.presentation.fairness_rows import (
    fairness_of,
    suggestion_lines,
)
from coachtui.records.team_event.presentation.words import month_told, when_told
from coachtui.records.team_event.rules.copying import copied, copied_places
from coachtui.records.team_event.rules.inviting import new_place
from coachtui.records.team_event.rules.templates import Templates, load_templates
from coachtui.records.team_event.screens.charter_fields import (
    Usual,
    charter_fields,
    date_watch,
    invited_by_default,
)
from coachtui.records.team_event.screens.charter_more import (
    RISKS,
    more_fields,
    more_values,
    with_more,
)
from coachtui.records.team_event.screens.charter_values import (
    charter_values,
    chartered,
    objectives_of,
)
from coachtui.records.team_event.screens.team_words import team_watch
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.screen import CoachScreen

T = TypeVar("T")
MONTHS_AHEAD: Final = 14
_AROUND: Final = timedelta(days=1)
_NAMED_OTHERWISE: Final = {
    "contingency_percent": "contingency",
    "travel_min": "travel",
    "what": RISKS,
    "answer": RISKS,
}
"""The fields of the form for what the record calls otherwise."""


def charter_form(
    desk: Desk, event: TeamEvent, templates: Templates | None = None, *, new: bool = False
) -> FormScreen:
    """Return the form of an event's plan."""
    words, lint = desk.words, team_watch(desk)
    found = templates or load_templates(words.language, desk.folder)
    usual = Usual.of(event, found)
    editor = _CharterEditor(desk, event, usual, new=new)
    dates = None
    if event.starts_at is None:
        dates = date_watch(words, desk.clock.now(), editor.invited, editor.entries, usual)
    fields = charter_fields(words, found, event, lint=lint, dates=dates)
    if new:
        fields = (replace(fields[0], help=_minded(desk)), *fields[1:])
    month = _month_field(desk, event)
    title = words.say("Plan an event") if new else event.title
    # One draft for each month, so that an interrupted plan comes back whatever its id.
    name = f"team_event.new.{event.month:%Y-%m}.{event.template}" if new else event.id
    asked = (*fields[:5], month, *fields[5:], *more_fields(desk, event, lint))
    reread = None if new else editor.reread
    form = Form(f"team_event.charter.{name}", title, asked, reread=reread)
    return FormScreen(desk, form, editor.initial, editor.save)


def _minded(desk: Desk) -> str:
    """Return what the events before say this one should mind; '' where nobody was left out."""
    return " · ".join(suggestion_lines(desk.words, fairness_of(desk.view, {})))


def _month_field(desk: Desk, event: TeamEvent) -> FormField:
    words = desk.words
    first = min(event.month, month_of(desk.clock.today()))
    ahead = (add_months(first, number) for number in range(MONTHS_AHEAD))
    # One that was moved farther ahead keeps its month.
    months = sorted({*ahead, event.month})
    choices = tuple((each.isoformat(), month_told(words, each)) for each in months)
    return FormField("month", words.say("Month"), "choice", choices, required=True)


class _CharterEditor:
    """Saves a plan: at most two objectives, in a month; a new one with everybody invited."""

    def __init__(self, desk: Desk, event: TeamEvent, usual: Usual, *, new: bool) -> None:
        self._desk = desk
        self._event = event
        self._usual = usual
        self._new = new
        self._calendar: dict[date, list[CalendarEntry]] = {}
        self.initial = self._values(event)
        self._editor = RecordEditor(
            desk=desk,
            record=None if new else event,
            initial=self.initial,
            build=self._built,
            label=N_("Event planned") if new else N_("Plan of the event changed"),
            fields=_NAMED_OTHERWISE,
            at_fault={},
            beside=self._beside,
            shown=self._values,
        )

    def _values(self, event: TeamEvent) -> Values:
        values = charter_values(self._desk.words, event)
        if self._new:
            values["minutes"] = str(self._usual.minutes)
        more = more_values(self._desk.repository, event)
        return {**values, **more, "month": event.month.isoformat()}

    def reread(self) -> Mapping[str, str] | None:
        """Read the plan anew; None where the event is no longer on file."""
        return self._editor.reread()

    @property
    def invited(self) -> list[Person]:
        """Who is invited, or would be."""
        repository = self._desk.repository
        places = repository.find(Invitation, event_id=self._event.id)
        if not places:
            return invited_by_default(repository)
        found = (repository.get(Person, place.person_id) for place in places)
        return [person for person in found if person is not None]

    def entries(self, at: datetime) -> list[CalendarEntry]:
        """Return what stands in the calendar around a moment; each day is read once."""
        day = at.date()
        if day not in self._calendar:
            desk = self._desk
            first, last = day - _AROUND, day + _AROUND
            self._calendar[day] = calendar(desk.catalogue, desk.view, first, last)
        return self._calendar[day]

    async def save(self, values: Values) -> Values:
        """Store the event; give back problems by field, nothing when it is on disk."""
        words = self._desk.words
        if len(objectives_of(self._event, values)) > MOST_OBJECTIVES:
            return {"objective_own": words.say("Two objectives at most: take one out.")}
        return await self._editor.save(values)

    def _built(self, base: TeamEvent | None, values: Values) -> TeamEvent:
        words, now = self._desk.words, self._desk.clock.now()
        event = chartered(base or self._event, values, words, now, self._usual.begins)
        event = with_more(self._desk.repository, event, values)
        if values.get("month"):
            event = event.revised(month=date.fromisoformat(values["month"]))
        return event

    def _beside(self, event: TeamEvent) -> Iterable[Change]:
        if not self._new:
            return ()
        mine = Invitation(
            person_id=event.owner,
            event_id=event.id,
            rsvp="yes",
            answered_at=self._desk.clock.now(),
        )
        places = (
            new_place(person, event, self._desk.words.zone)
            for person in invited_by_default(self._desk.repository)
        )
        return [Put(mine), *map(Put, places)]


async def copy_form(
    screen: CoachScreen[T], chosen: TeamEvent | None, month: date
) -> TeamEvent | None:
    """Plan an event like the one chosen, or like one asked for; return it, None on leaving."""
    desk, words = screen.desk, screen.words
    source = chosen or await _one_of(screen)
    if source is None:
        return None
    to = await _month(screen, source, month)
    if to is None:
        return None
    here = {each.id: each for each in desk.repository.all(Person) if each.status != "left"}
    event = copied(source, to, here)
    places = copied_places(
        desk.repository.find(Invitation, event_id=source.id), event, here, words.zone
    )
    changes: list[Change] = [Put(event), *map(Put, places)]
    try:
        await desk.commit(changes, N_("Event copied"))
    except StoreError as error:
        screen.say(told(error, words), "error")
        return None
    said = words.say(
        "An idea for {month}: {press:events.edit} changes it.", month=month_told(words, to)
    )
    screen.say(said, "good")
    return desk.repository.get(TeamEvent, event.id)


async def _one_of(screen: CoachScreen[T]) -> TeamEvent | None:
    words = screen.words
    events = sorted(screen.desk.repository.all(TeamEvent), key=lambda each: each.month)
    options = [(each.id, f"{each.title} · {when_told(words, each)}") for each in reversed(events)]
    if not options:
        screen.say(words.say("No event is on file yet: {press:events.new} plans one."))
        return None
    ask = Choose(screen.desk, words.say("Plan one like which?"), options)
    key = await screen.app.push_screen_wait(ask)
    return None if key is None else screen.desk.repository.get(TeamEvent, key)


async def _month(screen: CoachScreen[T], source: TeamEvent, month: date) -> date | None:
    """Ask for the month of a copy: a year after the source where that is ahead, else this one."""
    words, now = screen.words, month_of(screen.desk.clock.today())
    months = [add_months(now, number) for number in range(MONTHS_AHEAD)]
    again = source.month >= month or month < now
    at = add_months(source.month, 12) if again and source.month <= months[-1] else month
    options = [(each.isoformat(), month_told(words, each)) for each in months]
    title = words.say("“{title}” again: in which month?", title=source.title)
    key = await screen.app.push_screen_wait(Choose(screen.desk, title, options, at=at.isoformat()))
    return None if key is None else date.fromisoformat(key)
