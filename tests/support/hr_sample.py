"""The HR records of the sample as records, for the tests that look at its cases."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from coachtui.domain.audit import AuditEvent
from coachtui.domain.record import Record
from coachtui.records.discipline.model import CaseStep, CounselNote, DisciplineCase, HrFile
from coachtui.records.discipline.presentation.law_in_view import working_week
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.rules.lifecycle import (
    CaseLine,
    Clock,
    clocks,
    in_order,
    lines,
    shown_state,
)
from coachtui.records.discipline.rules.packs import load_packs
from sample_cases import DEMO_DAY, ZONE

FOLDER: Final = Path(__file__).resolve().parents[2] / "sample_data"
HR_TYPES: Final[tuple[type[Record], ...]] = (
    *(DisciplineCase, CaseStep, HrFile),
    *(CounselNote, AuditEvent),
)
Documents = Mapping[str, list[Mapping[str, object]]]


def stored(name: str) -> Documents:
    """Give the documents of a file of the sample, by table."""
    documents: Documents = json.loads((FOLDER / name).read_text("utf-8"))["documents"]
    return documents


class HrSample:
    """The file, and its documents as records."""

    def __init__(self) -> None:
        self.documents = stored("hr.json")
        self.cases = [
            DisciplineCase.from_document(one) for one in self.documents["discipline_case"]
        ]
        self.steps = [CaseStep.from_document(one) for one in self.documents["case_step"]]
        self.files = [HrFile.from_document(one) for one in self.documents["hr_file"]]
        self.talks = [CounselNote.from_document(one) for one in self.documents["counsel_note"]]
        self.events = [AuditEvent.from_document(one) for one in self.documents["audit_event"]]

    def case(self, number: str) -> "SampleCase":
        """Give a case by its number."""
        return SampleCase(self, next(one for one in self.cases if one.number == number))


class SampleCase:
    """A case of the sample with its steps, looked at with the law on any day."""

    def __init__(self, sample: HrSample, case: DisciplineCase) -> None:
        self.case = case
        self.steps = in_order(one for one in sample.steps if one.case_id == case.id)
        whose = (one for one in sample.files if one.person_id == case.person_id)
        self.file = next(whose, None)

    def bench(self, today: date = DEMO_DAY) -> Bench:
        """Give what it is looked at with."""
        pack = load_packs().named(self.case.pack, self.case.pack_version)
        assert pack is not None
        return Bench(pack, working_week(today, "vi"), today, ZONE)

    def step(self, key: str) -> CaseStep:
        """Give the last step of a key."""
        return [one for one in self.steps if one.step == key][-1]

    def state(self, today: date = DEMO_DAY) -> str:
        """Give its state as it is shown on a day."""
        return shown_state(self.case, self.steps, self.file, self.bench(today))

    def clocks(self, today: date = DEMO_DAY) -> tuple[Clock, ...]:
        """Give its deadlines as they stand on a day."""
        return clocks(self.case, self.steps, self.file, self.bench(today))

    def lines(self, today: date = DEMO_DAY) -> dict[str, CaseLine]:
        """Give its page on a day, by step; of readings the one that comes next."""
        found = lines(self.case, self.steps, self.file, self.bench(today))
        return {line.spec.key: line for line in found}
