"""A note of an informal talk: outside both tracks, and it says so."""

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.language import N_, Words
from coachtui.records.discipline.model import CounselNote
from coachtui.records.discipline.screens.case_forms import case_form
from coachtui.records.discipline.screens.case_screen import CaseForm
from coachtui.records.discipline.screens.field_values import (
    FieldProblemsError,
    checked,
    day_in,
    iso,
    not_to_come,
)
from coachtui.records.discipline.screens.files import put
from coachtui.records.discipline.screens.law_at_hand import LawAtHand, informal
from coachtui.ui.desk import Desk
from coachtui.ui.form import Form, Values
from coachtui.ui.form_fields import FormField

_TEXTS = ("facts", "expectation", "rep_said")


def counsel_form(
    desk: Desk, person: Person, law: LawAtHand, note: CounselNote | None = None
) -> CaseForm:
    """Return the form of an informal talk with somebody, of a new one unless one is given."""
    words = desk.words
    initial = dict.fromkeys(_TEXTS, "") | {"on": iso(desk.clock.today())}

    def reread() -> Values | None:
        stored = desk.hr.repository.get(CounselNote, note.id) if note else None
        return None if stored is None else _shown(stored)

    async def keep(values: Values) -> None:
        problems = not_to_come(words, values, ("on",), desk.clock.today())
        if problems:
            raise FieldProblemsError(problems)
        given = {name: values[name] for name in _TEXTS} | {"on": day_in(values, "on")}
        base = {"person_id": person.id, **given}
        stored = note and (desk.hr.repository.get(CounselNote, note.id) or note)
        if stored is None:
            made = checked(words, lambda: CounselNote.model_validate(base))
        else:
            made = checked(words, lambda: stored.revised(**given))
        await put(desk, [Put(made)], N_("Informal talk"))

    title = words.say("Informal talk with {name}: this is no discipline", name=person.full_name)
    name = note.id if note else f"new.{person.id}"
    fields = _fields(words, law)
    form = Form(f"discipline.counsel.{name}", title, fields, reread=reread if note else None)
    return case_form(desk, form, _shown(note) if note else initial, keep)


def _shown(note: CounselNote) -> Values:
    return {name: str(getattr(note, name)) for name in _TEXTS} | {"on": iso(note.on)}


def _fields(words: Words, law: LawAtHand) -> tuple[FormField, ...]:
    hint = informal(words, law)
    return (
        FormField("on", words.say("Talked on"), "date", required=True, past=True),
        FormField(
            "facts",
            words.say("What was seen"),
            "passage",
            help=words.say("Outside both tracks: no measure, no step, nothing that counts later."),
            required=True,
            watch=hint,
        ),
        FormField(
            "expectation",
            words.say("What is expected"),
            "passage",
            help=words.say("What, from when, and what support there is."),
            watch=hint,
        ),
        FormField(
            "rep_said",
            words.say("In their words"),
            "passage",
            help=words.say("What the rep said about it, as they said it."),
        ),
    )
