"""The fields of a field day's frame, the values a day gives them, and the day they make."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, get_args

from coachtui.domain.competency import Competencies
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.team import initials_by_id, reps
from coachtui.language import Words
from coachtui.records.field_day.model import (
    MOST_PURPOSES,
    DebriefMode,
    Duration,
    FieldDay,
    Purpose,
)
from coachtui.records.field_day.rules.states import cancelled, confirmed, moved, notified
from coachtui.ui.desk import Desk
from coachtui.ui.form import Values
from coachtui.ui.form_fields import FormField

CHANGEABLE: Final = ("proposed", "confirmed", "cancelled")
"""States that may be chosen while a day has not begun."""
_PREP: Final = ("meet_at", "ground_rules")


def rep_field(desk: Desk) -> FormField:
    """Return the field that asks for the rep."""
    people = _choices(reps(desk.repository.all(Person)))
    return FormField("person_id", desk.words.say("Rep"), "person", people, required=True)


def _choices(people: Sequence[Person]) -> tuple[tuple[str, str], ...]:
    """Return ids and names; those who share a name have their initials and number behind it."""
    names = Counter(each.full_name for each in people)
    told = initials_by_id(people)
    return tuple(
        (
            each.id,
            each.full_name if names[each.full_name] == 1 else f"{each.full_name} ({told[each.id]})",
        )
        for each in people
    )


def frame_fields(
    desk: Desk, competencies: Competencies, *, dated: bool, rep_id: str = ""
) -> tuple[FormField, ...]:
    """Return the fields of a day; `dated` ones have their date, length and notice too."""
    words = desk.words
    lengths = tuple((key, words.label("duration", key)) for key in get_args(Duration))
    when = (
        FormField("date", words.say("Date"), "date", required=True),
        FormField("duration", words.say("How long"), "choice", lengths, required=True),
    )
    modes = tuple((key, words.label("debrief_mode", key)) for key in get_args(DebriefMode))
    yes_no = (("yes", words.say("yes")), ("no", words.say("no")))
    return (
        *(when if dated else ()),
        FormField("debrief_mode", words.say("Debrief"), "choice", modes, required=True),
        FormField("meet_at", words.say("Meet at"), help=words.say("Hour and place.")),
        *_purpose_fields(words, competencies),
        _second_line(desk, rep_id),
        FormField(
            "ground_rules",
            words.say("Ground rules"),
            help=words.say("How the two of you work in front of customers."),
        ),
        FormField(
            "usual_route",
            words.say("Rep's usual route"),
            "choice",
            yes_no,
            help=words.say("The rep plans a day like any other, not one made for the ride."),
            required=True,
        ),
        *((_notice(words, yes_no),) if dated else ()),
    )


def _notice(words: Words, yes_no: tuple[tuple[str, str], ...]) -> FormField:
    told = words.say(
        "A day ahead at least. On the day's page {press:day.notice} shows the text to send."
    )
    name = words.say("Rep has notice")
    return FormField("notice", name, "choice", yes_no, help=told, required=True)


def state_fields(words: Words) -> tuple[FormField, ...]:
    """Return the fields that change a day's state while it has not begun."""
    states = tuple((key, words.label("field_day_state", key)) for key in CHANGEABLE)
    reason = words.say("Reason")
    help_text = words.say("When it is moved or cancelled.")
    return (
        FormField("state", words.say("State"), "choice", states, required=True),
        FormField("reason", reason, help=help_text),
    )


def frame_values(day: FieldDay) -> Values:
    """Return what the form of a day holds at first."""
    values = {
        "person_id": day.person_id,
        "date": day.date.isoformat(),
        "duration": day.duration,
        "debrief_mode": day.debrief_mode,
        "meet_at": day.prep.meet_at,
        "ground_rules": day.prep.ground_rules,
        "second_line_manager_id": day.second_line_manager_id or "",
        "usual_route": "yes" if day.prep.rep_plans_normal_day else "no",
        "notice": "yes" if day.notice_given_at else "no",
        "state": day.state,
        "reason": day.reason,
    }
    for number, purpose in enumerate(_three(day.purpose), start=1):
        values[f"competency_{number}"] = purpose.competency
        values[f"why_rep_{number}"] = purpose.why_this_rep
        values[f"why_now_{number}"] = purpose.why_now
    return values


def framed(base: FieldDay, values: Values, now: datetime) -> FieldDay:
    """Return a day with what `values` hold; what they do not hold stays.

    Raises:
        NotAllowedError: it can no longer be changed like that.
        pydantic.ValidationError: a text does not fit.
    """
    prep: dict[str, object] = {name: values[name] for name in _PREP if name in values}
    if "usual_route" in values:
        prep["rep_plans_normal_day"] = values["usual_route"] == "yes"
    changes: dict[str, object] = {
        "prep": base.prep.revised(**prep),
        "purpose": _purposes(base, values),
    }
    kept = ("person_id", "duration", "debrief_mode")
    changes |= {name: values[name] for name in kept if name in values}
    if "second_line_manager_id" in values:
        changes["second_line_manager_id"] = values["second_line_manager_id"] or None
    wanted = values.get("state", base.state)
    if base.state == "cancelled" and wanted != "cancelled":
        changes |= {"state": "proposed", "reason": ""}
    return _in_state(_noticed(_dated(base.revised(**changes), values), values, now), values)


def _dated(day: FieldDay, values: Values) -> FieldDay:
    wanted = date.fromisoformat(values["date"]) if values.get("date") else day.date
    if wanted == day.date:
        return day
    if not day.rev:
        return day.revised(date=wanted)
    return moved(day, wanted, values.get("reason", ""))


def _noticed(day: FieldDay, values: Values, now: datetime) -> FieldDay:
    if "notice" not in values or (values["notice"] == "yes") == bool(day.notice_given_at):
        return day
    return notified(day, now) if values["notice"] == "yes" else day.revised(notice_given_at=None)


def _in_state(day: FieldDay, values: Values) -> FieldDay:
    wanted = values.get("state", day.state)
    if wanted == day.state:
        reason = values.get("reason", day.reason)
        return day.revised(reason=reason) if wanted == "cancelled" else day
    if wanted == "cancelled":
        return cancelled(day, values.get("reason", ""))
    if wanted == "confirmed":
        return confirmed(day)
    return day.revised(state=wanted)


def _purpose_fields(words: Words, competencies: Competencies) -> tuple[FormField, ...]:
    """Return the first purpose in full, of the others the competency and why."""
    choices = tuple((each.key, f"{each.key} {each.name}") for each in competencies)
    first = (
        FormField("competency_1", words.say("Purpose"), "choice", choices),
        FormField("why_rep_1", words.say("Why this rep")),
        FormField("why_now_1", words.say("Why now")),
    )
    others = [
        field
        for number in range(2, MOST_PURPOSES + 1)
        for field in (
            FormField(
                f"competency_{number}", words.say("Purpose {n}", n=number), "choice", choices
            ),
            FormField(f"why_rep_{number}", words.say("Why")),
        )
    ]
    return (*first, *others)


def _purposes(base: FieldDay, values: Values) -> tuple[Purpose, ...]:
    found = []
    for number, purpose in enumerate(_three(base.purpose), start=1):
        given = {
            field: values[f"{name}_{number}"]
            for field, name in (
                ("competency", "competency"),
                ("why_this_rep", "why_rep"),
                ("why_now", "why_now"),
            )
            if f"{name}_{number}" in values
        }
        changed = purpose.revised(**given)
        if changed.competency or changed.why_this_rep or changed.why_now:
            found.append(changed)
    return tuple(found)


def _three(purposes: tuple[Purpose, ...]) -> tuple[Purpose, ...]:
    return (*purposes, *(Purpose() for _ in range(MOST_PURPOSES - len(purposes))))


def _second_line(desk: Desk, rep_id: str) -> FormField:
    people = sorted(desk.repository.all(Person), key=lambda each: each.sort_key)
    possible = [
        each
        for each in people
        if each.role != "rep" and each.status != "left" and each.id not in {ME, rep_id}
    ]
    label = desk.words.say("Second-line manager")
    return FormField("second_line_manager_id", label, "person", _choices(possible))
