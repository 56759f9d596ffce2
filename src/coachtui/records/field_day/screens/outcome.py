"""What came of a stop: its outcome, the discount, and (after each call) the debrief beside it."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final, get_args

from coachtui.domain.repository import Change, Put
from coachtui.language import N_, Words
from coachtui.records.field_day.model import Outcome, Stop, Talkback
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.rules.states import NotAllowedError, started
from coachtui.records.field_day.rules.stops import ended
from coachtui.records.field_day.screens.ride import Ride
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

_PERCENT: Final = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*%?")
_SHARES: Final = ("discount_asked", "discount_given", "talk_share_rep")
_TALK: Final = ("rep_went_well", "rep_would_change", "coach_one_thing", "try_next")
_YES: Final = "yes"
_WHOLE: Final = 100


def outcome_form(desk: Desk, ride: Ride, stop: Stop) -> FormScreen:
    """Return the form that ends a stop, or corrects what was said of one that is over."""
    stored = desk.repository.get(Stop, stop.id) or stop
    kerbside = ride.day.debrief_mode == "per_call"
    initial = _values(stored)
    editor = RecordEditor(
        desk=desk,
        record=stored,
        initial=initial,
        build=lambda base, values: _built(base or stored, values, desk.clock.now()),
        label=N_("Stop changed") if stored.over else N_("Stop ended"),
        fields={},
        at_fault={"order_needs_account": "account" if not stored.account else "outcome"},
        beside=lambda _: _begun(ride, desk.clock.now()),
        shown=_values,
    )

    async def save(values: Values) -> Values:
        problems = _problems(desk.words, ride, stored, values)
        if problems:
            return problems
        try:
            return await editor.save(values)
        except NotAllowedError as error:
            return {"outcome": refusal(desk.words, error.reason)}

    fields = _fields(desk.words, ride, stored, kerbside=kerbside)
    title = desk.words.say("Outcome: {account}", account=stored.account or desk.words.say("Stop"))
    form = Form(f"field_day.outcome.{stop.id}", title, fields, None, editor.reread, ride.person)
    return FormScreen(desk, form, initial, save)


def _begun(ride: Ride, now: datetime) -> list[Change]:
    """Return the day begun, where a customer who did not come is the first thing of it."""
    return [Put(started(ride.day, now))] if ride.day.ahead else []


def share_of(text: str) -> float | None:
    """Return the share 0 to 1 that `7`, `7,5` or `7%` means; None where it means none."""
    found = _PERCENT.fullmatch(text.strip())
    share = float(found[1].replace(",", ".")) / _WHOLE if found else None
    return share if share is not None and share <= 1 else None


def _problems(words: Words, ride: Ride, stop: Stop, values: Mapping[str, str]) -> Values:
    """Return what a record cannot tell by itself, by field."""
    if ride.read_only:
        return {"": refusal(words, "read_only")}
    found = {
        name: words.say("A share from 0 to 100 per cent: 5, 7.5 or 10%.")
        for name in _SHARES
        if values[name] and share_of(values[name]) is None
    }
    account = values.get("account", stop.account)
    if values["outcome"] == "order" and not account:
        found["account"] = words.say("An order needs the account it is from.")
    spoke = _talkback(stop.kerbside, values).rep_spoke
    if values.get("coach_one_thing") and not spoke:
        found["coach_one_thing"] = words.say(
            "{name} first: write what went well and what to change, or that they passed.",
            name=ride.person.short_name,
        )
    return found


def _talkback(base: Talkback, values: Mapping[str, str]) -> Talkback:
    """Return the kerbside debrief with the texts of a form, whatever their length."""
    given: dict[str, object] = {name: values[name] for name in _TALK if name in values}
    if "rep_passed" in values:
        given["rep_passed"] = values["rep_passed"] == _YES
    return base.model_copy(update=given)


def _built(stop: Stop, values: Values, now: datetime) -> Stop:
    changes: dict[str, object] = {}
    for name in ("outcome", "account", "commitment_obtained"):
        if name in values:
            changes[name] = values[name]
    for name in _SHARES:
        if name in values:
            changes[name] = share_of(values[name])
    if "crm_logged" in values:
        logged = values["crm_logged"] == _YES
        changes["crm_logged"] = logged
        changes["crm_logged_at"] = now if logged else None
    talk: dict[str, object] = {name: values[name] for name in _TALK if name in values}
    if "rep_passed" in values:
        talk["rep_passed"] = values["rep_passed"] == _YES
    return ended(stop, now, kerbside=stop.kerbside.revised(**talk), **changes)


def _values(stop: Stop) -> dict[str, str]:
    shares = {name: _shown(getattr(stop, name)) for name in _SHARES}
    texts = {name: str(getattr(stop.kerbside, name)) for name in _TALK}
    return {
        "outcome": stop.outcome or "",
        "account": stop.account,
        "crm_logged": _YES if stop.crm_logged else "no",
        "commitment_obtained": stop.commitment_obtained,
        "rep_passed": _YES if stop.kerbside.rep_passed else "no",
        **shares,
        **texts,
    }


def _shown(share: float | None) -> str:
    return "" if share is None else f"{share * _WHOLE:.4g}"


def _fields(words: Words, ride: Ride, stop: Stop, *, kerbside: bool) -> tuple[FormField, ...]:
    outcomes = tuple((key, words.label("outcome", key)) for key in get_args(Outcome))
    answers = tuple((key, words.label("card_answer", key)) for key in (_YES, "no"))
    asked = () if stop.account else (FormField("account", words.say("Account")),)
    fields = (
        FormField(
            "outcome",
            words.say("Outcome"),
            "choice",
            outcomes,
            help=words.say("← → choose; an advance has a step of the customer with a date."),
            required=True,
        ),
        *asked,
        FormField("crm_logged", words.say("In the CRM"), "choice", answers),
        FormField("discount_asked", words.say("Discount asked, %")),
        FormField("discount_given", words.say("Discount given, %")),
        FormField(
            "commitment_obtained",
            words.say("Commitment obtained"),
            help=words.say("What the customer will do, and when."),
        ),
        FormField(
            "talk_share_rep",
            words.say("Rep's talk share, %"),
            help=words.say("Your guess: how much of the talk was the rep's."),
        ),
    )
    return (*fields, *_kerbside_fields(words, ride, answers)) if kerbside else fields


def _kerbside_fields(
    words: Words, ride: Ride, answers: tuple[tuple[str, str], ...]
) -> tuple[FormField, ...]:
    name = ride.person.short_name
    return (
        FormField(
            "rep_went_well",
            words.say("{name}: went well", name=name),
            help=words.say("The rep speaks first; the coach's field waits for both answers."),
        ),
        FormField("rep_would_change", words.say("{name}: would change", name=name)),
        FormField("rep_passed", words.say("{name} passed", name=name), "choice", answers),
        FormField(
            "coach_one_thing",
            words.say("My one thing"),
            help=words.say("One thing only, that anyone could have seen."),
        ),
        FormField("try_next", words.say("To try next")),
    )
