"""Those concerned by a notice, a hearing or a decision: a field or two for each, by the step."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from coachtui.language import Words
from coachtui.records.discipline.model import Attendee, AttendeeRole, CaseStep
from coachtui.records.discipline.rules.folding import current_run
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.field_values import NO, YES, day_in, flag, iso, yes_no
from coachtui.ui.form import Values
from coachtui.ui.form_fields import FormField

NOTICES: Final = frozenset({"hearing_notified", "invited"})
"""Steps that tell people of a hearing."""
_HEARING: Final = frozenset({"hearing_held", "ladder_hearing", "appeal_heard"})
_SIGNED, _REFUSED = "signed", "refused"


def concerned(work: Casework, step: str) -> tuple[Attendee, ...]:
    """Return those a step concerns, as the last step of this run of the case knew them."""
    run = current_run(work.steps)
    known = next((each.people for each in reversed(run) if each.people), ())
    missing = [role for role in _must_attend(work) if all(one.role != role for one in known)]
    fresh = [Attendee(role=role, name=_name(work, role)) for role in missing]
    if step == "invited" and all(one.role != "companion" for one in known):
        fresh.append(Attendee(role="companion"))
    return (*known, *fresh)


def people_fields(words: Words, people: Iterable[Attendee], step: str) -> tuple[FormField, ...]:
    """Return the fields of those a step concerns."""
    return tuple(field for one in _named(people) for field in _fields(words, *one, step))


def people_values(people: Iterable[Attendee]) -> Values:
    """Return all that may be asked of them as values of fields."""
    values: Values = {}
    for key, one in _named(people):
        values[f"{key}.name"] = one.name
        values[f"{key}.received_on"] = iso(one.received_on)
        values[f"{key}.served_on"] = iso(one.served_on)
        values[f"{key}.came"] = "" if one.came is None else flag(one.came)
        values[f"{key}.signed"] = _SIGNED if one.signed else _REFUSED if one.refusal else ""
        values[f"{key}.refusal"] = one.refusal
        values[f"{key}.offered"] = YES
    return values


def read_people(
    people: Iterable[Attendee], values: Values, step: str, on: date | None
) -> tuple[Attendee, ...]:
    """Return those concerned with what the fields say of them; a companion only where offered."""
    found = [_read(key, one, values, step, on) for key, one in _named(people)]
    return tuple(one for one in found if one is not None)


def without_old_receipts(
    people: Iterable[Attendee], before: CaseStep | None, notice: CaseStep
) -> tuple[Attendee, ...]:
    """Return those a notice tells, without receipts of an earlier one for another hour.

    Args:
        people: as the form of the notice has them.
        before: the notice before it; None: there is none.
        notice: the new one.
    """
    if before is None or before.hearing_at == notice.hearing_at:
        return tuple(people)
    return tuple(
        one.revised(received_on=None, sent_on=notice.on)
        if one.received_on is not None and one.received_on < notice.on
        else one.revised(sent_on=notice.on)
        for one in people
    )


def field_of(people: Iterable[Attendee], role: object, name: object, kind: str) -> str:
    """Return the name of somebody's field of a kind; "" where nobody is meant."""
    for key, one in _named(people):
        if one.role == role and name in {"", None, one.name}:
            return f"{key}.{kind}"
    return ""


def _named(people: Iterable[Attendee]) -> Iterator[tuple[str, Attendee]]:
    return ((f"p{at}", one) for at, one in enumerate(people))


def _must_attend(work: Casework) -> tuple[AttendeeRole, ...]:
    file = work.file
    roles: list[AttendeeRole] = ["employee"]
    if work.pack.system == "vn" and file is not None:
        roles += ["guardian"] if file.under_age else []
        roles += ["organisation"] if file.organisation_member else []
    return tuple(roles)


def _name(work: Casework, role: AttendeeRole) -> str:
    return work.person.full_name if role == "employee" else ""


def _fields(words: Words, key: str, one: Attendee, step: str) -> Iterator[FormField]:
    who = words.label("attendee_role", one.role)
    if step == "union_informed" and one.role == "organisation":
        yield FormField(f"{key}.name", who, help=words.say("Whom you told, by name."))
    elif step in NOTICES and one.role == "companion":
        yield from _companion(words, key, who)
    elif step in NOTICES:
        yield from _notice(words, key, one, who)
    elif step in _HEARING:
        came = words.say("Came · {who}", who=who)
        yield FormField(f"{key}.came", came, "choice", yes_no(words))
    elif step == "minutes_signed" and one.came is not False:
        yield from _signature(words, key, who)
    elif step == "served":
        yield FormField(
            f"{key}.served_on",
            words.say("Served on · {who}", who=who),
            "date",
            help=words.say("The day the decision reached them."),
            past=True,
        )


def _companion(words: Words, key: str, who: str) -> Iterator[FormField]:
    yield FormField(
        f"{key}.offered",
        words.say("Companion offered"),
        "choice",
        yes_no(words),
        help=words.say("A colleague or union representative may come along: write so."),
    )
    yield FormField(f"{key}.name", who, help=words.say("Who it is, once that is known."))


def _notice(words: Words, key: str, one: Attendee, who: str) -> Iterator[FormField]:
    if one.role != "employee":
        yield FormField(f"{key}.name", who, help=words.say("Who it is, by name."))
    yield FormField(
        f"{key}.received_on",
        words.say("Received · {who}", who=who),
        "date",
        help=words.say("The day it reached them, not the day it was sent; anew for another hour."),
        past=True,
    )


def _signature(words: Words, key: str, who: str) -> Iterator[FormField]:
    choices = ((_SIGNED, words.say("signed")), (_REFUSED, words.say("refused")))
    yield FormField(f"{key}.signed", words.say("Minutes · {who}", who=who), "choice", choices)
    yield FormField(
        f"{key}.refusal",
        words.say("If not, why"),
        help=words.say("The reason they gave for not signing the minutes."),
    )


def _told(key: str, one: Attendee, values: Values, on: date | None) -> dict[str, object]:
    """Return what a notice says of somebody; of a new one in their place nothing is carried on."""
    received, name = day_in(values, f"{key}.received_on"), values.get(f"{key}.name", one.name)
    if one.name and _plain(name) != _plain(one.name):
        fresh = received if received != one.received_on else None
        return {
            **Attendee(role=one.role).model_dump(exclude={"role"}),
            "name": name,
            "received_on": fresh,
            "sent_on": on,
        }
    return {"name": name, "received_on": received, "sent_on": one.sent_on or on}


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _read(key: str, one: Attendee, values: Values, step: str, on: date | None) -> Attendee | None:
    changes: dict[str, object] = {}
    if step in NOTICES and one.role == "companion":
        if values.get(f"{key}.offered") != YES:
            return None
        changes = {"name": values.get(f"{key}.name", one.name), "sent_on": one.sent_on or on}
    elif step == "union_informed":
        changes = {"name": values.get(f"{key}.name", one.name)}
    elif step in NOTICES:
        changes = _told(key, one, values, on)
    elif step in _HEARING:
        came = values.get(f"{key}.came", "")
        changes = {"came": came == YES if came in {YES, NO} else None}
    elif step == "minutes_signed":
        signed = values.get(f"{key}.signed", "")
        why = values.get(f"{key}.refusal", "") if signed != _SIGNED else ""
        changes = {"signed": signed == _SIGNED, "refusal": why}
    elif step == "served":
        changes = {"served_on": day_in(values, f"{key}.served_on")}
    return one.revised(**changes)
