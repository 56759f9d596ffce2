"""A support plan is planned after the expectation, and its length is warned of, never refused."""

from datetime import date
from pathlib import Path

import pytest

from casework_desk import a_case, a_step, case_desk, opened, saved_form
from coachtui.language import Words
from coachtui.records.discipline.model import Capability, CaseStep, HrFile, Metric, ProtectedPeriod
from coachtui.records.discipline.presentation.law_words import refusal_words
from coachtui.records.discipline.rules.facts import Period
from coachtui.records.discipline.rules.folding import known_capability
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.rules.lifecycle import refused
from coachtui.records.discipline.rules.plans import plan_refusals
from coachtui.records.discipline.screens.case_page import CasePage
from overview_desk import said
from prepping import front, press, problem_at
from sample_cases import WEEK, ZONE, pack_of

EXPECTED = Capability(
    standard="Assessment rules 2026",
    criteria_issued_on=date(2026, 1, 5),
    organisation_consulted_on=date(2026, 1, 3),
    gap="Target 85 %, reading 74 %.",
    metrics=(Metric(name="strike", unit="%", baseline=74, target=85),),
)
START = date(2026, 9, 28)


def planned(*days: date) -> Capability:
    """Return the work with a plan that has these reviews."""
    return EXPECTED.revised(support=("two joint calls",), starts_on=START, review_dates=days)


def bench(pack: str = "vn-2019") -> Bench:
    """Return a pack with the calendar of the demo."""
    return Bench(pack_of(pack), WEEK, date(2026, 11, 23), ZONE)


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        (date(2026, 10, 27), "plan_short"),
        (date(2026, 10, 28), None),
        (date(2026, 12, 28), None),  # the 27th, the ninetieth day, is a Sunday
        (date(2026, 12, 29), "plan_long"),
    ],
)
def test_thirty_to_ninety_days_are_usual(last: date, reason: str | None) -> None:
    """A day less or more is told, with its source; a limit on a day off moves to a working day."""
    found = tuple(plan_refusals(planned(last), (), bench()))
    assert [each.reason for each in found] == ([reason] if reason else [])
    for each in found:
        assert (each.key, each.effect, each.confidence) == ("CAP-G01", "warn", "C")
        told = str(refusal_words(Words.of("en"), bench().pack, each))
        assert "Practice, not law · C" in told


def test_protected_days_make_a_plan_longer() -> None:
    """With a protected period a long plan is no surprise; a short one stays one."""
    pause = (Period(date(2026, 10, 5), date(2026, 11, 5)),)
    assert not tuple(plan_refusals(planned(date(2027, 2, 1)), pause, bench()))
    assert tuple(plan_refusals(planned(date(2026, 10, 12)), pause, bench()))


def test_only_the_plan_is_asked() -> None:
    """No other step of the track is warned about its length, and no plan without days is."""
    case = a_case(track="capability", incident={}, capability=planned(date(2026, 10, 12)))
    away = HrFile(
        person_id=case.person_id,
        protected=(ProtectedPeriod(basis="leave", first=date(2026, 10, 5)),),
    )
    for key, found in (("support_plan", 1), ("reading", 0)):
        draft = a_step(key, date(2026, 11, 20))
        assert len(refused(case, (), away, (), draft, bench())) == found
    assert not tuple(plan_refusals(EXPECTED, (), bench()))


def test_a_plan_made_after_the_expectation_is_known() -> None:
    """The expectation freezes its own fields; the plan comes from the case until it is issued."""
    plan = planned(date(2026, 11, 12))
    case = a_case(track="capability", incident={}, capability=plan.revised(gap="changed since"))
    expectation = a_step("expectation_set", date(2026, 9, 21), capability=EXPECTED)
    known = known_capability(case, (expectation,))
    assert known == plan
    issued = a_step("support_plan", date(2026, 9, 28), capability=plan)
    later = case.revised(capability=EXPECTED)
    assert known_capability(later, (expectation, issued)) == plan


async def test_a_plan_is_entered_after_the_expectation_by_keys(tmp_path: Path) -> None:
    """With e the support is added once the expectation stands; a short plan is told once."""
    desk = case_desk(tmp_path)
    case = a_case(track="capability", incident={}, capability=EXPECTED)
    async with opened(desk, case, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await press(pilot, "enter")
        await saved_form(pilot)
        await press(pilot, "enter")
        assert "Still missing" in said(app)
        await press(pilot, "e")
        await saved_form(pilot, support="two calls", starts_on="23/11", review_dates="7/12")
        await press(pilot, "enter")
        form = await saved_form(pilot)
        assert "14 days; the usual least is 30" in problem_at(form, "on")
        await press(pilot, "ctrl+s")
        keys = {step.step: step for step in desk.hr.repository.all(CaseStep)}
        assert keys["support_plan"].capability is not None
        assert keys["support_plan"].capability.support == ("two calls",)
