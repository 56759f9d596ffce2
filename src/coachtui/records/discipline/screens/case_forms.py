"""Makes the forms of cases: their values saved by a function, their problems told at the field."""

from collections.abc import Awaitable, Callable, Mapping

from coachtui.records.discipline.screens.case_screen import CaseForm
from coachtui.records.discipline.screens.field_values import FieldProblemsError
from coachtui.ui.desk import Desk
from coachtui.ui.form import Form, Save, Values

Keep = Callable[[Values], Awaitable[None]]
"""Stores the values; raises `FieldProblemsError` where one does not fit."""


def case_form(desk: Desk, form: Form, initial: Mapping[str, str], keep: Keep) -> CaseForm:
    """Return a form whose drafts lie with the HR store."""
    return CaseForm(desk, form, initial, saving(desk, keep), desk.hr.drafts)


def saving(desk: Desk, keep: Keep) -> Save:
    """Return what saves a form of a case: the problems of `keep` by field, and a locked store."""

    async def save(values: Values) -> Values:
        if not desk.hr.unlocked:
            return {"": desk.words.say("It is locked. Your text is kept as a draft.")}
        try:
            await keep(values)
        except FieldProblemsError as error:
            return error.problems
        return {}

    return save
