"""The ends of a case other than the plain one: each way walked once from the page, by keys."""

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from casework_desk import a_case, a_step, case_desk, later, opened, saved_form, until_signed
from coachtui.domain.record import Record
from coachtui.records.discipline.model import Capability, CaseStep, DisciplineCase, Metric
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.ui.desk import Desk
from overview_desk import said, shown_text
from prepping import fill, front, press, problem_at

Take = Callable[..., Awaitable[None]]
SUPPORTED = Capability(
    standard="Assessment rules 2026",
    criteria_issued_on=date(2026, 1, 5),
    organisation_consulted_on=date(2026, 1, 3),
    gap="Target 85, reading 74 in October.",
    metrics=(Metric(name="Strike rate", unit="%", baseline=74, target=85),),
    support=("Two joint calls a week: Ngân",),
    starts_on=date(2026, 11, 2),
    review_dates=(date(2026, 11, 16), date(2026, 11, 30)),
)


def capability() -> DisciplineCase:
    """Give a case of work that falls short, its support under way."""
    return a_case(track="capability", incident={}, capability=SUPPORTED)


def supported() -> list[Record]:
    """Give that case with its expectation and its plan on file."""
    first, second = date(2026, 11, 2), date(2026, 11, 3)
    return [capability(), a_step("expectation_set", first), a_step("support_plan", second)]


def decided(measure: str = "reprimand", **changes: object) -> list[CaseStep]:
    """Give a case of conduct up to a decision on 10 November."""
    told = {"measure": measure, "by": "Director", "authority_ref": "Charter 12", **changes}
    return [*until_signed(measure), a_step("decision_issued", date(2026, 11, 10), **told)]


def taking(pilot: Pilot[None], desk: Desk) -> Take:
    """Give what opens the form of a step from its line, fills it, and sees it on file."""

    async def take(step: str, **texts: str) -> None:
        await choose(pilot, step)
        later(desk, seconds=1)
        await press(pilot, "enter")
        form = await saved_form(pilot, **texts)
        names = [row.field.name for row in form._rows] if front(pilot).screen is form else []
        problems = {name: problem_at(form, name) for name in names}
        assert isinstance(front(pilot).screen, CasePage), (problems, said(front(pilot)))
        assert steps(desk)[-1].step == step

    return take


async def choose(pilot: Pilot[None], step: str) -> None:
    """Put the cursor on the line of a step that may be taken."""
    page = front(pilot).screen
    assert isinstance(page, CasePage)
    page.table.highlight(step)
    await pilot.pause()
    assert page.chosen is not None
    assert page.chosen.spec.key == step


def steps(desk: Desk) -> tuple[CaseStep, ...]:
    """Give the steps on file."""
    return tuple(sorted(desk.hr.repository.all(CaseStep), key=lambda one: one.recorded_at or 0))


def keys(desk: Desk) -> list[str]:
    """Give the names of the steps on file, in their order."""
    return [each.step for each in steps(desk)]


async def test_work_that_still_falls_short_is_referred_to_hr(tmp_path: Path) -> None:
    """One extension and never a second; not met leads to the referral, and there it ends."""
    desk = case_desk(tmp_path)
    async with opened(desk, *supported(), screen=CasePage(desk, capability())) as pilot:
        take = taking(pilot, desk)
        await take("reading", reading0="75")
        await take("extended", until="21/12/2026", text="A second month of joint calls.")
        later(desk, days=14)
        await take("reading", reading0="76,5")
        page = front(pilot).screen
        assert isinstance(page, CasePage)
        ahead = {line.spec.key for line in page._lines.values() if line.status == "next"}
        assert ahead == {"reading", "met", "not_met"}
        await take("not_met", text="74 in October, 75 and 76.5 since, target 85.")
        await take("hr_referral", text="Given to HR with the figures.")
        assert keys(desk)[-2:] == ["not_met", "hr_referral"]
        shown = shown_text(front(pilot))
        assert "No deadline runs." in shown
        assert not any(step.measure for step in steps(desk))


async def test_a_case_is_suspended_for_as_long_as_the_law_allows(tmp_path: Path) -> None:
    """A suspension needs its end, is refused beyond the longest, and shows its clock."""
    desk = case_desk(tmp_path)
    case = a_case()
    records = [case, a_step("recorded", date(2026, 10, 9))]
    async with opened(desk, *records, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await choose(pilot, "suspended")
        await press(pilot, "enter")
        form = await saved_form(pilot, text="To secure the stock records.")
        assert app.screen is form
        assert problem_at(form, "until") != ""
        fill(form, until="1/6/2027")
        await press(pilot, "ctrl+s")
        assert app.screen is form
        await saved_form(pilot, until="7/12/2026")
        assert keys(desk) == ["recorded", "suspended"]
        assert "2026-12-07" in shown_text(app)
        assert "▸ proposal to HR" in shown_text(app)


async def test_a_decision_is_annulled_and_counts_no_more(tmp_path: Path) -> None:
    """An annulment asks for its reason, ends the case, and takes its expungement clock away."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, *decided(), screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        assert "spent on" in shown_text(app)
        await choose(pilot, "annulled")
        await press(pilot, "enter")
        form = await saved_form(pilot, by="Director", authority_ref="Charter 12", text="wrong")
        assert app.screen is form
        await saved_form(pilot, text="The customer has confirmed the visit since.")
        assert keys(desk)[-1] == "annulled"
        assert "spent on" not in shown_text(app)
        assert "No deadline runs." in shown_text(app)


async def test_a_closed_case_is_reopened_with_a_reason(tmp_path: Path) -> None:
    """Closed without a measure nothing follows but reopening, which begins the steps anew."""
    desk = case_desk(tmp_path)
    case = a_case()
    records = [case, a_step("recorded", date(2026, 10, 9))]
    async with opened(desk, *records, screen=CasePage(desk, case)) as pilot:
        app, take = front(pilot), taking(pilot, desk)
        await take("closed_no_action", text="The visit was made at the shop next door.")
        assert "▸" not in shown_text(app)
        await take("reopened", text="The shop next door denies the visit in writing.")
        assert "▸ facts recorded" in shown_text(app)
        await take("recorded")
        assert keys(desk) == ["recorded", "closed_no_action", "reopened", "recorded"]


async def test_a_deferral_is_shortened_once_half_of_it_is_served(tmp_path: Path) -> None:
    """Before the half it is refused at its day; after it the earlier end shows."""
    desk = case_desk(tmp_path)
    case = a_case()
    given = decided("deferral", months=6)
    people = given[-2].people
    served = a_step(
        "served",
        date(2026, 11, 10),
        people=tuple(one.revised(served_on=date(2026, 11, 10)) for one in people),
    )
    async with opened(desk, case, *given, served, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await choose(pilot, "shortened")
        await press(pilot, "enter")
        told = {"by": "Director", "authority_ref": "Charter 12", "text": "No breach since."}
        form = await saved_form(pilot, until="1/12/2026", **told)
        assert app.screen is form
        assert problem_at(form, "until") != ""
        await press(pilot, "escape")
        later(desk, days=100)
        await press(pilot, "enter")
        await saved_form(pilot, on="today", until="10/3/2027", **told)
        assert keys(desk)[-1] == "shortened"
        assert "2027-03-10" in shown_text(app)


async def test_a_warning_is_appealed_against_and_falls(tmp_path: Path) -> None:
    """Lodged in the rep's own words, heard by another: without a measure nothing is live."""
    desk = case_desk(tmp_path)
    case = a_case(pack="uk-acas", pack_version="")
    ladder = [
        a_step("investigation", date(2026, 11, 2), by="Hà"),
        a_step("invited", date(2026, 11, 3), text="Visit entered on 6 Oct, not made."),
        a_step("ladder_hearing", date(2026, 11, 9), by="Bình", text="I was next door."),
        a_step("outcome", date(2026, 11, 20), by="Bình", measure="first_written"),
    ]
    async with opened(desk, case, *ladder, screen=CasePage(desk, case)) as pilot:
        app, take = front(pilot), taking(pilot, desk)
        assert "warning is live" in shown_text(app)
        await take("appealed", text="He is lazy, my manager said, and nobody asked the shop.")
        await choose(pilot, "appeal_heard")
        await press(pilot, "enter")
        form = await saved_form(pilot, by="Bình", text="The shop confirms the visit.")
        assert app.screen is form
        await saved_form(pilot, by="Dũng", measure="none")
        assert keys(desk)[-1] == "appeal_heard"
        assert "warning is live" not in shown_text(app)
