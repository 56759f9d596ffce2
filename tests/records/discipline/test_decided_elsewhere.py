"""What was decided elsewhere against the law: typed, recorded with a reason, marked everywhere."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from casework_desk import a_case, a_step, case_desk, opened, saved_form, until_signed
from coachtui.exchange.paper_text import paper_text
from coachtui.language import Words
from coachtui.records.discipline.model import CaseStep, Override
from coachtui.records.discipline.presentation.case_pack import case_pack
from coachtui.records.discipline.presentation.case_rows import case_rows, timeline
from coachtui.records.discipline.presentation.case_words import contrary_words
from coachtui.records.discipline.presentation.letter_values import CaseFile
from coachtui.records.discipline.presentation.letters import offers
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.rules.ladder import LadderFacts, ladder_refusals
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.cases import CaseList
from coachtui.ui.dialogs import Ask, AskLine
from overview_desk import rows_on, said, shown_text
from places import AN
from prepping import front, press, problem_at, row_of, settle
from sample_cases import WEEK, ZONE, pack_of

EN, VI = Words.of("en"), Words.of("vi")
FINE = "phạt tiền 500.000 ₫"
REASON = "HR decided it on 20 Nov, told by mail"


def a_fine() -> CaseStep:
    """Return a fine as it stands on file."""
    mark = Override(
        guard="VN-G02",
        rule="VN-13",
        article="Labour Code Art. 127(2)",
        reason=REASON,
        contrary=True,
    )
    return a_step("decision_issued", date(2026, 11, 20), measure=FINE, overrides=(mark,))


async def answered(pilot: Pilot[None], times: int) -> None:
    """Say that it was done elsewhere, and type the reason for so many articles."""
    app = front(pilot)
    assert isinstance(app.screen, Ask)
    await pilot.press("y")
    await pilot.pause()
    for _ in range(times):
        assert isinstance(app.screen, AskLine), said(app)
        await pilot.press(*REASON, "enter")
        await pilot.pause()
    await settle(pilot)


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        (FINE, "Labour Code Art. 127(2)"),
        ("salary deduction for two months", "Labour Code Art. 127(2)"),
        ("đình chỉ không lương 5 ngày", "Labour Code Art. 124"),
        ("public apology before the team", "Labour Code Art. 124"),
    ],
)
async def test_what_is_no_measure_is_recorded_as_contrary(
    tmp_path: Path, typed: str, article: str
) -> None:
    """A fine, a wage cut, unpaid suspension or a fifth measure goes on file marked, with why."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, *until_signed(), screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await press(pilot, "enter")
        form = await saved_form(
            pilot, measure="other", measure_typed=typed, by="Giám đốc", authority_ref="Charter 12"
        )
        assert article in problem_at(form, "measure_typed")
        assert "only if it was done elsewhere" in said(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        await answered(pilot, 1)
        assert isinstance(app.screen, CasePage)
        step = desk.hr.repository.all(CaseStep)[-1]
        assert (step.measure, step.contrary) == (typed, True)
        assert step.overrides[0].reason == REASON
        assert f"On file contrary to {article}." in shown_text(app)


async def test_the_article_shows_while_a_fine_is_typed(tmp_path: Path) -> None:
    """In the line for what others decided the article is shown at once, but the text may stand."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, *until_signed(), screen=CasePage(desk, case)) as pilot:
        await press(pilot, "enter")
        form = await saved_form(pilot, 0, measure="other", measure_typed="phạt tiền")
        assert "Labour Code Art. 127(2) · A" in problem_at(form, "measure_typed")
        await saved_form(pilot, 0, measure_typed="")
        assert problem_at(form, "measure_typed") == ""


async def test_the_two_lines_of_a_measure_must_agree(tmp_path: Path) -> None:
    """Text below a measure of the list, none below “other”, or a listed one: each is told."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, *until_signed(), screen=CasePage(desk, case)) as pilot:
        await press(pilot, "enter")
        form = await saved_form(pilot, measure="reprimand", measure_typed="apology")
        assert "Choose “other”" in problem_at(form, "measure")
        await saved_form(pilot, measure="other", measure_typed="")
        assert "as it was decided" in problem_at(form, "measure_typed")
        await saved_form(pilot, measure="other", measure_typed="Reprimand")
        assert "reprimand is in the list" in problem_at(form, "measure")
        assert len(desk.hr.repository.all(CaseStep)) == len(until_signed())


async def test_a_proposal_has_no_such_line(tmp_path: Path) -> None:
    """What the law forbids can be typed into no proposal: there is only the list."""
    desk = case_desk(tmp_path)
    case = a_case()
    steps = [a_step("recorded", date(2026, 10, 9))]
    async with opened(desk, case, *steps, screen=CasePage(desk, case)) as pilot:
        await press(pilot, "enter")
        form = await saved_form(pilot, 0)
        names = [row.field.name for row in form._rows]
        assert "measure_typed" not in names
        assert "other" not in [key for key, _ in row_of(form, "measure").field.choices]


async def test_a_fine_before_any_hearing_is_recorded_from_the_locked_line(tmp_path: Path) -> None:
    """Enter on the locked decision asks; then what was left out needs its reason, too."""
    desk = case_desk(tmp_path)
    case = a_case()
    steps = [a_step("recorded", date(2026, 10, 9))]
    async with opened(desk, case, *steps, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        page = app.screen
        assert isinstance(page, CasePage)
        page.table.highlight("decision_issued")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        await press(pilot, "y")
        await saved_form(
            pilot, measure="other", measure_typed=FINE, by="Giám đốc", authority_ref="Charter 12"
        )
        await pilot.press("ctrl+s")
        await pilot.pause()
        await answered(pilot, 3)
        assert isinstance(app.screen, CasePage)
        step = desk.hr.repository.all(CaseStep)[-1]
        assert [each.guard for each in step.overrides] == ["VN-G02", "VN-G06", "VN-G07"]
        assert all(each.contrary for each in step.overrides)


async def test_any_other_locked_line_stays_locked(tmp_path: Path) -> None:
    """Only a decision can have been taken elsewhere ahead of its turn."""
    desk = case_desk(tmp_path)
    case = a_case()
    steps = [a_step("recorded", date(2026, 10, 9))]
    async with opened(desk, case, *steps, screen=CasePage(desk, case)) as pilot:
        page = front(pilot).screen
        assert isinstance(page, CasePage)
        page.table.highlight("served")
        await press(pilot, "enter")
        assert "Locked" in said(front(pilot))


async def test_the_list_and_the_timeline_carry_the_mark(tmp_path: Path) -> None:
    """The row of the case and the entry of the timeline name the article, on both surfaces."""
    desk = case_desk(tmp_path)
    case = a_case()
    records = (case, *until_signed(), a_fine())
    async with opened(desk, *records, screen=CaseList(desk)) as pilot:
        (row,) = rows_on(front(pilot))
        assert "contrary to Labour Code Art. 127(2)" in row
        view = desk.hr.view
        (found,) = case_rows(view)
        assert found.contrary == "contrary to Labour Code Art. 127(2)"
        assert any("Art. 127(2)" in each.text for each in timeline(view, AN.id))


def test_every_print_out_carries_the_mark_and_no_letter_is_drafted() -> None:
    """The case pack says that the fine is contrary to its article; its decision is not drafted."""
    bench = Bench(pack_of("vn-2019"), WEEK, date(2026, 11, 23), ZONE)
    steps = (*until_signed(), a_fine())
    file = CaseFile(
        case=a_case(), steps=steps, file=None, others=(), addenda=(), person=AN, bench=bench
    )
    told = paper_text(case_pack(EN, file))
    assert FINE in told
    assert "contrary" in told
    assert "Art. 127(2)" in told
    assert REASON in told
    for offer in offers(EN, file):
        if offer.step is not None and offer.step.step == "decision_issued":
            assert offer.against


def test_the_mark_cites_the_article_in_the_readers_language() -> None:
    """A Vietnamese reader sees where the law says it, in Vietnamese."""
    told = contrary_words(VI, a_fine(), pack_of("vn-2019"))
    assert "khoản 2 Điều 127" in told


@pytest.mark.parametrize("name", ["generic", "uk-acas"])
def test_what_is_no_stage_of_a_ladder_is_refused(name: str) -> None:
    """A fine on a ladder is blocked, by what holds the heaviest sanction, even in a mild pack."""
    pack = pack_of(name)
    (found,) = ladder_refusals(pack, LadderFacts(stage="fine"), WEEK, date(2026, 11, 23))
    assert (found.key, found.effect) == ("LAD-G01", "block")
    assert found.rule == pack.stages[-1].rule
    mild = {key: replace(rule, effect="show") for key, rule in pack.rules.items()}
    (found,) = ladder_refusals(
        replace(pack, rules=mild), LadderFacts(stage="fine"), WEEK, date(2026, 11, 23)
    )
    assert found.effect == "block"
