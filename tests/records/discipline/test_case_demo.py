"""The two cases of the demo team walk from note to end, each clock at its date."""

from datetime import date

import pytest

from coachtui.records.discipline.model import HrFile, ProtectedPeriod
from coachtui.records.discipline.rules.lifecycle import (
    Bench,
    RefusedStepError,
    is_closed,
    planned_reviews,
    state_of,
)
from sample_cases import (
    DEMO_DAY,
    WEEK,
    Walk,
    capability_case,
    capability_to,
    conduct_to,
)

PROTECTED = ProtectedPeriod(basis="leave", first=date(2026, 11, 1), last=date(2026, 12, 31))


def statuses(walk: Walk, today: date) -> dict[str, str]:
    """Give the status of each line of the page."""
    return {key: line.status for key, line in walk.lines(today).items()}


def test_the_demo_case_of_conduct_on_the_demo_day() -> None:
    """2026-001: 134 days to decide, the hearing in 7, the notice lawful but after the safe day."""
    walk = conduct_to("hearing_notified")

    page, ahead = walk.lines(DEMO_DAY), walk.clocks(DEMO_DAY)

    assert walk.state(DEMO_DAY) == "hearing_notified"
    assert [(each.kind, each.day, each.left) for each in ahead] == [
        ("hearing", date(2026, 11, 30), 7),
        ("decide_by", date(2027, 4, 6), 134),
    ]
    notice, decide = page["hearing_notified"].clock, page["decision_issued"].clock
    assert notice is not None
    assert (notice.day, notice.safe, notice.amber) == (
        date(2026, 11, 20),
        date(2026, 11, 19),
        True,
    )
    assert (notice.article, notice.confidence) == ("Decree 145/2020 Art. 70(2)(a)", "A")
    assert decide is not None
    assert (decide.article, decide.confidence, decide.amber) == (
        "Labour Code Art. 123(1)",
        "A",
        False,
    )
    assert page["hearing_held"].status == "next"
    assert page["hearing_held"].clock == ahead[0]
    assert [page[key].status for key in ("recorded", "union_informed", "proposed")] == ["done"] * 3


def test_the_demo_case_of_conduct_to_its_expungement() -> None:
    """Decided 2 December it runs once served, and is spent by itself on 2 March 2027."""
    walk = conduct_to("served")

    assert walk.state(date(2026, 12, 3)) == "running"
    assert [(each.kind, each.day) for each in walk.clocks(date(2026, 12, 3))] == [
        ("expunge", date(2027, 3, 2))
    ]
    assert walk.state(date(2027, 3, 1)) == "running"
    assert walk.state(date(2027, 3, 2)) == "spent"
    assert not walk.clocks(date(2027, 3, 2))
    assert is_closed(walk.case, walk.steps, walk.file, walk.bench(date(2027, 3, 2)))


def test_the_demo_case_of_capability_on_the_demo_day() -> None:
    """2026-002: three of five review points are read, the next is 27 November, then 28 December."""
    walk = capability_to(3)

    page, ahead = walk.lines(DEMO_DAY), walk.clocks(DEMO_DAY)

    assert [(each.kind, each.day) for each in ahead] == [
        ("review", date(2026, 11, 27)),
        ("review", date(2026, 12, 28)),
    ]
    assert planned_reviews(walk.case, walk.steps, None, walk.bench(DEMO_DAY)) == (
        *(date(2026, 10, 12), date(2026, 10, 26), date(2026, 11, 12)),
        *(date(2026, 11, 27), date(2026, 12, 28)),
    )
    assert page["reading"].status == "next"
    assert {page[key].status for key in ("extended", "met", "not_met")} == {"next"}
    assert page["hr_referral"].status == "locked"


def test_a_plan_that_is_met_ends_the_case() -> None:
    """After the last review point the expectation is met, and only reopening is left."""
    walk = capability_to(5)
    walk.take("met", date(2026, 12, 28), text="Both figures reached.")

    assert state_of(walk.case, walk.steps) == "met"
    assert not walk.clocks(date(2026, 12, 28))
    assert is_closed(walk.case, walk.steps, None, walk.bench(date(2026, 12, 28)))
    ahead = {key for key, status in statuses(walk, date(2026, 12, 28)).items() if status != "done"}
    assert ahead == {"reopened"}


def test_not_met_needs_two_readings_and_leads_to_hr() -> None:
    """One review point is not enough to say that it is not met; then it stops at the referral."""
    walk = capability_to(1)
    draft = walk.draft("not_met", date(2026, 10, 13), text="Far below the target still.")
    with pytest.raises(RefusedStepError) as caught:
        walk.issued(draft)
    assert caught.value.missing == ("two_readings",)

    walk = capability_to(2)
    walk.take("not_met", date(2026, 10, 27), text="Far below the target still.")
    walk.take("hr_referral", date(2026, 10, 28))
    assert is_closed(walk.case, walk.steps, None, walk.bench(date(2026, 10, 28)))


def test_a_plan_is_extended_once() -> None:
    """The extension adds its last day to the reviews; a second one is not there to give."""
    walk = capability_to(5)
    end = date(2027, 1, 29)
    walk.take("extended", date(2026, 12, 28), until=end, text="Two more weeks of visits.")
    assert [each.day for each in walk.clocks(date(2026, 12, 29))] == [end]

    walk.take("reading", end, readings={"next step dated": 84.0})
    again = walk.draft("extended", end, until=date(2027, 3, 1), text="A second extension.")
    with pytest.raises(RefusedStepError) as caught:
        walk.issued(again)
    assert caught.value.missing == ("extension_left",)


def test_a_protected_period_pauses_the_reviews_and_moves_them() -> None:
    """While it runs no review stands; afterwards the counted days have moved by its length."""
    walk = capability_to(3)
    walk.file = HrFile(person_id="p8", protected=(PROTECTED,))

    assert walk.state(DEMO_DAY) == "paused"
    assert not walk.clocks(DEMO_DAY)
    assert walk.lines(DEMO_DAY)["reading"].status == "paused"
    after = [each.day for each in walk.clocks(date(2027, 1, 4))]
    assert after == [date(2027, 1, 27), date(2027, 2, 26)]


def test_reviews_somebody_chose_move_only_out_of_the_protected_period() -> None:
    """A day inside moves to the first working day after the period; one outside stays."""
    chosen = (date(2026, 10, 20), date(2026, 11, 20), date(2027, 1, 20))
    case = capability_case()
    case = case.revised(capability=case.capability.revised(review_dates=chosen))
    file = HrFile(person_id="p8", protected=(PROTECTED,))

    found = planned_reviews(case, (), file, Bench(Walk(case).pack, WEEK, DEMO_DAY))

    assert found == (date(2026, 10, 20), date(2027, 1, 4), date(2027, 1, 20))
