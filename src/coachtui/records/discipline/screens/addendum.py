"""An addendum: what is said about an issued step afterwards; the step itself stays as it is."""

from coachtui.records.discipline.screens.case_forms import case_form
from coachtui.records.discipline.screens.case_screen import CaseForm
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.files import my_name
from coachtui.records.discipline.screens.law_at_hand import formal
from coachtui.ui.form import Form, Values
from coachtui.ui.form_fields import FormField

_WHOLE = "case"
"""Key of the choice that means no single step."""


def addendum_form(work: Casework, step_id: str = "") -> CaseForm:
    """Return the form of an addendum, to the step of that id at first."""
    desk, words = work.desk, work.desk.words
    initial = {"step_id": step_id or _WHOLE, "by": my_name(desk), "text": ""}

    async def keep(values: Values) -> None:
        chosen = values["step_id"]
        await work.add(values["text"], values["by"], None if chosen == _WHOLE else chosen)

    fields = (
        FormField("step_id", words.say("Belongs to"), "choice", _choices(work), required=True),
        FormField("by", words.say("Said by"), required=True),
        FormField(
            "text",
            words.say("Addendum"),
            "passage",
            help=words.say("It is dated and kept for good; what it belongs to stays as issued."),
            required=True,
            watch=formal(words, work.law),
        ),
    )
    title = words.say("Addendum · {number}", number=work.case.number)
    return case_form(
        desk, Form(f"discipline.addendum.{work.case.id}", title, fields), initial, keep
    )


def _choices(work: Casework) -> tuple[tuple[str, str], ...]:
    words = work.desk.words
    whole = (_WHOLE, words.say("the case as a whole"))
    told = (
        (each.id, f"{words.label('case_step', each.step)} · {words.day(each.on)}")
        for each in work.steps
    )
    return (whole, *told)
