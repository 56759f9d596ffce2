"""The two cases of the demo team, and what walks a case through its steps day by day."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from coachtui.domain.working_days import WorkingWeek
from coachtui.records.discipline.model import (
    Attendee,
    Capability,
    CaseStep,
    DisciplineCase,
    Evidence,
    HrFile,
    Incident,
    Metric,
    Witness,
)
from coachtui.records.discipline.rules.guards import Bench, Refusal
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.rules.lifecycle import (
    CaseLine,
    Clock,
    Earlier,
    clocks,
    issue,
    lines,
    refused,
    shown_state,
)
from coachtui.records.discipline.rules.packs import load_packs

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WEEK = WorkingWeek(
    holidays=frozenset(
        date.fromisoformat(day)
        for day in ("2026-08-31", "2026-09-01", "2026-09-02", "2026-11-24", "2027-01-01")
    ),
    made_up=frozenset({date(2026, 8, 22)}),
)
DEMO_DAY = date(2026, 11, 23)
REP, UNION, HR = "Trịnh Quốc Vượng", "Cao Xuân Lộc", "Mai Thị Tường Vy"
HEARING = datetime(2026, 11, 30, 14, tzinfo=ZONE)
MEMBER = HrFile(person_id="p5", organisation_member=True)


def pack_of(name: str) -> LawPack:
    """Give a pack of the program."""
    found = load_packs().named(name)
    assert found is not None
    return found


def conduct_case(pack: str = "vn-2019", **changes: object) -> DisciplineCase:
    """Give the case 2026-001 of the demo, before its first step."""
    incident = Incident(
        acts=(date(2026, 10, 6), date(2026, 10, 7), date(2026, 10, 8)),
        discovered_on=date(2026, 10, 19),
        facts="Three visits stand in the CRM that the customers do not confirm.",
        witnesses=(Witness(name="Khách hàng", quote="anh ấy lười quá"),),
        evidence=(Evidence(kind="log", what="CRM visits of 6, 7 and 8 October"),),
        clause="7.3",
        rules_registered_on=date(2025, 12, 22),
        rules_effective_on=date(2026, 1, 12),
    )
    case = DisciplineCase(
        id="c1",
        person_id="p5",
        number="2026-001",
        track="conduct",
        pack=pack,
        incident=incident,
        statement="Two of the three were phone calls.",
    )
    return case.revised(**changes)


def capability_case(**changes: object) -> DisciplineCase:
    """Give the case 2026-002 of the demo, before its first step."""
    capability = Capability(
        standard="Performance criteria for sales, 2025-12-15",
        criteria_issued_on=date(2025, 12, 15),
        organisation_consulted_on=date(2025, 12, 1),
        gap="Next step dated in the CRM within 24 h: 41 %, target 85 %.",
        metrics=(
            Metric(name="next step dated", unit="%", baseline=41, target=85),
            Metric(name="qualified meetings", unit="a week", baseline=4, target=8),
        ),
        support=("weekly one-on-one", "field day 14 October", "CRM training 13 October"),
        starts_on=date(2026, 9, 28),
        review_dates=(
            *(date(2026, 10, 12), date(2026, 10, 26), date(2026, 11, 12)),
            *(date(2026, 11, 27), date(2026, 12, 28)),
        ),
    )
    case = DisciplineCase(
        id="c2",
        person_id="p8",
        number="2026-002",
        track="capability",
        pack="vn-2019",
        capability=capability,
    )
    return case.revised(**changes)


def told(received: date | None = None, union: date | None = None) -> tuple[Attendee, ...]:
    """Give those who must have the notice, with the days it reached the rep and the union."""
    return (
        Attendee(role="employee", name=REP, sent_on=date(2026, 11, 18), received_on=received),
        Attendee(role="organisation", name=UNION, sent_on=date(2026, 11, 18), received_on=union),
        Attendee(role="hr", name=HR, received_on=received),
    )


def both(**fields: object) -> tuple[Attendee, ...]:
    """Give the rep and the union with the same said of each."""
    people = (Attendee(role="employee", name=REP), Attendee(role="organisation", name=UNION))
    return tuple(each.revised(**fields) for each in people)


class Walk:
    """A case whose steps are taken one after the other, each on its day."""

    def __init__(
        self,
        case: DisciplineCase,
        file: HrFile | None = None,
        others: Sequence[Earlier] = (),
        pack: LawPack | None = None,
    ) -> None:
        self.case = case
        self.file = file
        self.others = tuple(others)
        self.pack = pack or pack_of(case.pack)
        self.steps: tuple[CaseStep, ...] = ()

    def draft(self, step: str, on: date, **fields: object) -> CaseStep:
        """Give a step that is not issued."""
        given = {"person_id": self.case.person_id, "case_id": self.case.id, "step": step, "on": on}
        return CaseStep.model_validate({**given, **fields})

    def take(self, step: str, on: date, **fields: object) -> CaseStep:
        """Issue a step on its day, and put it on file."""
        made = self.issued(self.draft(step, on, **fields))
        seconds = len(self.steps)
        at = datetime(2026, 1, 1, 0, 0, seconds, tzinfo=UTC)
        self.steps = (*self.steps, made.revised(rev=1, recorded_at=at))
        return self.steps[-1]

    def issued(self, draft: CaseStep) -> CaseStep:
        """Give a step as it is issued on its day; it is not put on file."""
        at = self.bench(draft.on)
        return issue(self.case, self.steps, self.file, self.others, draft, at)

    def refused(self, draft: CaseStep) -> tuple[Refusal, ...]:
        """Give what the guards say against a step on its day."""
        at = self.bench(draft.on)
        return refused(self.case, self.steps, self.file, self.others, draft, at)

    def lines(self, today: date) -> dict[str, CaseLine]:
        """Give the page as it stands on a day, by step."""
        found = lines(self.case, self.steps, self.file, self.bench(today))
        return {line.spec.key: line for line in found}

    def clocks(self, today: date) -> tuple[Clock, ...]:
        """Give the deadlines as they stand on a day."""
        return clocks(self.case, self.steps, self.file, self.bench(today))

    def state(self, today: date) -> str:
        """Give the state as it is shown on a day."""
        return shown_state(self.case, self.steps, self.file, self.bench(today))

    def bench(self, today: date) -> Bench:
        """Give what the case is looked at with on a day."""
        return Bench(self.pack, WEEK, today)


def conduct_to(last: str, walk: Walk | None = None) -> Walk:
    """Give the case 2026-001 with all its steps up to one of them taken as in the demo."""
    walk = walk or Walk(conduct_case(), MEMBER)
    received = told(date(2026, 11, 19), date(2026, 11, 20))
    decided: dict[str, object] = {
        "by": "Phan Hữu Trí",
        "authority_ref": "Điều lệ 12.1",
        "measure": "reprimand",
    }
    taken: tuple[tuple[str, date, dict[str, object]], ...] = (
        ("recorded", date(2026, 10, 23), {"by": "Lê Hoàng Ngân"}),
        ("union_informed", date(2026, 10, 27), {}),
        ("proposed", date(2026, 10, 30), {"measure": "reprimand"}),
        ("hearing_notified", date(2026, 11, 20), {"hearing_at": HEARING, "people": received}),
        (
            "hearing_held",
            date(2026, 11, 30),
            {"people": both(came=True), "text": "Two of the three were phone calls."},
        ),
        ("minutes_signed", date(2026, 11, 30), {"people": both(signed=True)}),
        ("decision_issued", date(2026, 12, 2), decided),
        ("served", date(2026, 12, 3), {"people": both(served_on=date(2026, 12, 3))}),
    )
    for step, on, fields in taken:
        walk.take(step, on, **fields)
        if step == last:
            break
    return walk


def capability_to(readings: int) -> Walk:
    """Give the case 2026-002 with its plan, and as many review points as asked."""
    walk = Walk(capability_case())
    walk.take("expectation_set", date(2026, 9, 21))
    walk.take("support_plan", date(2026, 9, 28))
    read = ((12, 10, 55, 5), (26, 10, 68, 6), (12, 11, 74, 6), (27, 11, 80, 7), (28, 12, 86, 8))
    for day, month, dated, meetings in read[:readings]:
        values = {"next step dated": float(dated), "qualified meetings": float(meetings)}
        walk.take("reading", date(2026, month, day), readings=values)
    return walk
