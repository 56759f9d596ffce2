"""Receipts belong to one person and one hearing: neither passes on to another."""

from datetime import UTC, date, datetime
from pathlib import Path

from casework_desk import a_case, a_step, case_desk, opened, saved_form
from coachtui.records.discipline.model import Attendee, CaseStep, HrFile
from coachtui.records.discipline.rules.folding import in_order, participants_of
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from overview_desk import said
from places import AN
from prepping import front, press, row_of

HEARING = datetime(2026, 12, 7, 2, tzinfo=UTC)
REP = Attendee(
    role="employee",
    name=AN.full_name,
    sent_on=date(2026, 11, 20),
    received_on=date(2026, 11, 20),
)
UNION = REP.revised(role="organisation", name="Cao Xuân Lộc")
STEPS = (
    a_step("recorded", date(2026, 10, 9)),
    a_step("union_informed", date(2026, 10, 9)),
    a_step("proposed", date(2026, 10, 12), measure="reprimand"),
    a_step("hearing_notified", date(2026, 11, 20), hearing_at=HEARING, people=(REP, UNION)),
)
FILE = HrFile(person_id=AN.id, organisation_member=True)


async def told_anew(desk: Desk, **texts: str) -> tuple[CaseStep, ...]:
    """Give the notice anew with n on the page of the case, and return all steps on file."""
    records = (a_case(), FILE, *STEPS)
    async with opened(desk, *records, screen=CasePage(desk, a_case())) as pilot:
        page = front(pilot).screen
        assert isinstance(page, CasePage)
        page.table.highlight(STEPS[-1].id)
        await press(pilot, "n")
        await saved_form(pilot, **texts)
        assert front(pilot).screen is page
        return in_order(desk.hr.repository.all(CaseStep))


async def test_a_receipt_is_entered_by_a_notice_anew(tmp_path: Path) -> None:
    """With the same hour and the same people, what they received stands; a later day can be put."""
    *_, step = await told_anew(
        case_desk(tmp_path), hearing_at="7/12/2026 9:00", **{"p1.received_on": "23/11"}
    )
    assert [one.received_on for one in step.people] == [date(2026, 11, 20), date(2026, 11, 23)]
    assert [one.sent_on for one in step.people] == [date(2026, 11, 20)] * 2


async def test_somebody_new_has_received_nothing(tmp_path: Path) -> None:
    """Another name in somebody's place takes over neither the receipt nor the day it was sent."""
    steps = await told_anew(
        case_desk(tmp_path), hearing_at="7/12/2026 9:00", **{"p1.name": "Đỗ Minh Tâm"}
    )
    step = steps[-1]
    rep, union = step.people
    assert rep.received_on == date(2026, 11, 20)
    assert (union.name, union.received_on, union.sent_on) == (
        "Đỗ Minh Tâm",
        None,
        date(2026, 11, 23),
    )
    present = {one.name: one.received_on for one in participants_of(steps)}
    assert present == {AN.full_name: date(2026, 11, 20), "Đỗ Minh Tâm": None}


async def test_a_receipt_of_another_hour_does_not_count(tmp_path: Path) -> None:
    """A notice for another hour is received anew: the old days are left out, a new one stands."""
    *_, step = await told_anew(
        case_desk(tmp_path), hearing_at="9/12/2026 9:00", **{"p1.received_on": "23/11"}
    )
    assert [one.received_on for one in step.people] == [None, date(2026, 11, 23)]
    assert [one.sent_on for one in step.people] == [date(2026, 11, 23)] * 2


async def test_a_reopened_case_knows_nobody_of_its_first_run(tmp_path: Path) -> None:
    """Receipts, signatures and service of an earlier run of the case are not carried into it."""
    desk = case_desk(tmp_path)
    records = (
        a_case(),
        *STEPS,
        a_step("closed_no_action", date(2026, 11, 20), text="Nothing was found."),
        a_step("reopened", date(2026, 11, 21), text="A new witness came."),
        a_step("recorded", date(2026, 11, 21)),
        a_step("proposed", date(2026, 11, 21), measure="reprimand"),
    )
    async with opened(desk, *records, screen=CasePage(desk, a_case())) as pilot:
        await press(pilot, "enter")
        form = front(pilot).screen
        assert isinstance(form, FormScreen)
        assert row_of(form, "p0.received_on").text == ""


async def test_only_what_may_be_done_again_is(tmp_path: Path) -> None:
    """On a step that is done once, or is over, n says so and opens nothing."""
    desk = case_desk(tmp_path)
    async with opened(desk, a_case(), *STEPS, screen=CasePage(desk, a_case())) as pilot:
        page = front(pilot).screen
        await press(pilot, "g", "n")
        assert front(pilot).screen is page
        assert "made anew" in said(front(pilot))
