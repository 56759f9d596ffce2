"""The form of a person, the manager included."""

from datetime import date

from coachtui.capture.day_list import UnclearDaysError, days_of
from coachtui.domain.deal_owners import called_in_crm, names_after
from coachtui.domain.ids import ME
from coachtui.domain.person import UNNAMED, Address, Motivator, Person, Retention, Rhythm
from coachtui.language import N_
from coachtui.overview.person_fields import MOTIVATORS, fields, values_of
from coachtui.storage.deals_file import DealsFile
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values

_TEXTS = frozenset(
    ("full_name", "name_order", "language", "role", "territory", "region", "status", "personal")
)
_MAYBE_TEXTS = frozenset(("preferred_name", "employee_no", "reports_to", "contract_type"))
_DATES = frozenset(("left_on", "hire_date", "probation_end", "contract_end"))
_USUAL = Rhythm()
_NEW = {
    "name_order": "vn",
    "language": "vi",
    "role": "rep",
    "status": "active",
    "reports_to": ME,
    "cadence_days": str(_USUAL.cadence_days),
    "minutes": str(_USUAL.minutes),
}


def new_person(desk: Desk, person_id: str) -> FormScreen:
    """Return the form of a new person, who reports to the one of that id ('' to the manager)."""
    me = desk.repository.get(Person, ME)
    initial = _NEW | {"address_manager": me.address_vi.manager if me else ""}
    initial |= {"reports_to": person_id} if person_id else {}
    return _form(desk, None, initial)


def edit_person(desk: Desk, person: Person) -> FormScreen:
    """Return the form of somebody on file; the manager's own begins without a name."""
    stored = values_of(person, desk.clock.today())
    named = stored if person.full_name != UNNAMED else stored | {"full_name": ""}
    return _form(desk, person, stored, named)


def farewell(desk: Desk, person: Person) -> FormScreen:
    """Return the form of somebody on file, filled in to say that they left today."""
    stored = values_of(person, desk.clock.today())
    leaving = {"status": "left", "left_on": desk.clock.today().isoformat()}
    return _form(desk, person, stored, stored | leaving)


def _form(
    desk: Desk, person: Person | None, stored: Values, proposed: Values | None = None
) -> FormScreen:
    words = desk.words
    others = sorted(desk.repository.all(Person), key=lambda each: each.sort_key)
    editor = RecordEditor(
        desk=desk,
        record=person,
        initial=stored,
        build=lambda base, values: _known(desk, base, _built(base, values, desk.clock.today())),
        label=N_("Person edited") if person else N_("Person added"),
        fields={},
        at_fault={
            "left_on_missing": "left_on",
            "probation_before_hire": "probation_end",
            "contract_ends_before_hire": "contract_end",
        },
        shown=lambda stored: values_of(stored, desk.clock.today()),
    )
    title = words.say("New person")
    if person is not None:
        unnamed = person.full_name == UNNAMED
        title = (
            words.say("My own name") if unnamed else words.say("Edit {name}", name=person.full_name)
        )
    form = Form(
        f"person:{person.id}" if person else "person:new",
        title,
        fields(words, person.id if person else "", others),
        reread=editor.reread if person else None,
    )

    async def save(values: Values) -> Values:
        problems = _unclear(desk, person, values) or await editor.save(values)
        if not problems and person is not None and person.id == ME:
            desk.manager = values["full_name"]
            desk.publish()
        return problems

    return FormScreen(desk, form, stored if proposed is None else proposed, save)


def _unclear(desk: Desk, person: Person | None, values: Values) -> Values:
    """Return what cannot be read in the texts that are no plain text."""
    words, problems = desk.words, {}
    try:
        days_of(values.get("off_days", ""), desk.clock.today())
    except UnclearDaysError as error:
        problems["off_days"] = words.say(
            "“{text}” is no day and no range. Write 24/12, 28/12-31/12.", text=error.part
        )
    try:
        _number(values.get("norm_half_days", ""))
    except ValueError:
        problems["norm_half_days"] = words.say("A number has to stand here, as 2 or 0.67.")
    if values.get("hold_until") and not values.get("hold_reason"):
        problems["hold_reason"] = words.say("Say why the records are kept, or take the day out.")
    others = [
        each for each in desk.repository.all(Person) if person is None or each.id != person.id
    ]
    for name in _names(values.get("crm_names", "")):
        if taken := called_in_crm(name, others):
            problems["crm_names"] = words.say(
                "“{name}” stands on the page of {other} already.",
                name=name,
                other=taken[0].full_name,
            )
    return problems


def _names(text: str) -> tuple[str, ...]:
    """Return the names between semicolons, each once."""
    return tuple(dict.fromkeys(filter(None, (name.strip() for name in text.split(";")))))


def _number(text: str) -> float | None:
    """Return a number written with a point or a comma; None for no text.

    Raises:
        ValueError: it is none.
    """
    return float(text.replace(",", ".")) if text else None


def _built(base: Person | None, values: Values, today: date) -> Person:
    changes: dict[str, object] = {}
    for name, text in values.items():
        if name in _TEXTS:
            changes[name] = text
        elif name in _MAYBE_TEXTS:
            changes[name] = text or None
        elif name in _DATES:
            changes[name] = date.fromisoformat(text) if text else None
    if "off_days" in values:
        changes["off_days"] = days_of(values["off_days"], today)
    if "crm_names" in values:
        changes["crm_names"] = _names(values["crm_names"])
    if "norm_half_days" in values:
        changes["norm_half_days"] = _number(values["norm_half_days"])
    before = base or Person(full_name="-")
    changes["one_on_one"] = _rhythm(before.one_on_one, values)
    changes["address_vi"] = _address(before.address_vi, values)
    changes["motivators"] = _motivators(before, values)
    changes["retention"] = _retention(before.retention, values)
    return base.revised(**changes) if base else Person.model_validate(changes)


def _known(desk: Desk, before: Person | None, person: Person) -> Person:
    """Return somebody as they are to be stored: a new name must not cost them their deals."""
    if before is None or before.full_name == person.full_name:
        return person
    names = DealsFile(desk.folder).deals.names
    kept = names_after(names, before, person, desk.repository.all(Person))
    return person.revised(crm_names=kept) if kept != person.crm_names else person


def _rhythm(before: Rhythm, values: Values) -> Rhythm:
    changes: dict[str, object] = {}
    if "cadence_days" in values:
        changes["cadence_days"] = int(values["cadence_days"] or _USUAL.cadence_days)
    if "minutes" in values:
        changes["minutes"] = int(values["minutes"] or _USUAL.minutes)
    if "weekday" in values:
        changes["weekday"] = int(values["weekday"]) if values["weekday"] else None
    if "paused_until" in values:
        until = values["paused_until"]
        changes["paused_until"] = date.fromisoformat(until) if until else None
    return before.revised(**changes)


def _address(before: Address, values: Values) -> Address:
    return before.revised(
        rep=values.get("address_rep", before.rep),
        manager=values.get("address_manager", before.manager),
    )


def _retention(before: Retention, values: Values) -> Retention:
    """Return the hold a reason makes; what else is said of keeping the records stays."""
    if not values.keys() & {"hold_reason", "hold_until"}:
        return before
    shown = before.until if before.hold else None
    until = values.get("hold_until", shown.isoformat() if shown else "")
    reason = values.get("hold_reason", before.hold_reason)
    if not reason and not before.hold:
        return before
    day = date.fromisoformat(until) if until and reason else None
    return before.revised(hold=bool(reason), hold_reason=reason, until=day)


def _motivators(before: Person, values: Values) -> tuple[Motivator, ...]:
    """Return what drives the person: a note stays with its kind."""
    if not values.keys() & set(MOTIVATORS):
        return before.motivators
    kept = {each.kind: each for each in before.motivators}
    shown = [*(each.kind for each in before.motivators), "", ""][: len(MOTIVATORS)]
    chosen = [values.get(name, old) for name, old in zip(MOTIVATORS, shown, strict=True)]
    drives = [*dict.fromkeys(kind for kind in chosen if kind)]
    rest = before.motivators[len(MOTIVATORS) :]
    found = [
        kept[kind] if kind in kept else Motivator.model_validate({"kind": kind}) for kind in drives
    ]
    return (*found, *(each for each in rest if each.kind not in drives))
