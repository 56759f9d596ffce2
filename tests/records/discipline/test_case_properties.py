"""No sequence of steps and drafts yields what the law surely forbids, unmarked."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import get_args

from hypothesis import given, settings, strategies as st

from coachtui.records.discipline.model import (
    Attendee,
    CaseStep,
    DisciplineCase,
    HrFile,
    Override,
    ProtectedPeriod,
    StepKey,
)
from coachtui.records.discipline.rules.facts import Imposed
from coachtui.records.discipline.rules.guards import Refusal, refusals
from coachtui.records.discipline.rules.lifecycle import (
    RefusedStepError,
    decisions,
    facts_of,
    frozen_fields,
    is_closed,
    previous_measures,
)
from coachtui.records.discipline.rules.measures import is_live
from sample_cases import (
    HEARING,
    WEEK,
    ZONE,
    Walk,
    both,
    capability_case,
    capability_to,
    conduct_case,
)

ORDER = (
    *("recorded", "union_informed", "proposed", "hearing_notified"),
    *("hearing_held", "minutes_signed", "decision_issued", "served"),
)
GUARDS = tuple(f"VN-G{number:02}" for number in range(1, 10))
START = date(2026, 10, 20)
DAYS = st.integers(0, 120)
MEASURES = ("", "reprimand", "deferral", "demotion", "dismissal", "phạt tiền", "a fifth one")
PEOPLE = st.lists(
    st.builds(
        Attendee,
        role=st.sampled_from(("employee", "organisation", "hr")),
        name=st.sampled_from(("", "An")),
        received_on=st.none() | DAYS.map(lambda day: START + timedelta(days=day)),
        came=st.none() | st.booleans(),
        signed=st.booleans(),
        served_on=st.none() | DAYS.map(lambda day: START + timedelta(days=day)),
    ),
    max_size=3,
).map(tuple)
OVERRIDES = st.lists(
    st.builds(
        Override,
        guard=st.sampled_from(GUARDS),
        rule=st.sampled_from(
            ("VN-02", "VN-03", "VN-04", "VN-05", "VN-07", "VN-10", "VN-13", "VN-17")
        ),
        reason=st.just("It was decided elsewhere."),
        contrary=st.booleans(),
    ),
    max_size=6,
).map(tuple)
FIELDS: Mapping[str, st.SearchStrategy[object]] = {
    "text": st.sampled_from(("", "Two of the three were phone calls.")),
    "by": st.sampled_from(("", "Phan Hữu Trí")),
    "authority_ref": st.sampled_from(("", "12.1")),
    "people": PEOPLE,
    "hearing_at": st.none()
    | st.just(HEARING)
    | DAYS.map(lambda day: datetime(2026, 10, 20, 9, tzinfo=ZONE) + timedelta(days=day)),
    "measure": st.sampled_from(MEASURES),
    "months": st.none() | st.integers(1, 12),
    "until": st.none() | DAYS.map(lambda day: START + timedelta(days=day)),
}
TAKEN: Mapping[str, tuple[str, ...]] = {
    "recorded": ("text",),
    "union_informed": ("people",),
    "proposed": ("measure", "months"),
    "hearing_notified": ("hearing_at", "people"),
    "hearing_held": ("people", "text"),
    "minutes_signed": ("people",),
    "decision_issued": ("by", "authority_ref", "measure", "months"),
    "served": ("people",),
}
BOTH = both(received_on=date(2026, 11, 18), came=True, signed=True, served_on=date(2026, 12, 3))
LAWFUL: Mapping[str, Mapping[str, object]] = {
    "recorded": {},
    "union_informed": {},
    "proposed": {"measure": "reprimand"},
    "hearing_notified": {"hearing_at": HEARING, "people": BOTH},
    "hearing_held": {"people": BOTH, "text": "Two of the three were phone calls."},
    "minutes_signed": {"people": BOTH},
    "decision_issued": {"by": "Phan Hữu Trí", "authority_ref": "12.1", "measure": "reprimand"},
    "served": {"people": BOTH},
}
LATER = (3, 7, 0, 19, 12, 0, 2, 1)
"""Days from each step to the next, where all goes as it should."""
ANSWERS = ("", "reason", "contrary", "contrary")
PERIODS = st.lists(
    st.builds(
        lambda start, length: ProtectedPeriod(
            basis="leave",
            first=START + timedelta(days=start),
            last=None if length is None else START + timedelta(days=start + length),
        ),
        DAYS,
        st.none() | st.integers(0, 60),
    ),
    max_size=2,
).map(tuple)
FILES = st.builds(
    HrFile,
    person_id=st.just("p5"),
    organisation_member=st.booleans(),
    holds_post=st.booleans(),
    protected=PERIODS,
)


@st.composite
def moves(draw: st.DrawFn) -> tuple[str, int, Mapping[str, object], str]:
    """Draw a step, the days since the one before, its fields, and how refusals are answered."""
    key = draw(st.sampled_from(ORDER) | st.sampled_from(get_args(StepKey)))
    names = TAKEN.get(key, tuple(FIELDS)) if draw(st.booleans()) else tuple(FIELDS)
    fields = {name: draw(FIELDS[name]) for name in names}
    fields["overrides"] = draw(OVERRIDES)
    return key, draw(st.integers(0, 30)), fields, draw(st.sampled_from(("", "reason", "contrary")))


@st.composite
def stories(draw: st.DrawFn) -> list[tuple[str, int, Mapping[str, object], str]]:
    """Draw a case in its order, much of it as it should be, with other steps thrown in."""
    told: list[tuple[str, int, Mapping[str, object], str]] = []
    for key, later in zip(ORDER, LATER, strict=True):
        fields = dict(LAWFUL[key])
        for name in TAKEN[key]:
            if draw(st.integers(0, 4)) == 0:
                fields[name] = draw(FIELDS[name])
        days = draw(st.integers(0, 60)) if draw(st.integers(0, 4)) == 0 else later
        told.append((key, days, fields, draw(st.sampled_from(ANSWERS))))
        if draw(st.integers(0, 5)) == 0:
            told.append(draw(moves()))
    return told


def tell(walk: Walk, story: Sequence[tuple[str, int, Mapping[str, object], str]]) -> None:
    """Try each step of a story; what is refused is left, or tried again with typed overrides."""
    on = START
    for key, later, fields, answer in story:
        on += timedelta(days=later)
        for overrides in ((), _typed(walk, key, on, fields, answer)):
            given = dict(fields)
            if overrides:
                given["overrides"] = overrides
            try:
                walk.take(key, on, **given)
            except RefusedStepError:
                continue
            break


def _typed(
    walk: Walk, key: str, on: date, fields: Mapping[str, object], answer: str
) -> tuple[Override, ...]:
    if not answer:
        return ()
    found = walk.refused(walk.draft(key, on, **fields))
    return tuple(
        Override(
            guard=each.key,
            rule=each.rule,
            reason="It was decided elsewhere.",
            contrary=answer == "contrary",
        )
        for each in found
    )


def forbidden_by(walk: Walk, decision: CaseStep) -> list[Refusal]:
    """Give what the law surely forbids about a decision, of all that came before it."""
    before = walk.steps[: walk.steps.index(decision)]
    facts = facts_of(walk.case, before, walk.file, walk.others, decision)
    found = refusals(walk.pack, facts, WEEK, decision.on, GUARDS)
    return [each for each in found if each.effect in {"block", "pause"}]


@settings(max_examples=120, deadline=None)
@given(story=stories(), file=FILES, named=st.booleans())
def test_no_story_yields_an_unlawful_decision_unmarked(
    story: list[tuple[str, int, Mapping[str, object], str]], file: HrFile, *, named: bool
) -> None:
    """Whatever is typed in any order: what confidence A forbids stands marked, or not at all."""
    case = conduct_case()
    if not named:
        case = case.revised(incident=case.incident.revised(clause=""))
    walk = Walk(case, file)

    tell(walk, story)

    for decision in walk.steps:
        if decision.step != "decision_issued":
            continue
        marked = {each.guard for each in decision.overrides if each.contrary}
        for refusal in forbidden_by(walk, decision):
            assert refusal.key in marked, (refusal, decision)
        assert all(len(each.reason) >= 10 for each in decision.overrides)
    for proposal in walk.steps:
        assert not (proposal.step == "proposed" and proposal.contrary)


@settings(max_examples=60, deadline=None)
@given(story=stories(), file=FILES)
def test_what_is_issued_is_never_altered(
    story: list[tuple[str, int, Mapping[str, object], str]], file: HrFile
) -> None:
    """No question about a case, and no later step, changes a step that is on file."""
    walk = Walk(conduct_case(), file)
    dumps: list[dict[str, object]] = []
    for move in story:
        before = walk.steps
        tell(walk, [move])
        assert walk.steps[: len(before)] == before
        dumps += [each.model_dump() for each in walk.steps[len(before) :]]
        today = date(2027, 6, 1)
        walk.lines(today)
        walk.clocks(today)
        walk.state(today)
        is_closed(walk.case, walk.steps, walk.file, walk.bench(today))
        frozen_fields(walk.case, walk.steps)
        decisions(walk.steps)
        assert [each.model_dump() for each in walk.steps] == dumps


@settings(max_examples=80, deadline=None)
@given(story=st.lists(moves(), max_size=8), measure=st.sampled_from(MEASURES[1:]))
def test_capability_never_carries_a_measure(
    story: list[tuple[str, int, Mapping[str, object], str]], measure: str
) -> None:
    """On the capability track no step takes a measure or months, with whatever overrides."""
    walk = capability_to(3)
    start = walk.steps
    tell(
        walk,
        [(key, later, {**fields, "measure": measure}, say) for key, later, fields, say in story],
    )
    assert walk.steps == start

    fresh = Walk(capability_case())
    tell(fresh, story)
    assert not any(each.measure or each.months for each in fresh.steps)
    assert not previous_measures(conduct_case(person_id="p8"), (fresh.case,), fresh.steps)


@settings(max_examples=150, deadline=None)
@given(
    given_on=st.integers(0, 1500),
    measure=st.sampled_from(("reprimand", "deferral", "demotion")),
    cut=st.none() | st.integers(0, 200),
)
def test_a_spent_measure_never_counts(given_on: int, measure: str, cut: int | None) -> None:
    """A repeat is a ground only while what it repeats stands, at the act and at the decision."""
    on = date(2023, 1, 1) + timedelta(days=given_on)
    earlier = Imposed(
        measure, on, None if cut is None else on + timedelta(days=cut), same_breach=True
    )
    case = conduct_case()
    case = case.revised(incident=case.incident.revised(ground="125.3"))
    walk = Walk(_recorded(case), others=(earlier,))
    decided_on = date(2026, 12, 2)
    draft = walk.draft(
        "decision_issued", decided_on, measure="dismissal", by="T", authority_ref="1"
    )
    refused = {each.reason for each in walk.refused(draft)}

    stands = [is_live(walk.pack, earlier, day) for day in (max(case.incident.acts), decided_on)]
    counts = measure != "reprimand" and all(stands)
    assert ("no_repeat" in refused) == (not counts)


def _recorded(case: DisciplineCase) -> DisciplineCase:
    return case.revised(incident=case.incident.revised(acts=case.incident.acts[-1:]))
