"""A stop and the brief the rep gives before it, in one form."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, get_args

from coachtui.capture.moments import moment_of
from coachtui.domain.repository import Change, Put
from coachtui.language import N_, Words
from coachtui.records.field_day.model import CallType, CoachRole, FieldDay, PreCall, Stop
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.rules.states import covers, read_only, window
from coachtui.records.field_day.rules.stops import next_seq, overlaps, standing_stops
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

TRAVEL: Final = timedelta(minutes=30)
"""Between the end of one stop and the hour proposed for the next."""
_PLAIN: Final = ("account", "contact", "call_type", "coach_role")
_BRIEF: Final = tuple(PreCall.model_fields)


def stop_form(desk: Desk, field_day: FieldDay, stop: Stop | None) -> FormScreen:
    """Return the form of a stop of a day, or of a new one after the last."""
    editor = _StopEditor(desk, field_day, stop)
    words = desk.words
    title = words.say("New stop") if stop is None else stop.account or words.say("Stop")
    name = f"field_day.stop.{field_day.id}.new" if stop is None else f"field_day.stop.{stop.id}"
    form = Form(name, title, _fields(words), reread=editor.reread if stop else None)
    return FormScreen(desk, form, editor.initial, editor.save)


class _StopEditor:
    """Saves a stop: refuses an hour off the day, warns once of an overlap, then stores."""

    def __init__(self, desk: Desk, field_day: FieldDay, stop: Stop | None) -> None:
        self._desk = desk
        self._day = field_day
        fresh = stop or _after_the_last(desk, field_day)
        self._stop = fresh
        self._usual = desk.words.local(fresh.planned_at or self._begins)
        self._told = ""
        self.initial = self._values(fresh)
        self._editor = RecordEditor(
            desk=desk,
            record=stop,
            initial=self.initial,
            build=self._built,
            label=N_("Stop planned") if stop is None else N_("Stop changed"),
            fields={},
            at_fault={"order_needs_account": "account"},
            beside=self._around,
            shown=self._values,
        )

    def reread(self) -> Mapping[str, str] | None:
        """Read the stop anew; None where it is no longer on file."""
        return self._editor.reread()

    async def save(self, values: Values) -> Values:
        """Store the stop; give back problems and warnings by field."""
        await self._desk.refresh()
        words, day = self._desk.words, self._desk.repository.get(FieldDay, self._day.id)
        if day is None and self._day.rev > 0:
            return {"": refusal(words, "gone")}
        if day is not None and read_only(day):
            return {"": refusal(words, "read_only")}
        when = self._moment(values["planned_at"])
        if values["planned_at"] and when is None:
            return {"planned_at": words.say("No hour understood: try 9:00, 14h30.")}
        if when is not None and not covers(self._day, when.date()):
            told = words.day_short(self._day.date)
            return {"planned_at": words.say("The day is {day}: give an hour on it.", day=told)}
        return self._overlap(values, when) or await self._editor.save(values)

    def _around(self, _: Stop) -> list[Change]:
        """Return the day itself, where nobody planned it and this is its first stop."""
        stored = self._desk.repository.get(FieldDay, self._day.id)
        return [Put(self._day)] if stored is None and self._day.rev == 0 else []

    @property
    def _begins(self) -> datetime:
        return window(self._day, self._day.date, self._desk.words.zone)[0]

    def _overlap(self, values: Values, when: datetime | None) -> Values:
        """Return the warning for a stop that cuts into another, unless it was just given."""
        if when is None:
            return {}
        words = self._desk.words
        minutes = min(max(int(values["minutes"] or self._stop.minutes), 1), 480)
        trial = self._stop.model_copy(update={"planned_at": when, "minutes": minutes})
        other = overlaps(trial, self._desk.repository.find(Stop, field_day_id=self._day.id))
        if other is None or other.planned_at is None:
            return {}
        until = other.planned_at + timedelta(minutes=other.minutes)
        told = words.say(
            "{account} is planned from {start} to {end}: change the hour or the minutes.",
            account=other.account or words.say("Another stop"),
            start=words.time(other.planned_at),
            end=words.time(until),
        )
        key = f"{told} {when} {minutes}"
        if key == self._told:
            return {}
        self._told = key
        return {
            "planned_at": told,
            "": words.say("Not saved yet. {press:edit.save} once more keeps both as they are."),
        }

    def _built(self, base: Stop | None, values: Values) -> Stop:
        before = base or self._stop
        changes: dict[str, object] = {name: values[name] for name in _PLAIN if name in values}
        if "planned_at" in values:
            changes["planned_at"] = self._moment(values["planned_at"])
        if values.get("minutes"):
            changes["minutes"] = int(values["minutes"])
        brief = {name: values[name] for name in _BRIEF if name in values}
        return before.revised(**changes, pre_call=before.pre_call.revised(**brief))

    def _moment(self, text: str) -> datetime | None:
        return moment_of(text, self._desk.clock.today(), self._usual) if text else None

    def _values(self, stop: Stop) -> Values:
        values = {name: str(getattr(stop, name)) for name in _PLAIN}
        values["planned_at"] = self._shown(stop.planned_at)
        values["minutes"] = str(stop.minutes)
        return values | {name: str(getattr(stop.pre_call, name)) for name in _BRIEF}

    def _shown(self, planned: datetime | None) -> str:
        """Return an hour as the form shows it: on a day of its own with its date."""
        words = self._desk.words
        if planned is None:
            return ""
        local = words.local(planned)
        if self._day.duration == "two_days" or local.date() != self._usual.date():
            return f"{words.day(local.date())} {words.time(planned)}"
        return words.time(planned)


def _after_the_last(desk: Desk, day: FieldDay) -> Stop:
    """Return a new stop with the next number and, after the last planned one, an hour."""
    stops = desk.repository.find(Stop, field_day_id=day.id)
    ends = [
        each.planned_at + timedelta(minutes=each.minutes)
        for each in standing_stops(stops)
        if each.planned_at is not None
    ]
    begins = window(day, day.date, desk.words.zone)[0]
    planned = max(ends) + TRAVEL if ends else begins
    return Stop(
        person_id=day.person_id,
        field_day_id=day.id,
        seq=next_seq(stops),
        planned_at=planned if covers(day, desk.words.local(planned).date()) else None,
    )


def _fields(words: Words) -> tuple[FormField, ...]:
    types = tuple((key, words.label("call_type", key)) for key in get_args(CallType))
    roles = tuple((key, words.label("coach_role", key)) for key in get_args(CoachRole))
    return (
        FormField("account", words.say("Account"), required=True),
        FormField("contact", words.say("Contact")),
        FormField(
            "planned_at",
            words.say("Hour"),
            help=words.say("9:00, 9h or 14h30; on two days with the date: 26/11 9:00."),
        ),
        FormField("minutes", words.say("Minutes"), "number", help=words.say("From 5 to 480.")),
        FormField("call_type", words.say("Call type"), "choice", types, required=True),
        FormField(
            "coach_role",
            words.say("My role"),
            "choice",
            roles,
            help=words.say("Observe: silent. Joint: both sell. Model: I show, the rep watches."),
            required=True,
        ),
        FormField(
            "objective",
            words.say("Objective"),
            help=words.say("In the rep's words: what is to be reached."),
        ),
        FormField("primary_question", words.say("Key question")),
        FormField("expected_objection", words.say("Likely objection")),
        FormField("commitment_sought", words.say("Step to close on")),
        FormField("fallback", words.say("If that fails")),
        FormField("materials", words.say("To bring")),
    )
