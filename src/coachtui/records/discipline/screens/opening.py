"""Which screen opens a case, and how a new one begins."""

from typing import Any

from textual.screen import Screen

from coachtui.domain.items import Target, UnknownTargetError
from coachtui.records.discipline.model import CaseStep, CounselNote, DisciplineCase
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.cases import CaseList
from coachtui.ui.desk import Desk


def record_screen(desk: Desk, target: Target) -> Screen[Any]:
    """Return the page of a case; while the HR records are locked, the locked page instead.

    Takes the id of a case or of a step of it; that of an informal talk, and `list`, open the list.

    Raises:
        UnknownTargetError: there is no such record.
    """
    if target.act == "list" or not desk.hr.unlocked:
        return CaseList(desk)
    repository, identifier = desk.hr.repository, target.record_id
    if repository.get(CounselNote, identifier) is not None:
        return CaseList(desk)
    step = repository.get(CaseStep, identifier)
    case = repository.get(DisciplineCase, step.case_id if step else identifier)
    if case is None:
        raise UnknownTargetError
    return CasePage(desk, case)


def new_screen(desk: Desk, person_id: str) -> Screen[Any]:
    """Return the list with the triage of a person begun; "" asks who it is about."""
    return CaseList(desk, begin=person_id)
