"""Cases as Markdown, for an export of the HR records that was asked for."""

import re
from collections.abc import Iterator
from typing import Final

from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.domain.view import View
from coachtui.exchange.markdown import escaped
from coachtui.exchange.paper_text import paper_markdown
from coachtui.records.discipline.model import (
    Addendum,
    CaseStep,
    CounselNote,
    DisciplineCase,
    HrFile,
)
from coachtui.records.discipline.presentation.case_pack import case_pack
from coachtui.records.discipline.presentation.case_words import case_title
from coachtui.records.discipline.presentation.law_in_view import law_in_view
from coachtui.records.discipline.presentation.letter_values import CaseFile
from coachtui.records.discipline.rules.folding import in_order
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.rules.lifecycle import previous_measures

_HEADING: Final = re.compile(r"^#(?=#* )", re.MULTILINE)
_BELOW: Final = "###"
"""A case is a heading below that of its kind."""


def as_markdown(view: View, person_id: str) -> str:
    """Return a person's cases and informal talks; "" while the HR store is not open."""
    return "" if view.hr is None else "\n\n".join(_parts(view, view.hr, person_id))


def _parts(view: View, hr: Repository, person_id: str) -> Iterator[str]:
    words, law = view.words, law_in_view(view)
    cases = hr.find(DisciplineCase, person_id=person_id)
    for case in sorted(cases, key=lambda each: each.number):
        bench = law.bench(case)
        if bench is None:
            yield f"{_BELOW} {escaped(case_title(words, case))}"
            yield escaped(words.say("its law pack {name} is not there", name=case.pack))
        else:
            told = paper_markdown(case_pack(words, _file(view, hr, case, bench)))
            yield _HEADING.sub(_BELOW, told).strip()
    for note in sorted(hr.find(CounselNote, person_id=person_id), key=lambda each: each.on):
        head = words.say("informal talk, no discipline")
        yield f"{_BELOW} {words.day(note.on)} · {escaped(head)}"
        yield from (escaped(text) for text in (note.facts, note.expectation, note.rep_said) if text)


def _file(view: View, hr: Repository, case: DisciplineCase, bench: Bench) -> CaseFile:
    identifier = case.person_id
    person = view.repository.get(Person, identifier)
    return CaseFile(
        case=case,
        steps=in_order(hr.find(CaseStep, case_id=case.id)),
        file=next(iter(hr.find(HrFile, person_id=identifier)), None),
        others=previous_measures(case, hr.all(DisciplineCase), hr.all(CaseStep)),
        addenda=hr.find(Addendum, case_id=case.id),
        person=person or Person(id=identifier, full_name=identifier),
        bench=bench,
    )
