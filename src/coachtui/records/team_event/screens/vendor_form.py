"""Who provides an event, and until when it can be changed for nothing."""

from datetime import datetime

from coachtui.language import N_, Words
from coachtui.records.team_event.model import TeamEvent, Vendor
from coachtui.records.team_event.rules.cutoffs import usual_vendor
from coachtui.records.team_event.screens.charter_values import shown_moment, typed_moment
from coachtui.records.team_event.screens.team_words import team_watch
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.remark import Remark

_MOMENTS = ("free_reschedule_until", "headcount_lock_at", "cancel_until")
_TEXTS = ("name", "contact")


def vendor_form(work: EventWork) -> FormScreen:
    """Return the form of an event's vendor, its cut-offs as vendors usually set them."""
    desk, event = work.desk, work.event
    words, now = desk.words, desk.clock.now()
    initial = _values(words, event.vendor)
    editor = RecordEditor(
        desk=desk,
        record=event,
        initial=initial,
        build=lambda base, values: _built(base or event, values, words, now),
        label=N_("Vendor changed"),
        fields={},
        at_fault={},
        shown=lambda stored: _values(words, stored.vendor),
    )
    usual = usual_vendor(Vendor(), event.starts_at)
    fields = _fields(desk, now, usual)
    title = words.say("Vendor of “{title}”", title=event.title)
    form = Form(f"team_event.vendor.{event.id}", title, fields, reread=editor.reread)
    return FormScreen(desk, form, initial, editor.save)


def _fields(desk: Desk, now: datetime, usual: Vendor) -> tuple[FormField, ...]:
    words, lint = desk.words, team_watch(desk)
    labels = (
        words.say("Free reschedule until"),
        words.say("Head count locks"),
        words.say("Can cancel until"),
    )

    def watch(text: str) -> Remark | None:
        if not text.strip():
            return None
        at = typed_moment(text, words, now)
        if at is None:
            return Remark(words.say("No date and hour understood: write 18/12 14:00."), stops=True)
        return Remark(f"= {words.moment_short(at)}", stops=False, reading=True)

    moments = tuple(
        FormField(name, label, help=_usual_told(words, usual, name), watch=watch)
        for name, label in zip(_MOMENTS, labels, strict=True)
    )
    return (
        FormField("name", words.say("Vendor"), watch=lint),
        FormField("contact", words.say("Contact"), watch=lint),
        *moments,
        FormField(
            "late_percent",
            words.say("Late change costs, %"),
            "number",
            help=words.say("After the free days and until the last day to cancel."),
        ),
    )


def _usual_told(words: Words, usual: Vendor, name: str) -> str:
    at: datetime | None = getattr(usual, name)
    if at is None:
        return words.say("Like 18/12 14:00; vendors' usual terms fill it once a date is chosen.")
    return words.say("Usual terms: {moment}.", moment=words.moment_short(at))


def _values(words: Words, vendor: Vendor) -> Values:
    values = {name: str(getattr(vendor, name)) for name in _TEXTS}
    for name in _MOMENTS:
        at: datetime | None = getattr(vendor, name)
        values[name] = "" if at is None else shown_moment(words, at)
    return {**values, "late_percent": str(vendor.late_percent)}


def _built(event: TeamEvent, values: Values, words: Words, now: datetime) -> TeamEvent:
    changes: dict[str, object] = {name: values[name] for name in _TEXTS if name in values}
    for name in _MOMENTS:
        if name in values:
            changes[name] = typed_moment(values[name], words, now) if values[name] else None
    if values.get("late_percent"):
        changes["late_percent"] = int(values["late_percent"])
    return event.revised(vendor=event.vendor.revised(**changes))
