"""The two cases of the sample stand as told on the demo's Monday, in whole and clean documents."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from coachtui.cli.sample import load_sample
from coachtui.domain.ids import ME
from coachtui.domain.label_lint import find_labels
from coachtui.domain.label_lists import LabelLists, load_lists
from coachtui.domain.person import Person
from coachtui.exchange.records import open_for_screens, open_hr
from coachtui.language import Words
from coachtui.records.discipline.model import CaseStep, DisciplineCase
from coachtui.records.discipline.presentation.case_words import line_words
from coachtui.records.discipline.rules.deadlines import expunge_clock
from coachtui.records.discipline.rules.lifecycle import issue, planned_reviews
from coachtui.storage.chain import verify
from coachtui.text import clean
from hr_rooms import hr_session
from hr_sample import FOLDER, HR_TYPES, HrSample, stored
from sample_file import DEMO_NOW

QUOTE = "anh ấy lười quá"
DATED, MEETINGS = "Bước tiếp theo có ngày trong 24 giờ", "Cuộc gặp đủ điều kiện mỗi tuần"
DECIDED = date(2026, 12, 2)
DAYS = ("on", "sent_on", "received_on", "discovered_on")


@pytest.fixture(scope="module")
def sample() -> HrSample:
    """Give the HR records of the sample."""
    return HrSample()


@pytest.fixture(scope="module")
def people() -> dict[str, Person]:
    """Give the sample team by full name."""
    found = [Person.from_document(one) for one in stored("team.json")["person"]]
    return {one.full_name: one for one in found}


@pytest.fixture(scope="module")
def labels() -> LabelLists:
    """Give the words that label a person."""
    return load_lists("vi")


def texts(value: object) -> Iterator[str]:
    """Give every text in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, Sequence):
        for one in value:
            yield from texts(one)


def days(value: object) -> Iterator[str]:
    """Give every day in a document on which something had been done."""
    if isinstance(value, Mapping):
        yield from (str(value[key]) for key in DAYS if value.get(key))
        for one in value.values():
            yield from days(one)
    elif isinstance(value, list):
        for one in value:
            yield from days(one)


def test_every_document_is_as_the_store_keeps_it(sample: HrSample) -> None:
    """Each document fits its type, is whole, and comes back from its record unchanged."""
    assert set(sample.documents) == {kind.table for kind in HR_TYPES}
    for kind in HR_TYPES:
        assert sample.documents[kind.table]
        for document in sample.documents[kind.table]:
            record = kind.from_document(document)
            assert record.model_dump(mode="json") == document
            assert record.model_extra == {}
            assert record.rev >= 1
            assert record.created_by == ME
            assert record.created_at is not None
            assert record.updated_at is not None
            assert record.recorded_at == record.created_at <= record.updated_at <= DEMO_NOW


def test_text_is_clean(sample: HrSample) -> None:
    """Every text is NFC, trimmed and without control characters."""
    for rows in sample.documents.values():
        for text in texts(rows):
            assert text == unicodedata.normalize("NFC", text) == clean(text, lines=True).strip()


def test_every_reference_leads_to_a_document(
    sample: HrSample, people: Mapping[str, Person]
) -> None:
    """Each record is about somebody of the team, each step about a case, no id stands twice."""
    rows = [one for table in sample.documents.values() for one in table]
    assert len({one["id"] for one in rows}) == len(rows)
    known = {one.id for one in people.values()}
    cases = {one.id: one.person_id for one in sample.cases}
    assert {one.get("person_id", ME) for one in rows} <= known
    assert all(cases[one.case_id] == one.person_id for one in sample.steps)
    assert {one.record_id for one in sample.events} == {"", *cases}
    names = {one.name for step in sample.steps for one in step.people}
    assert names | {step.by for step in sample.steps} <= set(people)


def test_nothing_is_stored_before_it_happened(sample: HrSample) -> None:
    """No day of a document lies after it was written, and each case was opened before its steps."""
    for rows in sample.documents.values():
        for row in rows:
            assert max(days(row), default="") <= str(row["updated_at"])[:10]
    for step in sample.steps:
        assert step.recorded_at is not None
        early = step.recorded_at - timedelta(minutes=5)
        reads = [one.at for one in sample.events if one.record_id == step.case_id]
        assert any(early < at < step.recorded_at for at in reads), step.step


def test_the_rules_issue_every_step_as_it_stands(sample: HrSample) -> None:
    """Taken again one by one, each step goes on file without an override, as it is in the file."""
    for number in ("2026-001", "2026-002"):
        told = sample.case(number)
        assert all(not step.overrides for step in told.steps)
        for place, step in enumerate(told.steps):
            draft = step.revised(rev=0, recorded_at=None, incident=None, capability=None)
            assert step.recorded_at is not None
            at = told.bench(step.recorded_at.date())
            made = issue(told.case, told.steps[:place], told.file, (), draft, at)
            assert made.revised(rev=1, recorded_at=step.recorded_at) == step


def test_the_case_of_conduct_is_as_told(sample: HrSample, people: Mapping[str, Person]) -> None:
    """2026-001 is about anh Vượng: three acts, found 19 October, a reprimand proposed."""
    told = sample.case("2026-001")
    case, incident = told.case, told.case.incident

    assert case.person_id == people["Trịnh Quốc Vượng"].id
    assert (case.track, case.pack, case.visibility) == ("conduct", "vn-2019", "formal")
    assert incident.acts == (date(2026, 10, 6), date(2026, 10, 7), date(2026, 10, 8))
    assert incident.discovered_on == date(2026, 10, 19)
    assert not incident.finance
    assert "7.3" in incident.clause
    assert incident.rules_effective_on == date(2026, 1, 12)
    collected = sorted(one.collected_at.date() for one in incident.evidence if one.collected_at)
    assert collected == [date(2026, 10, day) for day in (20, 21, 22, 23)]
    assert "Hai trong ba lần là gọi điện" in case.statement
    assert [(step.step, step.on) for step in told.steps] == [
        ("recorded", date(2026, 10, 23)),
        ("union_informed", date(2026, 10, 27)),
        ("proposed", date(2026, 10, 30)),
        ("hearing_notified", date(2026, 11, 18)),
    ]
    assert told.step("proposed").measure == "reprimand"
    assert told.step("recorded").incident == incident


def test_the_case_of_conduct_on_the_demo_day(sample: HrSample) -> None:
    """The hearing is in 7 days, 134 are left to decide, and the notice is amber: after 19 Nov."""
    told = sample.case("2026-001")
    page = told.lines()

    assert told.state() == "hearing_notified"
    assert [(each.kind, each.day, each.left, each.amber) for each in told.clocks()] == [
        ("hearing", date(2026, 11, 30), 7, False),
        ("decide_by", date(2027, 4, 6), 134, False),
    ]
    notice = page["hearing_notified"].clock
    assert notice is not None
    assert (notice.day, notice.safe) == (date(2026, 11, 20), date(2026, 11, 19))
    assert notice.amber
    assert line_words(Words.of("en"), told.bench().pack, page["hearing_notified"]).warn
    assert [key for key, line in page.items() if line.status == "next"] == ["hearing_held"]
    received = {one.role: one.received_on for one in told.step("hearing_notified").people}
    assert received == {
        "employee": date(2026, 11, 19),
        "organisation": date(2026, 11, 20),
        "hr": date(2026, 11, 19),
    }


def test_decided_on_2_december_it_is_spent_on_2_march(sample: HrSample) -> None:
    """A reprimand of 2 December 2026 would stand until 2 March 2027."""
    told = sample.case("2026-001")
    given = CaseStep(
        person_id=told.case.person_id,
        case_id=told.case.id,
        step="decision_issued",
        on=DECIDED,
        measure=told.step("proposed").measure,
    )
    clock = expunge_clock((*told.steps, given), told.bench(DECIDED))
    assert clock is not None
    assert clock.day == date(2027, 3, 2)


def test_the_case_of_capability_is_as_told(sample: HrSample, people: Mapping[str, Person]) -> None:
    """2026-002 is about Đăng: published criteria, a plan from 28 September, figures that rise."""
    told = sample.case("2026-002")
    work = told.case.capability

    assert told.case.person_id == people["Nguyễn Hải Đăng"].id
    assert told.case.track == "capability"
    assert work.organisation_consulted_on == date(2025, 12, 1)
    assert work.criteria_issued_on == date(2025, 12, 15)
    assert told.step("expectation_set").on == date(2026, 9, 21)
    assert work.starts_on == told.step("support_plan").on == date(2026, 9, 28)
    assert [(one.name, one.baseline, one.target) for one in work.metrics] == [
        (DATED, 41, 85),
        (MEETINGS, 4, 8),
    ]
    read = [step for step in told.steps if step.step == "reading"]
    assert [step.readings for step in read] == [
        {DATED: 55, MEETINGS: 5},
        {DATED: 68, MEETINGS: 6},
        {DATED: 74, MEETINGS: 6},
    ]
    assert len(work.support) == 3
    rule = told.bench().pack.rules["VN-23"]
    assert people["Nguyễn Hải Đăng"].contract_type == "indefinite"
    assert rule.number("indefinite_days") == 45


def test_the_case_of_capability_on_the_demo_day(sample: HrSample) -> None:
    """Three of five review points are read, on their days; the next is Friday, not amber yet."""
    told = sample.case("2026-002")
    reviews = planned_reviews(told.case, told.steps, told.file, told.bench())

    assert told.state() == "reading"
    assert reviews == (
        *(date(2026, 10, 12), date(2026, 10, 26), date(2026, 11, 12)),
        *(date(2026, 11, 27), date(2026, 12, 28)),
    )
    read = [step.on for step in told.steps if step.step == "reading"]
    assert read == list(reviews[:3])
    assert [(each.kind, each.day, each.amber) for each in told.clocks()] == [
        ("review", date(2026, 11, 27), False),
        ("review", date(2026, 12, 28), False),
    ]
    assert told.lines()["hr_referral"].status == "locked"
    assert not any(step.measure for step in told.steps)


def test_membership_and_protected_period_live_in_the_hr_file(
    sample: HrSample, people: Mapping[str, Person]
) -> None:
    """That anh Vượng is in the union and Hân is protected stands there and nowhere in the team."""
    files = {one.person_id: one for one in sample.files}
    vuong, han = people["Trịnh Quốc Vượng"].id, people["Âu Dương Gia Hân"].id

    assert [key for key, one in files.items() if one.organisation_member] == [vuong]
    assert [key for key, one in files.items() if one.protected] == [han]
    period = files[han].protected[0]
    assert (period.basis, period.first, period.last) == (
        "family",
        date(2026, 11, 2),
        date(2027, 5, 1),
    )
    team = (FOLDER / "team.json").read_text("utf-8")
    assert set(stored("team.json")).isdisjoint(sample.documents)
    for secret in ("organisation_member", '"protected"', "2026-001", "2026-002", QUOTE):
        assert secret not in team


def test_no_text_labels_anybody(sample: HrSample, labels: LabelLists) -> None:
    """As formal texts all pass the lint; the customer's word does for its speaker and day alone."""
    for rows in sample.documents.values():
        for text in texts(rows):
            assert find_labels(text, labels, formal=True) == (), text
    facts = sample.case("2026-001").case.incident.facts
    assert f"“{QUOTE}" in facts
    line = next(line for line in facts.splitlines() if QUOTE in line)
    assert find_labels(line.partition("“")[2], labels, formal=True)


def test_the_demo_begins_with_both_stores(tmp_path: Path) -> None:
    """The sample is put into a team store and a chained HR store, whose chain is whole."""
    session = hr_session(tmp_path / "records")
    team, drafts, _, _ = open_for_screens(session, load_sample)
    with team, open_hr(session) as hr:
        assert {case.number for case in hr.all(DisciplineCase)} == {"2026-001", "2026-002"}
        assert len(team.all(Person)) == len(stored("team.json")["person"])
        assert team.all(DisciplineCase) == ()
        assert hr.head
    drafts.close()
    report = verify(session.folder / "hr")
    assert report.problems == ()
    assert report.lines > 0
