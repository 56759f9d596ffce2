"""The form of a month's target of a rep."""

from datetime import date
from typing import get_args

from coachtui.domain.attainment import same_month
from coachtui.domain.items import Target as Place
from coachtui.domain.person import Person
from coachtui.domain.target import Target, Unit
from coachtui.domain.team import reps
from coachtui.exchange.months import NotAMonthError, month_of
from coachtui.language import Words
from coachtui.overview.target_words import ADDED, EDITED, amount_typed, targets_of
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.target_words import measured, month_name

_CURRENCY = 3


def new_target(desk: Desk, person_id: str) -> FormScreen:
    """Return the form of this month's target of a rep ('' asks for whom), counted as the last."""
    last = next(iter(targets_of(desk.view, person_id)), None) if person_id else None
    month = desk.clock.today()
    initial = {
        "person_id": person_id,
        "month": f"{month.month:02}/{month.year}",
        "amount": "",
        "actual": "",
        "unit": last.unit if last else "money",
        "currency": last.currency if last else "VND",
    }
    return _TargetForm(desk, None, initial).screen()


def edit_target(desk: Desk, target: Target) -> FormScreen:
    """Return the form of a target on file."""
    return _TargetForm(desk, target, _shown(desk.words, target)).screen()


def target_screen(desk: Desk, place: Place) -> FormScreen:
    """Return the form of a target on file; an empty one where it is no longer there."""
    target = desk.repository.get(Target, place.record_id)
    return new_target(desk, "") if target is None else edit_target(desk, target)


def _shown(words: Words, target: Target) -> Values:
    return {
        "person_id": target.person_id,
        "month": f"{target.month.month:02}/{target.month.year}",
        "amount": _typed(words, target.amount, target),
        "actual": "" if target.actual is None else _typed(words, target.actual, target),
        "unit": target.unit,
        "currency": target.currency,
    }


def _typed(words: Words, amount: int, target: Target) -> str:
    """Return an amount as it would be typed."""
    if target.unit == "units" or target.currency == "VND":
        return words.number(amount)
    return words.decimal(amount / 100, 2)


class _TargetForm:
    """What the form asks, how it helps, and what it refuses."""

    def __init__(self, desk: Desk, target: Target | None, initial: Values) -> None:
        self.desk = desk
        self._target, self._initial = target, initial
        self._editor = RecordEditor(
            desk=desk,
            record=target,
            initial=initial,
            build=self._built,
            label=EDITED if target else ADDED,
            fields={},
            at_fault={"not_first_of_month": "month"},
            shown=lambda stored: _shown(desk.words, stored),
        )

    def screen(self) -> FormScreen:
        """Return the form."""
        words, person_id = self.desk.words, self._initial["person_id"]
        person = self.desk.repository.get(Person, person_id) if person_id else None
        title = words.say("Target of a rep")
        if person is not None:
            title = words.say("Target of {name}", name=person.full_name)
        draft = f"target:{self._target.id}" if self._target else f"target:new:{person_id}"
        fields = tuple(self._fields(ask=not person_id))
        reread = self._editor.reread if self._target else None
        form = Form(draft, title, fields, self._help, reread)
        return FormScreen(self.desk, form, self._initial, self._save)

    def _fields(self, *, ask: bool) -> list[FormField]:
        say, label = self.desk.words.say, self.desk.words.label
        units = tuple((key, label("target_unit", key)) for key in get_args(Unit))
        fields = [
            FormField("month", say("Month"), required=True),
            FormField("amount", say("Target"), required=True),
            FormField("actual", say("Sold so far")),
            FormField("unit", say("Counted in"), "choice", units, required=True),
            FormField("currency", say("Currency"), required=True),
        ]
        if not ask:
            return fields
        people = tuple((one.id, one.full_name) for one in reps(self.desk.repository.all(Person)))
        return [FormField("person_id", say("Rep"), "person", people, required=True), *fields]

    def _help(self, field: FormField, values: Values) -> str:
        words = self.desk.words
        if field.name == "month":
            month = self._month(values)
            return words.say("As 11/2026, or 11 for this year.") if month is None else ""
        if field.name in {"amount", "actual"}:
            return self._amount_read(field.name, values)
        if field.name == "currency":
            return words.say("Three letters: VND, USD. Of no account where pieces are counted.")
        return ""

    def _amount_read(self, name: str, values: Values) -> str:
        words = self.desk.words
        amount = amount_typed(values[name], values["unit"], _currency(values))
        if amount is not None and amount > 0:
            shown = Target(
                person_id="",
                month=date(1, 1, 1),
                amount=amount,
                unit="units" if values["unit"] == "units" else "money",
                currency=_currency(values),
            )
            return f"= {measured(words, amount, shown)}"
        if name == "actual":
            return words.say("What was sold so far; empty while that is not known.")
        return words.say("As 500tr, 1,2 tỷ or 350000; a number where pieces are counted.")

    async def _save(self, values: Values) -> Values:
        whole = {**self._editor.initial, **values}
        return self._refused(whole) or await self._editor.save(whole)

    def _refused(self, values: Values) -> Values:
        """Return what stands in the way, by field."""
        words, problems = self.desk.words, Values()
        month = self._month(values)
        if month is None:
            problems["month"] = words.say("That is no month: type it as 11/2026.")
        for name in ("amount", "actual"):
            amount = amount_typed(values[name], values["unit"], _currency(values))
            if values[name] and amount is None:
                problems[name] = words.say("That is no amount: type it as 500tr or 350000.")
        if not problems and amount_typed(values["amount"], values["unit"], _currency(values)) == 0:
            problems["amount"] = words.say("A target is more than 0.")
        if len(_currency(values)) != _CURRENCY:
            problems["currency"] = words.say("A currency has three letters, as VND.")
        return problems or self._doubled(values)

    def _doubled(self, values: Values) -> Values:
        wanted = self._built(None, values)
        here = targets_of(self.desk.view, values["person_id"])
        own = self._target.id if self._target else ""
        other = same_month([each for each in here if each.id != own], wanted)
        if other is None:
            return {}
        said = self.desk.words.say(
            "There is a target for {month} already: change that one.",
            month=month_name(self.desk.words, other),
        )
        return {"month": said}

    def _month(self, values: Values) -> date | None:
        try:
            return month_of(values["month"], self.desk.clock.today())
        except NotAMonthError:
            return None

    def _built(self, base: Target | None, values: Values) -> Target:
        whole = {**self._editor.initial, **values}
        given: dict[str, object] = {"unit": whole["unit"], "currency": _currency(whole)}
        for name in ("amount", "actual"):
            # what an amount is hangs on the unit and the currency too
            given[name] = amount_typed(whole[name], whole["unit"], _currency(whole))
        given["month"] = self._month(whole)
        if base is not None:
            named = {"amount", "actual", "month"} & values.keys()
            if {"unit", "currency"} & values.keys():
                named |= {"unit", "currency", "amount", "actual"}
            return base.revised(**{name: given[name] for name in sorted(named)})
        return Target.model_validate({**given, "person_id": whole["person_id"]})


def _currency(values: Values) -> str:
    return values["currency"].strip().upper()
