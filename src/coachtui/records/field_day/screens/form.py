"""Planning a field day, and changing its frame: when, what for, what was agreed before it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from pydantic import ValidationError

from coachtui.domain.person import Person
from coachtui.domain.repository import Change, Put
from coachtui.domain.scorecards import load_scorecards
from coachtui.language import N_
from coachtui.records.field_day.model import LONGEST_LINE, FieldDay, Stop
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.rules.states import NotAllowedError
from coachtui.records.field_day.rules.stops import shifted
from coachtui.records.field_day.screens.caution import Caution
from coachtui.records.field_day.screens.frame_fields import (
    CHANGEABLE,
    frame_fields,
    frame_values,
    framed,
    rep_field,
    state_fields,
)
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values

_DATED: Final = frozenset(("person_id", "date", "duration"))
_NOTICED: Final = frozenset(("person_id", "date", "notice"))


class FrameEditor:
    """Saves the frame of a field day: refuses, warns once, then stores."""

    def __init__(self, desk: Desk, day: FieldDay, *, new: bool) -> None:
        self._desk = desk
        self._day = day
        self._new = new
        self._caution = Caution(desk)
        self._editor = RecordEditor(
            desk=desk,
            record=None if new else day,
            initial=frame_values(day),
            build=self._built,
            label=N_("Field day planned") if new else N_("Field day changed"),
            fields={},
            at_fault={},
            beside=self._stops,
            shown=frame_values,
        )

    @property
    def initial(self) -> Values:
        """The frame as it was read last."""
        return dict(self._editor.initial)

    def reread(self) -> Mapping[str, str] | None:
        """Read the frame anew; None where the day is no longer on file."""
        return self._editor.reread()

    async def save(self, values: Values) -> Values:
        """Store the day; give back problems and warnings by field."""
        changed = {
            name: text
            for name, text in values.items()
            if self._new or text != self.initial.get(name)
        }
        try:
            return (
                self._refused(changed)
                or await self._warned(changed)
                or await self._editor.save(values)
            )
        except NotAllowedError as error:
            return {"": refusal(self._desk.words, error.reason)}

    def _built(self, base: FieldDay | None, values: Values) -> FieldDay:
        return framed(base or self._day, values, self._desk.clock.now())

    def _stops(self, day: FieldDay) -> list[Change]:
        """Return the changes that take the stops along to another date."""
        repository = self._desk.repository
        stored = repository.get(FieldDay, day.id)
        if stored is None or stored.date == day.date:
            return []
        stops = repository.find(Stop, field_day_id=day.id)
        return [Put(stop) for stop in shifted(stops, day.date - stored.date, self._desk.words.zone)]

    def _refused(self, changed: Values) -> Values:
        """Return what cannot be stored however often it is asked for."""
        words = self._desk.words
        long = words.say("At most {n} characters, please.", n=LONGEST_LINE)
        found = {
            name: long
            for name, text in changed.items()
            if name.startswith("why_") and len(text) > LONGEST_LINE
        }
        if "date" in changed and date.fromisoformat(changed["date"]) < self._desk.clock.today():
            found["date"] = words.say("That day is past: plan from today on.")
        if changed.get("state") == "cancelled" and not changed.get("reason"):
            found["reason"] = words.say("Say in a few words why it is cancelled.")
        return found

    async def _warned(self, changed: Values) -> Values:
        again = self._day.state == "cancelled"
        dated = again or bool(_DATED & changed.keys())
        noticed = again or bool(_NOTICED & changed.keys())
        if not (dated or noticed):
            return {}
        try:
            day = self._built(self._editor.record, changed)
        except ValidationError:
            return {}
        return await self._caution.problems(day, dated=dated, noticed=noticed)


def planning_form(desk: Desk, person_id: str = "", day: date | None = None) -> FormScreen:
    """Return the form of a new field day: tomorrow, unless another day is given."""
    shell = FieldDay(
        person_id=person_id,
        date=day or desk.clock.today() + timedelta(days=1),
        debrief_mode=desk.settings.debrief,
    )
    editor = FrameEditor(desk, shell, new=True)
    competencies = load_scorecards(desk.words.language, desk.folder).competencies
    fields = (rep_field(desk), *frame_fields(desk, competencies, dated=True))
    form = Form(f"field_day.new.{person_id or 'any'}", desk.words.say("Plan a field day"), fields)
    return FormScreen(desk, form, editor.initial, editor.save)


def frame_form(desk: Desk, field_day: FieldDay) -> FormScreen:
    """Return the form that changes a day's frame; once it has begun, no longer when it is."""
    words = desk.words
    open_yet = field_day.state in CHANGEABLE
    editor = FrameEditor(desk, field_day, new=False)
    competencies = load_scorecards(words.language, desk.folder).competencies
    fields = frame_fields(desk, competencies, dated=open_yet, rep_id=field_day.person_id)
    if open_yet:
        fields = (*fields, *state_fields(words))
    person = desk.repository.get(Person, field_day.person_id)
    name = person.full_name if person else field_day.person_id
    title = words.say("Field day with {name}", name=name)
    form = Form(f"field_day.frame.{field_day.id}", title, fields, reread=editor.reread)
    return FormScreen(desk, form, editor.initial, editor.save)
