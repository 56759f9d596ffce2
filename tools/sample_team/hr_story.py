"""From cases.toml to documents: HR files, talks, cases, the steps as the rules issue them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from coachtui.domain.audit import AuditEvent
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.records.discipline.model import CaseStep, CounselNote, DisciplineCase, HrFile
from coachtui.records.discipline.presentation.law_in_view import working_week
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.rules.lifecycle import issue
from coachtui.records.discipline.rules.packs import load_packs
from sample_team.cases import Told, read_cases
from sample_team.documents import Documents
from sample_team.script import ZONE, Jitter

HR_KINDS: Final[tuple[type[Record], ...]] = (
    DisciplineCase,
    CaseStep,
    HrFile,
    CounselNote,
    AuditEvent,
)
WHO: Final = "ME"
"""Whose the notes of what was done are, in their ids."""


class HrStory:
    """The HR records of the sample on their way into the documents.

    Args:
        documents: where they go.
        reps: by code.
    """

    def __init__(self, documents: Documents, reps: Mapping[str, Person]) -> None:
        self._documents, self._reps = documents, reps
        self._files: dict[str, HrFile] = {}

    def tell(self) -> None:
        """Take in everything.

        Raises:
            RefusedStepError: the script takes a step that the program would refuse.
        """
        script = read_cases()
        for told in script.files:
            self._files[told.code] = HrFile.from_document(self._fields(told, "F"))
            self._documents.put(self._files[told.code], told.at)
        for told in script.talks:
            self._documents.put(CounselNote.from_document(self._fields(told, "N")), told.at)
        for told in script.cases:
            self._case(told)

    def _case(self, told: Told) -> None:
        case = DisciplineCase.from_document(self._fields(told, "X"))
        last = (told.at, *told.changed)[-1]
        self._documents.put(case, told.at, last, 1 + len(told.changed))
        issued: tuple[CaseStep, ...] = ()
        for step in told.steps:
            made = self._issued(case, issued, step)
            self._documents.put(made, step.at)
            issued = (*issued, made.revised(rev=1, recorded_at=step.at))
        self._noted(case, told)

    def _issued(self, case: DisciplineCase, issued: tuple[CaseStep, ...], told: Told) -> CaseStep:
        """Return a step as the rules of the program put it on file on its day."""
        draft = CaseStep.from_document({**self._fields(told, "Z"), "case_id": case.id})
        today = told.at.astimezone(ZONE).date()
        pack = load_packs().named(case.pack, case.pack_version)
        if pack is None:
            raise LookupError(f"no pack {case.pack} of version {case.pack_version}")
        bench = Bench(pack, working_week(today, "vi"), today, ZONE)
        return issue(case, issued, self._files.get(told.code), (), draft, bench)

    def _noted(self, case: DisciplineCase, told: Told) -> None:
        """Take in who opened the case when, and when the HR records were locked after it."""
        jitter = Jitter(f"{told.code} hr")
        for at in sorted({*told.changed, *(step.at for step in told.steps)}):
            opened = at - timedelta(seconds=jitter.between(100, 280))
            self._note(opened, "read", case.id)
            self._note(at + timedelta(seconds=jitter.between(40, 290)), "lock", "")

    def _note(self, at: datetime, action: str, record_id: str) -> None:
        event = {
            "id": self._documents.new_id(at, WHO, "V"),
            "at": at.isoformat(),
            "action": action,
            "record_id": record_id,
        }
        self._documents.put(AuditEvent.from_document(event), at)

    def _fields(self, told: Told, letter: str) -> dict[str, object]:
        identifier = self._documents.new_id(told.at, told.code, letter)
        return {**told.fields, "id": identifier, "person_id": self._reps[told.code].id}
