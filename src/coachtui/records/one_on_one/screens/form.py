"""Planning a one-on-one, and changing its frame: when, how, what kind, what became of it."""

from datetime import datetime
from typing import get_args

from coachtui.capture.moments import moment_of
from coachtui.domain.person import Person
from coachtui.domain.team import reps
from coachtui.language import N_, Words
from coachtui.records.one_on_one.model import Channel, OneOnOne, OneOnOneType
from coachtui.records.one_on_one.rules.schedule import USUAL_START, outlook
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

_NOT_HELD = ("planned", "missed", "cancelled")


def planning_form(desk: Desk, person_id: str = "") -> FormScreen:
    """Return the form of a new one-on-one."""
    person = desk.repository.get(Person, person_id) if person_id else None
    when = _usual(desk, person)
    initial = {
        "person_id": person_id,
        "when": _shown(desk.words, when),
        "type": "o3",
        "channel": "in_person",
        "minutes": str(person.one_on_one.minutes if person else 30),
    }

    def built(_: OneOnOne | None, values: Values) -> OneOnOne:
        moment = moment_of(values["when"], desk.clock.today(), when) or when
        fresh = OneOnOne(person_id=values["person_id"], planned_at=moment)
        return _framed(fresh, values)

    editor = RecordEditor(
        desk=desk,
        record=None,
        initial=initial,
        build=built,
        label=N_("One-on-one planned"),
        fields={},
        at_fault={},
    )

    async def save(values: Values) -> Values:
        if moment_of(values["when"], desk.clock.today(), when) is None:
            return {"when": _no_day(desk.words)}
        return await editor.save(values)

    fields = (_person_field(desk), *_frame_fields(desk.words))
    title = desk.words.say("Plan a one-on-one")
    return FormScreen(
        desk, Form(f"one_on_one.new.{person_id or 'any'}", title, fields), initial, save
    )


def frame_form(desk: Desk, meeting: OneOnOne) -> FormScreen:
    """Return the form that changes a one-on-one's frame; a new date keeps the old on record."""
    words = desk.words
    person = desk.repository.get(Person, meeting.person_id)
    planned = desk.clock.local(meeting.planned_at)
    initial = _frame_of(desk, meeting)

    def moment(values: Values) -> datetime | None:
        return moment_of(values["when"], desk.clock.today(), planned)

    def built(base: OneOnOne | None, values: Values) -> OneOnOne:
        changed = _framed(base or meeting, values)
        new = moment(values) if "when" in values else None
        return changed if new is None else changed.moved(new, changed.reason)

    editor = RecordEditor(
        desk=desk,
        record=meeting,
        initial=initial,
        build=built,
        label=N_("One-on-one changed"),
        fields={},
        at_fault={},
        shown=lambda stored: _frame_of(desk, stored),
    )

    async def save(values: Values) -> Values:
        if moment(values) is None:
            return {"when": _no_day(words)}
        if values.get("state") in {"missed", "cancelled"} and not values["reason"]:
            return {"reason": words.say("Say in a few words why; it stays between you two.")}
        return await editor.save(values)

    name = person.full_name if person else meeting.person_id
    title = words.say("One-on-one with {name}", name=name)
    fields = _fields_of(words, meeting)
    form = Form(f"one_on_one.frame.{meeting.id}", title, fields, reread=editor.reread)
    return FormScreen(desk, form, initial, save)


def _fields_of(words: Words, meeting: OneOnOne) -> tuple[FormField, ...]:
    """Return the fields of one on file: one that was held stays held."""
    fields = _frame_fields(words)
    if meeting.state in _NOT_HELD:
        states = tuple((key, words.label("one_on_one_state", key)) for key in _NOT_HELD)
        fields = (*fields, FormField("state", words.say("State"), "choice", states))
    reason = words.say("Reason, when it is moved, missed or cancelled")
    return (*fields, FormField("reason", reason))


def _framed(base: OneOnOne, values: Values) -> OneOnOne:
    """Return a one-on-one with the frame that `values` hold; what they do not hold stays."""
    names = ("type", "channel", "opening_line", "state", "reason")
    given: dict[str, object] = {name: values[name] for name in names if name in values}
    if values.get("minutes"):
        given["minutes"] = int(values["minutes"])
    return base.revised(**given)


def _frame_of(desk: Desk, meeting: OneOnOne) -> Values:
    return {
        "when": _shown(desk.words, desk.clock.local(meeting.planned_at)),
        "type": meeting.type,
        "channel": meeting.channel,
        "minutes": str(meeting.minutes),
        "opening_line": meeting.opening_line,
        "state": meeting.state,
        "reason": meeting.reason,
    }


def _person_field(desk: Desk) -> FormField:
    people = tuple((each.id, each.full_name) for each in reps(desk.repository.all(Person)))
    return FormField("person_id", desk.words.say("Rep"), "person", people, required=True)


def _frame_fields(words: Words) -> tuple[FormField, ...]:
    types = tuple((key, words.label("one_on_one_type", key)) for key in get_args(OneOnOneType))
    channels = tuple((key, words.label("channel", key)) for key in get_args(Channel))
    return (
        FormField(
            "when",
            words.say("When"),
            required=True,
            help=words.say("A day and an hour: 26/11 9:00, thu 14h30, +2w."),
        ),
        FormField("type", words.say("Type"), "choice", types),
        FormField("channel", words.say("Channel"), "choice", channels),
        FormField("minutes", words.say("Minutes"), "number"),
        FormField("opening_line", words.say("Opening line")),
    )


def _usual(desk: Desk, person: Person | None) -> datetime:
    today = desk.clock.today()
    day = today
    if person is not None:
        meetings = desk.repository.find(OneOnOne, person_id=person.id)
        day = max(outlook(person, meetings, desk.clock).due or today, today)
    zone = desk.clock.local(desk.clock.now()).tzinfo
    return datetime.combine(day, USUAL_START, tzinfo=zone)


def _shown(words: Words, moment: datetime) -> str:
    return f"{words.day(moment.date())} {words.time(moment)}"


def _no_day(words: Words) -> str:
    return words.say("That is no day I know: try 26/11 9:00, thu, +2w.")
