"""What stands in the unlocked HR store about a person, and the way to write there."""

from collections.abc import Iterable

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Change
from coachtui.records.discipline.model import CaseStep, CounselNote, DisciplineCase, HrFile
from coachtui.records.discipline.rules.lifecycle import in_order
from coachtui.ui.desk import Desk


def file_of(desk: Desk, person_id: str) -> HrFile | None:
    """Return a person's HR file; None while nobody has filled it in."""
    return next(iter(desk.hr.repository.find(HrFile, person_id=person_id)), None)


def cases_of(desk: Desk, person_id: str) -> tuple[DisciplineCase, ...]:
    """Return a person's cases, oldest first."""
    return desk.hr.repository.find(DisciplineCase, person_id=person_id)


def notes_of(desk: Desk, person_id: str) -> tuple[CounselNote, ...]:
    """Return the informal talks with a person, oldest first."""
    return desk.hr.repository.find(CounselNote, person_id=person_id)


def steps_of(desk: Desk, case: DisciplineCase) -> tuple[CaseStep, ...]:
    """Return the steps of a case in the order they were issued."""
    return in_order(desk.hr.repository.find(CaseStep, case_id=case.id))


def my_name(desk: Desk) -> str:
    """Return the name of the manager who keeps the records; "" where it is not on file."""
    me = desk.repository.get(Person, ME)
    return desk.manager or (me.full_name if me is not None else "")


async def put(desk: Desk, changes: Iterable[Change], label: str) -> None:
    """Write into the HR store.

    Raises:
        StoreError: nothing was written.
    """
    await desk.hr.commit(tuple(changes), label)
