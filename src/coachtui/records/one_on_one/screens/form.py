"""Planning a one-on-one, and changing its frame: when, how, what kind, what became of it."""

from datetime import datetime

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.domain.team import reps
from coachtui.language import N_, Words
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.rules.next_date import moment_of
from coachtui.records.one_on_one.rules.schedule import USUAL_START, outlook
from coachtui.ui.desk import Desk
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

_TYPES = (
    "o3",
    "skill",
    "pipeline",
    "goal_review",
    "development",
    "return_from_leave",
    "phone",
    "side_by_side",
)
_CHANNELS = ("in_person", "phone", "video")
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

    async def save(values: Values) -> Values:
        moment = moment_of(values["when"], desk.clock.today(), when)
        if moment is None:
            return {"when": _no_day(desk.words)}
        fresh = OneOnOne(person_id=values["person_id"], planned_at=moment)
        meeting = fresh.revised(
            type=values["type"],
            channel=values["channel"],
            minutes=int(values["minutes"] or fresh.minutes),
            opening_line=values["opening_line"],
        )
        await desk.commit([Put(meeting)], N_("One-on-one planned"))
        return {}

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

    async def save(values: Values) -> Values:
        moment = moment_of(values["when"], desk.clock.today(), planned)
        if moment is None:
            return {"when": _no_day(words)}
        changed = meeting.revised(
            type=values["type"],
            channel=values["channel"],
            minutes=int(values["minutes"] or meeting.minutes),
            opening_line=values["opening_line"],
            state=values.get("state", meeting.state),
            reason=values["reason"],
        )
        if changed.state in {"missed", "cancelled"} and not changed.reason:
            return {"reason": words.say("Say in a few words why; it stays between you two.")}
        if moment != planned:
            changed = changed.moved(moment, values["reason"])
        await desk.commit([Put(changed)], N_("One-on-one changed"))
        return {}

    fields = _frame_fields(words)
    if meeting.state in _NOT_HELD:
        states = tuple((key, words.label("one_on_one_state", key)) for key in _NOT_HELD)
        fields = (*fields, FormField("state", words.say("State"), "choice", states))
    reason = words.say("Reason, when it is moved, missed or cancelled")
    fields = (*fields, FormField("reason", reason))
    name = person.full_name if person else meeting.person_id
    title = words.say("One-on-one with {name}", name=name)
    form = Form(f"one_on_one.frame.{meeting.id}", title, fields)
    return FormScreen(desk, form, _frame_of(meeting, _shown(words, planned)), save)


def _frame_of(meeting: OneOnOne, when: str) -> Values:
    return {
        "when": when,
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
    types = tuple((key, words.label("one_on_one_type", key)) for key in _TYPES)
    channels = tuple((key, words.label("channel", key)) for key in _CHANNELS)
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
