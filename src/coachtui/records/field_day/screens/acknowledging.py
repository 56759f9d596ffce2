"""The rep has read the report: when, and what they say."""

from datetime import date, datetime, time

from coachtui.language import N_
from coachtui.records.field_day.model import Acknowledgement
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.rules.states import NotAllowedError, acknowledged
from coachtui.records.field_day.screens.ride import Ride
from coachtui.ui.desk import Desk
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

LONGEST_COMMENT = 1000
_NOON = time(12)


def acknowledgement_form(desk: Desk, ride: Ride) -> FormScreen:
    """Return the form that records what the rep says to a report, and that they read it."""
    words, name = desk.words, ride.person.short_name
    today = desk.clock.today()
    fields = (
        FormField("comment", words.say("What {name} says", name=name), "passage"),
        FormField("on", words.say("Read on"), "date", required=True, past=True),
    )
    initial = {"comment": "", "on": today.isoformat()}

    async def save(values: Values) -> Values:
        report = ride.report
        if report is None:
            return {"": refusal(words, "not_acknowledged")}
        on = date.fromisoformat(values["on"])
        if not desk.clock.local(report.submitted_at).date() <= on <= desk.clock.today():
            sentence = words.say("That day is before the report went out, or has not come yet.")
            return {"on": sentence}
        if len(values["comment"]) > LONGEST_COMMENT:
            return {"comment": words.say("At most {n} characters, please.", n=LONGEST_COMMENT)}
        at = max(moment_on(desk, on), report.submitted_at)
        ack = Acknowledgement(at=at, comment=values["comment"])
        try:
            records = (report.revised(ack=ack), acknowledged(ride.day))
        except NotAllowedError as error:
            return {"": refusal(words, error.reason)}
        await ride.put(*records, label=N_("Acknowledgement recorded"))
        return {}

    title = words.say("{name} has read the report", name=name)
    return FormScreen(desk, Form(f"acknowledgement.{ride.day.id}", title, fields), initial, save)


def moment_on(desk: Desk, on: date) -> datetime:
    """Return when something was said on a day: now for today, else noon of it."""
    now = desk.clock.now()
    if on == desk.clock.today():
        return now
    return datetime.combine(on, _NOON, tzinfo=desk.clock.local(now).tzinfo)
