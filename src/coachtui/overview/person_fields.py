"""The fields of the person form, and the values a person on file gives them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from coachtui.capture.day_list import as_days
from coachtui.domain.ids import ME
from coachtui.domain.person import PRONOUNS, UNNAMED, Person
from coachtui.language import Words
from coachtui.language.labels import GROUPS
from coachtui.ui.form import Values
from coachtui.ui.form_fields import FormField

MOTIVATORS = ("motivator_1", "motivator_2")
_MONDAY = date(2026, 11, 23)


def fields(words: Words, person_id: str, people: Iterable[Person]) -> tuple[FormField, ...]:
    """Return the fields for a person of that id ('' for a new one), of whom `people` are others.

    The manager who keeps the records has no one-on-ones with themselves, so fewer fields.
    """
    naming = (
        FormField("full_name", words.say("Full name"), required=True),
        FormField("preferred_name", words.say("Called"), help=words.say("If not the given name.")),
        _choice(words, "name_order", words.say("Name order"), required=True),
        _choice(words, "language", words.say("Language"), required=True),
    )
    if person_id == ME:
        return (*naming, _called_by_reps(words), *_place(words), _leave(words))
    return (
        *(*naming, *_address(words), *_job(words, person_id, people)),
        *(_leave(words), _norm(words), *_meeting(words), *_hold(words)),
    )


def _choice(
    words: Words, name: str, label: str, *, group: str = "", required: bool = False
) -> FormField:
    keys = GROUPS[group or name]
    choices = tuple((key, words.label(group or name, key)) for key in keys)
    return FormField(name, label, "choice", choices=choices, required=required)


def _leave(words: Words) -> FormField:
    help_text = words.say("Days and ranges: 24/12, 28/12-31/12.")
    return FormField("off_days", words.say("Days off"), help=help_text)


def _norm(words: Words) -> FormField:
    help_text = words.say("A month, as 2 or 0.67; empty: the norm of their tenure.")
    return FormField("norm_half_days", words.say("Half-days in field"), help=help_text)


def _place(words: Words) -> tuple[FormField, ...]:
    return (
        FormField("territory", words.say("Territory")),
        FormField("region", words.say("Region")),
    )


def _address(words: Words) -> tuple[FormField, ...]:
    pronouns = tuple((pronoun, pronoun) for pronoun in PRONOUNS)
    return (
        FormField("address_rep", words.say("I call them"), "choice", choices=pronouns),
        FormField("address_manager", words.say("They call me"), "choice", choices=pronouns),
    )


def _called_by_reps(words: Words) -> FormField:
    return FormField(
        "address_manager",
        words.say("Reps call me"),
        "choice",
        choices=tuple((pronoun, pronoun) for pronoun in PRONOUNS),
        help=words.say("Stands in the form of a new rep from the start."),
    )


def _job(words: Words, person_id: str, people: Iterable[Person]) -> tuple[FormField, ...]:
    everybody = tuple(people)
    under = below(person_id, {one.id: one.reports_to for one in everybody}) if person_id else set()
    heads = tuple((one.id, _called(words, one)) for one in everybody if one.id not in under)
    return (
        _choice(words, "role", words.say("Role"), required=True),
        FormField("reports_to", words.say("Reports to"), "person", choices=heads),
        *_place(words),
        FormField("employee_no", words.say("Employee number")),
        FormField(
            "crm_names",
            words.say("Name in the CRM"),
            help=words.say("If the CRM writes it another way; several with ; between."),
        ),
        _choice(words, "status", words.say("Status"), group="person_status", required=True),
        FormField("left_on", words.say("Left on"), "date"),
        FormField("hire_date", words.say("Hired on"), "date"),
        FormField("probation_end", words.say("Probation until"), "date"),
        _choice(words, "contract_type", words.say("Contract")),
        FormField("contract_end", words.say("Contract until"), "date"),
    )


def _called(words: Words, person: Person) -> str:
    return words.say("Me") if person.full_name == UNNAMED else person.full_name


def _meeting(words: Words) -> tuple[FormField, ...]:
    weekdays = tuple(
        (str(number), words.weekday(_MONDAY + timedelta(days=number - 1))) for number in range(1, 8)
    )
    labels = (words.say("What drives them"), words.say("And what else"))
    motivator = [
        _choice(words, name, label, group="motivator")
        for name, label in zip(MOTIVATORS, labels, strict=True)
    ]
    return (
        FormField(
            "cadence_days",
            words.say("One-on-one every"),
            "number",
            help=words.say("In days: 7, 14, 21, 28, 42 or any number from 3 to 90."),
        ),
        FormField("weekday", words.say("On weekday"), "choice", choices=weekdays),
        FormField("minutes", words.say("Minutes"), "number", help=words.say("From 15 to 90.")),
        FormField("paused_until", words.say("Paused until"), "date"),
        *motivator,
        FormField(
            "personal",
            words.say("Personal note"),
            "passage",
            help=words.say("Only you see it, always. Nothing on health, please."),
        ),
    )


def _hold(words: Words) -> tuple[FormField, ...]:
    reason = words.say("Then nothing is erased. Never a word of a case: that is for the HR file.")
    until = words.say("The last day; empty: as long as the reason stands.")
    return (
        FormField("hold_reason", words.say("Keep, because"), help=reason),
        FormField("hold_until", words.say("Keep until"), "date", help=until),
    )


def below(person_id: str, heads: Mapping[str, str | None]) -> set[str]:
    """Return the person and all who report to them, directly or not, from each one's head."""
    found = {person_id}
    for one in heads:
        chain: list[str] = []
        at: str | None = one
        while at is not None and at not in found and at not in chain:
            chain.append(at)
            at = heads.get(at)
        if at in found:
            found.update(chain)
    return found


def values_of(person: Person, today: date) -> Values:
    """Return what the form holds at first for somebody on file; `today` tells which years show."""
    rhythm = person.one_on_one
    drives = [each.kind for each in person.motivators]
    found: dict[str, object] = {
        name: getattr(person, name)
        for name in (
            *("full_name", "preferred_name", "name_order", "language", "role", "reports_to"),
            *("territory", "region", "employee_no", "status", "left_on", "hire_date"),
            *("probation_end", "contract_type", "contract_end", "personal"),
        )
    }
    found |= {"address_rep": person.address_vi.rep, "address_manager": person.address_vi.manager}
    found |= {"cadence_days": rhythm.cadence_days, "weekday": rhythm.weekday}
    found |= {"minutes": rhythm.minutes, "paused_until": rhythm.paused_until}
    held = person.retention
    found |= {"hold_reason": held.hold_reason, "hold_until": held.until if held.hold else None}
    found |= {"crm_names": "; ".join(person.crm_names)}
    norm = person.norm_half_days
    found |= {"off_days": as_days(person.off_days, today)}
    found |= {"norm_half_days": None if norm is None else f"{norm:g}"}
    found |= dict(zip(MOTIVATORS, [*drives, "", ""], strict=False))
    return {name: _text(value) for name, value in found.items()}


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
