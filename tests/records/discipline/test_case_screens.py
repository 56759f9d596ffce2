"""Cases from the keyboard: what is locked, sorted, recorded, refused, marked and closed again."""

from datetime import date
from pathlib import Path

import pytest

from casework_desk import a_case, a_step, case_desk, later, opened, saved_form, until_signed
from coachtui.domain.audit import AuditEvent
from coachtui.records.discipline.model import (
    Addendum,
    CaseStep,
    CounselNote,
    DisciplineCase,
    HrFile,
)
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.cases import CaseList
from coachtui.records.discipline.screens.reading_page import ReadingPage
from coachtui.records.discipline.screens.triage import Triage
from coachtui.ui.dialogs import Ask, AskLine, Choose
from coachtui.ui.form import FormScreen
from coachtui.ui.form_fields import FieldRow
from overview_desk import app_of, rows_on, said, shown_text, titled
from prepping import fill, front, press, problem_at, row_of, settle


async def test_the_list_is_locked_first_and_opens_after_a_question(tmp_path: Path) -> None:
    """Nothing but that it is locked shows at first; Enter, then y, opens it; L locks it again."""
    desk = case_desk(tmp_path)
    await desk.hr.unlock()
    desk.hr.lock()
    app = app_of(desk, CaseList(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "Discipline is locked." in shown_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        await press(pilot, "y")
        assert desk.hr.unlocked
        assert rows_on(app) == []
        assert "n sorts a matter" in shown_text(app)
        await press(pilot, "L")
        assert not desk.hr.unlocked
        assert "Discipline is locked." in shown_text(app)
    desk.hr.close()


async def test_what_is_not_copied_is_said_once_and_with_its_keys(tmp_path: Path) -> None:
    """The sentence names the keys that do copy a letter, and goes with the next key."""
    desk = case_desk(tmp_path)
    async with opened(desk, a_case(), screen=CaseList(desk)) as pilot:
        app = front(pilot)
        await press(pilot, "y")
        assert said(app) == "HR records are not copied here. In a case: l Letters, then y."
        await press(pilot, "down")
        assert said(app) == ""
        await press(pilot, "y", "y")
        assert said(app).startswith("HR records are not copied here.")


async def test_five_keys_sort_a_matter_and_lead_to_a_case(tmp_path: Path) -> None:
    """The questions come one at a time; conduct leads to the facts, and these to the page."""
    desk = case_desk(tmp_path)
    async with opened(desk, screen=CaseList(desk)) as pilot:
        app = front(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        await press(pilot, "enter")
        assert isinstance(app.screen, Triage)
        await press(pilot, "n", "y", "y", "y", "n")
        assert "Conduct: a rule was broken" in shown_text(app)
        await press(pilot, "enter")
        photo = tmp_path / "photo.jpg"
        photo.write_bytes(b"the closed shop")
        await saved_form(
            pilot,
            acts="20/11",
            discovered_on="22/11",
            place="Chợ Lớn",
            facts="The CRM shows a visit on 20 Nov at 10:00; the shop was closed.",
            witnesses="Mai: “we were closed all day”",
            evidence=str(photo),
            clause="7.5",
        )
        assert isinstance(app.screen, CasePage)
        (case,) = desk.hr.repository.all(DisciplineCase)
        assert case.number == "2026-001"
        assert case.incident.acts == (date(2026, 11, 20),)
        assert case.incident.evidence[0].sha256 is not None
        shown = shown_text(app)
        assert "Happened Fri 20 Nov · found Sun 22 Nov · recorded +3 d late" in shown
        assert "▸ facts recorded" in shown
        assert shown.count("Decree 145/2020 Art. 70(1) · A") == 1
        assert "178 days left · Labour Code Art. 123(1) · A" in " ".join(shown.split())
        assert "not yet" in shown


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        ("y", "Stop: call HR"),
        ("nn", "Capability: the work falls short"),
        ("nyn", "An informal talk"),
        ("nyyyy", "the case pauses"),
    ],
)
async def test_every_way_through_the_questions_says_what_follows(
    tmp_path: Path, keys: str, result: str
) -> None:
    """Each outcome of the triage is told as soon as it is known; r asks again."""
    desk = case_desk(tmp_path)
    async with opened(desk, screen=CaseList(desk)) as pilot:
        app = front(pilot)
        await pilot.press("n")
        await pilot.pause()
        await press(pilot, "enter")
        await press(pilot, *keys)
        assert result in shown_text(app)
        await press(pilot, "r")
        assert result not in shown_text(app)


async def test_a_label_stops_the_facts_until_what_was_seen_stands_there(tmp_path: Path) -> None:
    """“lazy” is pointed out while it is typed and cannot be saved; a witness's words can."""
    desk = case_desk(tmp_path)
    async with opened(desk, a_case(), screen=CasePage(desk, a_case())) as pilot:
        app = front(pilot)
        await press(pilot, "e")
        form = await saved_form(pilot, facts="He is lazy.", witnesses="Mai: he is lazy")
        assert app.screen is form
        assert "“lazy”" in problem_at(form, "facts")
        assert problem_at(form, "witnesses") == ""
        await saved_form(pilot, facts="3 of 8 planned calls were made on 12 Oct.")
        assert isinstance(app.screen, CasePage)


async def test_a_fine_is_stopped_at_the_keystroke(tmp_path: Path) -> None:
    """The last letter of “phạt tiền” in a measure shows the article and the lawful routes."""
    desk = case_desk(tmp_path)
    case = a_case()
    steps = [a_step("recorded", date(2026, 10, 9))]
    async with opened(desk, case, *steps, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await press(pilot, "enter")
        form = app.screen
        assert isinstance(form, FormScreen)
        row = row_of(form, "measure")
        form.set_focus(row.editor)
        await press(pilot, *"phạt tiề")
        assert problem_at(form, "measure") == ""
        await press(pilot, "n")
        told = problem_at(form, "measure")
        assert "Labour Code Art. 127(2) · A" in told
        assert "reprimand, deferral of pay rise, demotion or dismissal" in told
        assert "Art. 127(2)" in shown_text(app)
        await press(pilot, "ctrl+s")
        assert app.screen is form
        assert len(desk.hr.repository.all(CaseStep)) == 1


async def test_what_the_law_forbids_is_not_even_proposed(tmp_path: Path) -> None:
    """A dismissal without a ground is refused at the measure, however often ^S is pressed."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(
        desk, case, a_step("recorded", date(2026, 10, 9)), screen=CasePage(desk, case)
    ) as pilot:
        await press(pilot, "enter")
        form = await saved_form(pilot, 3, measure="dismissal")
        assert front(pilot).screen is form
        assert "Labour Code Art. 125" in problem_at(form, "measure")
        assert "not proposed" in said(front(pilot))
        await saved_form(pilot, measure="reprimand")
        assert [step.step for step in desk.hr.repository.all(CaseStep)] == ["recorded", "proposed"]


async def test_a_decision_taken_elsewhere_against_the_law_is_marked_as_that(
    tmp_path: Path,
) -> None:
    """After the limit a decision is refused with its article; on file all the same it is marked."""
    desk = case_desk(tmp_path)
    case = a_case()
    late = case.incident.revised(acts=(date(2026, 5, 6),), discovered_on=date(2026, 5, 6))
    case = a_case(incident=late)
    async with opened(desk, case, *until_signed(), screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await press(pilot, "enter")
        form = await saved_form(pilot, by="Giám đốc", authority_ref="Charter 12", on="23/11")
        assert "Labour Code Art. 123(1) · A" in problem_at(form, "on")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, AskLine)
        await pilot.press(*"short", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AskLine)
        await pilot.press(*" no more, HR decided", "enter")
        await settle(pilot)
        assert isinstance(app.screen, CasePage)
        step = desk.hr.repository.all(CaseStep)[-1]
        assert step.contrary
        assert step.overrides[0].reason == "short no more, HR decided"
        assert "contrary to Labour Code" in shown_text(app)


async def test_a_case_goes_from_the_facts_to_the_end_by_keys(tmp_path: Path) -> None:
    """Enter on what comes next, ^S: every step of a lawful case is issued from the page."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)

        async def take(days: int, /, *keys: str, **texts: str) -> None:
            later(desk, days=days, seconds=1)
            await press(pilot, "enter", *keys)
            form = await saved_form(pilot, **texts)
            problems = {row.field.name: problem_at(form, row.field.name) for row in form._rows}
            assert isinstance(app.screen, CasePage), (problems, said(app))

        await take(0)
        await take(0, measure="reprimand", text="Visit entered on 6 Oct that was not made.")
        await take(1, hearing_at="7/12/2026 9:00", place="HCM", **{"p0.received_on": "today"})
        await take(13, "ctrl+s", **{"p0.came": "yes", "text": "I was next door."})
        await take(0, **{"p0.signed": "signed"})
        await take(1, by="Director", authority_ref="Charter 12")
        await take(1, **{"p0.served_on": "today"})
        keys = [step.step for step in desk.hr.repository.all(CaseStep)]
        assert keys[-2:] == ["decision_issued", "served"]
        assert "spent on" in shown_text(app)


async def test_an_issued_step_is_read_and_only_added_to(tmp_path: Path) -> None:
    """Enter reads a step as issued, u undoes nothing, a adds to it, e has no facts any more."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, *until_signed(), screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await press(pilot, "g", "enter")
        assert isinstance(app.screen, ReadingPage)
        assert "Done on Friday 2026-10-09" in shown_text(app)
        await press(pilot, "escape", "u")
        assert "Nothing is undone here" in said(app)
        await press(pilot, "g", "a")
        await saved_form(pilot, text="The hour was 11:00.")
        (added,) = desk.hr.repository.all(Addendum)
        assert added.step_id is not None
        await press(pilot, "g", "enter")
        assert "The hour was 11:00." in shown_text(app)
        await press(pilot, "escape", "e")
        names = [row.field.name for row in app.screen.query(FieldRow)]
        assert names == ["title", "statement", "manager_notes"]


async def test_a_protected_period_pauses_a_case(tmp_path: Path) -> None:
    """The HR file's periods hold the next step, and v says why, with the article."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(
        desk, case, a_step("recorded", date(2026, 10, 9)), screen=CasePage(desk, case)
    ) as pilot:
        app = front(pilot)
        await press(pilot, "p")
        await saved_form(pilot, protected="family: 02/11/2026 - 01/05/2027")
        (file,) = desk.hr.repository.all(HrFile)
        assert file.protected[0].last == date(2027, 5, 1)
        assert "waits for the end of a protected period" in shown_text(app)
        await press(pilot, "v")
        assert "Labour Code Art. 122(4) · A" in shown_text(app)


async def test_an_informal_talk_says_that_it_is_no_discipline(tmp_path: Path) -> None:
    """A note of a talk stands beside the cases as no discipline; a label in it is a hint only."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, screen=CaseList(desk)) as pilot:
        app = front(pilot)
        await pilot.press("t")
        await pilot.pause()
        await press(pilot, "enter")
        assert "this is no discipline" in shown_text(app)
        form = app.screen
        assert isinstance(form, FormScreen)
        fill(form, facts="He is lazy on Mondays")
        await pilot.pause()
        assert "“lazy”" in problem_at(form, "facts")
        await press(pilot, "ctrl+s")
        assert len(desk.hr.repository.all(CounselNote)) == 1
        assert "Talks · no discipline" in shown_text(app)


async def test_capability_goes_from_an_expectation_to_met(tmp_path: Path) -> None:
    """Criteria, gap and support are frozen step by step; readings are entered by their figure."""
    desk = case_desk(tmp_path)
    case = a_case(track="capability", incident={})
    async with opened(desk, case, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        assert "No measure exists on this track" not in shown_text(app)
        await press(pilot, "enter")
        assert "Still missing" in said(app)
        await press(pilot, "e")
        await saved_form(
            pilot,
            standard="Assessment rules 2026",
            criteria_issued_on="5/1/2026",
            organisation_consulted_on="3/1/2026",
            gap="Target 85 %, reading 74 % in October.",
            metrics="Strike rate; %; 74; 85",
            support="Two joint calls a week: Ngân",
            starts_on="23/11/2026",
        )
        (stored,) = desk.hr.repository.all(DisciplineCase)
        assert stored.capability.review_dates[0] == date(2026, 12, 7)
        await press(pilot, "enter")
        await saved_form(pilot)
        await press(pilot, "enter")
        await saved_form(pilot)
        later(desk, days=14)
        await press(pilot, "enter")
        await saved_form(pilot, reading0="86,5")
        keys = [step.step for step in desk.hr.repository.all(CaseStep)]
        assert keys == ["expectation_set", "support_plan", "reading"]
        assert desk.hr.repository.all(CaseStep)[-1].readings == {"Strike rate": 86.5}


async def test_minutes_nobody_signed_pass_with_a_reason_only(tmp_path: Path) -> None:
    """A guard of confidence B is told at the field, asks for a reason, and keeps it unmarked."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, *until_signed()[:4], screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await press(pilot, "enter")
        form = await saved_form(pilot)
        assert "Decree 145/2020 Art. 70(3)(4) · B" in problem_at(form, "p0.signed")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, AskLine)
        await pilot.press(*"left before the end", "enter")
        await settle(pilot)
        step = desk.hr.repository.all(CaseStep)[-1]
        assert (step.step, step.contrary) == ("minutes_signed", False)
        assert step.overrides[0].reason == "left before the end"


async def test_a_warning_of_a_ladder_is_given_and_appealed_against(tmp_path: Path) -> None:
    """Under uk-acas the companion is offered with the invitation, and the outcome is live."""
    desk = case_desk(tmp_path)
    case = a_case(pack="uk-acas", pack_version="")
    async with opened(desk, case, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await press(pilot, "enter")
        await saved_form(pilot, by="Hà")
        await press(pilot, "enter")
        told = {"hearing_at": "25/11/2026 9:00", "text": "Visit entered on 6 Oct, not made."}
        await saved_form(pilot, **told, **{"p0.received_on": "today"})
        later(desk, days=2)
        await press(pilot, "enter", "ctrl+s")
        await saved_form(pilot, by="Bình", text="I was next door.", **{"p0.came": "yes"})
        await press(pilot, "enter")
        await saved_form(pilot, measure="first written", by="Bình")
        assert isinstance(app.screen, CasePage), shown_text(app)
        step = desk.hr.repository.all(CaseStep)[-1]
        assert step.step == "outcome"
        assert "warning is live" in shown_text(app)
        assert any("appeal lodged" in row for row in rows_on(app))


async def test_each_opening_of_a_case_is_noted(tmp_path: Path) -> None:
    """Whoever opens a case leaves an event with its id in the HR store."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, screen=CaseList(desk)) as pilot:
        await press(pilot, "enter")
        assert isinstance(front(pilot).screen, CasePage)
        events = desk.hr.repository.all(AuditEvent)
        assert [(one.action, one.record_id) for one in events][-1] == ("read", "case")


async def test_locking_closes_the_page_and_the_form_and_keeps_the_text(tmp_path: Path) -> None:
    """A lock closes the case with the form over it; unlocked again the text is back, not before."""
    desk = case_desk(tmp_path)
    case = a_case()
    async with opened(desk, case, screen=CaseList(desk)) as pilot:
        app = front(pilot)
        await press(pilot, "enter", "e")
        form = app.screen
        assert isinstance(form, FormScreen)
        fill(form, place="CANARY street")
        await pilot.pause()
        desk.hr.lock()
        await settle(pilot)
        assert "Discipline" in titled(app)[0].title()
        assert "CANARY" not in shown_text(app)
        assert "2026-001" not in shown_text(app)
        await desk.hr.unlock()
        await settle(pilot)
        await press(pilot, "enter", "e")
        form = app.screen
        assert isinstance(form, FormScreen)
        assert row_of(form, "place").text == "CANARY street"
