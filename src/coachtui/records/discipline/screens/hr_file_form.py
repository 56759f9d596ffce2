"""What the law asks about a person: membership, a post, and the days nobody may be disciplined."""

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.language import N_, Words
from coachtui.records.discipline.model import HrFile
from coachtui.records.discipline.screens.case_forms import case_form
from coachtui.records.discipline.screens.case_screen import CaseForm
from coachtui.records.discipline.screens.evidence_lines import LineError
from coachtui.records.discipline.screens.field_values import (
    YES,
    FieldProblemsError,
    checked,
    flag,
    yes_no,
)
from coachtui.records.discipline.screens.files import file_of, put
from coachtui.records.discipline.screens.period_lines import read_periods, shown_periods
from coachtui.ui.desk import Desk
from coachtui.ui.form import Form, Values
from coachtui.ui.form_fields import FormField

_FLAGS = ("organisation_member", "under_age", "holds_post", "executive")


def hr_file_form(desk: Desk, person: Person) -> CaseForm:
    """Return the form of a person's HR file, filled with what is on file."""
    words = desk.words
    stored = file_of(desk, person.id) or HrFile(person_id=person.id)

    def reread() -> Values:
        return _shown(words, file_of(desk, person.id) or stored)

    async def keep(values: Values) -> None:
        before = file_of(desk, person.id) or stored
        changes: dict[str, object] = {name: values[name] == YES for name in _FLAGS}
        try:
            changes["protected"] = read_periods(words, values["protected"], desk.clock.today())
        except LineError as error:
            raise FieldProblemsError({"protected": error.told(words)}) from error
        await put(desk, [Put(checked(words, lambda: before.revised(**changes)))], N_("HR file"))

    title = words.say("HR file of {name}", name=person.full_name)
    form = Form(f"discipline.file.{person.id}", title, _fields(words), reread=reread)
    return case_form(desk, form, _shown(words, stored), keep)


def _shown(words: Words, file: HrFile) -> Values:
    flags = {name: flag(bool(getattr(file, name))) for name in _FLAGS}
    return flags | {"protected": shown_periods(words, file.protected)}


def _fields(words: Words) -> tuple[FormField, ...]:
    answers = yes_no(words)
    return (
        FormField(
            "organisation_member",
            words.say("Organisation member"),
            "choice",
            answers,
            help=words.say("Of the employee representative organisation: it takes part then."),
        ),
        FormField(
            "under_age",
            words.say("Under 15"),
            "choice",
            answers,
            help=words.say("A legal representative must be at the hearing then."),
        ),
        FormField(
            "holds_post",
            words.say("Holds a post"),
            "choice",
            answers,
            help=words.say("Only somebody who holds a post can be demoted."),
        ),
        FormField(
            "protected",
            words.say("Protected periods"),
            "passage",
            help=words.say("One a line: leave: 02/11/2026 - 01/05/2027. No end: leave it empty."),
        ),
        FormField(
            "executive",
            words.say("Enterprise manager"),
            "choice",
            answers,
            help=words.say("Manages the enterprise (Decree 145/2020 Art. 7): a longer notice."),
        ),
    )
