"""Evidence copied from one-on-ones, field days and promises: offered, linked, and shown."""

from datetime import UTC, date, datetime
from pathlib import Path

from casework_desk import a_case, a_step, case_desk, opened, saved_form
from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry, Score
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.exchange.paper_text import paper_text
from coachtui.overview.log_page import LogEntryPage
from coachtui.records.discipline.model import (
    LONGEST_LINE,
    Capability,
    CaseStep,
    DisciplineCase,
    Metric,
)
from coachtui.records.discipline.presentation.case_pack import case_pack
from coachtui.records.discipline.presentation.letter_values import CaseFile
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.evidence_form import EvidenceForm
from coachtui.records.discipline.screens.offered_evidence import offered_evidence
from coachtui.records.discipline.screens.reading_page import ReadingPage
from coachtui.records.field_day.model import CoachingReport, FieldDay, NextStep, Priority, Strength
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from overview_desk import shown_text
from places import AN
from prepping import front, press, row_of
from sample_cases import WEEK, ZONE, pack_of


def at(day: int) -> datetime:
    """Return ten in the morning of a day of November 2026."""
    return datetime(2026, 11, day, 3, tzinfo=UTC)


def a_line(key: str, kind: str, text: str, on: datetime, **changes: object) -> LogEntry:
    """Return a line about An."""
    given = {"id": key, "person_id": AN.id, "entry_kind": kind, "text": text, "happened_at": on}
    return LogEntry.model_validate({**given, **changes})


MEETING = OneOnOne(id="m1", person_id=AN.id, planned_at=at(9))
RIDE = FieldDay.model_validate({"id": "f1", "person_id": AN.id, "date": date(2026, 11, 11)})
REPORT = CoachingReport(
    id="r1",
    person_id=AN.id,
    field_day_id="f1",
    strengths=(Strength(competency="opening", evidence="asked for the week's target first"),),
    priorities=(Priority(evidence="no next step", behaviour="close with a date"),),
    next_steps=(NextStep(action="two closings", owner=AN.id, due=date(2026, 11, 20)),),
    submitted_at=at(12),
)
PROMISE = Commitment(
    id="c1",
    owner=AN.id,
    counterparty=ME,
    text="date every next step",
    due=date(2026, 11, 20),
    source=Source(kind="one_on_one", id="m1"),
    happened_at=at(9),
)
PREPARED = Score(competency="prep", score=4)
RECORDS: tuple[Record, ...] = (
    MEETING,
    RIDE,
    REPORT,
    PROMISE,
    a_line("l1", "praise", "opened with the goal", at(9), part_of="m1"),
    a_line("l2", "quote", "I forget to enter it", at(10)),
    a_line("l3", "note", "prepared", at(11), part_of="f1", scores=(PREPARED,)),
    a_line("l4", "note", "talked about the weather", at(9), part_of="m1"),
    a_line("l5", "adjusting", "of long ago", datetime(2025, 11, 9, 3, tzinfo=UTC)),
    a_line("l6", "praise", "as first typed", at(10)),
    a_line("l7", "praise", "as corrected", at(10), replaces="l6"),
    a_line("l8", "praise", "somebody else", at(10), person_id="khoa"),
)


def desk_with_team(tmp_path: Path) -> Desk:
    """Return a desk whose team records tell of An's work."""
    desk = case_desk(tmp_path)
    desk.repository.commit([Put(each) for each in RECORDS])
    return desk


def falling_short() -> tuple[DisciplineCase, tuple[CaseStep, ...]]:
    """Return a case of capability whose support plan runs."""
    work = Capability(
        standard="Assessment rules 2026",
        criteria_issued_on=date(2026, 1, 5),
        organisation_consulted_on=date(2026, 1, 3),
        gap="Target 85 %, reading 74 %.",
        metrics=(Metric(name="strike", unit="%", baseline=74, target=85),),
        support=("two joint calls a week",),
        starts_on=date(2026, 11, 2),
        review_dates=(date(2026, 11, 16), date(2026, 11, 30)),
    )
    case = a_case(track="capability", incident={}, capability=work)
    steps = (
        a_step("expectation_set", date(2026, 11, 2), capability=work),
        a_step("support_plan", date(2026, 11, 2), capability=work),
    )
    return case, steps


async def test_what_tells_of_the_work_is_offered_latest_first(tmp_path: Path) -> None:
    """Praise, what to change, quotes, scores, reports and promises of twelve months, no notes."""
    desk = desk_with_team(tmp_path)
    await desk.hr.unlock()
    told = [each.what for each in offered_evidence(desk, AN.id, desk.clock.now())]
    assert sorted(told, reverse=True) == [
        "2026-11-12 · coaching report · to work on · no next step · close with a date",
        "2026-11-12 · coaching report · strength · opening · asked for the week's target first",
        "2026-11-11 · field day · note · prepared · prep=4",
        "2026-11-10 · what went well · as corrected",
        "2026-11-10 · rep's own words · “I forget to enter it”",
        "2026-11-09 · Rep owes · date every next step · due 20 Nov",
        "2026-11-09 · 1-1 · what went well · opened with the goal",
    ]
    assert [each[:10] for each in told] == sorted((each[:10] for each in told), reverse=True)
    desk.hr.close()


async def test_an_excerpt_links_to_its_record_and_is_cut_to_a_line(tmp_path: Path) -> None:
    """The copy names kind, id and day of the record; a long one ends with an ellipsis."""
    desk = case_desk(tmp_path)
    desk.repository.commit([Put(a_line("l1", "praise", "x" * 900, at(9)))])
    await desk.hr.unlock()
    (found,) = offered_evidence(desk, AN.id, desk.clock.now())
    assert found.source is not None
    assert (found.source.kind, found.source.id) == ("log_entry", "l1")
    assert found.source.on == date(2026, 11, 9)
    assert len(found.what) == LONGEST_LINE
    assert found.what.endswith("…")
    desk.hr.close()


async def test_a_review_point_takes_a_copy_with_its_link(tmp_path: Path) -> None:
    """^G lists the lines, Enter copies one; the step freezes text, day and link, and shows them."""
    desk = desk_with_team(tmp_path)
    case, steps = falling_short()
    async with opened(desk, case, *steps, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, EvidenceForm)
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        await press(pilot, *"forget", "enter")
        await pilot.press("ctrl+g")
        await pilot.pause()
        await press(pilot, *"prepared", "enter")
        form = app.screen
        assert isinstance(form, EvidenceForm)
        assert row_of(form, "evidence").text.count("\n") == 1
        await saved_form(pilot, reading0="76")
        step = desk.hr.repository.all(CaseStep)[-1]
        assert [each.source.id for each in step.evidence if each.source] == ["l2", "l3"]
        assert all(each.collected_at is not None for each in step.evidence)
        page = app.screen
        assert isinstance(page, CasePage)
        page.table.highlight(step.id)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReadingPage)
        told = "\n".join(app.screen.paragraphs)
        assert "copied excerpt · 2026-11-10 · rep's own words · “I forget to enter it”" in told


async def test_o_opens_the_original_of_an_excerpt(tmp_path: Path) -> None:
    """From a review point one key leads to the line it rests on; without a copy there is no key."""
    desk = desk_with_team(tmp_path)
    case, steps = falling_short()
    await desk.hr.unlock()
    copies = [each for each in offered_evidence(desk, AN.id, at(23)) if "Rep owes" not in each.what]
    quote = next(each for each in copies if "forget" in each.what)
    reading = a_step("reading", date(2026, 11, 16), readings={"strike": 76.0}, evidence=(quote,))
    async with opened(desk, case, *steps, reading, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        page = app.screen
        assert isinstance(page, CasePage)
        page.table.highlight(reading.id)
        await press(pilot, "enter", "o")
        assert isinstance(app.screen, LogEntryPage)
        await press(pilot, "escape", "escape")
        page.table.highlight(steps[0].id)
        await press(pilot, "enter")
        assert "Original" not in shown_text(app)


async def test_of_several_originals_one_is_asked_for(tmp_path: Path) -> None:
    """Two excerpts of a step are listed, and the one chosen opens."""
    desk = desk_with_team(tmp_path)
    case, steps = falling_short()
    await desk.hr.unlock()
    copies = offered_evidence(desk, AN.id, at(23))
    two = tuple(each for each in copies if "forget" in each.what or "prepared" in each.what)
    reading = a_step("reading", date(2026, 11, 16), readings={"strike": 76.0}, evidence=two)
    async with opened(desk, case, *steps, reading, screen=CasePage(desk, case)) as pilot:
        app = front(pilot)
        page = app.screen
        assert isinstance(page, CasePage)
        page.table.highlight(reading.id)
        await press(pilot, "enter")
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        await press(pilot, *"forget", "enter")
        assert isinstance(app.screen, LogEntryPage)
        assert "I forget to enter it" in shown_text(app)


async def test_what_is_typed_by_hand_is_no_copy(tmp_path: Path) -> None:
    """Only a whole line of the list is linked; anything else is evidence in words."""
    desk = desk_with_team(tmp_path)
    case, steps = falling_short()
    async with opened(desk, case, *steps, screen=CasePage(desk, case)) as pilot:
        await press(pilot, "enter")
        typed = "report of 3 Nov\n2026-11-10 · rep's own words"
        await saved_form(pilot, reading0="76", evidence=typed)
        step = desk.hr.repository.all(CaseStep)[-1]
        assert [each.source for each in step.evidence] == [None, None]
        assert "\n".join(each.what for each in step.evidence) == typed


async def test_the_facts_of_conduct_take_copies_too(tmp_path: Path) -> None:
    """In the form of what happened ^G works as well, beside files and descriptions."""
    desk = desk_with_team(tmp_path)
    async with opened(desk, a_case(), screen=CasePage(desk, a_case())) as pilot:
        await press(pilot, "e")
        await pilot.press("ctrl+g")
        await pilot.pause()
        await press(pilot, *"corrected", "enter")
        await saved_form(pilot)
        (case,) = desk.hr.repository.all(DisciplineCase)
        kinds = [each.source.kind if each.source else "" for each in case.incident.evidence]
        assert kinds == ["", "log_entry"]
        await press(pilot, "e")
        await saved_form(pilot)  # once stored, a copy stays a copy
        (case,) = desk.hr.repository.all(DisciplineCase)
        assert case.incident.evidence[1].source is not None


async def test_a_form_without_evidence_has_no_such_key(tmp_path: Path) -> None:
    """Where no evidence is asked for, the key is not offered and does nothing."""
    desk = desk_with_team(tmp_path)
    case = a_case()
    async with opened(
        desk, case, a_step("recorded", date(2026, 10, 9)), screen=CasePage(desk, case)
    ) as pilot:
        app = front(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, EvidenceForm)
        assert "Evidence" not in shown_text(app)
        await press(pilot, "ctrl+g")
        assert isinstance(app.screen, EvidenceForm)


async def test_the_case_pack_prints_the_copy_with_its_day(tmp_path: Path) -> None:
    """The excerpt stands in the printed case with the day of the record, and says it is a copy."""
    desk = desk_with_team(tmp_path)
    await desk.hr.unlock()
    copy = next(each for each in offered_evidence(desk, AN.id, at(23)) if "forget" in each.what)
    case, steps = falling_short()
    reading = a_step("reading", date(2026, 11, 16), readings={"strike": 76.0}, evidence=(copy,))
    file = CaseFile(
        case=case,
        steps=(*steps, reading),
        file=None,
        others=(),
        addenda=(),
        person=AN,
        bench=Bench(pack_of("vn-2019"), WEEK, date(2026, 11, 23), ZONE),
    )
    told = paper_text(case_pack(desk.words, file))
    assert "copied excerpt · 2026-11-10 · rep's own words · “I forget to enter it”" in told
    desk.hr.close()
