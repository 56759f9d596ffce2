"""What is known of a case: the form of a new one, and of one whose facts are not all issued yet."""

import asyncio
from collections.abc import Iterable
from typing import Final

from coachtui.domain.person import Person
from coachtui.records.discipline.model import (
    DisciplineCase,
    Track,
)
from coachtui.records.discipline.rules.lifecycle import frozen_fields, next_number
from coachtui.records.discipline.screens.capability_fields import (
    capability_fields,
    capability_values,
    read_capability,
    review_plan,
)
from coachtui.records.discipline.screens.case_screen import CaseForm
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.evidence_form import EvidenceForm
from coachtui.records.discipline.screens.field_values import FieldProblemsError, checked
from coachtui.records.discipline.screens.files import cases_of
from coachtui.records.discipline.screens.incident_fields import (
    incident_fields,
    incident_values,
    read_incident,
)
from coachtui.records.discipline.screens.law_at_hand import LawAtHand, formal
from coachtui.records.discipline.screens.offered_evidence import offered_evidence
from coachtui.ui.desk import Desk
from coachtui.ui.form import Form, Values
from coachtui.ui.form_fields import FormField

_AROUND: Final = ("title", "statement", "manager_notes")


def new_case(desk: Desk, person: Person, track: Track, law: LawAtHand, pack: str) -> Casework:
    """Return a case of a person that is not on file yet, with the next number of the year."""
    found = law.pack(pack)
    year = desk.clock.today().year
    case = DisciplineCase(
        person_id=person.id,
        number=next_number(desk.hr.repository.all(DisciplineCase), year),
        track=track,
        pack=found.name,
        pack_version=found.version,
    )
    return Casework(desk, case, law)


def facts_form(work: Casework) -> CaseForm:
    """Return the form of what is known; what a step was issued on stands no longer in it."""
    desk, words, case = work.desk, work.desk.words, work.case
    today = desk.clock.today()
    frozen = frozen_fields(case, work.steps)
    initial = _values(case, work)
    fields = [each for each in _fields(work) if each.name not in frozen]

    async def keep(values: Values) -> None:
        stored = work.case
        given = {**initial, **values}
        changes: dict[str, object] = {name: given[name] for name in _AROUND}
        if case.track == "capability":
            planned = review_plan(work.pack, work.law.week, work.periods)
            changes["capability"] = read_capability(words, stored.capability, given, today, planned)
        elif "facts" not in frozen:
            changes["previous"] = _cited(work, given["previous"])
            now = desk.clock.now()
            offered = offered_evidence(desk, case.person_id, now)
            changes["incident"] = await asyncio.to_thread(
                read_incident, words, stored.incident, given, now, offered
            )
        await work.put(checked(words, lambda: stored.revised(**changes)))

    name = f"discipline.facts.{case.id if case.rev else f'{case.track}.{case.person_id}'}"
    reread = (lambda: _values(work.case, work)) if case.rev else None
    form = Form(name, _title(work), tuple(fields), reread=reread)
    return EvidenceForm(
        desk, form, initial, keep, lambda: offered_evidence(desk, case.person_id, desk.clock.now())
    )


def _values(case: DisciplineCase, work: Casework) -> Values:
    today = work.desk.clock.today()
    around = {name: str(getattr(case, name)) for name in _AROUND}
    cited = (each.number for each in _earlier(work) if each.id in case.previous)
    around["previous"] = ", ".join(cited)
    if case.track == "capability":
        return around | capability_values(case.capability, today)
    return around | incident_values(case.incident, today)


def _previous(work: Casework) -> Iterable[FormField]:
    words, numbers = work.desk.words, [each.number for each in _earlier(work)]
    if numbers:
        yield FormField(
            "previous",
            words.say("Earlier cases"),
            help=words.say("It is a repeat only of those named here: {n}.", n=", ".join(numbers)),
        )


def _earlier(work: Casework) -> list[DisciplineCase]:
    case = work.case
    return [each for each in cases_of(work.desk, case.person_id) if each.id != case.id]


def _cited(work: Casework, text: str) -> tuple[str, ...]:
    known = {each.number: each.id for each in _earlier(work)}
    numbers = text.replace(",", " ").replace(";", " ").split()
    for number in numbers:
        if number not in known:
            told = work.desk.words.say("No other case of this person is “{n}”.", n=number)
            raise FieldProblemsError({"previous": told})
    return tuple(known[number] for number in dict.fromkeys(numbers))


def _title(work: Casework) -> str:
    words, name = work.desk.words, work.person.full_name
    if work.case.track == "capability":
        return words.say("Work that falls short · {name}", name=name)
    return words.say("What happened · {name}", name=name)


def _fields(work: Casework) -> tuple[FormField, ...]:
    words, law = work.desk.words, work.law
    if work.case.track == "capability":
        told = capability_fields(words, law)
    else:
        told = (*incident_fields(words, law, work.pack), *_previous(work))
    return (
        *told,
        FormField(
            "title",
            words.say("In a few words"),
            help=words.say("For the list of cases; seen only while it is unlocked."),
            watch=formal(words, law),
        ),
        FormField(
            "statement",
            words.say("The rep's account"),
            "passage",
            help=words.say("In their own words, as they said or wrote it."),
        ),
        FormField(
            "manager_notes",
            words.say("My notes"),
            "passage",
            help=words.say("For you alone: in no document and no export."),
        ),
    )
