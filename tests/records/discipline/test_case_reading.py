"""What is on file of a case is read as it was frozen, and what comes next is told as of its day."""

from datetime import UTC, date, datetime
from pathlib import Path

from casework_desk import a_case, a_step, case_desk, opened, until_signed
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.language import Words
from coachtui.records.discipline.model import (
    Attendee,
    Capability,
    CaseStep,
    Evidence,
    Incident,
    Metric,
    Witness,
)
from coachtui.records.discipline.presentation.step_text import step_paragraphs
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.cases import CaseList
from coachtui.records.discipline.screens.hearing import HearingConsole
from coachtui.ui.form import FormScreen
from hr_sample import HrSample
from overview_desk import said, shown_text, titled
from places import AN
from prepping import front, press
from sample_cases import pack_of

HASH = "ab" * 32
SET_FOR = datetime(2026, 11, 30, 7, tzinfo=UTC)
"""14:00 in the team's zone, a week on."""
RECEIVED = date(2026, 11, 23)


def notified(received: date = RECEIVED) -> list[CaseStep]:
    """Return the steps up to a notice received so late that it is only just lawful."""
    *before, notice = until_signed()[:3]
    rep = Attendee(role="employee", name=AN.full_name, received_on=received)
    return [*before, notice.revised(hearing_at=SET_FOR, place="Room 2", people=(rep,))]


def read(step: CaseStep) -> str:
    """Return a step as it is read."""
    return "\n\n".join(step_paragraphs(Words.of("en"), pack_of("vn-2019"), step, ()))


def test_the_facts_frozen_with_a_step_are_read_with_it() -> None:
    """Days, place, facts, witnesses in their words, evidence with its hash, and the rule."""
    incident = Incident(
        acts=(date(2026, 10, 6), date(2026, 10, 7)),
        discovered_on=date(2026, 10, 19),
        place="Chợ Lớn",
        facts="Two visits stand in the CRM.\nThe shop was closed.",
        witnesses=(Witness(name="Mai", quote="closed all day"), Witness(name="Bình")),
        evidence=(Evidence(kind="photo", what="the shutter", file="door.jpg", sha256=HASH),),
        clause="7.5",
        rules_registered_on=date(2025, 1, 10),
        rules_effective_on=date(2025, 2, 1),
    )
    told = read(a_step("recorded", date(2026, 10, 20), incident=incident))

    assert "Happened: 2026-10-06 and 2026-10-07\nFound: 2026-10-19\nPlace: Chợ Lớn" in told
    assert "Two visits stand in the CRM.\nThe shop was closed." in told
    assert "Witnesses\n– Mai: “closed all day”\n– Bình" in told
    assert f"Evidence\n– photo · the shutter · door.jpg · SHA-256 {HASH}" in told
    assert "Clause: 7.5 · internal labour rules\nRules registered on: 2025-01-10" in told


def test_the_gap_frozen_with_a_step_is_read_with_it() -> None:
    """Criteria, gap, figures and support stand there as they were when the step was issued."""
    work = Capability(
        standard="Assessment rules 2026",
        criteria_issued_on=date(2026, 1, 5),
        gap="Target 85 %, reading 74 % in October.",
        metrics=(Metric(name="Strike rate", unit="%", baseline=74.5, target=85),),
        support=("Two joint calls a week",),
        starts_on=date(2026, 11, 23),
        review_dates=(date(2026, 12, 7),),
    )
    told = read(a_step("support_plan", date(2026, 11, 23), capability=work))

    assert "Published criteria: Assessment rules 2026\nPublished on: 2026-01-05" in told
    assert "Target 85 %, reading 74 % in October." in told
    assert "Strike rate · % · 74.5 → 85" in told
    assert "Support given\n– Two joint calls a week" in told
    assert "Plan starts on: 2026-11-23\nReview days: 2026-12-07" in told


def test_a_step_that_froze_nothing_says_no_more() -> None:
    """A step without facts has no empty heading."""
    assert read(a_step("served", date(2026, 10, 20))) == "Done on Tuesday 2026-10-20 · Ngân"


async def test_v_asks_about_a_hearing_on_the_day_it_is_set_for(tmp_path: Path) -> None:
    """A notice five working days before the hearing is only just lawful, not refused today."""
    desk = case_desk(tmp_path)
    case = a_case()
    received = date(2026, 11, 20)
    async with opened(desk, case, *notified(received), screen=CasePage(desk, case)) as pilot:
        await press(pilot, "v")
        shown = " ".join(shown_text(front(pilot)).split())
        assert "lawful, but after the safe day" in shown
        assert "the last lawful day was" not in shown


async def test_v_on_the_case_of_the_sample_shows_the_amber_notice_alone(tmp_path: Path) -> None:
    """2026-001 on the demo's Monday: nothing is refused, the notice after the safe day is told."""
    desk, told = case_desk(tmp_path), HrSample().case("2026-001")
    records = [*([told.file] if told.file else ()), told.case, *told.steps]
    fresh = [each.revised(rev=0, recorded_at=None) for each in records]
    async with opened(desk, *fresh, screen=CasePage(desk, told.case)) as pilot:
        page = front(pilot).screen
        assert isinstance(page, CasePage)
        assert page.work_at is not None
        found = page.work_at.against_next()
        assert {(each.reason, each.effect) for each in found} == {("tight_notice", "warn")}


async def test_enter_on_the_hearing_opens_its_console(tmp_path: Path) -> None:
    """The hearing is led in its console; ^S there opens the form with what it says."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, *notified(), screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await press(pilot, "enter")
        console = app.screen
        assert isinstance(console, HearingConsole), said(app)
        console.field.value = '"I was next door.'
        await press(pilot, "enter")
        await press(pilot, "ctrl+s")
        form = app.screen
        assert isinstance(form, FormScreen)
        assert form.texts["place"] == "Room 2"
        assert form.texts["text"] == "I was next door."


async def test_the_title_names_the_manager_before_today_was_drawn(tmp_path: Path) -> None:
    """Whose records these are is known as soon as they are open."""
    desk = case_desk(tmp_path)
    me = desk.repository.get(Person, ME)
    assert me is not None
    await desk.commit([Put(me.revised(full_name="Lê Hoàng Ngân"))])
    desk.manager = ""
    desk.attach(desk.repository, desk.drafts)
    async with opened(desk, screen=CaseList(desk)) as pilot:
        assert "Lê Hoàng Ngân" in " ".join(titled(front(pilot)))
