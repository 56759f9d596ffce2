"""The only place that reads and writes a case: the record, its steps, and what the law says now."""

from datetime import date

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.language import N_
from coachtui.records.discipline.model import Addendum, CaseStep, DisciplineCase, HrFile
from coachtui.records.discipline.rules import lifecycle
from coachtui.records.discipline.rules.facts import Period
from coachtui.records.discipline.rules.folding import current_run, hearing_on
from coachtui.records.discipline.rules.guards import Bench, Refusal
from coachtui.records.discipline.rules.hearing_log import HEARINGS
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.rules.lifecycle import CaseLine, Clock, Earlier
from coachtui.records.discipline.rules.needs import Known, follows, out_of_turn
from coachtui.records.discipline.rules.steps import StepSpec
from coachtui.records.discipline.screens.field_values import checked
from coachtui.records.discipline.screens.files import file_of, put, steps_of
from coachtui.records.discipline.screens.law_at_hand import LawAtHand
from coachtui.ui.desk import Desk


class Casework:
    """A case in the unlocked HR store, looked at with the law at hand.

    Attributes:
        pack: the one the case was opened under, or the nearest version of it.
    """

    def __init__(self, desk: Desk, case: DisciplineCase, law: LawAtHand) -> None:
        """Take a case up.

        Raises:
            MissingPackError: its pack is not there.
        """
        self.desk = desk
        self.law = law
        self.pack: LawPack = law.pack(case.pack, case.pack_version)
        self._case = case

    @property
    def case(self) -> DisciplineCase:
        """The case as on file now; as it was handed in while it is not on file."""
        return self.desk.hr.repository.get(DisciplineCase, self._case.id) or self._case

    @property
    def person(self) -> Person:
        """The rep; a stand-in for one who cannot be read."""
        identifier = self._case.person_id
        found = self.desk.repository.get(Person, identifier)
        return found or Person(id=identifier, full_name=identifier)

    @property
    def steps(self) -> tuple[CaseStep, ...]:
        """Its steps in the order they were issued."""
        return steps_of(self.desk, self._case)

    @property
    def addenda(self) -> tuple[Addendum, ...]:
        """What was added to it, oldest first."""
        return self.desk.hr.repository.find(Addendum, case_id=self._case.id)

    @property
    def file(self) -> HrFile | None:
        """What the law asks about the person; None while nobody has filled it in."""
        return file_of(self.desk, self._case.person_id)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The person's protected periods."""
        file = self.file
        return () if file is None else tuple(Period(one.first, one.last) for one in file.protected)

    @property
    def bench(self) -> Bench:
        """The law and the calendar, looked at today."""
        desk = self.desk
        return Bench(self.pack, self.law.week, desk.clock.today(), desk.words.zone)

    @property
    def lines(self) -> tuple[CaseLine, ...]:
        """Its page from top to bottom."""
        return lifecycle.lines(self.case, self.steps, self.file, self.bench)

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """Its deadlines, the earliest first."""
        return lifecycle.clocks(self.case, self.steps, self.file, self.bench)

    @property
    def state(self) -> str:
        """Its state, with what time made of it."""
        return lifecycle.shown_state(self.case, self.steps, self.file, self.bench)

    @property
    def recorded_on(self) -> date:
        """The day the case was written down: that of its first step, else of the record."""
        desk, steps = self.desk, self.steps
        at = steps[0].recorded_at if steps else self.case.created_at
        return desk.clock.today() if at is None else desk.words.local(at).date()

    def against_next(self) -> tuple[Refusal, ...]:
        """Return what speaks against the next step: today, or on the day a hearing is set for."""
        turn = next((each.spec for each in self.lines if each.status in {"next", "paused"}), None)
        if turn is None:
            return ()
        case, on = self.case, self.desk.clock.today()
        if turn.key in HEARINGS:
            on = max(on, hearing_on(self.steps, self.desk.words.zone) or on)
        last = next((each for each in reversed(self.steps) if each.measure), None)
        takes = last is not None and "measure" in turn.fields
        draft = CaseStep(
            person_id=case.person_id,
            case_id=case.id,
            step=turn.key,
            on=on,
            measure=last.measure if last and takes else "",
            months=last.months if last and takes else None,
        )
        return self.refused(draft)

    def elsewhere(self, spec: StepSpec) -> bool:
        """Tell whether a decision ahead of its turn may have been taken elsewhere."""
        known = Known(self.case, current_run(self.steps), self.file, self.bench)
        return out_of_turn(spec, known)

    def follows(self, spec: StepSpec) -> bool:
        """Tell whether a step may come next."""
        return follows(spec, Known(self.case, current_run(self.steps), self.file, self.bench))

    def refused(self, draft: CaseStep) -> tuple[Refusal, ...]:
        """Return what speaks against a step, warnings included."""
        return lifecycle.refused(self.case, self.steps, self.file, self._others, draft, self.bench)

    async def issue(self, draft: CaseStep) -> CaseStep:
        """Put a step on file for good; return it as it was issued.

        Raises:
            RefusedStepError: it may not be issued as it is; nothing was written.
            StoreError: nothing was written.
        """
        step = lifecycle.issue(self.case, self.steps, self.file, self._others, draft, self.bench)
        await put(self.desk, [Put(step)], N_("Step of a case"))
        return step

    @property
    def _others(self) -> tuple[Earlier, ...]:
        repository = self.desk.hr.repository
        return lifecycle.previous_measures(
            self.case, repository.all(DisciplineCase), repository.all(CaseStep)
        )

    async def put(self, case: DisciplineCase) -> None:
        """Store the case as it stands now.

        Raises:
            StoreError: nothing was written.
        """
        await put(self.desk, [Put(case)], N_("Disciplinary case"))
        self._case = case

    async def add(self, text: str, by: str, step_id: str | None) -> None:
        """Add something to an issued step, or to the case as a whole.

        Raises:
            FieldProblemsError: it does not fit.
            StoreError: nothing was written.
        """
        case = self._case
        given = {"person_id": case.person_id, "case_id": case.id, "step_id": step_id}
        added = checked(
            self.desk.words, lambda: Addendum.model_validate({**given, "by": by, "text": text})
        )
        await put(self.desk, [Put(added)], N_("Addendum"))
